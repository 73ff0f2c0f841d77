#include "api/trust_api.h"

#include "domain/trust_sources.h"

enum status trust_items_get(struct ctx *ctx, void *in, void *out)
{
    return trust_item_list(ctx, in, out);
}

static enum status items_look(struct ctx *ctx, void *arg)
{
    return trust_items_look(ctx, arg);
}

enum status trust_items_post_prepare(struct ctx *ctx, struct call *call)
{
    struct trust_new *in = call->in;

    in->bytes = call->request.body;
    TRY(database_read(ctx, items_look, in));
    return trust_items_check(ctx, in);
}

enum status trust_items_post(struct ctx *ctx, void *in, void *out)
{
    return trust_items_add(ctx, in, out);
}

enum status trust_items_post_withdraw(struct ctx *ctx, void *in, void *out)
{
    return trust_item_withdraw(ctx, in, out);
}

enum status trust_sources_get(struct ctx *ctx, void *in, void *out)
{
    return trust_source_list(ctx, in, out);
}

enum status trust_sources_post(struct ctx *ctx, void *in, void *out)
{
    return trust_source_add(ctx, in, out);
}

enum status trust_sources_post_fetch(struct ctx *ctx, void *in, void *out)
{
    return trust_source_hurry(ctx, in, out);
}

enum status trust_sources_post_withdraw(struct ctx *ctx, void *in, void *out)
{
    return trust_source_withdraw(ctx, in, out);
}
