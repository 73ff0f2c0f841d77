#include "api/ticket_api.h"

#include "api/list_answer.h"
#include "domain/tickets.h"

const struct resource ticket_file_resource = { .name = "ticket_file",
    .size = sizeof(struct page_out) };
const struct resource ticket_totals_file_resource = { .name = "ticket_totals_file",
    .size = sizeof(struct ticket_totals) };

enum status tickets_get(struct ctx *ctx, void *in, void *out)
{
    return ticket_list(ctx, in, out);
}

enum status tickets_get_one(struct ctx *ctx, void *in, void *out)
{
    return ticket_view(ctx, in, out);
}

enum status tickets_get_draft(struct ctx *ctx, void *in, void *out)
{
    (void)in;
    return ticket_draft(ctx, out);
}

enum status tickets_get_handlers(struct ctx *ctx, void *in, void *out)
{
    return ticket_handlers(ctx, in, out);
}

enum status tickets_get_totals(struct ctx *ctx, void *in, void *out)
{
    return ticket_totals(ctx, in, out);
}

enum status tickets_post(struct ctx *ctx, void *in, void *out)
{
    return ticket_send(ctx, in, out);
}

enum status tickets_post_action(struct ctx *ctx, void *in, void *out)
{
    return ticket_act(ctx, in, out);
}

/* ---- as files ---- */

enum status tickets_export(struct ctx *ctx, void *in, void *out)
{
    struct ticket_query query = *(const struct ticket_query *)in;

    query.page = (struct page){ .limit = CSV_ROWS_MAX };
    return ticket_list(ctx, &query, out);
}

static enum status list_encode(struct ctx *ctx, struct call *call, struct str extension)
{
    const struct page_out *page = call->out;

    TRY(ticket_list_write(ctx, &page->items, extension, &call->response.body));
    list_answer(ctx, call, "gop-y-su-co", extension);
    return ST_OK;
}

enum status tickets_xlsx_encode(struct ctx *ctx, struct call *call)
{
    return list_encode(ctx, call, S("xlsx"));
}

enum status tickets_csv_encode(struct ctx *ctx, struct call *call)
{
    return list_encode(ctx, call, S("csv"));
}

static enum status totals_encode(struct ctx *ctx, struct call *call, struct str extension)
{
    TRY(ticket_totals_write(ctx, call->out, extension, &call->response.body));
    list_answer(ctx, call, "tong-hop-gop-y-su-co", extension);
    return ST_OK;
}

enum status ticket_totals_xlsx_encode(struct ctx *ctx, struct call *call)
{
    return totals_encode(ctx, call, S("xlsx"));
}

enum status ticket_totals_csv_encode(struct ctx *ctx, struct call *call)
{
    return totals_encode(ctx, call, S("csv"));
}
