#include "core/retention.h"

#include "base/date.h"

#define X(name, wire, reason) [RETENTION_##name] = wire,
const char *const retention_names[RETENTION_COUNT] = { RETENTION_LIST(X) };
#undef X
#define X(name, wire, reason) [RETENTION_##name] = reason,
const char *const retention_reasons[RETENTION_COUNT] = { RETENTION_LIST(X) };
#undef X
#define X(name, wire, bits) [STAMP_##name] = wire,
const char *const stamp_digest_names[STAMP_DIGEST_COUNT] = { STAMP_DIGEST_LIST(X) };
#undef X

int64_t retention_minimum(
    const struct profile_archive *archive, enum period_kind kind, struct str *out_article)
{
    *out_article = S("");
    for (size_t i = 0; i < archive->keep.len; i++) {
        const struct profile_keep *one = LIST_AT(archive->keep, struct profile_keep, i);

        if (one->kind != (int)kind)
            continue;
        *out_article = one->article;
        return one->years;
    }
    return RETENTION_FOR_EVER;
}

bool retention_covers(int64_t years, int64_t minimum)
{
    return years == RETENTION_FOR_EVER || (minimum != RETENTION_FOR_EVER && years >= minimum);
}

int64_t retention_last_day(int64_t closed_on, int64_t years)
{
    if (years == RETENTION_FOR_EVER)
        return DATE_NONE;
    return date_of((struct ymd){ date_ymd(closed_on).year + (int)years, 12, 31 });
}

enum retention retention_decide(const struct retention_facts *facts)
{
    if (facts->destroyed)
        return RETENTION_GONE;
    if (facts->held)
        return RETENTION_HELD;
    if (!facts->closed)
        return RETENTION_OPEN;
    if (facts->years == RETENTION_FOR_EVER)
        return RETENTION_PERMANENT;
    if (facts->today <= retention_last_day(facts->closed_on, facts->years))
        return RETENTION_EARLY;
    return RETENTION_DUE;
}

int64_t stamp_due(const struct stamp_facts *facts, int64_t now_ms)
{
    int64_t ahead_ms = facts->ends_ms - STAMP_AHEAD_DAYS * MS_PER_DAY;
    int64_t half_ms = now_ms + (facts->ends_ms - now_ms) / 2;
    int64_t due_ms = ahead_ms > half_ms ? ahead_ms : half_ms;

    if (!facts->stamped || facts->digest < facts->demanded)
        return now_ms;
    return due_ms > now_ms + MS_PER_DAY ? due_ms : now_ms + MS_PER_DAY;
}
