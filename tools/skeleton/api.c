#include "api/thing_api.h"

#include "domain/things.h"

enum status things_get(struct ctx *ctx, void *in, void *out)
{
    return thing_list(ctx, in, out);
}

enum status things_get_one(struct ctx *ctx, void *in, void *out)
{
    return thing_view(ctx, in, out);
}

enum status things_post(struct ctx *ctx, void *in, void *out)
{
    return thing_create(ctx, in, out);
}

enum status things_patch(struct ctx *ctx, void *in, void *out)
{
    return thing_change(ctx, in, out);
}
