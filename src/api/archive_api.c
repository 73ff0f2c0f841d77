#include "api/archive_api.h"

#include "domain/archive_close.h"
#include "domain/archive_packages.h"
#include "domain/archives.h"
#include "domain/retentions.h"

/* clang-format off */
static const struct field closing_fields[] = {
    { .name = "id", .offset = offsetof(struct archive_closing, in.id), .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The file." },
    { .name = "version", .offset = offsetof(struct archive_closing, in.version), .type = FIELD_INT, .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "Its version." },
};
/* clang-format on */

const struct resource archive_closing_resource = { .name = "archive_closing",
    .size = sizeof(struct archive_closing),
    .fields = closing_fields,
    .fields_len = ARRAY_LEN(closing_fields) };
const struct resource package_content_resource = { .name = "archive_package_content",
    .size = sizeof(struct package_content) };

/* ---- files ---- */

enum status archive_files_get(struct ctx *ctx, void *in, void *out)
{
    return archive_list(ctx, in, out);
}

enum status archive_file_get(struct ctx *ctx, void *in, void *out)
{
    return archive_view(ctx, in, out);
}

enum status archive_intake_post(struct ctx *ctx, void *in, void *out)
{
    return archive_take_in(ctx, in, out);
}

enum status archive_close_post_prepare(struct ctx *ctx, struct call *call)
{
    return archive_close_prepare(ctx, call->config->database, call->in);
}

enum status archive_close_post(struct ctx *ctx, void *in, void *out)
{
    return archive_close(ctx, in, out);
}

enum status archive_hold_post(struct ctx *ctx, void *in, void *out)
{
    return archive_hold(ctx, in, out);
}

enum status archive_release_post(struct ctx *ctx, void *in, void *out)
{
    return archive_release(ctx, in, out);
}

enum status retention_get(struct ctx *ctx, void *in, void *out)
{
    return retention_rule_get(ctx, in, out);
}

enum status retention_put(struct ctx *ctx, void *in, void *out)
{
    return retention_rule_put(ctx, in, out);
}

/* ---- packages ---- */

enum status archive_package_post(struct ctx *ctx, void *in, void *out)
{
    return package_order(ctx, in, out);
}

enum status archive_package_get(struct ctx *ctx, void *in, void *out)
{
    return package_view(ctx, in, out);
}

enum status archive_package_delete(struct ctx *ctx, void *in, void *out)
{
    return package_cancel(ctx, in, out);
}

enum status archive_package_content(struct ctx *ctx, void *in, void *out)
{
    return package_open(ctx, in, out);
}

enum status archive_package_content_encode(struct ctx *ctx, struct call *call)
{
    const struct package_content *content = call->out;
    const struct archive_package *package = &content->package;

    call->etag = str_format(ctx->arena, "\"" STR_FMT "\"", STR_ARG(package->hash));
    call->response.content_type = "application/zip";
    call->response.body = content->piece;
    call->response.body_more = (size_t)package->size - content->piece.len;
    response_header(call, "Content-Disposition",
        str_format(
            ctx->arena, "attachment; filename=\"ho-so-%lld.zip\"", (long long)package->file_id));
    return ST_OK;
}

enum status archive_package_content_more(struct ctx *ctx, struct call *call)
{
    struct package_content *content = call->out;

    TRY(package_more(ctx, content));
    call->response.body = content->piece;
    return ST_OK;
}
