#include "domain/openings.h"

#include "core/notice.h"
#include "core/opening.h"
#include "domain/alerts.h"
#include "domain/calendars.h"
#include "domain/periods.h"
#include "domain/profiles.h"
#include "domain/regime_rows.h"
#include "domain/regimes.h"
#include "domain/system_actor.h"
#include "domain/use.h"

/* ---- saying so ---- */

static enum status rules_of(struct ctx *ctx, const struct regime *regime, int64_t days,
    struct calendar *calendar, struct opening_rules *out)
{
    int year = date_ymd(use_today(ctx)).year;

    /* The next one of five years is due up to six years on. */
    TRY(calendar_load(ctx, year - 3, year + 7, calendar));
    *out = (struct opening_rules){
        .kind = (enum period_kind)regime->period_kind,
        .window = regime->window_rule,
        .due = regime->due_rule,
        .days_before = days,
        .bound = regime_due_is_bound((enum regime_origin)regime->origin),
        .calendar = calendar,
    };
    return ST_OK;
}

static enum status next_fill(struct ctx *ctx, const struct regime *regime, struct opening_rule *out)
{
    struct opening_rules rules;
    struct calendar calendar;
    struct period period;

    out->next_on = DATE_NONE;
    if (!out->days || !regime->active || !opening_possible((enum period_kind)regime->period_kind))
        return ST_OK;
    TRY(rules_of(ctx, regime, out->days, &calendar, &rules));
    if (!opening_next(&rules, out->since, use_today(ctx), &period, &out->next_on))
        return ST_OK;
    out->next_period = period_code(ctx->arena, period);
    out->next_title = period_title(ctx->arena, period);
    return ST_OK;
}

static enum status rule_read(struct ctx *ctx, int64_t regime_id, struct opening_rule *out)
{
    bool found;

    *out = (struct opening_rule){ .regime_id = regime_id, .since = DATE_NONE };
    TRY(db_one(ctx, STMT_OPENING_GET, ARGS(V_INT(regime_id)), &found));
    if (!found)
        return ST_OK;
    out->days = db_int(ctx, 0);
    out->since = db_date(ctx, 1);
    out->failed_period = db_text(ctx, 2);
    out->failed_text = db_text(ctx, 3);
    out->failed_ms = db_int(ctx, 4);
    out->version = db_int(ctx, 5);
    out->changed_ms = db_int(ctx, 6);
    return ST_OK;
}

enum status opening_view(struct ctx *ctx, const struct by_id *in, struct opening_rule *out)
{
    struct regime regime;

    TRY(regime_get(ctx, in->id, &regime));
    TRY(rule_read(ctx, in->id, out));
    return next_fill(ctx, &regime, out);
}

static enum status rule_keep(
    struct ctx *ctx, const struct opening_rule *in, const struct opening_rule *before)
{
    /* From today on, also when only the days change: what was left to people stays theirs. */
    int64_t since = !in->days ? DATE_NONE : before->days ? before->since : use_today(ctx);
    bool found;

    if (in->version)
        TRY(db_one(ctx, STMT_OPENING_UPDATE,
            ARGS(V_INT(in->regime_id), V_ID(in->days), V_DATE(since), V_INT(ctx->now_ms),
                V_INT(in->version)),
            &found));
    else
        TRY(db_one(ctx, STMT_OPENING_INSERT,
            ARGS(V_INT(in->regime_id), V_ID(in->days), V_DATE(since), V_INT(ctx->now_ms)), &found));
    return found ? ST_OK : use_changed(ctx);
}

/* NA-21: what would never leave the units the time the regulation gives them is not said at all. */
static enum status notice_check(struct ctx *ctx, const struct regime *regime, int64_t days)
{
    const struct profile *profile;
    struct notice_rule rule;
    struct notice notice = { .rule = &rule };
    int64_t least;

    TRY(profile_get(ctx, &profile));
    rule = notice_rule_of(ctx->arena, profile);
    least = notice_least_days(&rule);
    notice.is_short = days < least;
    if (!days || notice_allows(notice, (enum regime_origin)regime->origin, GROUND_NONE))
        return ST_OK;
    return fail_field(ctx, PROBLEM_OPENING_SHORT_NOTICE, "days",
        "%s Đã chọn %lld ngày; ít nhất được %lld ngày. " STR_FMT,
        problem_text(PROBLEM_OPENING_SHORT_NOTICE), (long long)days, (long long)least,
        STR_ARG(notice_rule_text(ctx->arena, &rule)));
}

enum status opening_set(struct ctx *ctx, const struct opening_rule *in, struct opening_rule *out)
{
    struct opening_rule before;
    struct regime regime;

    TRY(regime_get(ctx, in->regime_id, &regime));
    TRY(use_require(ctx, RIGHT_REGIME_WRITE, regime.lead_unit_path, regime.id));
    if (in->days && !opening_possible((enum period_kind)regime.period_kind))
        return fail_field(
            ctx, PROBLEM_OPENING_KIND, "days", "%s", problem_text(PROBLEM_OPENING_KIND));
    TRY(notice_check(ctx, &regime, in->days));
    TRY(rule_read(ctx, in->regime_id, &before));
    TRY(rule_keep(ctx, in, &before));
    TRY(history_add(
        ctx, (struct history_facts){
                 .action = "regime.opening",
                 .object_type = OBJECT_REGIME,
                 .object_id = regime.id,
                 .unit_id = regime.lead_unit_id,
                 .before = resource_to_json(ctx->arena, &opening_kept_resource, &before),
                 .after = resource_to_json(ctx->arena, &opening_kept_resource, in),
             }));
    TRY(rule_read(ctx, in->regime_id, out));
    return next_fill(ctx, &regime, out);
}

/* ---- finding what has come ---- */

/* A regime that opens by itself, as opening_all reads it. */
struct opener {
    int64_t regime_id, since;
    struct opening_rules rules;
};

static enum status openers_read(
    struct ctx *ctx, const struct calendar *calendar, struct opener **out, size_t *out_len)
{
    size_t cap = 0;
    bool more;

    *out = NULL;
    *out_len = 0;
    TRY(db_start(ctx, STMT_OPENING_ALL, NO_ARGS));
    TRY(db_next(ctx, &more));
    while (more) {
        *out = list_room(ctx->arena, *out, *out_len, &cap, sizeof(**out));
        (*out)[(*out_len)++] = (struct opener){
            .regime_id = db_int(ctx, 0),
            .since = db_int(ctx, 2),
            .rules = { .kind = (enum period_kind)db_int(ctx, 3),
                .window = db_text(ctx, 4),
                .due = db_text(ctx, 5),
                .days_before = db_int(ctx, 1),
                .bound = regime_due_is_bound((enum regime_origin)db_int(ctx, 6)),
                .calendar = calendar },
        };
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

static bool has_code(const struct list *codes, struct str code)
{
    for (size_t i = 0; i < codes->len; i++)
        if (str_eq(*LIST_AT(*codes, struct str, i), code))
            return true;
    return false;
}

static enum status codes_read(struct ctx *ctx, int64_t regime_id, struct list *out)
{
    struct str *codes = NULL;
    size_t len = 0, cap = 0;
    bool more;

    TRY(db_start(ctx, STMT_CYCLE_PERIODS, ARGS(V_INT(regime_id))));
    TRY(db_next(ctx, &more));
    while (more) {
        codes = list_room(ctx->arena, codes, len, &cap, sizeof(*codes));
        codes[len++] = db_text(ctx, 0);
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ codes, len };
    return ST_OK;
}

static enum status opener_tasks(
    struct ctx *ctx, const struct opener *opener, struct opening_task *tasks, size_t *len)
{
    struct period *come = ARENA_ARRAY(ctx->arena, OPENING_PERIODS_MAX, struct period);
    int64_t today = use_today(ctx), since = opener->since;
    struct list opened;
    size_t count;

    if (since < today - OPENING_LATE_DAYS)
        since = today - OPENING_LATE_DAYS;
    count = opening_come(&opener->rules, since, today, come, OPENING_PERIODS_MAX);
    if (!count)
        return ST_OK;
    TRY(codes_read(ctx, opener->regime_id, &opened));
    for (size_t i = 0; i < count && *len < OPENING_ROUND_MAX; i++) {
        struct str code = period_code(ctx->arena, come[i]);

        if (!has_code(&opened, code))
            tasks[(*len)++] =
                (struct opening_task){ .regime_id = opener->regime_id, .period = code };
    }
    return ST_OK;
}

enum status openings_find(struct ctx *ctx, struct list *out)
{
    struct opening_task *tasks = ARENA_ARRAY(ctx->arena, OPENING_ROUND_MAX, struct opening_task);
    int year = date_ymd(use_today(ctx)).year;
    struct opener *openers;
    struct calendar calendar;
    size_t openers_len, len = 0;

    TRY(calendar_load(ctx, year - 3, year + 4, &calendar));
    TRY(openers_read(ctx, &calendar, &openers, &openers_len));
    for (size_t i = 0; i < openers_len; i++)
        TRY(opener_tasks(ctx, &openers[i], tasks, &len));
    *out = (struct list){ tasks, len };
    return ST_OK;
}

/* ---- opening it ---- */

/* How a cycle is opened today: the day it was to open on, and whether it missed that. */
struct lateness {
    int64_t day;
    bool is_missed;
};

/* A period whose notice would have been short on its own day is no outage's affair, and one that
 * was refused, or has been arranged anew since, is not either: people open it, and say why. */
static enum status lateness_of(struct ctx *ctx, const struct regime *regime,
    const struct opening_task *task, struct lateness *out)
{
    const struct profile *profile;
    struct opening_rules rules;
    struct opening_rule rule;
    struct notice_rule asked;
    struct notice on_its_day;
    struct calendar calendar;
    struct period period;
    int64_t changed_ms;

    *out = (struct lateness){ .day = DATE_NONE };
    TRY(rule_read(ctx, regime->id, &rule));
    TRY(rules_of(ctx, regime, rule.days, &calendar, &rules));
    TRY(profile_get(ctx, &profile));
    if (!period_parse(task->period, &period) || !opening_day(&rules, period, &out->day))
        return ST_OK;
    asked = notice_rule_of(ctx->arena, profile);
    on_its_day = notice_of_day(&asked, &calendar, period.kind, out->day, out->day + rule.days);
    changed_ms = regime->changed_ms > rule.changed_ms ? regime->changed_ms : rule.changed_ms;
    out->is_missed = !on_its_day.is_short && !str_eq(rule.failed_period, task->period) &&
                     opening_is_missed(out->day, use_today(ctx), date_today(changed_ms));
    return ST_OK;
}

static struct str opened_why(struct ctx *ctx, const struct lateness *lateness)
{
    if (!lateness->is_missed)
        return S("Hệ thống tự mở kỳ theo cài đặt của chế độ báo cáo");
    return str_format(ctx->arena,
        "Hệ thống gián đoạn nên không tự mở kỳ được vào ngày đã định là " STR_FMT,
        STR_ARG(date_format_vi(ctx->arena, lateness->day)));
}

enum status opening_run(struct ctx *ctx, const struct opening_task *task)
{
    struct cycle cycle = { .regime_id = task->regime_id, .period = task->period };
    struct lateness lateness;
    struct cycle_opened opened;
    struct regime regime;
    bool found;

    TRY(regime_get(ctx, task->regime_id, &regime));
    ctx->actor = system_actor(ctx, SYSTEM_MAY(CYCLE_OPEN), regime.lead_unit_path);
    TRY(db_one(
        ctx, STMT_CYCLE_OF_PERIOD, ARGS(V_INT(task->regime_id), V_TEXT(task->period)), &found));
    if (found)
        return ST_OK; /* somebody was first */
    TRY(lateness_of(ctx, &regime, task, &lateness));
    cycle.short_notice_ground = lateness.is_missed ? GROUND_OUTAGE : GROUND_NONE;
    cycle.short_notice_reason = opened_why(ctx, &lateness);
    return cycle_open(ctx, &cycle, &opened);
}

/* Whoever opens cycles of the regime opens this one by hand. */
static enum status not_opened_tell(
    struct ctx *ctx, const struct regime *regime, const struct opening_task *task)
{
    const struct alert_words words = {
        .regime = regime->name,
        .period = period_words(ctx->arena, task->period),
    };

    return alert_tell_nearest(ctx,
        &(struct alert_office){
            .right = RIGHT_CYCLE_OPEN,
            .unit_path = regime->lead_unit_path,
            .regime_id = regime->id,
        },
        &(struct alert){
            .kind = ALERT_WAITING,
            .object_type = str_of(object_type_names[OBJECT_REGIME]),
            .object_id = regime->id,
            .turn = ctx->now_ms,
            .text_key = S("not_opened"),
            .text = alert_text(ctx->arena, "not_opened", &words),
        });
}

enum status opening_failed(struct ctx *ctx, const struct opening_task *task)
{
    struct regime regime;
    bool found;

    TRY(regime_get(ctx, task->regime_id, &regime));
    TRY(db_one(ctx, STMT_OPENING_FAIL,
        ARGS(V_INT(task->regime_id), V_TEXT(task->period), V_TEXT(task->problem.detail),
            V_INT(ctx->now_ms)),
        &found));
    if (!found)
        return ST_OK; /* told already */
    TRY(not_opened_tell(ctx, &regime, task));
    return history_add(ctx,
        (struct history_facts){
            .action = "regime.not_opened",
            .object_type = OBJECT_REGIME,
            .object_id = regime.id,
            .unit_id = regime.lead_unit_id,
            .note = str_format(ctx->arena, STR_FMT ": " STR_FMT,
                STR_ARG(period_words(ctx->arena, task->period)), STR_ARG(task->problem.detail)),
        });
}
