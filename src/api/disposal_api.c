#include "api/disposal_api.h"

#include "domain/disposals.h"
#include "domain/stamp_authorities.h"

const struct resource disposal_minutes_resource = { .name = "archive_disposal_minutes",
    .size = sizeof(struct disposal_minutes) };

/* ---- destroying ---- */

enum status disposals_get(struct ctx *ctx, void *in, void *out)
{
    return disposal_list(ctx, in, out);
}

enum status disposal_get(struct ctx *ctx, void *in, void *out)
{
    return disposal_view(ctx, in, out);
}

enum status disposals_post(struct ctx *ctx, void *in, void *out)
{
    return disposal_propose(ctx, in, out);
}

enum status disposal_decision_post(struct ctx *ctx, void *in, void *out)
{
    return disposal_decide(ctx, in, out);
}

enum status disposal_withdraw_post(struct ctx *ctx, void *in, void *out)
{
    return disposal_take_back(ctx, in, out);
}

enum status disposal_minutes_get(struct ctx *ctx, void *in, void *out)
{
    return disposal_minutes(ctx, in, out);
}

enum status disposal_minutes_encode(struct ctx *ctx, struct call *call)
{
    const struct disposal_minutes *minutes = call->out;

    call->response.content_type = "text/plain; charset=utf-8";
    call->response.body = minutes->text;
    response_header(call, "Content-Disposition",
        str_format(
            ctx->arena, "attachment; filename=\"bien-ban-huy-%lld.txt\"", (long long)minutes->id));
    return ST_OK;
}

/* ---- who stamps ---- */

enum status stamp_authority_read(struct ctx *ctx, void *in, void *out)
{
    return stamp_authority_get(ctx, in, out);
}

enum status stamp_authority_write(struct ctx *ctx, void *in, void *out)
{
    return stamp_authority_set(ctx, in, out);
}
