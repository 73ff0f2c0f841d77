#include "api/urging_api.h"

#include "domain/urging_lists.h"
#include "domain/urgings.h"

enum status urgings_get(struct ctx *ctx, void *in, void *out)
{
    return urging_list(ctx, in, out);
}

enum status urgings_get_one(struct ctx *ctx, void *in, void *out)
{
    return urging_view(ctx, in, out);
}

enum status urgings_get_owed(struct ctx *ctx, void *in, void *out)
{
    return owed_list(ctx, in, out);
}

enum status urgings_get_draft(struct ctx *ctx, void *in, void *out)
{
    return urging_draft(ctx, in, out);
}

enum status urgings_get_units(struct ctx *ctx, void *in, void *out)
{
    return urged_list(ctx, in, out);
}

enum status urgings_post(struct ctx *ctx, void *in, void *out)
{
    return urging_issue(ctx, in, out);
}

enum status urgings_post_number(struct ctx *ctx, void *in, void *out)
{
    return urging_give_number(ctx, in, out);
}

enum status urgings_post_withdraw(struct ctx *ctx, void *in, void *out)
{
    return urging_take_back(ctx, in, out);
}

enum status urgings_post_seen(struct ctx *ctx, void *in, void *out)
{
    return urging_confirm(ctx, in, out);
}
