/* A filled form as CSV: one line of headings, then the rows; before them which rows were asked for.
 */
#include "core/csv.h"

#include "render/render.h"

/* "Năm báo cáo - Kế hoạch" */
static struct str heading(struct arena *arena, const struct form_column *column)
{
    struct buf buf = { .arena = arena };

    for (size_t i = 0; i < column->path.len; i++) {
        buf_add(&buf, i > 0 ? S(" - ") : S(""));
        buf_add(&buf, *LIST_AT(column->path, struct str, i));
    }
    return buf_str(&buf);
}

static void write_value(struct csv_writer *csv, struct cell cell)
{
    struct buf buf = { .arena = csv->out->arena };

    if (cell.kind == CELL_NUMBER) {
        csv_number(csv, CELL_DEC(cell));
        return;
    }
    cell_add_to(&buf, cell);
    csv_text(csv, cell.kind == CELL_TEXT ? cell.text : buf_str(&buf));
}

static struct str printed(const struct form_row *row, int role)
{
    const struct str texts[COLUMN_ROLE_COUNT] = {
        [COLUMN_STT] = row->stt,
        [COLUMN_LABEL] = row->label,
        [COLUMN_CODE] = row->code,
        [COLUMN_UNIT] = row->unit,
    };

    return texts[role];
}

static void write_row(struct csv_writer *csv, const struct render_table *table, size_t i)
{
    const struct form_row *row = table->rows.row(table->rows.user, i);
    bool labelled = false;

    for (size_t c = 0; c < table->form->columns.len; c++) {
        const struct form_column *column = FORM_COLUMN(table->form, c);
        bool again = column->role == COLUMN_LABEL && labelled;

        if (column->role == COLUMN_VALUE)
            write_value(csv, table->rows.value(table->rows.user, i, column));
        else
            csv_text(csv, again ? S("") : printed(row, column->role));
        labelled = labelled || column->role == COLUMN_LABEL;
    }
    csv_row_end(csv);
}

/* Above an empty line, so that nobody takes what is listed for all there is. */
static void write_view(struct csv_writer *csv, const struct render_table *table)
{
    if (!table->view.len)
        return;
    csv_text(csv, S("Chỉ gồm"));
    csv_text(csv, table->view);
    csv_row_end(csv);
    csv_row_end(csv);
}

/* Below an empty line, so that nobody takes it for a row: who uses the figures cites it (NA-32). */
static void write_source(struct csv_writer *csv, const struct render_table *table)
{
    const struct render_source *source = &table->source;

    if (!source->system.len)
        return;
    csv_row_end(csv);
    csv_text(csv, S("Nguồn số liệu"));
    csv_text(csv, source->system);
    csv_text(csv, source->report);
    csv_text(csv, table->unit_name);
    csv_text(csv, source->revision);
    csv_text(csv, source->taken);
    csv_row_end(csv);
}

enum status render_csv(struct ctx *ctx, const struct render_table *table, struct str *out)
{
    struct buf buf = { .arena = ctx->arena };
    struct csv_writer csv = { .out = &buf, .dialect = CSV_SEMICOLON };

    csv_begin(&csv);
    write_view(&csv, table);
    for (size_t c = 0; c < table->form->columns.len; c++)
        csv_text(&csv, heading(ctx->arena, FORM_COLUMN(table->form, c)));
    csv_row_end(&csv);
    for (size_t i = 0; i < table->rows.len; i++)
        write_row(&csv, table, i);
    write_source(&csv, table);
    *out = buf_str(&buf);
    return ST_OK;
}
