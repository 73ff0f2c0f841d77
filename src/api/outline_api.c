#include "api/outline_api.h"

#include "domain/outlines.h"

enum status outlines_get(struct ctx *ctx, void *in, void *out)
{
    return outline_list(ctx, in, out);
}

enum status outlines_get_one(struct ctx *ctx, void *in, void *out)
{
    return outline_view(ctx, in, out);
}

/* A document is checked before the transaction: it takes longer than keeping it. */
enum status outlines_check(struct ctx *ctx, struct call *call)
{
    struct outline_save *in = call->in;

    return document_settle(ctx, DOC_OUTLINE, &in->document);
}

enum status outlines_post(struct ctx *ctx, void *in, void *out)
{
    return outline_create(ctx, in, out);
}

enum status outlines_post_version(struct ctx *ctx, void *in, void *out)
{
    return outline_change(ctx, in, out);
}
