#include "domain/list_file.h"

#include "domain/use.h"
#include "render/render.h"

/* Keys of columns: the first counts, then come those of the file. */
enum { COLUMN_ORDINAL = 1, COLUMN_OWN };

struct sheet {
    struct arena *arena;
    const struct list_file *file;
    struct form_row *rows;
};

/* The one behind the last is the sum. */
static const void *record_at(const struct list_file *file, size_t row)
{
    return row < file->records->len ? (const char *)file->records->items + row * file->record_size
                                    : file->total;
}

static const struct form_row *sheet_row(const void *user, size_t i)
{
    return &((const struct sheet *)user)->rows[i];
}

static struct cell sheet_value(const void *user, size_t i, const struct form_column *column)
{
    const struct sheet *sheet = user;
    const struct list_column *is = &sheet->file->columns[column->key - COLUMN_OWN];
    const void *record = record_at(sheet->file, i);
    struct maybe_dec figure;
    struct str text;

    if (is->text) {
        text = is->text(sheet->arena, record);
        return (struct cell){ .kind = text.len ? CELL_TEXT : CELL_EMPTY, .text = text };
    }
    figure = is->figure(record);
    return figure.given ? CELL_OF_DEC(figure.value) : (struct cell){ .kind = CELL_EMPTY };
}

static struct form_column column_of(
    struct arena *arena, int64_t key, const char *title, enum column_role role, int64_t width)
{
    struct str *path = ARENA_NEW(arena, struct str);

    *path = str_of(title);
    return (struct form_column){
        .key = key, .path = { path, 1 }, .role = (int)role, .type = TYPE_TEXT, .width = width
    };
}

static struct form *sheet_form(struct arena *arena, const struct list_file *file)
{
    struct form *form = ARENA_NEW(arena, struct form);
    struct form_column *columns = ARENA_ARRAY(arena, file->columns_len + 1, struct form_column);
    struct form_sign *signs = ARENA_ARRAY(arena, file->signs_len + 1, struct form_sign);

    columns[0] = column_of(arena, COLUMN_ORDINAL, "STT", COLUMN_STT, 6);
    for (size_t i = 0; i < file->columns_len; i++) {
        const struct list_column *is = &file->columns[i];

        columns[i + 1] = column_of(
            arena, COLUMN_OWN + (int64_t)i, is->title, i ? COLUMN_VALUE : COLUMN_LABEL, is->width);
        if (!is->text) {
            columns[i + 1].type = TYPE_NUMBER;
            columns[i + 1].decimals = is->decimals;
        }
    }
    for (size_t i = 0; i < file->signs_len; i++)
        signs[i] = file->signs[i];
    form->title = file->title;
    form->columns = (struct list){ columns, file->columns_len + 1 };
    form->signs = (struct list){ signs, file->signs_len };
    if (file->signs_len)
        form->date_line = S("…………, ngày …… tháng …… năm ………");
    return form;
}

enum status list_file_write(
    struct ctx *ctx, const struct list_file *file, struct str extension, struct str *out)
{
    const struct render_writer *writer = render_writer(extension);
    size_t len = file->records->len, lines = len + (file->total ? 1 : 0);
    struct sheet sheet = {
        .arena = ctx->arena,
        .file = file,
        .rows = ARENA_ARRAY(ctx->arena, lines + 1, struct form_row),
    };
    struct render_table table = {
        .form = sheet_form(ctx->arena, file),
        .unit_name = file->unit_name,
        .of_nobody = file->unit_name.len == 0,
        .period_title = file->subtitle,
        .rows = { lines, sheet_row, sheet_value, &sheet },
    };

    if (!writer)
        return use_not_found(ctx);
    for (size_t i = 0; i < len; i++)
        sheet.rows[i] = (struct form_row){
            .key = (int64_t)i + 1,
            .kind = ROW_FIXED,
            .stt = str_format(ctx->arena, "%zu", i + 1),
            .label = file->columns[0].text(ctx->arena, record_at(file, i)),
        };
    if (file->total)
        sheet.rows[len] = (struct form_row){ .key = (int64_t)lines, .label = S("Tổng cộng") };
    return writer->write(ctx, &table, out);
}
