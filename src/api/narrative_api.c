#include "api/narrative_api.h"

#include "domain/comments.h"
#include "domain/narratives.h"
#include "domain/outlines.h"

enum status narrative_get(struct ctx *ctx, void *in, void *out)
{
    return narrative_view(ctx, in, out);
}

enum status narrative_check(struct ctx *ctx, struct call *call)
{
    struct narrative_put *in = call->in;

    return document_settle(ctx, DOC_DRAFT, &in->document);
}

enum status narrative_put(struct ctx *ctx, void *in, void *out)
{
    return narrative_save(ctx, in, out);
}

enum status narrative_join_post(struct ctx *ctx, void *in, void *out)
{
    return narrative_join_units(ctx, in, out);
}

enum status comments_get(struct ctx *ctx, void *in, void *out)
{
    return comment_list(ctx, in, out);
}

enum status comments_post(struct ctx *ctx, void *in, void *out)
{
    return comment_add(ctx, in, out);
}

enum status comments_put(struct ctx *ctx, void *in, void *out)
{
    return comment_answer(ctx, in, out);
}
