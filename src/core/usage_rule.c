#include "core/usage_rule.h"

#include "core/opening.h"

#define X(name, wire, title) [USAGE_OF_##name] = wire,
const char *const usage_ower_names[USAGE_OWER_COUNT] = { USAGE_OWER_LIST(X) };
#undef X
#define X(name, wire, title) [USAGE_OF_##name] = title,
const char *const usage_ower_titles[USAGE_OWER_COUNT] = { USAGE_OWER_LIST(X) };
#undef X

/* ---- days of the year ---- */

/* One or two digits. */
static bool small_read(struct str text, int *out)
{
    if (!text.len || text.len > 2)
        return false;
    *out = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
        *out = *out * 10 + (text.ptr[i] - '0');
    }
    return true;
}

bool profile_day_in(struct str on, int year, int64_t *out)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    struct str month_text = on, day_text = str_cut(&month_text, '/');
    int day, month;

    if (!small_read(day_text, &day) || !small_read(month_text, &month) || month < 1 || month > 12 ||
        day < 1 || day > days[month - 1])
        return false;
    *out = date_of((struct ymd){ year, month, day });
    return true;
}

static void article_require(
    struct ctx *ctx, struct str field, struct str article, struct faults *out)
{
    if (!str_trim(article).len)
        faults_add(ctx, out, field, STR_FMT ": chưa ghi điều khoản của quy chế.", STR_ARG(field));
}

void profile_day_check(
    struct ctx *ctx, const char *path, const struct profile_day *day, struct faults *out)
{
    int64_t any;

    if (!day->on.len)
        return;
    article_require(ctx, str_format(ctx->arena, "%s.article", path), day->article, out);
    if (!profile_day_in(day->on, 2026, &any))
        faults_add(ctx, out, str_format(ctx->arena, "%s.on", path),
            "%s.on: “" STR_FMT "” không phải ngày có trong mọi năm; ghi ngày và tháng như 31/10.",
            path, STR_ARG(day->on));
}

bool scoring_of(const struct profile_day *day, int year, struct scoring *out)
{
    int64_t this_year, last_year;

    if (!profile_day_in(day->on, year, &this_year) ||
        !profile_day_in(day->on, year - 1, &last_year))
        return false;
    /* Sent on the day before at the latest; on that day the one before it is over. */
    *out = (struct scoring){ .due = { last_year - 1, this_year - 2 }, .made_on = this_year - 1 };
    return true;
}

/* ---- reports ---- */

struct check {
    struct ctx *ctx;
    struct faults *faults;
    size_t i; /* of the rule looked at */
};

static struct str field_at(const struct check *c, const char *member)
{
    return str_format(c->ctx->arena, "usage.reports[%zu].%s", c->i, member);
}

static void code_check(const struct check *c, const struct list *rules)
{
    const struct usage_rule *rule = LIST_AT(*rules, struct usage_rule, c->i);

    for (size_t i = 0; i < c->i; i++)
        if (str_eq(rule->code, LIST_AT(*rules, struct usage_rule, i)->code))
            faults_add(c->ctx, c->faults, field_at(c, "code"),
                "usage.reports[%zu].code: mã “" STR_FMT "” đã có ở trên.", c->i,
                STR_ARG(rule->code));
}

/* Where the days of a period lie, by weekends alone: whether the figures are whole when the report
 * is drawn up, each of the periods of a year looked at. */
static void days_check(const struct check *c, const struct usage_rule *rule, int64_t least_days)
{
    const struct opening_rules rules = {
        .kind = (enum period_kind)rule->kind,
        .window = rule->window,
        .due = rule->due,
        .days_before = rule->days,
        .bound = true,
        .calendar = &calendar_weekends,
    };
    int64_t end = date_of((struct ymd){ 2027, 1, 1 }), opens;
    struct period period = period_of_day(rules.kind, date_of((struct ymd){ 2026, 1, 1 }));
    struct day_span window, own;

    if (rule->days < least_days)
        faults_add(c->ctx, c->faults, field_at(c, "days"),
            "usage.reports[%zu].days: báo cáo phải được giao trước hạn ít nhất %lld ngày.", c->i,
            (long long)least_days);
    for (; period_days(period, &own) && own.first < end; period = period_next(period)) {
        if (!period_window(period, rule->window, &window)) {
            faults_add(c->ctx, c->faults, field_at(c, "window"),
                "usage.reports[%zu].window: “" STR_FMT "” không phải quy tắc chốt số liệu của kỳ.",
                c->i, STR_ARG(rule->window));
            return;
        }
        if (!opening_day(&rules, period, &opens)) {
            faults_add(c->ctx, c->faults, field_at(c, "due"),
                "usage.reports[%zu].due: “" STR_FMT "” không phải quy tắc thời hạn gửi.", c->i,
                STR_ARG(rule->due));
            return;
        }
        if (opens > window.last)
            continue;
        faults_add(c->ctx, c->faults, field_at(c, "days"),
            "usage.reports[%zu].days: lập trước hạn %lld ngày thì chưa hết ngày chốt số liệu.",
            c->i, (long long)rule->days);
        return;
    }
}

void usage_rules_check(
    struct ctx *ctx, const struct profile_usage *usage, int64_t least_days, struct faults *out)
{
    struct check c = { .ctx = ctx, .faults = out };

    for (c.i = 0; c.i < usage->reports.len; c.i++) {
        const struct usage_rule *rule = LIST_AT(usage->reports, struct usage_rule, c.i);

        code_check(&c, &usage->reports);
        article_require(ctx, field_at(&c, "article"), rule->article, out);
        if (opening_possible((enum period_kind)rule->kind))
            days_check(&c, rule, least_days);
        else
            faults_add(ctx, out, field_at(&c, "kind"),
                "usage.reports[%zu].kind: kỳ “%s” không lặp lại nên Hệ thống không tự lập được.",
                c.i, period_kind_titles[rule->kind]);
    }
    profile_day_check(ctx, "usage.scoring", &usage->scoring, out);
}
