#include "api/etag.h"

#include "base/host/secret.h"

void etag_apply(struct ctx *ctx, struct call *call)
{
    struct response *res = &call->response;
    struct str tag;

    if (call->route->method != METHOD_GET || res->status != 200 || res->stream || !res->body.len)
        return;
    tag = call->etag;
    if (!tag.len)
        tag = str_format(ctx->arena, "\"" STR_FMT "\"",
            STR_ARG(str_sub(secret_digest(ctx->arena, res->body), 0, 32)));
    response_header(call, "ETag", tag);
    response_header(call, "Cache-Control", S("private, no-cache"));
    if (!str_eq(call->request.if_none_match, tag))
        return;
    res->status = 304;
    res->body = (struct str){ 0 };
    res->body_more = 0;
}
