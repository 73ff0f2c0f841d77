#include "domain/outages.h"

#include "domain/use.h"

static enum status outage_get(struct ctx *ctx, int64_t id, struct outage *out)
{
    bool found;

    TRY(db_one(ctx, STMT_OUTAGE_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    row_read(ctx, &outage_resource, 0, out);
    return ST_OK;
}

enum status outage_list(struct ctx *ctx, const struct outage_query *in, struct page_out *out)
{
    struct str from_text;
    int64_t id, from_ms;

    cursor_read(in->page, &id, &from_text);
    if (!id || !str_to_int(from_text, &from_ms))
        from_ms = INT64_MAX;
    TRY(db_start(
        ctx, STMT_OUTAGE_LIST, ARGS(V_INT(from_ms), V_INT(id), V_INT(page_limit(in->page) + 1))));
    TRY(rows_read(ctx, &outage_resource, &out->items));
    if (page_cut(in->page, &out->items)) {
        const struct outage *last = LIST_AT(out->items, struct outage, out->items.len - 1);

        out->next =
            cursor_make(ctx, last->id, str_format(ctx->arena, "%lld", (long long)last->from_ms));
    }
    return ST_OK;
}

static enum status times_require(struct ctx *ctx, const struct outage *outage)
{
    const char *ends = outage->to_ms ? "to_at" : "from_at";

    switch (outage_times_check(outage->from_ms, outage->to_ms, ctx->now_ms)) {
    case OUTAGE_TIMES_OK:
        break;
    case OUTAGE_TIMES_BACKWARD:
        return fail_field(
            ctx, PROBLEM_OUTAGE_BACKWARD, "to_at", "%s", problem_text(PROBLEM_OUTAGE_BACKWARD));
    case OUTAGE_TIMES_AHEAD:
        return fail_field(ctx, PROBLEM_OUTAGE_AHEAD,
            outage->from_ms > ctx->now_ms ? "from_at" : "to_at", "%s Bây giờ là " STR_FMT ".",
            problem_text(PROBLEM_OUTAGE_AHEAD), STR_ARG(time_format_vi(ctx->arena, ctx->now_ms)));
    case OUTAGE_TIMES_LONG:
        return fail_field(ctx, PROBLEM_OUTAGE_LONG, ends, "%s", problem_text(PROBLEM_OUTAGE_LONG));
    }
    return ST_OK;
}

/* Whose line it was, or everybody's: who runs the system there says so. */
static enum status place_require(struct ctx *ctx, int64_t unit_id)
{
    struct str path;

    if (!unit_id)
        return access_allows_roots(ctx->actor, RIGHT_SYSTEM_MANAGE, use_today(ctx))
                   ? ST_OK
                   : fail(
                         ctx, PROBLEM_ROUTE_FORBIDDEN, "%s", problem_text(PROBLEM_ROUTE_FORBIDDEN));
    TRY(use_unit_path(ctx, "unit_id", unit_id, &path));
    return use_require(ctx, RIGHT_SYSTEM_MANAGE, path, 0);
}

static enum status outage_event(
    struct ctx *ctx, const char *action, const struct outage *before, const struct outage *after)
{
    return history_add(
        ctx, (struct history_facts){
                 .action = action,
                 .object_type = OBJECT_OUTAGE,
                 .object_id = after->id,
                 .unit_id = after->unit_id ? after->unit_id : ctx->actor->unit_id,
                 .note = after->affected,
                 .before = before ? resource_to_json(ctx->arena, &outage_resource, before)
                                  : (struct str){ 0 },
                 .after = resource_to_json(ctx->arena, &outage_resource, after),
             });
}

enum status outage_record(struct ctx *ctx, const struct outage *in, struct outage *out)
{
    bool found;

    TRY(place_require(ctx, in->unit_id));
    TRY(times_require(ctx, in));
    TRY(db_one(ctx, STMT_OUTAGE_INSERT,
        ARGS(V_INT(in->from_ms), V_INT(in->to_ms), V_ID(in->unit_id), V_TEXT(in->affected),
            V_TEXT(in->confirmed_by), V_TEXT(in->document), V_TEXT(ctx->actor->name),
            V_INT(ctx->now_ms)),
        &found));
    TRY(outage_get(ctx, db_int(ctx, 0), out));
    return outage_event(ctx, "outage.record", NULL, out);
}

/* What reports rest on stays: they were sent within its new times too. */
static enum status rests_require(struct ctx *ctx, const struct outage *outage)
{
    bool found;

    /* Withdrawn: as if it began after all of them. */
    TRY(db_one(ctx, STMT_OUTAGE_OUTSIDE,
        ARGS(V_INT(outage->id), V_INT(outage->withdrawn ? INT64_MAX : outage->from_ms),
            V_INT(outage_end(outage->from_ms, outage->to_ms)), V_INT(REGISTRATION_ASKED),
            V_INT(REGISTRATION_CONFIRMED)),
        &found));
    if (!found)
        return ST_OK;
    return fail(ctx, PROBLEM_OUTAGE_USED, "%s Báo cáo được ghi nhận đã gửi lúc " STR_FMT ".",
        problem_text(PROBLEM_OUTAGE_USED), STR_ARG(time_format_vi(ctx->arena, db_int(ctx, 0))));
}

enum status outage_change(struct ctx *ctx, const struct outage *in, struct outage *out)
{
    struct outage before, outage;
    bool found;

    TRY(outage_get(ctx, in->id, &before));
    TRY(place_require(ctx, before.unit_id));
    outage = before;
    resource_patch(&outage_resource, in->given, in, &outage);
    /* What was never closed is too long by now, and can be taken back all the same. */
    if (!outage.withdrawn || outage.from_ms != before.from_ms || outage.to_ms != before.to_ms)
        TRY(times_require(ctx, &outage));
    TRY(rests_require(ctx, &outage));
    TRY(db_one(ctx, STMT_OUTAGE_UPDATE,
        ARGS(V_INT(in->id), V_INT(in->version), V_INT(outage.from_ms), V_INT(outage.to_ms),
            V_TEXT(outage.affected), V_TEXT(outage.confirmed_by), V_TEXT(outage.document),
            V_INT(outage.withdrawn), V_INT(ctx->now_ms)),
        &found));
    if (!found)
        return use_changed(ctx);
    TRY(outage_get(ctx, in->id, out));
    return outage_event(ctx, "outage.change", &before, out);
}
