#include "api/account_request_api.h"

#include "api/list_answer.h"
#include "base/host/secret.h"
#include "domain/account_requests.h"

const struct resource account_request_file_resource = { .name = "account_request_file",
    .size = sizeof(struct page_out) };

enum status account_requests_get(struct ctx *ctx, void *in, void *out)
{
    return account_request_list(ctx, in, out);
}

enum status account_requests_get_one(struct ctx *ctx, void *in, void *out)
{
    return account_request_view(ctx, in, out);
}

enum status account_requests_post(struct ctx *ctx, void *in, void *out)
{
    return account_request_ask(ctx, in, out);
}

/* Granting may need a first password, which is made and hashed before the transaction. */
enum status account_requests_decide_prepare(struct ctx *ctx, struct call *call)
{
    struct account_request_decision *in = call->in;

    if (in->verdict != DECISION_GRANT)
        return ST_OK;
    in->password = secret_password(ctx->arena);
    in->password_hash = secret_hash(ctx->arena, in->password);
    if (!in->password_hash.len)
        return fail(ctx, PROBLEM_BUSY, "%s", problem_text(PROBLEM_BUSY));
    return ST_OK;
}

enum status account_requests_decide(struct ctx *ctx, void *in, void *out)
{
    return account_request_decide(ctx, in, out);
}

enum status account_requests_delete(struct ctx *ctx, void *in, void *out)
{
    return account_request_withdraw(ctx, in, out);
}

/* ---- as a file ---- */

enum status account_requests_export(struct ctx *ctx, void *in, void *out)
{
    struct account_request_query query = *(const struct account_request_query *)in;

    query.page = (struct page){ .limit = CSV_ROWS_MAX };
    return account_request_list(ctx, &query, out);
}

static enum status file_encode(struct ctx *ctx, struct call *call, struct str extension)
{
    const struct page_out *page = call->out;

    TRY(account_request_write(ctx, &page->items, extension, &call->response.body));
    list_answer(ctx, call, "de-nghi-tai-khoan", extension);
    return ST_OK;
}

enum status account_requests_xlsx_encode(struct ctx *ctx, struct call *call)
{
    return file_encode(ctx, call, S("xlsx"));
}

enum status account_requests_csv_encode(struct ctx *ctx, struct call *call)
{
    return file_encode(ctx, call, S("csv"));
}
