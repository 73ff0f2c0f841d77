#include "api/account_review_api.h"

#include "api/list_answer.h"
#include "domain/account_reviews.h"

const struct resource account_review_file_resource = { .name = "account_review_file",
    .size = sizeof(struct page_out) };
const struct resource account_register_file_resource = { .name = "account_register_file",
    .size = sizeof(struct account_register) };

enum status account_review_get(struct ctx *ctx, void *in, void *out)
{
    return account_review(ctx, in, out);
}

enum status account_review_export(struct ctx *ctx, void *in, void *out)
{
    struct account_review_query query = *(const struct account_review_query *)in;

    query.page = (struct page){ .limit = CSV_ROWS_MAX };
    return account_review(ctx, &query, out);
}

static enum status review_encode(struct ctx *ctx, struct call *call, struct str extension)
{
    const struct account_review_query *in = call->in;
    const struct page_out *page = call->out;

    TRY(account_review_write(
        ctx, (enum review_kind)in->kind, &page->items, extension, &call->response.body));
    list_answer(ctx, call, "ra-soat-tai-khoan", extension);
    return ST_OK;
}

enum status account_review_xlsx_encode(struct ctx *ctx, struct call *call)
{
    return review_encode(ctx, call, S("xlsx"));
}

enum status account_review_csv_encode(struct ctx *ctx, struct call *call)
{
    return review_encode(ctx, call, S("csv"));
}

enum status account_register_get(struct ctx *ctx, void *in, void *out)
{
    return account_register(ctx, in, out);
}

static enum status register_encode(struct ctx *ctx, struct call *call, struct str extension)
{
    TRY(account_register_write(ctx, call->out, extension, &call->response.body));
    list_answer(ctx, call, "dang-ky-tai-khoan", extension);
    return ST_OK;
}

enum status account_register_xlsx_encode(struct ctx *ctx, struct call *call)
{
    return register_encode(ctx, call, S("xlsx"));
}

enum status account_register_csv_encode(struct ctx *ctx, struct call *call)
{
    return register_encode(ctx, call, S("csv"));
}
