#include "domain/announcements.h"

#include "base/limits.h"
#include "core/text.h"
#include "domain/calendars.h"
#include "domain/profiles.h"
#include "domain/use.h"

/* ---- who may ---- */

static bool is_maintenance(const struct announcement *one)
{
    return one->kind == ANNOUNCEMENT_MAINTENANCE;
}

/* Whether the actor may announce this there: to a unit and those below it, or to everybody. */
static bool announces(const struct ctx *ctx, const struct announcement *one)
{
    int64_t today = use_today(ctx);

    if (is_maintenance(one) && !access_allows_roots(ctx->actor, RIGHT_SYSTEM_MANAGE, today))
        return false;
    return one->unit_id ? use_may(ctx, RIGHT_ANNOUNCEMENT_WRITE, one->unit_path, 0)
                        : access_allows_roots(ctx->actor, RIGHT_ANNOUNCEMENT_WRITE, today);
}

static bool is_addressed(const struct ctx *ctx, const struct announcement *one)
{
    return !one->unit_id || str_starts(ctx->actor->unit_path, one->unit_path);
}

static struct stop stop_of(const struct announcement *one)
{
    return (struct stop){
        .starts_ms = one->starts_ms,
        .ends_ms = one->ends_ms,
        .ground = (enum stop_ground)one->ground,
        .reasoned = str_trim(one->reason).len > 0,
    };
}

static void complete(struct ctx *ctx, struct announcement *one)
{
    struct stop stop = stop_of(one);

    one->state = (int)announcement_state_of(
        (enum announcement_kind)one->kind, &stop, one->withdrawn_ms > 0, ctx->now_ms);
    one->kind_title = str_of(announcement_kind_titles[one->kind]);
    one->state_title = str_of(announcement_state_titles[one->state]);
    if (one->ground != STOP_NONE)
        one->ground_title = str_of(stop_ground_titles[one->ground]);
    one->can_change = announces(ctx, one);
}

/* One that the actor may see. */
static enum status announcement_get(struct ctx *ctx, int64_t id, struct announcement *out)
{
    bool found;

    TRY(db_one(ctx, STMT_ANNOUNCEMENT_GET, ARGS(V_INT(ctx->actor->account_id), V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    *out = (struct announcement){ 0 };
    row_read(ctx, &announcement_resource, 0, out);
    complete(ctx, out);
    return is_addressed(ctx, out) || out->can_change ? ST_OK : use_not_found(ctx);
}

/* One that the actor may change, as he looked at it. */
static enum status announcement_take(
    struct ctx *ctx, int64_t id, int64_t version, struct announcement *out)
{
    TRY(announcement_get(ctx, id, out));
    if (!out->can_change)
        return fail(ctx, PROBLEM_ROUTE_FORBIDDEN, "%s", problem_text(PROBLEM_ROUTE_FORBIDDEN));
    if (out->state == ANNOUNCEMENT_IS_OVER || out->state == ANNOUNCEMENT_IS_WITHDRAWN)
        return fail(ctx, PROBLEM_ANNOUNCEMENT_OVER, "%s (" STR_FMT ")",
            problem_text(PROBLEM_ANNOUNCEMENT_OVER), STR_ARG(out->state_title));
    return out->version == version ? ST_OK : use_changed(ctx);
}

/* ---- reading ---- */

enum status announcement_list(
    struct ctx *ctx, const struct announcement_query *in, struct page_out *out)
{
    static const enum stmt statements[] = {
        [ANNOUNCEMENT_BY_NEWEST] = STMT_ANNOUNCEMENT_NEWEST,
        [ANNOUNCEMENT_BY_OLDEST] = STMT_ANNOUNCEMENT_OLDEST,
        [ANNOUNCEMENT_BY_TITLE] = STMT_ANNOUNCEMENT_BY_TITLE,
    };
    enum announcement_sort sort =
        in->sort < 0 ? ANNOUNCEMENT_BY_NEWEST : (enum announcement_sort)in->sort;
    const struct announcement *last;
    struct str text;
    int64_t id;

    cursor_read(in->page, &id, &text);
    if (sort == ANNOUNCEMENT_BY_NEWEST)
        id = cursor_before(in->page);
    const struct value args[] = {
        USE_SCOPE(ctx, RIGHT_ANNOUNCEMENT_WRITE),
        V_TEXT(ctx->actor->unit_path),
        V_TEXT(text_search_key(ctx->arena, in->q)),
        in->kind < 0 ? V_NULL : V_INT(in->kind),
        in->state < 0 ? V_NULL : V_INT(in->state),
        V_INT(ctx->now_ms),
        in->read < 0 ? V_NULL : V_INT(in->read),
        V_INT(id),
        V_INT(page_limit(in->page) + 1),
        V_TEXT(text),
    };
    TRY(db_start(
        ctx, statements[sort], args, ARRAY_LEN(args) - (sort == ANNOUNCEMENT_BY_TITLE ? 0 : 1)));
    TRY(rows_read(ctx, &announcement_resource, &out->items));
    if (page_cut(in->page, &out->items)) {
        last = LIST_AT(out->items, struct announcement, out->items.len - 1);
        out->next = cursor_make(
            ctx, last->id, sort == ANNOUNCEMENT_BY_TITLE ? last->title_sort : (struct str){ 0 });
    }
    for (size_t i = 0; i < out->items.len; i++)
        complete(ctx, LIST_AT(out->items, struct announcement, i));
    return ST_OK;
}

enum status announcement_current(
    struct ctx *ctx, const struct nothing *in, struct announcements_current *out)
{
    bool found;

    (void)in;
    *out = (struct announcements_current){ .now_ms = ctx->now_ms };
    TRY(db_start(ctx, STMT_ANNOUNCEMENT_SHOWN,
        ARGS(V_INT(ctx->actor->account_id), V_TEXT(ctx->actor->unit_path), V_INT(ctx->now_ms),
            V_INT(ANNOUNCEMENTS_SHOWN_MAX + 1))));
    TRY(rows_read(ctx, &announcement_resource, &out->items));
    if (out->items.len > ANNOUNCEMENTS_SHOWN_MAX) {
        out->items.len = ANNOUNCEMENTS_SHOWN_MAX;
        out->more = true;
    }
    for (size_t i = 0; i < out->items.len; i++)
        complete(ctx, LIST_AT(out->items, struct announcement, i));
    TRY(db_one(ctx, STMT_STOP_NEXT, ARGS(V_INT(ctx->now_ms)), &found));
    if (!found)
        return ST_OK;
    out->stop_id = db_int(ctx, 0);
    out->stop_starts_ms = db_int(ctx, 1);
    out->stop_ends_ms = db_int(ctx, 2);
    out->stopped = out->stop_starts_ms <= ctx->now_ms;
    return ST_OK;
}

enum status announcement_view(struct ctx *ctx, const struct by_id *in, struct announcement *out)
{
    return announcement_get(ctx, in->id, out);
}

enum status announcement_stop(struct ctx *ctx, void *arg)
{
    int64_t *until_ms = arg;
    bool found;

    TRY(db_one(ctx, STMT_STOP_NOW, ARGS(V_INT(ctx->now_ms)), &found));
    *until_ms = found ? db_int(ctx, 0) : 0;
    return ST_OK;
}

/* ---- what may be announced ---- */

static enum status rules_load(
    struct ctx *ctx, const struct profile **out_profile, struct calendar *out_calendar)
{
    int year = date_ymd(use_today(ctx)).year;

    TRY(profile_get(ctx, out_profile));
    return calendar_load(ctx, year, year + 1, out_calendar);
}

enum status announcement_earliest_view(
    struct ctx *ctx, const struct nothing *in, struct announcement_earliest *out)
{
    const struct profile *profile;
    struct calendar calendar;

    (void)in;
    TRY(rules_load(ctx, &profile, &calendar));
    out->earliest_ms = stop_earliest(&profile->notices.maintenance, &calendar, ctx->now_ms);
    if (profile->notices.maintenance.value)
        out->rule = stop_text(ctx->arena, profile, out->earliest_ms);
    return ST_OK;
}

static enum status window_bad(struct ctx *ctx, const char *field, const char *why)
{
    return fail_field(ctx, PROBLEM_ANNOUNCEMENT_WINDOW, field, "%s %s",
        problem_text(PROBLEM_ANNOUNCEMENT_WINDOW), why);
}

static enum status stop_refuse(struct ctx *ctx, enum stop_verdict verdict, const struct stop *stop,
    const struct profile *profile, const struct calendar *calendar)
{
    struct str text;

    switch (verdict) {
    case STOP_FINE:
        break;
    case STOP_ENDS_EARLY:
        return window_bad(ctx, "ends_at", "Lúc kết thúc phải sau lúc bắt đầu.");
    case STOP_IS_PAST:
        return window_bad(
            ctx, stop->ends_ms <= ctx->now_ms ? "ends_at" : "starts_at", "Thời điểm này đã qua.");
    case STOP_TOO_LONG:
        text = str_format(ctx->arena, "Mỗi lần dừng hệ thống dài nhất %d ngày.", STOP_DAYS_MAX);
        return window_bad(ctx, "ends_at", str_z(ctx->arena, text));
    case STOP_UNREASONED:
        return fail_field(ctx, PROBLEM_ANNOUNCEMENT_REASON, "reason", "%s (%s)",
            problem_text(PROBLEM_ANNOUNCEMENT_REASON), stop_ground_titles[stop->ground]);
    case STOP_TOO_SOON:
        text = stop_text(ctx->arena, profile,
            stop_earliest(&profile->notices.maintenance, calendar, ctx->now_ms));
        return fail_field(ctx, PROBLEM_ANNOUNCEMENT_TOO_SOON, "starts_at", "%s " STR_FMT " %s",
            problem_text(PROBLEM_ANNOUNCEMENT_TOO_SOON), STR_ARG(text),
            "Nếu bất khả kháng hoặc có nguy cơ mất an toàn thông tin, hãy nêu căn cứ và lý do.");
    }
    return ST_OK;
}

/* Two at a time: ending one would not end the other. */
static enum status check_beside(struct ctx *ctx, const struct announcement *one)
{
    bool found;

    TRY(db_one(ctx, STMT_STOP_BESIDE,
        ARGS(V_INT(one->id), V_INT(one->starts_ms), V_INT(one->ends_ms)), &found));
    if (!found)
        return ST_OK;
    return fail_field(ctx, PROBLEM_ANNOUNCEMENT_MEETS, "starts_at",
        "%s “" STR_FMT "”: từ " STR_FMT " đến " STR_FMT ".",
        problem_text(PROBLEM_ANNOUNCEMENT_MEETS), STR_ARG(db_text(ctx, 0)),
        STR_ARG(time_format_vi(ctx->arena, db_int(ctx, 1))),
        STR_ARG(time_format_vi(ctx->arena, db_int(ctx, 2))));
}

/* before: what was announced of it, or NULL. */
static enum status check_stop(
    struct ctx *ctx, const struct announcement *before, const struct announcement *after)
{
    struct stop was = before ? stop_of(before) : (struct stop){ 0 }, is = stop_of(after);
    const struct profile *profile;
    struct calendar calendar;
    enum stop_verdict verdict;

    TRY(rules_load(ctx, &profile, &calendar));
    verdict = stop_decide(
        before ? &was : NULL, &is, &profile->notices.maintenance, &calendar, ctx->now_ms);
    TRY(stop_refuse(ctx, verdict, &is, profile, &calendar));
    return check_beside(ctx, after);
}

static enum status check(
    struct ctx *ctx, const struct announcement *before, const struct announcement *after)
{
    if (is_maintenance(after) && after->unit_id)
        return fail_field(ctx, PROBLEM_ANNOUNCEMENT_ADDRESS, "unit_id", "%s",
            problem_text(PROBLEM_ANNOUNCEMENT_ADDRESS));
    if (is_maintenance(after))
        return check_stop(ctx, before, after);
    if (after->starts_ms || after->ends_ms || after->ground != STOP_NONE)
        return window_bad(ctx, after->ground != STOP_NONE ? "ground" : "starts_at",
            "Chỉ thông báo bảo trì mới có thời gian dừng hệ thống.");
    return ST_OK;
}

/* ---- announcing ---- */

static void set_keys(struct ctx *ctx, struct announcement *one)
{
    struct str text = str_format(ctx->arena, STR_FMT " " STR_FMT " " STR_FMT, STR_ARG(one->title),
        STR_ARG(one->document), STR_ARG(one->body));

    one->title_sort = text_sort_key(ctx->arena, one->title);
    one->search = text_search_key(ctx->arena, text);
}

static enum status announcement_event(struct ctx *ctx, const char *action, struct str note,
    const struct announcement *before, const struct announcement *after)
{
    return history_add(
        ctx, (struct history_facts){
                 .action = action,
                 .object_type = OBJECT_ANNOUNCEMENT,
                 .object_id = after->id,
                 .unit_id = after->unit_id,
                 .note = note,
                 .before = before ? resource_to_json(ctx->arena, &announcement_resource, before)
                                  : (struct str){ 0 },
                 .after = resource_to_json(ctx->arena, &announcement_resource, after),
             });
}

/* A maintenance that does not say when it starts, starts at once. */
static void start_now(const struct ctx *ctx, struct announcement *one)
{
    if (is_maintenance(one) && !one->starts_ms)
        one->starts_ms = ctx->now_ms;
}

enum status announcement_publish(
    struct ctx *ctx, const struct announcement *in, struct announcement *out)
{
    struct announcement one = *in;
    bool found;

    if (one.unit_id)
        TRY(use_unit_path(ctx, "unit_id", one.unit_id, &one.unit_path));
    if (one.unit_id)
        TRY(use_require(ctx, RIGHT_ANNOUNCEMENT_WRITE, one.unit_path, 0));
    if (!announces(ctx, &one))
        return fail(ctx, PROBLEM_ROUTE_FORBIDDEN, "%s", problem_text(PROBLEM_ROUTE_FORBIDDEN));
    start_now(ctx, &one);
    TRY(check(ctx, NULL, &one));
    set_keys(ctx, &one);
    TRY(db_one(ctx, STMT_ANNOUNCEMENT_INSERT,
        ARGS(V_INT(one.kind), V_TEXT(one.title), V_TEXT(one.title_sort), V_TEXT(one.body),
            V_TEXT(one.search), V_TEXT(one.document), V_ID(one.unit_id), V_INT(one.starts_ms),
            V_INT(one.ends_ms), V_INT(one.ground), V_TEXT(one.reason), V_INT(ctx->now_ms),
            V_INT(ctx->actor->account_id), V_TEXT(ctx->actor->name)),
        &found));
    TRY(announcement_get(ctx, db_int(ctx, 0), out));
    return announcement_event(ctx, "announcement.publish", out->reason, NULL, out);
}

static enum status keep(struct ctx *ctx, const char *action, const struct announcement *before,
    struct announcement *after, struct announcement *out)
{
    bool found;

    set_keys(ctx, after);
    TRY(db_one(ctx, STMT_ANNOUNCEMENT_CHANGE,
        ARGS(V_INT(after->id), V_INT(before->version), V_TEXT(after->title),
            V_TEXT(after->title_sort), V_TEXT(after->body), V_TEXT(after->search),
            V_TEXT(after->document), V_INT(after->starts_ms), V_INT(after->ends_ms),
            V_INT(after->ground), V_TEXT(after->reason), V_INT(ctx->now_ms)),
        &found));
    if (!found)
        return use_changed(ctx);
    TRY(announcement_get(ctx, after->id, out));
    return announcement_event(ctx, action, after->reason, before, out);
}

enum status announcement_change(
    struct ctx *ctx, const struct announcement *in, struct announcement *out)
{
    struct announcement before, after;

    TRY(announcement_take(ctx, in->id, in->version, &before));
    after = before;
    resource_patch(&announcement_resource, in->given, in, &after);
    start_now(ctx, &after);
    TRY(check(ctx, &before, &after));
    return keep(ctx, "announcement.change", &before, &after, out);
}

enum status announcement_take_back(
    struct ctx *ctx, const struct announcement_withdraw *in, struct announcement *out)
{
    struct announcement before;
    bool found;

    TRY(announcement_take(ctx, in->id, in->version, &before));
    TRY(db_one(ctx, STMT_ANNOUNCEMENT_WITHDRAW,
        ARGS(V_INT(in->id), V_INT(in->version), V_INT(ctx->now_ms), V_TEXT(in->reason)), &found));
    if (!found)
        return use_changed(ctx);
    TRY(announcement_get(ctx, in->id, out));
    return announcement_event(ctx, "announcement.withdraw", in->reason, &before, out);
}

enum status announcement_finish(
    struct ctx *ctx, const struct announcement_end *in, struct announcement *out)
{
    struct announcement before, after;

    TRY(announcement_take(ctx, in->id, in->version, &before));
    if (before.state != ANNOUNCEMENT_IS_UNDER_WAY)
        return fail(ctx, PROBLEM_ANNOUNCEMENT_NOT_BEGUN, "%s (" STR_FMT ")",
            problem_text(PROBLEM_ANNOUNCEMENT_NOT_BEGUN), STR_ARG(before.state_title));
    after = before;
    after.ends_ms = in->ends_ms ? in->ends_ms : ctx->now_ms;
    if (in->ends_ms) {
        after.ground = in->ground;
        after.reason = in->reason;
        TRY(check(ctx, &before, &after));
    }
    if (in->ground == STOP_NONE) {
        after.ground = before.ground;
        after.reason = before.reason;
    }
    return keep(ctx, "announcement.end", &before, &after, out);
}

/* ---- who read it ---- */

enum status announcement_mark_read(
    struct ctx *ctx, const struct by_id *in, struct announcement *out)
{
    TRY(announcement_get(ctx, in->id, out));
    TRY(db_run(ctx, STMT_ANNOUNCEMENT_MARK_READ,
        ARGS(V_INT(out->id), V_INT(out->edition), V_INT(ctx->actor->account_id),
            V_INT(ctx->now_ms))));
    return announcement_get(ctx, in->id, out);
}

static enum status readers_read(struct ctx *ctx, struct list *out)
{
    struct announcement_reader *readers = NULL;
    size_t len = 0, cap = 0;
    bool more;

    TRY(db_next(ctx, &more));
    while (more) {
        readers = list_room(ctx->arena, readers, len, &cap, sizeof(*readers));
        readers[len++] = (struct announcement_reader){ db_int(ctx, 0), db_text(ctx, 1),
            db_text(ctx, 2), db_text(ctx, 3), db_int(ctx, 4) };
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ readers, len };
    return ST_OK;
}

enum status announcement_readers_list(
    struct ctx *ctx, const struct announcement_readers_query *in, struct announcement_readers *out)
{
    struct announcement one;
    struct str after;
    bool found;
    int64_t id;

    TRY(announcement_get(ctx, in->id, &one));
    if (!one.can_change)
        return fail(ctx, PROBLEM_ROUTE_FORBIDDEN, "%s", problem_text(PROBLEM_ROUTE_FORBIDDEN));
    cursor_read(in->page, &id, &after);
    TRY(db_one(ctx, STMT_ANNOUNCEMENT_COUNTS,
        ARGS(V_INT(one.id), V_INT(one.edition), V_TEXT(one.unit_path)), &found));
    out->addressed = found ? db_int(ctx, 0) : 0;
    out->read = found ? db_int(ctx, 1) : 0;
    TRY(db_start(ctx, STMT_ANNOUNCEMENT_READERS,
        ARGS(V_INT(one.id), V_INT(one.edition), V_TEXT(one.unit_path),
            V_TEXT(text_search_key(ctx->arena, in->q)), in->read < 0 ? V_NULL : V_INT(in->read),
            V_TEXT(after), V_INT(page_limit(in->page) + 1))));
    TRY(readers_read(ctx, &out->items));
    if (page_cut(in->page, &out->items)) {
        const struct announcement_reader *last =
            LIST_AT(out->items, struct announcement_reader, out->items.len - 1);

        out->next = cursor_make(ctx, last->account_id, last->username);
    }
    return ST_OK;
}
