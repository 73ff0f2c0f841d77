#include "domain/discipline_tables.h"

#include "domain/disciplines.h"
#include "domain/use.h"
#include "model/report.h"

/* A year and a day: from any day to the same one a year later. */
#define TABLE_DAYS_MAX 366

/* The table is of what its author sees: only who sees the whole province speaks for it. */
static bool may_announce(const struct ctx *ctx)
{
    int64_t today = use_today(ctx);

    return access_allows_roots(ctx->actor, RIGHT_REGIME_WRITE, today) &&
           access_allows_roots(ctx->actor, RIGHT_PROGRESS_READ, today);
}

/* ---- reading ---- */

enum status discipline_table_list(
    struct ctx *ctx, const struct discipline_tables_query *in, struct discipline_tables_out *out)
{
    out->can_announce = may_announce(ctx);
    TRY(db_start(ctx, STMT_DISCIPLINE_TABLE_LIST,
        ARGS(V_ID(in->year), V_INT(cursor_before(in->page)), V_INT(page_limit(in->page) + 1))));
    TRY(rows_read(ctx, &discipline_table_resource, &out->items));
    if (page_cut(in->page, &out->items)) {
        const struct discipline_table *last =
            LIST_AT(out->items, struct discipline_table, out->items.len - 1);

        out->next = cursor_make(ctx, last->id, (struct str){ 0 });
    }
    return ST_OK;
}

/* What a line keeps of a sum, in the order of its columns behind the unit and the place. */
static const enum discipline_count kept[] = {
    COUNT_EXPECTED,
    COUNT_ON_TIME,
    COUNT_LATE,
    COUNT_MISSING,
    COUNT_WAITING,
    COUNT_EXCUSED,
    COUNT_EXTENDED,
    COUNT_RETURNED,
    COUNT_UPHELD,
};
#define LINE_SUM_AT 4

static void row_complete(struct discipline_row *row)
{
    row->due = discipline_due(&row->sum);
    row->rate.given = discipline_rate(&row->sum, &row->rate.value);
}

static enum status lines_read(struct ctx *ctx, struct discipline_table_out *out)
{
    struct discipline_row *rows = NULL;
    size_t len = 0, cap = 0;
    bool more;

    TRY(db_start(ctx, STMT_DISCIPLINE_LINES, ARGS(V_INT(out->table.id))));
    TRY(db_next(ctx, &more));
    while (more) {
        struct discipline_row *row;

        rows = list_room(ctx->arena, rows, len, &cap, sizeof(*rows));
        row = &rows[len++];
        *row = (struct discipline_row){ .id = db_int(ctx, 0),
            .code = db_text(ctx, 1),
            .name = db_text(ctx, 2),
            .place = db_int(ctx, 3) };
        for (size_t i = 0; i < ARRAY_LEN(kept); i++) {
            row->sum.of[kept[i]] = db_int(ctx, LINE_SUM_AT + (int)i);
            out->total.sum.of[kept[i]] += row->sum.of[kept[i]];
        }
        row->urged = db_int(ctx, LINE_SUM_AT + (int)ARRAY_LEN(kept));
        out->total.urged += row->urged;
        row_complete(row);
        TRY(db_next(ctx, &more));
    }
    row_complete(&out->total);
    out->lines = (struct list){ rows, len };
    return ST_OK;
}

static enum status table_get(struct ctx *ctx, int64_t id, struct discipline_table_out *out)
{
    bool found;

    *out = (struct discipline_table_out){ 0 };
    TRY(db_one(ctx, STMT_DISCIPLINE_TABLE_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    row_read(ctx, &discipline_table_resource, 0, &out->table);
    return lines_read(ctx, out);
}

enum status discipline_table_view(
    struct ctx *ctx, const struct by_id *in, struct discipline_table_out *out)
{
    return table_get(ctx, in->id, out);
}

/* ---- announcing ---- */

static enum status days_check(struct ctx *ctx, const struct discipline_table *in)
{
    const char *field = in->to_on > use_today(ctx) || in->to_on < in->from_on ? "to_on" : "from_on";

    if (in->from_on <= in->to_on && in->to_on <= use_today(ctx) &&
        in->to_on - in->from_on < TABLE_DAYS_MAX)
        return ST_OK;
    return fail_field(
        ctx, PROBLEM_DISCIPLINE_DAYS, field, "%s", problem_text(PROBLEM_DISCIPLINE_DAYS));
}

static enum status line_keep(struct ctx *ctx, int64_t table_id, const struct discipline_row *row)
{
    struct value values[6 + ARRAY_LEN(kept)] = { V_INT(table_id), V_INT(row->place), V_INT(row->id),
        V_TEXT(row->code), V_TEXT(row->name) };

    for (size_t i = 0; i < ARRAY_LEN(kept); i++)
        values[5 + i] = V_INT(row->sum.of[kept[i]]);
    values[5 + ARRAY_LEN(kept)] = V_INT(row->urged);
    return db_queue(ctx, STMT_DISCIPLINE_LINE_INSERT, values, ARRAY_LEN(values));
}

static enum status table_insert(struct ctx *ctx, const struct discipline_table *in, int64_t *out_id)
{
    int64_t number;
    bool found;

    TRY(db_one(ctx, STMT_DISCIPLINE_TABLE_NEWEST, ARGS(V_INT(in->year)), &found));
    number = found ? db_int(ctx, 0) + 1 : 1;
    TRY(db_one(ctx, STMT_DISCIPLINE_TABLE_INSERT,
        ARGS(V_INT(in->year), V_INT(number), V_INT(in->from_on), V_INT(in->to_on),
            V_TEXT(str_trim(in->note)), V_INT(ctx->actor->unit_id), V_TEXT(ctx->actor->unit_name),
            V_TEXT(ctx->actor->name), V_INT(ctx->now_ms)),
        &found));
    *out_id = db_int(ctx, 0);
    return ST_OK;
}

/* Of whom nothing was expected there is no line: a place on a list is no duty. */
static void rows_sift(struct list *rows)
{
    size_t len = 0;

    for (size_t i = 0; i < rows->len; i++) {
        struct discipline_row row = *LIST_AT(*rows, struct discipline_row, i);

        if (!row.sum.of[COUNT_EXPECTED])
            continue;
        row.place = (int64_t)len + 1;
        *LIST_AT(*rows, struct discipline_row, len++) = row;
    }
    rows->len = len;
}

enum status discipline_table_draw(
    struct ctx *ctx, const struct discipline_table *in, struct discipline_table_out *out)
{
    const struct discipline_wish wish = { .days = { in->from_on, in->to_on },
        .kind = REPORT_OF_UNIT };
    struct list rows;
    int64_t id;

    TRY(discipline_of_units(ctx, &wish, &rows));
    rows_sift(&rows);
    if (!rows.len || rows.len > DISCIPLINE_ROWS_MAX)
        return fail(ctx, PROBLEM_DISCIPLINE_EMPTY, "%s", problem_text(PROBLEM_DISCIPLINE_EMPTY));
    TRY(table_insert(ctx, in, &id));
    for (size_t i = 0; i < rows.len; i++)
        TRY(line_keep(ctx, id, LIST_AT(rows, struct discipline_row, i)));
    TRY(table_get(ctx, id, out));
    return history_add(
        ctx, (struct history_facts){
                 .action = "discipline.announce",
                 .object_type = OBJECT_DISCIPLINE_TABLE,
                 .object_id = id,
                 .unit_id = ctx->actor->unit_id,
                 .note = str_trim(in->note),
                 .after = resource_to_json(ctx->arena, &discipline_table_resource, &out->table),
             });
}

enum status discipline_table_announce(
    struct ctx *ctx, const struct discipline_table *in, struct discipline_table_out *out)
{
    if (!may_announce(ctx))
        return fail(ctx, PROBLEM_ROUTE_FORBIDDEN, "%s", problem_text(PROBLEM_ROUTE_FORBIDDEN));
    TRY(days_check(ctx, in));
    return discipline_table_draw(ctx, in, out);
}

/* ---- as a file ---- */

enum status discipline_table_write(struct ctx *ctx, const struct discipline_table_out *table,
    struct str extension, struct str *out)
{
    const struct discipline_table *of = &table->table;
    const struct discipline_out rows = {
        .by = BY_UNIT,
        .items = table->lines,
        .total = table->total,
        .title = str_format(ctx->arena,
            "Phục vụ chấm điểm cải cách hành chính năm %lld (báo cáo đến hạn từ " STR_FMT
            " đến " STR_FMT "); " STR_FMT " công bố lúc " STR_FMT ", lần %lld",
            (long long)of->year, STR_ARG(date_format_vi(ctx->arena, of->from_on)),
            STR_ARG(date_format_vi(ctx->arena, of->to_on)), STR_ARG(of->unit_name),
            STR_ARG(time_format_vi(ctx->arena, of->announced_ms)), (long long)of->number),
    };

    return discipline_write(ctx, &rows, DISCIPLINE_ANNOUNCED, extension, out);
}
