#include "api/alert_api.h"

#include "domain/alerts.h"

enum status alerts_get(struct ctx *ctx, void *in, void *out)
{
    return alert_list(ctx, in, out);
}

enum status alerts_get_count(struct ctx *ctx, void *in, void *out)
{
    (void)in;
    return alert_counted(ctx, out);
}

enum status alerts_post_read(struct ctx *ctx, void *in, void *out)
{
    return alerts_mark_read(ctx, in, out);
}
