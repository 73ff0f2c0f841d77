#include "api/clerk_api.h"

#include "domain/clerk_desk.h"
#include "domain/metadata.h"
#include "domain/sign_desk.h"

/* clang-format off */
static const struct field desk_fields[] = {
    { MEMBER(struct clerk_desk, page), .type = FIELD_RECORD, .flags = F_READ | F_FLAT, .of = &clerk_page_resource, .doc = "The reports." },
};
/* clang-format on */

const struct resource clerk_desk_resource = { .name = "clerk_desk",
    .size = sizeof(struct clerk_desk),
    .fields = desk_fields,
    .fields_len = ARRAY_LEN(desk_fields) };

enum status clerk_desk_get(struct ctx *ctx, void *in, void *out)
{
    return clerk_desk_list(ctx, in, out);
}

/* What their signatures are worth is found outside the transaction. */
enum status clerk_desk_encode(struct ctx *ctx, struct call *call)
{
    clerk_desk_check(ctx, call->out);
    call->response.content_type = "application/json; charset=utf-8";
    call->response.body = resource_to_json(ctx->arena, call->route->out, call->out);
    return ST_OK;
}

enum status sign_desk_get(struct ctx *ctx, void *in, void *out)
{
    return sign_desk_list(ctx, in, out);
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
