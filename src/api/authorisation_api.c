#include "api/authorisation_api.h"

#include "domain/authorisations.h"

enum status authorisations_get(struct ctx *ctx, void *in, void *out)
{
    return authorisation_list(ctx, in, out);
}

enum status authorisations_get_one(struct ctx *ctx, void *in, void *out)
{
    return authorisation_view(ctx, in, out);
}

enum status authorisations_post(struct ctx *ctx, void *in, void *out)
{
    return authorisation_record(ctx, in, out);
}

enum status authorisations_post_end(struct ctx *ctx, void *in, void *out)
{
    return authorisation_stop(ctx, in, out);
}
