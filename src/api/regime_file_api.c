#include "api/regime_file_api.h"

#include "api/list_answer.h"
#include "domain/regimes.h"
#include "domain/regimes_file.h"

const struct resource regime_file_resource = { .name = "regime_file",
    .size = sizeof(struct page_out) };

enum status regimes_export(struct ctx *ctx, void *in, void *out)
{
    struct regime_query query = *(const struct regime_query *)in;

    query.page = (struct page){ .limit = CSV_ROWS_MAX };
    return regime_list(ctx, &query, out);
}

static enum status file_encode(struct ctx *ctx, struct call *call, struct str extension)
{
    const struct page_out *page = call->out;

    TRY(regimes_write(ctx, &page->items, extension, &call->response.body));
    list_answer(ctx, call, "che-do-bao-cao", extension);
    return ST_OK;
}

enum status regimes_xlsx_encode(struct ctx *ctx, struct call *call)
{
    return file_encode(ctx, call, S("xlsx"));
}

enum status regimes_csv_encode(struct ctx *ctx, struct call *call)
{
    return file_encode(ctx, call, S("csv"));
}
