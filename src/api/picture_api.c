#include "api/picture_api.h"

#include "domain/pictures.h"

const struct resource picture_content_resource = { .name = "picture_content",
    .size = sizeof(struct picture) };

static struct owner own(const struct ctx *ctx)
{
    return (struct owner){ OWNER_ACCOUNT, ctx->actor->account_id };
}

static struct owner unit_of(int64_t id)
{
    return (struct owner){ OWNER_UNIT, id };
}

static struct owner unit_at(const void *in)
{
    return unit_of(((const struct by_id *)in)->id);
}

enum status picture_get_own(struct ctx *ctx, void *in, void *out)
{
    (void)in;
    return picture_view(ctx, own(ctx), out);
}

enum status picture_get_unit(struct ctx *ctx, void *in, void *out)
{
    return picture_view(ctx, unit_at(in), out);
}

enum status picture_get_seal(struct ctx *ctx, void *in, void *out)
{
    const struct picture_look *look = in;
    const struct picture *picture = out;

    TRY(picture_view(ctx, unit_of(look->id), out));
    return picture->can_edit ? ST_OK
                             : fail(ctx, PROBLEM_NOT_FOUND, "%s", problem_text(PROBLEM_NOT_FOUND));
}

enum status picture_content_encode(struct ctx *ctx, struct call *call)
{
    const struct picture *picture = call->out;

    if (!picture->found)
        return fail(ctx, PROBLEM_NOT_FOUND, "%s", problem_text(PROBLEM_NOT_FOUND));
    call->etag = str_format(ctx->arena, "\"" STR_FMT "\"", STR_ARG(picture->hash));
    call->response.content_type = "image/png";
    call->response.body = picture->png;
    return ST_OK;
}

static enum status admit_own(struct ctx *ctx, void *arg)
{
    return picture_admit(ctx, OWNER_ACCOUNT, arg);
}

static enum status admit_unit(struct ctx *ctx, void *arg)
{
    return picture_admit(ctx, OWNER_UNIT, arg);
}

/* Who may not, is told so before his bytes are looked at. */
static enum status picture_prepare(struct ctx *ctx, struct call *call, txn_fn *admit)
{
    struct picture_new *in = call->in;

    in->bytes = call->request.body;
    TRY(database_read(ctx, admit, in));
    return picture_inspect(ctx, in);
}

enum status picture_put_own_prepare(struct ctx *ctx, struct call *call)
{
    return picture_prepare(ctx, call, admit_own);
}

enum status picture_put_unit_prepare(struct ctx *ctx, struct call *call)
{
    return picture_prepare(ctx, call, admit_unit);
}

enum status picture_put_own(struct ctx *ctx, void *in, void *out)
{
    return picture_put(ctx, OWNER_ACCOUNT, in, out);
}

enum status picture_put_unit(struct ctx *ctx, void *in, void *out)
{
    return picture_put(ctx, OWNER_UNIT, in, out);
}

enum status picture_delete_own(struct ctx *ctx, void *in, void *out)
{
    (void)in;
    return picture_remove(ctx, own(ctx), out);
}

enum status picture_delete_unit(struct ctx *ctx, void *in, void *out)
{
    return picture_remove(ctx, unit_at(in), out);
}
