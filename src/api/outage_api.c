#include "api/outage_api.h"

#include "domain/outages.h"
#include "domain/registrations.h"

enum status outages_get(struct ctx *ctx, void *in, void *out)
{
    return outage_list(ctx, in, out);
}

enum status outages_post(struct ctx *ctx, void *in, void *out)
{
    return outage_record(ctx, in, out);
}

enum status outages_patch(struct ctx *ctx, void *in, void *out)
{
    return outage_change(ctx, in, out);
}

enum status registrations_get(struct ctx *ctx, void *in, void *out)
{
    return registration_list(ctx, in, out);
}

enum status registrations_post(struct ctx *ctx, void *in, void *out)
{
    return registration_add(ctx, in, out);
}
