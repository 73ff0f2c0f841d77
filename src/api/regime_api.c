#include "api/regime_api.h"

#include "domain/openings.h"
#include "domain/regimes.h"

enum status regimes_get(struct ctx *ctx, void *in, void *out)
{
    return regime_list(ctx, in, out);
}

enum status regimes_get_one(struct ctx *ctx, void *in, void *out)
{
    return regime_view(ctx, in, out);
}

enum status regimes_post(struct ctx *ctx, void *in, void *out)
{
    return regime_create(ctx, in, out);
}

enum status regimes_patch(struct ctx *ctx, void *in, void *out)
{
    return regime_change(ctx, in, out);
}

enum status reporters_get(struct ctx *ctx, void *in, void *out)
{
    return reporter_list(ctx, in, out);
}

enum status reporters_put(struct ctx *ctx, void *in, void *out)
{
    return reporters_set(ctx, in, out);
}

enum status cycles_get(struct ctx *ctx, void *in, void *out)
{
    return cycle_list(ctx, in, out);
}

enum status cycles_get_one(struct ctx *ctx, void *in, void *out)
{
    return cycle_view(ctx, in, out);
}

enum status cycles_post(struct ctx *ctx, void *in, void *out)
{
    return cycle_open(ctx, in, out);
}

enum status cycles_preview(struct ctx *ctx, void *in, void *out)
{
    return cycle_preview(ctx, in, out);
}

enum status opening_get(struct ctx *ctx, void *in, void *out)
{
    return opening_view(ctx, in, out);
}

enum status opening_put(struct ctx *ctx, void *in, void *out)
{
    return opening_set(ctx, in, out);
}

enum status cycles_assign(struct ctx *ctx, void *in, void *out)
{
    return cycle_assign(ctx, in, out);
}

enum status coverage_get(struct ctx *ctx, void *in, void *out)
{
    return regime_coverage(ctx, in, out);
}
