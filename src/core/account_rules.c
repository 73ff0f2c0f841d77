#include "core/account_rules.h"

#include "base/date.h"
#include "base/limits.h"
#include "core/calendar.h"

struct profile_number account_quota_of(const struct profile_accounts *rules, int unit_kind)
{
    for (size_t i = 0; i < rules->quotas.len; i++) {
        const struct profile_quota *quota = LIST_AT(rules->quotas, struct profile_quota, i);

        if (quota->unit_kind == unit_kind)
            return (struct profile_number){ quota->accounts, quota->article };
    }
    return (struct profile_number){ 0 };
}

struct profile_number account_admins_of(const struct profile_accounts *rules, int unit_kind)
{
    for (size_t i = 0; i < rules->quotas.len; i++) {
        const struct profile_quota *quota = LIST_AT(rules->quotas, struct profile_quota, i);

        if (quota->unit_kind == unit_kind && quota->admins)
            return (struct profile_number){ quota->admins, quota->article };
    }
    return rules->admins_a_unit;
}

struct str account_quota_says(
    struct arena *arena, const struct profile_number *quota, const struct list *holders)
{
    struct buf out = { .arena = arena };

    buf_addf(&out, "Tối đa %lld (" STR_FMT "), đang có: ", (long long)quota->value,
        STR_ARG(quota->article));
    for (size_t i = 0; i < holders->len && i < QUOTA_NAMES_MAX; i++) {
        buf_add(&out, i ? S(", ") : S(""));
        buf_add(&out, *LIST_AT(*holders, struct str, i));
    }
    buf_add(&out, holders->len > QUOTA_NAMES_MAX ? S(", …") : S("."));
    return buf_str(&out);
}

/* So many months later, the last day of a month that is too short. */
static int64_t months_after(int64_t day, int64_t months)
{
    struct ymd at = date_ymd(day);
    int64_t month = at.year * 12 + at.month - 1 + months;
    int len;

    at.year = (int)(month / 12);
    at.month = (int)(month % 12) + 1;
    len = date_month_len(at.year, at.month);
    at.day = at.day > len ? len : at.day;
    return date_of(at);
}

int64_t clock_due(const struct profile_clock *clock, const struct calendar *calendar, int64_t from)
{
    if (!clock->value)
        return DATE_NONE;
    switch ((enum clock_unit)clock->unit) {
    case CLOCK_HOURS:
        return from + (clock->value + 23) / 24;
    case CLOCK_DAYS:
        return from + clock->value;
    case CLOCK_WORKING_DAYS:
        return calendar_workdays_after(calendar, from, clock->value);
    case CLOCK_MONTHS:
        return months_after(from, clock->value);
    case CLOCK_UNIT_COUNT:
        break;
    }
    return DATE_NONE;
}

int64_t password_due(const struct profile_clock *age, int64_t changed_on)
{
    return clock_due(age, &calendar_weekends, changed_on);
}
