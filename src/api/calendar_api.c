#include "api/calendar_api.h"

#include "domain/calendars.h"

enum status calendar_get(struct ctx *ctx, void *in, void *out)
{
    return calendar_view(ctx, in, out);
}

enum status calendar_put(struct ctx *ctx, void *in, void *out)
{
    return calendar_keep(ctx, in, out);
}
