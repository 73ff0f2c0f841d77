#include "api/unit_reporter_api.h"

#include "domain/unit_reporters.h"

enum status unit_reporters_get(struct ctx *ctx, void *in, void *out)
{
    return unit_reporter_list(ctx, in, out);
}

enum status unit_reporters_put(struct ctx *ctx, void *in, void *out)
{
    return unit_reporter_put(ctx, in, out);
}
