#include "api/letterhead_api.h"

#include "domain/letterheads.h"

enum status letterhead_get(struct ctx *ctx, void *in, void *out)
{
    return letterhead_view(ctx, in, out);
}

enum status letterhead_put(struct ctx *ctx, void *in, void *out)
{
    return letterhead_keep(ctx, in, out);
}
