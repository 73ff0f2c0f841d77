#include "domain/urging_lists.h"

#include "core/text.h"
#include "domain/use.h"

int64_t urging_reader_roles(const struct ctx *ctx)
{
    return (int64_t)(access_roles_with(ctx->actor->access, RIGHT_REPORT_READ) |
                     access_roles_with(ctx->actor->access, RIGHT_PROGRESS_READ));
}

void urging_complete(struct ctx *ctx, struct urging *urging)
{
    urging->own = use_may(ctx, RIGHT_PROGRESS_READ, urging->unit_path, 0);
    urging->can_change = !urging->withdrawn_ms && urging->urges_all;
}

static enum status days_check(struct ctx *ctx, int64_t from, int64_t to)
{
    if (from == DATE_NONE || to == DATE_NONE || from <= to)
        return ST_OK;
    return fail_field(ctx, PROBLEM_URGING_DAYS, "to", "%s Ngày cuối phải từ ngày đầu trở đi.",
        problem_text(PROBLEM_URGING_DAYS));
}

static struct value first_day(int64_t day)
{
    return V_INT(day == DATE_NONE ? INT32_MIN : day);
}

static struct value last_day(int64_t day)
{
    return V_INT(day == DATE_NONE ? INT32_MAX : day);
}

/* ---- letters ---- */

enum status urging_list(struct ctx *ctx, const struct urging_query *in, struct page_out *out)
{
    bool oldest = in->sort == URGING_BY_OLDEST;
    struct str path = { 0 }, after;
    int64_t id;

    TRY(days_check(ctx, in->from, in->to));
    if (in->unit_id)
        TRY(use_unit_path(ctx, "unit_id", in->unit_id, &path));
    cursor_read(in->page, &id, &after);
    TRY(db_start(ctx, oldest ? STMT_URGING_OLDEST : STMT_URGING_NEWEST,
        ARGS(USE_SCOPE(ctx, RIGHT_PROGRESS_READ), V_INT(urging_reader_roles(ctx)),
            V_TEXT(text_search_key(ctx->arena, in->q)), V_TEXT(path), V_ID(in->regime_id),
            first_day(in->from), last_day(in->to), in->state < 0 ? V_NULL : V_INT(in->state),
            in->whose < 0 ? V_NULL : V_INT(in->whose), in->seen < 0 ? V_NULL : V_INT(in->seen),
            V_INT(oldest ? id : cursor_before(in->page)), V_INT(page_limit(in->page) + 1),
            USE_ROLES(ctx, RIGHT_REPORT_URGE))));
    TRY(rows_read(ctx, &urging_resource, &out->items));
    if (page_cut(in->page, &out->items))
        out->next = cursor_make(
            ctx, LIST_AT(out->items, struct urging, out->items.len - 1)->id, (struct str){ 0 });
    for (size_t i = 0; i < out->items.len; i++)
        urging_complete(ctx, LIST_AT(out->items, struct urging, i));
    return ST_OK;
}

/* ---- how often ---- */

/* A cursor is how many rows came before: the order is of counts. */
static enum status urged_rows(
    struct ctx *ctx, const struct urged_query *in, struct str path, struct urged_out *out)
{
    static const enum stmt statements[URGED_SORT_COUNT] = {
        [URGED_BY_NAME] = STMT_URGED_BY_NAME,
        [URGED_BY_LETTERS] = STMT_URGED_BY_LETTERS,
        [URGED_BY_OPEN] = STMT_URGED_BY_OPEN,
    };
    struct str rest;
    int64_t before;

    cursor_read(in->page, &before, &rest);
    if (before < 0)
        before = 0;
    const struct value args[] = {
        USE_SCOPE(ctx, RIGHT_PROGRESS_READ),
        V_INT(urging_reader_roles(ctx)),
        V_TEXT(text_search_key(ctx->arena, in->q)),
        V_TEXT(path),
        V_ID(in->regime_id),
        first_day(in->from),
        last_day(in->to),
        V_INT(page_limit(in->page) + 1),
        V_INT(before),
    };
    TRY(db_one(ctx, STMT_URGED_COUNTS, args, 9, &(bool){ 0 }));
    out->rows = db_int(ctx, 0);
    out->letters = db_int(ctx, 1);
    TRY(db_start(ctx, statements[in->sort < 0 ? URGED_BY_NAME : in->sort], args, ARRAY_LEN(args)));
    TRY(rows_read(ctx, &urged_resource, &out->items));
    if (page_cut(in->page, &out->items))
        out->next = cursor_make(ctx, before + (int64_t)out->items.len, (struct str){ 0 });
    return ST_OK;
}

enum status urged_list(struct ctx *ctx, const struct urged_query *in, struct urged_out *out)
{
    struct str path = { 0 };

    TRY(days_check(ctx, in->from, in->to));
    if (in->unit_id)
        TRY(use_unit_path(ctx, "unit_id", in->unit_id, &path));
    return urged_rows(ctx, in, path, out);
}
