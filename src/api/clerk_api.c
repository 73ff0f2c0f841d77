#include "api/clerk_api.h"

#include "domain/clerk_desk.h"
#include "domain/metadata.h"

enum status clerk_desk_get(struct ctx *ctx, void *in, void *out)
{
    return clerk_desk_list(ctx, in, out);
}

enum status metadata_get(struct ctx *ctx, void *in, void *out)
{
    return metadata_load(ctx, in, out);
}

enum status metadata_encode(struct ctx *ctx, struct call *call)
{
    struct buf body = { .arena = ctx->arena };

    TRY(metadata_count_pages(ctx, call->out));
    resource_encode(&body, call->route->out, call->out);
    call->response.content_type = "application/json; charset=utf-8";
    call->response.body = buf_str(&body);
    return ST_OK;
}
