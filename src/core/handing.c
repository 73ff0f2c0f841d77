#include "core/handing.h"

#include "base/limits.h"

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

struct handing_days handing_days(int64_t window_to, int64_t due_on, int64_t today)
{
    int64_t from = later(window_to, today);

    return (struct handing_days){ .from = from < due_on ? from : due_on, .to = due_on };
}

bool handing_is_below(struct str path, struct str above)
{
    return path.len > above.len && str_starts(path, above);
}

enum handing_place handing_relation(struct str path, struct str from)
{
    if (handing_is_below(path, from))
        return HANDING_BELOW;
    return str_starts(from, path) ? HANDING_ABOVE : HANDING_ELSEWHERE;
}

bool handing_depth_fits(int64_t depth)
{
    return depth < CHILDREN_DEPTH_MAX;
}
