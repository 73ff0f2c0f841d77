#include "core/extension.h"

#include "base/limits.h"

enum extension_refusal extension_ask(bool sent, int64_t due_on, int64_t today)
{
    if (sent)
        return EXTENSION_SENT;
    return today > due_on + EXTENSION_LATE_DAYS ? EXTENSION_LATE : EXTENSION_OK;
}

bool extension_day_fits(int64_t due_on, int64_t today, int64_t wished_on)
{
    return wished_on > due_on && wished_on >= today && wished_on <= due_on + EXTENSION_DAYS_MAX;
}
