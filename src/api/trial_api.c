#include "api/trial_api.h"

#include "domain/trials.h"

enum status trials_of_form(struct ctx *ctx, void *in, void *out)
{
    return trial_view(ctx, in, out);
}

enum status trials_get(struct ctx *ctx, void *in, void *out)
{
    return trial_list(ctx, in, out);
}

enum status trials_get_cells(struct ctx *ctx, void *in, void *out)
{
    return trial_cells(ctx, in, out);
}

enum status remarks_get(struct ctx *ctx, void *in, void *out)
{
    return remark_list(ctx, in, out);
}

enum status remarks_post(struct ctx *ctx, void *in, void *out)
{
    return remark_add(ctx, in, out);
}
