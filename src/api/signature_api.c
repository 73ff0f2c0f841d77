#include "api/signature_api.h"

#include "base/host/secret.h"
#include "domain/sessions.h"
#include "domain/signatures.h"

static enum status own_hash(struct ctx *ctx, void *arg)
{
    return password_look(ctx, arg);
}

enum status signatures_post_prepare(struct ctx *ctx, struct call *call)
{
    struct signature_new *in = call->in;

    TRY(database_read(ctx, own_hash, &in->hash));
    in->right = secret_verify(ctx->arena, in->hash, in->password);
    return ST_OK;
}

enum status signatures_post(struct ctx *ctx, void *in, void *out)
{
    return signature_make(ctx, in, out);
}

/* A wrong password was remembered in the transaction, which is why it is told only here. */
enum status signatures_post_encode(struct ctx *ctx, struct call *call)
{
    TRY(signature_answer(ctx, call->in));
    call->response.content_type = "application/json; charset=utf-8";
    call->response.body = resource_to_json(ctx->arena, call->route->out, call->out);
    return ST_OK;
}
