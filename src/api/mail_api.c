#include "api/mail_api.h"

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
