#include "api/handover_api.h"

#include "domain/handovers.h"

enum status handover_get(struct ctx *ctx, void *in, void *out)
{
    return handover_work(ctx, in, out);
}

enum status handover_post(struct ctx *ctx, void *in, void *out)
{
    return hand_over(ctx, in, out);
}
