#include "api/attachment_api.h"

#include "base/host/secret.h"
#include "core/text.h"
#include "domain/attachments.h"
#include "domain/files.h"

const struct resource attachment_content_resource = { .name = "attachment_content",
    .size = sizeof(struct attachment_content) };

enum status attachments_get(struct ctx *ctx, void *in, void *out)
{
    return attachment_list(ctx, in, out);
}

static enum status admit(struct ctx *ctx, void *arg)
{
    return attachment_admit(ctx, arg);
}

/* Hashing 50 MiB takes a while, and keeping them several transactions. */
enum status attachments_post_prepare(struct ctx *ctx, struct call *call)
{
    struct attachment_new *in = call->in;

    in->bytes = call->request.body;
    in->declared = call->request.content_type;
    TRY(attachment_inspect(ctx, in));
    in->hash = secret_sha256(ctx->arena, in->bytes);
    TRY(database_read(ctx, admit, in));
    return file_keep(ctx, call->config->database, in->bytes, in->hash, &in->file_id);
}

enum status attachments_post(struct ctx *ctx, void *in, void *out)
{
    return attachment_add(ctx, in, out);
}

enum status attachments_patch(struct ctx *ctx, void *in, void *out)
{
    return attachment_describe(ctx, in, out);
}

enum status attachments_delete(struct ctx *ctx, void *in, void *out)
{
    return attachment_remove(ctx, in, out);
}

/* ---- going out ---- */

enum status attachments_content(struct ctx *ctx, void *in, void *out)
{
    return attachment_open(ctx, in, out);
}

static bool needs_no_escape(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
}

/* The name twice: in letters any program reads, then as it is (RFC 6266, RFC 8187). */
static struct str disposition(struct ctx *ctx, struct str name)
{
    static const char digits[] = "0123456789ABCDEF";
    struct str ending = file_name_ending(name);
    struct str stem = str_sub(name, 0, name.len - ending.len - 1);
    struct str plain = text_slug(ctx->arena, stem);
    struct buf out = { .arena = ctx->arena };

    ending = text_slug(ctx->arena, ending);
    buf_addf(&out, "attachment; filename=\"" STR_FMT "." STR_FMT "\"; filename*=UTF-8''",
        STR_ARG(plain.len ? plain : S("tep")), STR_ARG(ending));
    for (size_t i = 0; i < name.len; i++) {
        unsigned char c = (unsigned char)name.ptr[i];

        if (needs_no_escape(name.ptr[i])) {
            buf_add_char(&out, name.ptr[i]);
            continue;
        }
        buf_add_char(&out, '%');
        buf_add_char(&out, digits[c >> 4]);
        buf_add_char(&out, digits[c & 15]);
    }
    return buf_str(&out);
}

enum status attachments_content_encode(struct ctx *ctx, struct call *call)
{
    const struct attachment_content *content = call->out;
    const struct attachment *attachment = &content->attachment;

    call->etag = str_format(ctx->arena, "\"" STR_FMT "\"", STR_ARG(attachment->hash));
    call->response.content_type = file_kind_types[attachment->kind];
    call->response.body = content->piece;
    call->response.body_more = (size_t)attachment->size - content->piece.len;
    response_header(call, "Content-Disposition", disposition(ctx, attachment->name));
    return ST_OK;
}

enum status attachments_content_more(struct ctx *ctx, struct call *call)
{
    struct attachment_content *content = call->out;

    TRY(attachment_more(ctx, content));
    call->response.body = content->piece;
    return ST_OK;
}
