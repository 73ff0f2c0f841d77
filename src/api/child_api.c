#include "api/child_api.h"

#include "domain/children.h"

enum status children_get(struct ctx *ctx, void *in, void *out)
{
    return child_list(ctx, in, out);
}

enum status children_post(struct ctx *ctx, void *in, void *out)
{
    return child_assign(ctx, in, out);
}

enum status children_delete(struct ctx *ctx, void *in, void *out)
{
    return child_withdraw(ctx, in, out);
}
