#include "api/outage_api.h"

#include "base/host/secret.h"
#include "domain/files.h"
#include "domain/outages.h"
#include "domain/registrations.h"

enum status outages_get(struct ctx *ctx, void *in, void *out)
{
    return outage_list(ctx, in, out);
}

enum status outages_post(struct ctx *ctx, void *in, void *out)
{
    return outage_record(ctx, in, out);
}

enum status outages_patch(struct ctx *ctx, void *in, void *out)
{
    return outage_change(ctx, in, out);
}

enum status registrations_get(struct ctx *ctx, void *in, void *out)
{
    return registration_list(ctx, in, out);
}

enum status registrations_post(struct ctx *ctx, void *in, void *out)
{
    return registration_add(ctx, in, out);
}

static enum status admit(struct ctx *ctx, void *arg)
{
    return registration_admit(ctx, arg);
}

/* As a file that is attached: looked at, hashed and kept before the transaction. */
enum status registrations_file_prepare(struct ctx *ctx, struct call *call)
{
    struct registration_new *in = call->in;

    in->file.bytes = call->request.body;
    in->file.declared = call->request.content_type;
    TRY(attachment_inspect(ctx, &in->file));
    in->file.hash = secret_sha256(ctx->arena, in->file.bytes);
    TRY(database_read(ctx, admit, in));
    return file_keep(ctx, call->config->database, in->file.bytes, in->file.hash, &in->file.file_id);
}

enum status registrations_content(struct ctx *ctx, void *in, void *out)
{
    return registration_proof_open(ctx, in, out);
}
