#include "api/mail_api.h"

#include "base/host/secret.h"
#include "domain/credentials.h"
#include "domain/mails.h"

enum status mail_get_own(struct ctx *ctx, void *in, void *out)
{
    (void)in;
    return mail_own_view(ctx, out);
}

enum status mail_put_own(struct ctx *ctx, void *in, void *out)
{
    return mail_own_set(ctx, in, out);
}

enum status mail_get_account(struct ctx *ctx, void *in, void *out)
{
    return mail_account_view(ctx, in, out);
}

enum status mail_put_account(struct ctx *ctx, void *in, void *out)
{
    return mail_account_set(ctx, in, out);
}

static enum status look(struct ctx *ctx, void *arg)
{
    return credential_look(ctx, arg);
}

/* The slow verification, outside any transaction, on the hashing lane. */
enum status credential_post_prepare(struct ctx *ctx, struct call *call)
{
    struct mail_credential *in = call->in;

    TRY(database_read(ctx, look, in));
    in->is_right = secret_verify(ctx->arena, in->checked_hash, in->password);
    return ST_OK;
}

enum status credential_post(struct ctx *ctx, void *in, void *out)
{
    return credential_mail(ctx, in, out);
}

enum status mail_post_unsubscribe(struct ctx *ctx, void *in, void *out)
{
    (void)out;
    return mail_leave_take(ctx, in);
}

enum status mails_get(struct ctx *ctx, void *in, void *out)
{
    return mail_list(ctx, in, out);
}

enum status mails_post_retry(struct ctx *ctx, void *in, void *out)
{
    return mail_revive(ctx, in, out);
}
