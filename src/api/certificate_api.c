#include "api/certificate_api.h"

#include "domain/certificates.h"

static struct owner own(const struct ctx *ctx)
{
    return (struct owner){ OWNER_ACCOUNT, ctx->actor->account_id };
}

static struct owner unit_at(const void *in)
{
    return (struct owner){ OWNER_UNIT, ((const struct by_id *)in)->id };
}

enum status certificates_get_own(struct ctx *ctx, void *in, void *out)
{
    (void)in;
    return certificate_list(ctx, own(ctx), out);
}

enum status certificates_get_account(struct ctx *ctx, void *in, void *out)
{
    return certificate_list(
        ctx, (struct owner){ OWNER_ACCOUNT, ((const struct by_id *)in)->id }, out);
}

enum status certificates_get_unit(struct ctx *ctx, void *in, void *out)
{
    return certificate_list(ctx, unit_at(in), out);
}

static enum status account_look(struct ctx *ctx, void *arg)
{
    return certificate_look(ctx, OWNER_ACCOUNT, arg);
}

static enum status unit_look(struct ctx *ctx, void *arg)
{
    return certificate_look(ctx, OWNER_UNIT, arg);
}

static enum status prepare(struct ctx *ctx, struct call *call, txn_fn *look)
{
    struct certificate_new *in = call->in;

    in->bytes = call->request.body;
    TRY(database_read(ctx, look, in));
    return certificate_check(ctx, in);
}

enum status certificates_post_account_prepare(struct ctx *ctx, struct call *call)
{
    return prepare(ctx, call, account_look);
}

enum status certificates_post_unit_prepare(struct ctx *ctx, struct call *call)
{
    return prepare(ctx, call, unit_look);
}

enum status certificates_post_account(struct ctx *ctx, void *in, void *out)
{
    return certificate_add(ctx, OWNER_ACCOUNT, in, out);
}

enum status certificates_post_unit(struct ctx *ctx, void *in, void *out)
{
    return certificate_add(ctx, OWNER_UNIT, in, out);
}

enum status certificates_withdraw_account(struct ctx *ctx, void *in, void *out)
{
    return certificate_withdraw(ctx, OWNER_ACCOUNT, in, out);
}

enum status certificates_withdraw_unit(struct ctx *ctx, void *in, void *out)
{
    return certificate_withdraw(ctx, OWNER_UNIT, in, out);
}
