#include "domain/clocks.h"

#include "domain/profiles.h"
#include "domain/use.h"

enum status form_clocks(struct ctx *ctx, const struct nothing *in, struct page_out *out)
{
    const struct profile *profile = NULL;

    (void)in;
    TRY(profile_get(ctx, &profile));
    ASSERT(profile);
    TRY(db_start(ctx, STMT_FORM_CLOCK_LIST, ARGS(V_TEXT(profile->about.title))));
    return rows_read(ctx, &form_clock_resource, &out->items);
}

static struct str clock_json(struct ctx *ctx, const struct form_clock *clock)
{
    return resource_to_json(ctx->arena, &form_clock_resource, clock);
}

static enum status clock_get(struct ctx *ctx, int64_t id, struct form_clock *out)
{
    struct list found;

    TRY(db_start(ctx, STMT_FORM_CLOCK_GET, ARGS(V_INT(id))));
    TRY(rows_read(ctx, &form_clock_resource, &found));
    if (!found.len)
        return use_not_found(ctx);
    *out = *LIST_AT(found, struct form_clock, 0);
    return ST_OK;
}

enum status form_clock_set(
    struct ctx *ctx, const struct form_clock_change *in, struct form_clock *out)
{
    struct form_clock before;
    bool found;

    /* All units are built for by it: a right over some of them does not reach it. */
    if (!access_allows_roots(ctx->actor, RIGHT_CALENDAR_WRITE, use_today(ctx)))
        return fail(ctx, PROBLEM_ROUTE_FORBIDDEN, "%s", problem_text(PROBLEM_ROUTE_FORBIDDEN));
    TRY(clock_get(ctx, in->id, &before));
    TRY(db_one(ctx, STMT_FORM_CLOCK_SAVE,
        ARGS(V_INT(in->id), V_INT(in->version), V_INT(in->build_days), V_INT(in->build_workdays),
            V_INT(in->test_days), V_INT(in->test_workdays), V_INT(in->must_test),
            V_TEXT(str_trim(in->article))),
        &found));
    if (!found)
        return use_changed(ctx);
    TRY(clock_get(ctx, in->id, out));
    return history_add(ctx, (struct history_facts){
                                .action = "form.clock",
                                .object_type = OBJECT_FORM_CLOCK,
                                .object_id = in->id,
                                .object_version = out->version,
                                .unit_id = ctx->actor->unit_id,
                                .note = str_trim(in->reason),
                                .before = clock_json(ctx, &before),
                                .after = clock_json(ctx, out),
                            });
}
