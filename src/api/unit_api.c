#include "api/unit_api.h"

#include "domain/units.h"

enum status units_get(struct ctx *ctx, void *in, void *out)
{
    return unit_list(ctx, in, out);
}

enum status units_get_count(struct ctx *ctx, void *in, void *out)
{
    return unit_counted(ctx, in, out);
}

enum status units_get_one(struct ctx *ctx, void *in, void *out)
{
    return unit_view(ctx, in, out);
}

enum status units_post(struct ctx *ctx, void *in, void *out)
{
    return unit_create(ctx, in, out);
}

enum status units_patch(struct ctx *ctx, void *in, void *out)
{
    return unit_change(ctx, in, out);
}
