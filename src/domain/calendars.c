#include "domain/calendars.h"

#include "domain/use.h"

/* ---- reading ---- */

/* The row the database stands on: year, notice and days as JSON. */
static enum status year_read(struct ctx *ctx, struct calendar_year *out)
{
    *out = (struct calendar_year){ 0 };
    TRY(resource_from_json(ctx, &calendar_kept_resource, db_text(ctx, 1), out));
    out->year = db_int(ctx, 0);
    out->source = CALENDAR_CONFIRMED;
    return ST_OK;
}

static int64_t workdays_of(struct ctx *ctx, const struct calendar_year *year)
{
    struct calendar calendar = calendar_join(ctx->arena, year, 1);

    return calendar_workdays_in(&calendar, date_of((struct ymd){ (int)year->year, 1, 1 }),
        date_of((struct ymd){ (int)year->year, 12, 31 }));
}

enum status calendar_view(
    struct ctx *ctx, const struct calendar_ref *in, struct calendar_shown *out)
{
    bool found;

    *out = (struct calendar_shown){ 0 };
    TRY(db_one(ctx, STMT_CALENDAR_GET, ARGS(V_INT(in->year)), &found));
    if (found) {
        out->version = db_int(ctx, 2);
        out->confirmed_ms = db_int(ctx, 3);
        out->confirmed_by = db_text(ctx, 4);
        TRY(year_read(ctx, &out->of));
    } else {
        out->of = calendar_year_default(ctx->arena, (int)in->year);
    }
    out->workdays = workdays_of(ctx, &out->of);
    return ST_OK;
}

enum status calendar_load(struct ctx *ctx, int first_year, int last_year, struct calendar *out)
{
    size_t len = (size_t)last_year - (size_t)first_year + 1;
    struct calendar_year *years = ARENA_ARRAY(ctx->arena, len, struct calendar_year);
    bool more;

    ASSERT(first_year <= last_year && len <= CALENDAR_YEARS_MAX);
    for (size_t i = 0; i < len; i++)
        years[i] = calendar_year_default(ctx->arena, first_year + (int)i);
    TRY(db_start(ctx, STMT_CALENDAR_SPAN, ARGS(V_INT(first_year), V_INT(last_year))));
    TRY(db_next(ctx, &more));
    while (more) {
        TRY(year_read(ctx, &years[db_int(ctx, 0) - first_year]));
        TRY(db_next(ctx, &more));
    }
    *out = calendar_join(ctx->arena, years, len);
    return ST_OK;
}

/* ---- confirming ---- */

static enum status keep_require(struct ctx *ctx, const struct calendar_year *year)
{
    struct calendar_fault fault;

    /* It is the whole province's: a right over some units does not reach it. */
    if (!access_allows_roots(ctx->actor, RIGHT_CALENDAR_WRITE, use_today(ctx)))
        return fail(ctx, PROBLEM_ROUTE_FORBIDDEN, "%s", problem_text(PROBLEM_ROUTE_FORBIDDEN));
    fault = calendar_year_check(ctx->arena, year);
    if (fault.field.len)
        return fail_field(ctx, PROBLEM_CALENDAR_INVALID, fault.field.ptr, "%s " STR_FMT,
            problem_text(PROBLEM_CALENDAR_INVALID), STR_ARG(fault.text));
    fault = calendar_year_lack(ctx->arena, year);
    if (fault.field.len)
        return fail_field(ctx, PROBLEM_CALENDAR_LACKS, fault.field.ptr, "%s " STR_FMT,
            problem_text(PROBLEM_CALENDAR_LACKS), STR_ARG(fault.text));
    return ST_OK;
}

static struct str year_json(struct ctx *ctx, const struct calendar_year *year)
{
    return resource_to_json(ctx->arena, &calendar_kept_resource, year);
}

/* Writes the year if it is still as it was read. */
static enum status year_write(struct ctx *ctx, const struct calendar_confirm *in)
{
    bool found;

    TRY(db_one(ctx, in->version ? STMT_CALENDAR_UPDATE : STMT_CALENDAR_INSERT,
        ARGS(V_INT(in->of.year), V_INT(in->version), V_TEXT(year_json(ctx, &in->of)),
            V_INT(ctx->now_ms), V_INT(ctx->actor->account_id)),
        &found));
    return found ? ST_OK : use_changed(ctx);
}

enum status calendar_keep(
    struct ctx *ctx, const struct calendar_confirm *in, struct calendar_shown *out)
{
    const struct calendar_ref ref = { in->of.year };
    struct calendar_shown before;

    TRY(keep_require(ctx, &in->of));
    TRY(calendar_view(ctx, &ref, &before));
    TRY(year_write(ctx, in));
    TRY(history_add(ctx, (struct history_facts){
                             .action = "calendar.confirm",
                             .object_type = OBJECT_CALENDAR,
                             .object_id = in->of.year,
                             .unit_id = ctx->actor->unit_id,
                             .before = year_json(ctx, &before.of),
                             .after = year_json(ctx, &in->of),
                         }));
    return calendar_view(ctx, &ref, out);
}
