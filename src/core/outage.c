#include "core/outage.h"

#include "base/date.h"
#include "base/limits.h"

enum outage_times outage_times_check(int64_t from_ms, int64_t to_ms, int64_t now_ms)
{
    int64_t end_ms = to_ms ? to_ms : now_ms;

    if (from_ms > now_ms || to_ms > now_ms)
        return OUTAGE_TIMES_AHEAD;
    if (to_ms && to_ms <= from_ms)
        return OUTAGE_TIMES_BACKWARD;
    return end_ms - from_ms > OUTAGE_DAYS_MAX * MS_PER_DAY ? OUTAGE_TIMES_LONG : OUTAGE_TIMES_OK;
}

int64_t outage_end(int64_t from_ms, int64_t to_ms)
{
    return to_ms ? to_ms : from_ms + OUTAGE_DAYS_MAX * MS_PER_DAY;
}

bool outage_concerns(const struct outage_span *outage, struct str unit_path)
{
    return str_starts(unit_path, outage->unit_path);
}

bool outage_holds(const struct outage_span *outage, int64_t at_ms)
{
    return outage->from_ms <= at_ms && at_ms <= outage_end(outage->from_ms, outage->to_ms);
}

enum outage_refusal outage_find(
    const struct outage_span *outages, size_t len, int64_t sent_ms, int64_t now_ms, size_t *out_at)
{
    if (sent_ms >= now_ms)
        return OUTAGE_NOT_BEFORE;
    for (size_t i = 0; i < len; i++)
        if (outage_holds(&outages[i], sent_ms)) {
            *out_at = i;
            return OUTAGE_OK;
        }
    return OUTAGE_NONE;
}
