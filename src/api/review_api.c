#include "api/review_api.h"

#include "domain/approvals.h"
#include "domain/reviews.h"

enum status approval_rules_get(struct ctx *ctx, void *in, void *out)
{
    return approval_list(ctx, in, out);
}

enum status approval_rules_put(struct ctx *ctx, void *in, void *out)
{
    return approval_put(ctx, in, out);
}

enum status reviews_post(struct ctx *ctx, void *in, void *out)
{
    return review_make(ctx, in, out);
}
