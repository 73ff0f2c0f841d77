#include "core/opening.h"

#include "base/limits.h"

bool opening_possible(enum period_kind kind)
{
    return !period_kind_is_named(kind);
}

bool opening_day(const struct opening_rules *rules, struct period period, int64_t *out)
{
    const struct due_by by = { rules->due, rules->calendar, rules->bound };
    struct day_span window;
    int64_t due;

    if (!period_window(period, rules->window, &window) || !period_due(period, window, &by, &due))
        return false;
    *out = due - rules->days_before;
    return true;
}

bool opening_is_missed(int64_t day, int64_t today, int64_t changed_on)
{
    return day < today && changed_on <= day;
}

/* Reports are due at most this long after their period began: none earlier can open today. */
static struct period first_of(const struct opening_rules *rules, int64_t since)
{
    return period_of_day(rules->kind, since - OPENING_BACK_DAYS);
}

size_t opening_come(
    const struct opening_rules *rules, int64_t since, int64_t today, struct period *out, size_t cap)
{
    struct period period = first_of(rules, since);
    size_t len = 0;
    int64_t day;

    for (size_t i = 0; i < OPENING_PERIODS_MAX && len < cap; i++, period = period_next(period)) {
        if (!opening_day(rules, period, &day) || day > today)
            break;
        if (day >= since)
            out[len++] = period;
    }
    return len;
}

bool opening_next(const struct opening_rules *rules, int64_t since, int64_t today,
    struct period *out_period, int64_t *out_day)
{
    struct period period = first_of(rules, since > today ? since : today);
    int64_t day;

    for (size_t i = 0; i < OPENING_PERIODS_MAX; i++, period = period_next(period)) {
        if (!opening_day(rules, period, &day))
            return false;
        if (day <= today || day < since)
            continue;
        *out_period = period;
        *out_day = day;
        return true;
    }
    return false;
}
