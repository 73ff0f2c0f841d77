#include "api/account_api.h"

#include "base/host/secret.h"
#include "domain/accounts.h"

/* clang-format off */
static const struct field issue_fields[] = {
    { .name = "username", .offset = offsetof(struct account_issue, account.username), .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 3, .max = 60,
      .title = "Tên đăng nhập", .doc = "Name to log in with: lower-case letters, digits, dots, hyphens." },
    { .name = "name", .offset = offsetof(struct account_issue, account.name), .type = FIELD_TEXT, .flags = F_CREATE | F_REQUIRED, .min = 1, .max = 200,
      .title = "Chức danh", .doc = "The post it is issued to." },
    { .name = "unit_id", .offset = offsetof(struct account_issue, account.unit_id), .type = FIELD_INT, .flags = F_CREATE | F_REQUIRED, .min = 1,
      .title = "Đơn vị", .doc = "The unit of the post." },
};

static const struct field reissue_fields[] = {
    { .name = "id", .offset = offsetof(struct account_issue, account.id), .type = FIELD_INT, .flags = F_PATH, .min = 1, .doc = "The account." },
};

const struct resource account_issue_resource = { .name = "account_new", .size = sizeof(struct account_issue),
    .fields = issue_fields, .fields_len = ARRAY_LEN(issue_fields) };
const struct resource account_reissue_resource = { .name = "account_reissue", .size = sizeof(struct account_issue),
    .fields = reissue_fields, .fields_len = ARRAY_LEN(reissue_fields) };
/* clang-format on */

enum status accounts_get(struct ctx *ctx, void *in, void *out)
{
    return account_list(ctx, in, out);
}

enum status accounts_get_one(struct ctx *ctx, void *in, void *out)
{
    return account_view(ctx, in, out);
}

/* A password is made and hashed before the transaction, on the hashing lane. */
enum status accounts_post_prepare(struct ctx *ctx, struct call *call)
{
    struct account_issue *in = call->in;

    in->password = secret_password(ctx->arena);
    in->password_hash = secret_hash(ctx->arena, in->password);
    if (!in->password_hash.len)
        return fail(ctx, PROBLEM_BUSY, "%s", problem_text(PROBLEM_BUSY));
    return ST_OK;
}

enum status accounts_post(struct ctx *ctx, void *in, void *out)
{
    return account_create(ctx, in, out);
}

enum status accounts_patch(struct ctx *ctx, void *in, void *out)
{
    return account_change(ctx, in, out);
}

enum status accounts_reissue(struct ctx *ctx, void *in, void *out)
{
    return account_reissue(ctx, in, out);
}

enum status grants_get(struct ctx *ctx, void *in, void *out)
{
    return grant_list(ctx, in, out);
}

enum status grants_post(struct ctx *ctx, void *in, void *out)
{
    return grant_create(ctx, in, out);
}

enum status grants_delete(struct ctx *ctx, void *in, void *out)
{
    return grant_end(ctx, in, out);
}
