#include "api/signature_api.h"

#include "base/host/secret.h"
#include "domain/sessions.h"
#include "domain/signatures.h"

/* clang-format off */
static const struct field new_fields[] = {
    { MEMBER(struct signature_new, id),       .type = FIELD_INT,  .flags = F_PATH, .min = 1, .doc = "The report." },
    { MEMBER(struct signature_new, revision), .type = FIELD_INT,  .flags = F_CREATE | F_REQUIRED, .min = 1, .doc = "The revision that was read." },
    { MEMBER(struct signature_new, digest),   .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 200, .title = "Mã băm", .doc = "Its digest." },
    { MEMBER(struct signature_new, kind),     .type = FIELD_ENUM, .flags = F_CREATE | F_REQUIRED, .names = signature_kind_names, .names_len = SIGNATURE_KIND_COUNT, .title = "Loại chữ ký", .doc = "How it is made." },
    { MEMBER(struct signature_new, authorisation_id), .type = FIELD_INT, .flags = F_CREATE | F_NULL, .min = 1, .title = "Hình thức ký", .doc = "By which entry of the register; null: the only form there is." },
    { MEMBER(struct signature_new, password), .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = PASSWORD_CHARS_MAX, .title = "Mật khẩu", .doc = "My password, once more." },
};
/* clang-format on */

const struct resource signature_new_resource = { .name = "signature_new",
    .size = sizeof(struct signature_new),
    .fields = new_fields,
    .fields_len = ARRAY_LEN(new_fields) };

static enum status own_hash(struct ctx *ctx, void *arg)
{
    return password_look(ctx, arg);
}

static enum status paper_look(struct ctx *ctx, void *arg)
{
    return signature_paper_look(ctx, arg);
}

enum status signatures_post_prepare(struct ctx *ctx, struct call *call)
{
    struct signature_new *in = call->in;

    TRY(database_read(ctx, own_hash, &in->hash));
    in->right = secret_verify(ctx->arena, in->hash, in->password);
    if (!in->right)
        return ST_OK;
    TRY(database_read(ctx, paper_look, in));
    return signature_paper_make(ctx, call->config->database, in);
}

enum status signatures_post(struct ctx *ctx, void *in, void *out)
{
    return signature_make(ctx, in, out);
}

/* A wrong password was remembered in the transaction, which is why it is told only here. */
enum status signatures_post_encode(struct ctx *ctx, struct call *call)
{
    TRY(signature_answer(ctx, call->in));
    call->response.content_type = "application/json; charset=utf-8";
    call->response.body = resource_to_json(ctx->arena, call->route->out, call->out);
    return ST_OK;
}
