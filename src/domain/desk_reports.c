#include "domain/desk_reports.h"

#include "base/limits.h"
#include "core/text.h"
#include "domain/use.h"

#define STATES_MAX 5

/* The states the step is taken in. */
static void states_find(
    const struct profile *profile, enum report_action action, int64_t out[STATES_MAX])
{
    size_t len = 0;

    for (size_t i = 0; i < STATES_MAX; i++)
        out[i] = -1;
    for (int state = 0; state < REPORT_STATE_COUNT && len < STATES_MAX; state++)
        if (workflow_step(&profile->workflow, (enum report_state)state, action))
            out[len++] = state;
}

struct start {
    int64_t id, due_on;
    struct str name;
};

static struct start start_read(const struct desk_order *order)
{
    struct start start = { .due_on = INT64_MIN };

    cursor_read(order->page, &start.id, &start.name);
    if (!start.id || (!order->by_unit && !str_to_int(start.name, &start.due_on)))
        return (struct start){ .due_on = INT64_MIN };
    return start;
}

static struct str next_make(
    struct ctx *ctx, const struct desk_order *order, const struct report *last)
{
    struct str place = order->by_unit ? text_sort_key(ctx->arena, last->unit_name)
                                      : str_format(ctx->arena, "%lld", (long long)last->due_on);

    return cursor_make(ctx, last->id, place);
}

enum status desk_reports(struct ctx *ctx, const struct profile *profile,
    const struct desk_order *order, struct list *out, struct str *out_next)
{
    struct desk_order cut = *order;
    struct start start = start_read(order);
    int64_t states[STATES_MAX];
    struct str path = { 0 };

    if (!cut.page.limit || cut.page.limit > DESK_ROWS_MAX)
        cut.page.limit = DESK_ROWS_MAX;
    states_find(profile, cut.action, states);
    if (cut.unit_id)
        TRY(use_unit_path(ctx, "unit_id", cut.unit_id, &path));
    TRY(db_start(ctx, cut.by_unit ? STMT_DESK_BY_UNIT : STMT_DESK_BY_DUE,
        ARGS(USE_SCOPE(ctx, cut.right), V_INT(states[0]), V_INT(states[1]), V_INT(states[2]),
            V_INT(states[3]), V_INT(states[4]), V_TEXT(text_search_key(ctx->arena, cut.q)),
            V_TEXT(path), cut.by_unit ? V_TEXT(start.name) : V_INT(start.due_on), V_INT(start.id),
            V_INT(page_limit(cut.page) + 1))));
    TRY(rows_read(ctx, &report_resource, out));
    *out_next = (struct str){ 0 };
    if (page_cut(cut.page, out))
        *out_next = next_make(ctx, &cut, LIST_AT(*out, struct report, out->len - 1));
    return ST_OK;
}
