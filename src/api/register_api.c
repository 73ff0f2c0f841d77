#include "api/register_api.h"

#include "api/list_answer.h"
#include "domain/registers.h"

const struct resource outgoing_file_resource = { .name = "outgoing_file",
    .size = sizeof(struct page_out) };
const struct resource incoming_file_resource = { .name = "incoming_file",
    .size = sizeof(struct page_out) };

enum status register_get_outgoing(struct ctx *ctx, void *in, void *out)
{
    return register_outgoing(ctx, in, out);
}

enum status register_get_incoming(struct ctx *ctx, void *in, void *out)
{
    return register_incoming(ctx, in, out);
}

/* ---- as files: all rows ---- */

static struct register_query all_of(const void *in)
{
    struct register_query query = *(const struct register_query *)in;

    query.page = (struct page){ .limit = CSV_ROWS_MAX };
    return query;
}

enum status register_export_outgoing(struct ctx *ctx, void *in, void *out)
{
    struct register_query query = all_of(in);

    return register_outgoing(ctx, &query, out);
}

enum status register_export_incoming(struct ctx *ctx, void *in, void *out)
{
    struct register_query query = all_of(in);

    return register_incoming(ctx, &query, out);
}

static enum status outgoing_encode(struct ctx *ctx, struct call *call, struct str extension)
{
    const struct page_out *page = call->out;

    TRY(register_outgoing_write(ctx, &page->items, extension, &call->response.body));
    list_answer(ctx, call, "so-van-ban-di", extension);
    return ST_OK;
}

static enum status incoming_encode(struct ctx *ctx, struct call *call, struct str extension)
{
    const struct page_out *page = call->out;

    TRY(register_incoming_write(ctx, &page->items, extension, &call->response.body));
    list_answer(ctx, call, "so-van-ban-den", extension);
    return ST_OK;
}

enum status outgoing_xlsx_encode(struct ctx *ctx, struct call *call)
{
    return outgoing_encode(ctx, call, S("xlsx"));
}

enum status outgoing_csv_encode(struct ctx *ctx, struct call *call)
{
    return outgoing_encode(ctx, call, S("csv"));
}

enum status incoming_xlsx_encode(struct ctx *ctx, struct call *call)
{
    return incoming_encode(ctx, call, S("xlsx"));
}

enum status incoming_csv_encode(struct ctx *ctx, struct call *call)
{
    return incoming_encode(ctx, call, S("csv"));
}
