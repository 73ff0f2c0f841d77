#include "core/notice.h"

#define MS_PER_HOUR ((int64_t)3600 * 1000)

#define X(name, wire, title) [ORIGIN_##name] = wire,
const char *const regime_origin_names[ORIGIN_COUNT] = { REGIME_ORIGIN_LIST(X) };
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

bool notice_allows(struct notice notice, enum regime_origin origin, enum notice_ground ground)
{
    if (!notice.is_short || ground == GROUND_OUTAGE)
        return true;
    return notice.rule->spares_central && (origin == ORIGIN_CENTRAL || ground == GROUND_CENTRAL);
}

struct str notice_text(struct arena *arena, struct notice notice)
{
    const char *unit = notice.rule->clock == NOTICE_HOURS ? "giờ" : "ngày làm việc";

    if (!notice.left)
        return str_format(arena,
            "Hạn gửi đã qua hoặc sắp hết; báo cáo phải được giao trước hạn ít nhất %lld %s "
            "(" STR_FMT ").",
            (long long)notice.rule->amount, unit, STR_ARG(notice.rule->article));
    return str_format(arena,
        "Chỉ còn %lld %s đến hết hạn gửi; báo cáo phải được giao trước hạn ít nhất %lld %s "
        "(" STR_FMT ").",
        (long long)notice.left, unit, (long long)notice.rule->amount, unit,
        STR_ARG(notice.rule->article));
}
