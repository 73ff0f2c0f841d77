#include "api/verification_api.h"

#include "domain/archive_packages.h"
#include "domain/archive_verify.h"
#include "domain/bundles.h"
#include "domain/trusts.h"
#include "domain/verifications.h"

const struct resource bundle_resource = { .name = "bundle", .size = sizeof(struct bundle) };

enum status verifications_post_prepare(struct ctx *ctx, struct call *call)
{
    struct verification_new *in = call->in;

    in->bytes = call->request.body;
    return verification_make(ctx, in);
}

enum status verifications_post(struct ctx *ctx, void *in, void *out)
{
    return verification_take(ctx, in, out);
}

enum status bundle_get(struct ctx *ctx, void *in, void *out)
{
    return bundle_gather(ctx, in, out);
}

enum status bundle_encode(struct ctx *ctx, struct call *call)
{
    const struct bundle *bundle = call->out;

    call->response.content_type = "application/zip";
    response_header(call, "Content-Disposition",
        str_format(ctx->arena, "attachment; filename=\"" STR_FMT "\"", STR_ARG(bundle->name)));
    return bundle_write(ctx, bundle, &call->response.body);
}

/* ---- packages of the archive ---- */

struct believed {
    const struct trust *trust;
};

static enum status trust_read(struct ctx *ctx, void *arg)
{
    struct believed *believed = arg;

    return trust_load(ctx, &believed->trust);
}

/* A file of ours is compared with what was kept of it. */
static enum status kept_compare(struct ctx *ctx, void *arg)
{
    struct str kept;

    TRY(package_kept(ctx, arg, &kept));
    package_compare(ctx, kept, arg);
    return ST_OK;
}

enum status archive_verify_post_prepare(struct ctx *ctx, struct call *call)
{
    struct package_in *in = call->in;
    struct believed believed;

    in->bytes = call->request.body;
    TRY(database_read(ctx, trust_read, &believed));
    package_verify(ctx, in->bytes, believed.trust, &in->result);
    return database_read(ctx, kept_compare, &in->result);
}

enum status archive_verify_post(struct ctx *ctx, void *in, void *out)
{
    (void)ctx;
    *(struct package_verification *)out = ((struct package_in *)in)->result;
    return ST_OK;
}
