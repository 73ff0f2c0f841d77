#include "core/notice.h"

#define MS_PER_HOUR ((int64_t)3600 * 1000)
#define HOURS_A_DAY 24

#define X(name, wire, title) [ORIGIN_##name] = wire,
const char *const regime_origin_names[ORIGIN_COUNT] = { REGIME_ORIGIN_LIST(X) };
#undef X
#define X(name, wire, title) [ORIGIN_##name] = title,
const char *const regime_origin_titles[ORIGIN_COUNT] = { REGIME_ORIGIN_LIST(X) };
#undef X
#define X(name, wire) [GROUND_##name] = wire,
const char *const notice_ground_names[GROUND_COUNT] = { NOTICE_GROUND_LIST(X) };
#undef X

struct notice_rule notice_rule_of(struct arena *arena, const struct profile *profile)
{
    const struct profile_clocks *clocks = &profile->clocks;

    return (struct notice_rule){
        .clock = clocks->assignment.unit == CLOCK_WORKING_DAYS ? NOTICE_WORKDAYS : NOTICE_HOURS,
        .amount = clocks->assignment.value,
        .article = str_format(arena, STR_FMT " " STR_FMT,
            STR_ARG(profile_article_words(arena, clocks->assignment.article)),
            STR_ARG(profile->about.regulation)),
        .spares_ad_hoc = clocks->assignment_spares_ad_hoc,
        .spares_central = clocks->assignment_spares_central,
    };
}

static const char *clock_unit(const struct notice_rule *rule)
{
    return rule->clock == NOTICE_HOURS ? "giờ" : "ngày làm việc";
}

/* The due day ends at midnight of Vietnam. */
static int64_t hours_left(int64_t now_ms, int64_t due_on)
{
    int64_t ends_ms = (due_on + 1) * MS_PER_DAY - DATE_CLOCK_MS;

    return ends_ms > now_ms ? (ends_ms - now_ms) / MS_PER_HOUR : 0;
}

static int64_t workdays_left(const struct calendar *calendar, int64_t now_ms, int64_t due_on)
{
    int64_t tomorrow = date_today(now_ms) + 1;

    return due_on < tomorrow ? 0 : calendar_workdays_in(calendar, tomorrow, due_on);
}

struct notice notice_of(const struct notice_rule *rule, const struct calendar *calendar,
    enum period_kind kind, int64_t now_ms, int64_t due_on)
{
    struct notice notice = { .rule = rule };

    switch (rule->clock) {
    case NOTICE_HOURS:
        notice.left = hours_left(now_ms, due_on);
        break;
    case NOTICE_WORKDAYS:
        notice.left = workdays_left(calendar, now_ms, due_on);
        break;
    }
    notice.is_short = notice.left < rule->amount && !(rule->spares_ad_hoc && kind == PERIOD_AD_HOC);
    return notice;
}

struct notice notice_of_day(const struct notice_rule *rule, const struct calendar *calendar,
    enum period_kind kind, int64_t day, int64_t due_on)
{
    /* Midnight itself has passed by the time that anybody assigns. */
    int64_t begun_ms = date_end_ms(day - 1) + 2;

    return notice_of(rule, calendar, kind, begun_ms, due_on);
}

bool notice_allows(struct notice notice, enum regime_origin origin, enum notice_ground ground)
{
    if (!notice.is_short || ground == GROUND_OUTAGE)
        return true;
    return notice.rule->spares_central && (origin == ORIGIN_CENTRAL || ground == GROUND_CENTRAL);
}

int64_t notice_least_days(const struct notice_rule *rule)
{
    switch (rule->clock) {
    case NOTICE_HOURS:
        return rule->amount / HOURS_A_DAY; /* the due day itself has nearly all its hours left */
    case NOTICE_WORKDAYS:
        return rule->amount;
    }
    return 0;
}

int64_t notice_first_due(const struct notice_rule *rule, const struct calendar *calendar,
    enum period_kind kind, int64_t now_ms, struct day_span due)
{
    int64_t day = due.first;

    while (day <= due.last && notice_of(rule, calendar, kind, now_ms, day).is_short)
        day++;
    return day;
}

struct str notice_rule_text(struct arena *arena, const struct notice_rule *rule)
{
    return str_format(arena, "Báo cáo phải được giao trước hạn ít nhất %lld %s (" STR_FMT ").",
        (long long)rule->amount, clock_unit(rule), STR_ARG(rule->article));
}

struct str notice_text(struct arena *arena, struct notice notice)
{
    struct str asked =
        str_format(arena, "báo cáo phải được giao trước hạn ít nhất %lld %s (" STR_FMT ").",
            (long long)notice.rule->amount, clock_unit(notice.rule), STR_ARG(notice.rule->article));

    if (!notice.left)
        return str_format(arena, "Hạn gửi đã qua hoặc sắp hết; " STR_FMT, STR_ARG(asked));
    return str_format(arena, "Chỉ còn %lld %s đến hết hạn gửi; " STR_FMT, (long long)notice.left,
        clock_unit(notice.rule), STR_ARG(asked));
}

struct str notice_note(struct arena *arena, struct notice notice, struct str reason)
{
    return str_format(arena, "Giao sát hạn: " STR_FMT "%s " STR_FMT, STR_ARG(reason),
        str_ends(reason, S(".")) ? "" : ".", STR_ARG(notice_text(arena, notice)));
}
