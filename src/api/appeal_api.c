#include "api/appeal_api.h"

#include "domain/appeals.h"

enum status appeals_get(struct ctx *ctx, void *in, void *out)
{
    return appeal_page(ctx, in, out);
}

enum status appeals_get_of_report(struct ctx *ctx, void *in, void *out)
{
    return appeal_list(ctx, in, out);
}

enum status appeals_post(struct ctx *ctx, void *in, void *out)
{
    return appeal_make(ctx, in, out);
}

enum status appeals_put(struct ctx *ctx, void *in, void *out)
{
    return appeal_decide(ctx, in, out);
}
