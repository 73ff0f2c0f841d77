#include "domain/fills.h"

#include <string.h>

#include "core/content_lists.h"
#include "core/number.h"
#include "domain/annexes.h"
#include "domain/grown.h"
#include "domain/use.h"

enum status fill_load(struct ctx *ctx, const struct fill_in *in, struct report_work *out)
{
    struct wf_verdict verdict;

    TRY(report_work_get(ctx, in->id, out));
    if (out->report.kind == REPORT_TOTAL)
        return fail(ctx, PROBLEM_FILL_TOTAL, "%s", problem_text(PROBLEM_FILL_TOTAL));
    verdict = report_may_enter(ctx, out);
    return report_refuse(ctx, verdict, (enum report_state)out->report.state);
}

/* ---- rows that would be added ---- */

/* Keys nobody else draws, for as many rows as a file can have. */
static int64_t key_draw(struct ctx *ctx)
{
    uint64_t drawn = 0;

    ctx->random(&drawn, sizeof(drawn));
    return OPEN_KEY_DRAWN +
           (int64_t)(drawn % (uint64_t)(OPEN_KEY_MAX - OPEN_KEY_DRAWN - FORM_ROWS_MAX));
}

static void row_refuse(struct fill_row *row, struct str reason)
{
    row->state = FILL_REFUSED;
    row->reason = reason;
}

/* Which of them may be; how many. */
static size_t rows_check(struct ctx *ctx, const struct report_work *work, struct fill *fill)
{
    size_t cells = form_open_cells(work->content->base);
    size_t most = OPEN_CELLS_MAX / cells < OPEN_ROWS_MAX ? OPEN_CELLS_MAX / cells : OPEN_ROWS_MAX;
    size_t len = 0;

    for (size_t i = 0; i < fill->rows.len; i++) {
        struct fill_row *row = LIST_AT(fill->rows, struct fill_row, i);

        if (row->state != FILL_TAKEN)
            continue;
        if (!report_assigned_row(work, row->open))
            row_refuse(row, S("Danh sách không được giao cho đơn vị."));
        else if (work->content->rows_len + len >= most)
            row_refuse(
                row, str_format(ctx->arena, "Các danh sách của báo cáo đã đủ %zu dòng.", most));
        else
            len++;
    }
    return len;
}

/* Those there are and behind them, list by list, those that would be. */
static struct open_row *rows_joined(
    struct ctx *ctx, const struct content *content, const struct fill *fill, size_t len)
{
    struct open_row *rows = ARENA_ARRAY(ctx->arena, content->rows_len + len, struct open_row);
    size_t out = 0, old = 0, at = 0;

    for (size_t i = 0; i < content->base->rows.len; i++) {
        int64_t open = FORM_ROW(content->base, i)->key;

        while (old < content->rows_len && content->rows[old].open == open)
            rows[out++] = content->rows[old++];
        for (; at < fill->rows.len; at++) {
            const struct fill_row *row = LIST_AT(fill->rows, struct fill_row, at);

            if (row->open != open)
                break;
            if (row->state == FILL_TAKEN)
                rows[out++] = (struct open_row){ .key = row->key, .open = open };
        }
    }
    return rows;
}

/* The report as if those rows had been added; the report itself stays as it is. */
static enum status rows_try(
    struct ctx *ctx, const struct report_work *work, struct fill *fill, struct report_work *out)
{
    struct content *content = ARENA_NEW(ctx->arena, struct content);
    size_t len = rows_check(ctx, work, fill);

    *out = *work;
    if (!len)
        return ST_OK;
    *content = *work->content;
    out->content = content;
    content_set_rows(content, rows_joined(ctx, work->content, fill, len), content->rows_len + len);
    return report_regrow(ctx, out);
}

/* ---- one cell against the report ---- */

static struct str wire(struct ctx *ctx, struct cell cell)
{
    struct buf text = { .arena = ctx->arena };

    cell_add_to(&text, cell);
    return buf_str(&text);
}

static void value_show(struct ctx *ctx, struct cell cell, struct maybe_dec *value, struct str *text)
{
    if (cell.kind == CELL_NUMBER)
        *value = (struct maybe_dec){ true, CELL_DEC(cell) };
    else if (cell.kind != CELL_EMPTY)
        *text = wire(ctx, cell);
}

static bool is_calculated(const struct form *form, const struct fill_cell *cell)
{
    const struct form_cell *own = form_cell_find(form, cell->row, cell->column);

    return own && own->formula.len;
}

/* Whether the reporter may type there. */
static void place_check(const struct report_work *work, struct fill_cell *cell)
{
    const struct form *form = &work->form->form;

    if (is_calculated(form, cell))
        return;
    if (form_row_index(form, cell->row) < 0) {
        cell->state = FILL_REFUSED;
        cell->reason = S("Dòng không thêm được vào danh sách.");
    } else if (!form_cell_editable(form, cell->row, cell->column)) {
        cell->state = FILL_REFUSED;
        cell->reason = S("Ô không nhập số liệu.");
    } else if (!report_assigned(work, cell->row, cell->column)) {
        cell->state = FILL_REFUSED;
        cell->reason = S("Ô không được giao cho đơn vị.");
    }
}

static bool is_taken(const struct fill_cell *cell)
{
    return cell->state == FILL_TAKEN || cell->state == FILL_ROUNDED;
}

/* The report as it would be with all that can be taken. */
static struct content *trial(struct ctx *ctx, const struct report_work *work, struct fill *fill)
{
    const struct form *form = &work->form->form;
    struct content *content = content_new(ctx->arena, form);

    memcpy(content->cells, work->content->cells,
        shape_slots(content->shape) * sizeof(*content->cells));
    for (size_t i = 0; i < fill->cells.len; i++) {
        struct fill_cell *cell = LIST_AT(fill->cells, struct fill_cell, i);

        place_check(work, cell);
        if (is_taken(cell) && !is_calculated(form, cell) &&
            content_put(content, cell->row, cell->column, cell->value) != CONTENT_OK)
            cell->state = FILL_REFUSED;
    }
    formula_run(report_program(ctx, work), content);
    return content;
}

/* A formula's cell is never taken; but who filled in another figure should know. */
static void formula_compare(
    struct ctx *ctx, struct fill_cell *cell, struct cell calculated, struct fill_item *item)
{
    if (cell->state == FILL_REFUSED || cell_eq(cell->value, calculated) ||
        (cell->state == FILL_ASKED && cell_eq(cell->other, calculated))) {
        item->state = FILL_SAME;
        item->reason = S("");
        return;
    }
    item->state = FILL_DIFFERS;
    item->reason = str_format(ctx->arena, "Ô tự tính; hệ thống tính được " STR_FMT ".",
        STR_ARG(calculated.kind == CELL_NUMBER ? number_format_vi(ctx->arena, CELL_DEC(calculated),
                                                     NUMBER_DECIMALS_ALL, NUMBER_GROUPED)
                                               : S("ô trống")));
}

/* Whether the report says that already. */
static bool is_known(const struct fill_cell *cell, struct cell before)
{
    switch ((enum fill_state)cell->state) {
    case FILL_TAKEN:
        return cell_eq(cell->value, before);
    case FILL_ASKED:
        return cell_eq(cell->value, before) || cell_eq(cell->other, before);
    case FILL_ROUNDED:
    case FILL_REFUSED:
    case FILL_SAME:
    case FILL_DIFFERS:
    case FILL_STATE_COUNT:
        break;
    }
    return false;
}

static struct fill_item item_of(struct ctx *ctx, const struct report_work *work,
    const struct content *after, struct fill_cell *cell)
{
    struct cell before = content_get(work->content, cell->row, cell->column);
    struct cell calculated = content_get(after, cell->row, cell->column);
    struct fill_item item = {
        .row = cell->row,
        .column = cell->column,
        .at = cell->at,
        .found = cell->found,
        .state = cell->state,
        .reason = cell->reason,
    };
    bool is_formula = is_calculated(&work->form->form, cell);

    if (is_formula)
        formula_compare(ctx, cell, calculated, &item);
    else if (is_known(cell, before))
        item.state = FILL_SAME;
    if (item.state == FILL_ASKED)
        value_show(ctx, cell->other, &item.other, &item.other_text);
    if (cell->state != FILL_REFUSED || is_formula)
        value_show(ctx, is_formula ? calculated : cell->value, &item.value, &item.text);
    value_show(ctx, before, &item.before, &item.before_text);
    return item;
}

static enum status items_fill(
    struct ctx *ctx, const struct report_work *report, struct fill *fill, struct fill_out *out)
{
    struct fill_item *items = ARENA_ARRAY(ctx->arena, fill->cells.len, struct fill_item);
    struct report_work work;
    const struct content *after;

    TRY(rows_try(ctx, report, fill, &work));
    after = trial(ctx, &work, fill);
    for (size_t i = 0; i < fill->cells.len; i++)
        items[i] = item_of(ctx, &work, after, LIST_AT(fill->cells, struct fill_cell, i));
    out->rows = fill->rows;
    out->items = (struct list){ items, fill->cells.len };
    out->strange = fill->strange;
    out->lacking = fill->lacking;
    return ST_OK;
}

/* How well an answer fits: the best one of all sheets is told. */
static int fit(enum fill_answer answer)
{
    switch (answer) {
    case FILL_OK:
        return 3;
    case FILL_OTHER_FORM:
        return 2;
    case FILL_TOO_LARGE:
        return 1;
    case FILL_NO_TABLE:
        break;
    }
    return 0;
}

/* The sheet asked for, or the first that is the report's form. */
static enum fill_answer read_sheets(struct ctx *ctx, const struct fill_in *in,
    const struct form *form, const struct book *book, struct fill_out *out, struct fill *fill)
{
    enum fill_answer best = FILL_NO_TABLE;
    size_t i = in->chosen ? (size_t)in->sheet : 0;
    size_t end = in->chosen ? i + 1 : book->len;

    for (; i < end && best != FILL_OK && !arena_over_budget(ctx->arena); i++) {
        enum fill_answer answer =
            fill_read(ctx->arena, form, &book->sheets[i], key_draw(ctx), fill);

        if (fit(answer) < fit(best) || (answer != FILL_OK && fit(answer) == fit(best)))
            continue;
        best = answer;
        out->sheet = (int64_t)i;
    }
    return best;
}

enum status fill_preview(struct ctx *ctx, struct office *office, const struct fill_in *in,
    struct report_work *work, struct fill_out *out)
{
    struct book book;
    struct fill fill;

    TRY(annex_book(ctx, office, in->file, &book, &out->sheets));
    if (in->chosen)
        TRY(annex_sheet_check(ctx, &book, in->sheet));
    out->report_id = work->report.id;
    out->version = work->report.version;
    switch (read_sheets(ctx, in, &work->form->form, &book, out, &fill)) {
    case FILL_OK:
        return items_fill(ctx, work, &fill, out);
    case FILL_TOO_LARGE:
        return annex_too_large(ctx);
    case FILL_OTHER_FORM:
        return fail(ctx, PROBLEM_FILL_OTHER_FORM, "%s", problem_text(PROBLEM_FILL_OTHER_FORM));
    case FILL_NO_TABLE:
        break;
    }
    return annex_no_table(ctx);
}
