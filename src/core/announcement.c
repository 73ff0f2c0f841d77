#include "core/announcement.h"

#include "base/limits.h"

#define MS_PER_HOUR ((int64_t)3600 * 1000)

#define X(name, wire, title) [ANNOUNCEMENT_##name] = wire,
const char *const announcement_kind_names[ANNOUNCEMENT_KIND_COUNT] = { ANNOUNCEMENT_KIND_LIST(X) };
#undef X
#define X(name, wire, title) [ANNOUNCEMENT_##name] = title,
const char *const announcement_kind_titles[ANNOUNCEMENT_KIND_COUNT] = { ANNOUNCEMENT_KIND_LIST(X) };
#undef X
#define X(name, wire, title) [ANNOUNCEMENT_IS_##name] = wire,
const char *const announcement_state_names[ANNOUNCEMENT_STATE_COUNT] = { ANNOUNCEMENT_STATE_LIST(
    X) };
#undef X
#define X(name, wire, title) [ANNOUNCEMENT_IS_##name] = title,
const char *const announcement_state_titles[ANNOUNCEMENT_STATE_COUNT] = { ANNOUNCEMENT_STATE_LIST(
    X) };
#undef X
#define X(name, wire, title) [STOP_##name] = wire,
const char *const stop_ground_names[STOP_GROUND_COUNT] = { STOP_GROUND_LIST(X) };
#undef X
#define X(name, wire, title) [STOP_##name] = title,
const char *const stop_ground_titles[STOP_GROUND_COUNT] = { STOP_GROUND_LIST(X) };
#undef X

/* When the day after that one begins in Vietnam. */
static int64_t after_day(int64_t day)
{
    return (day + 1) * MS_PER_DAY - DATE_CLOCK_MS;
}

int64_t stop_earliest(
    const struct profile_clock *rule, const struct calendar *calendar, int64_t now_ms)
{
    int64_t today = date_today(now_ms);

    if (!rule->value)
        return now_ms;
    switch ((enum clock_unit)rule->unit) {
    case CLOCK_HOURS:
        return now_ms + rule->value * MS_PER_HOUR;
    case CLOCK_DAYS:
        return after_day(today + rule->value);
    case CLOCK_WORKING_DAYS:
        return after_day(calendar_workdays_after(calendar, today, rule->value));
    case CLOCK_MONTHS: /* no profile may say so */
    case CLOCK_UNIT_COUNT:
        break;
    }
    return now_ms;
}

/* Whether people who planned by what was announced would be taken by surprise. */
static bool is_another_plan(const struct stop *before, const struct stop *after)
{
    return !before || after->starts_ms != before->starts_ms || after->ends_ms > before->ends_ms;
}

enum stop_verdict stop_decide(const struct stop *before, const struct stop *after,
    const struct profile_clock *rule, const struct calendar *calendar, int64_t now_ms)
{
    bool has_begun = before && after->starts_ms == before->starts_ms;

    if (after->ends_ms <= after->starts_ms)
        return STOP_ENDS_EARLY;
    if (after->ends_ms <= now_ms || (after->starts_ms < now_ms && !has_begun))
        return STOP_IS_PAST;
    if (after->ends_ms - after->starts_ms > STOP_DAYS_MAX * MS_PER_DAY)
        return STOP_TOO_LONG;
    if (after->ground != STOP_NONE && !after->reasoned)
        return STOP_UNREASONED;
    if (after->ground == STOP_NONE && is_another_plan(before, after) &&
        after->starts_ms < stop_earliest(rule, calendar, now_ms))
        return STOP_TOO_SOON;
    return STOP_FINE;
}

struct str stop_text(struct arena *arena, const struct profile *profile, int64_t earliest_ms)
{
    const struct profile_clock *rule = &profile->notices.maintenance;

    return str_format(arena,
        "Phải thông báo trước ít nhất %lld %s (" STR_FMT " " STR_FMT
        "); thông báo lúc này thì sớm nhất được dừng hệ thống từ " STR_FMT ".",
        (long long)rule->value, clock_unit_titles[rule->unit],
        STR_ARG(profile_article_words(arena, rule->article)), STR_ARG(profile->about.regulation),
        STR_ARG(time_format_vi(arena, earliest_ms)));
}

enum announcement_state announcement_state_of(
    enum announcement_kind kind, const struct stop *stop, bool withdrawn, int64_t now_ms)
{
    if (withdrawn)
        return ANNOUNCEMENT_IS_WITHDRAWN;
    if (kind != ANNOUNCEMENT_MAINTENANCE)
        return ANNOUNCEMENT_IS_CURRENT;
    if (stop->ends_ms <= now_ms)
        return ANNOUNCEMENT_IS_OVER;
    return stop->starts_ms <= now_ms ? ANNOUNCEMENT_IS_UNDER_WAY : ANNOUNCEMENT_IS_PLANNED;
}
