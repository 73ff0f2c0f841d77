#include "api/urging_file_api.h"

#include "api/list_answer.h"
#include "domain/urging_lists.h"
#include "domain/urgings.h"

const struct resource urging_file_resource = { .name = "urging_file",
    .size = sizeof(struct page_out) };
const struct resource urging_units_file_resource = { .name = "urging_units_file",
    .size = sizeof(struct urged_out) };
const struct resource urging_paper_resource = { .name = "urging_paper",
    .size = sizeof(struct urging_full) };

/* ---- letters ---- */

enum status urgings_export(struct ctx *ctx, void *in, void *out)
{
    struct urging_query query = *(const struct urging_query *)in;

    query.page = (struct page){ .limit = CSV_ROWS_MAX };
    return urging_list(ctx, &query, out);
}

static enum status list_encode(struct ctx *ctx, struct call *call, struct str extension)
{
    const struct page_out *page = call->out;

    TRY(urging_list_write(ctx, &page->items, extension, &call->response.body));
    list_answer(ctx, call, "van-ban-don-doc", extension);
    return ST_OK;
}

enum status urgings_xlsx_encode(struct ctx *ctx, struct call *call)
{
    return list_encode(ctx, call, S("xlsx"));
}

enum status urgings_csv_encode(struct ctx *ctx, struct call *call)
{
    return list_encode(ctx, call, S("csv"));
}

/* ---- how often each unit was urged ---- */

enum status urging_units_export(struct ctx *ctx, void *in, void *out)
{
    struct urged_query query = *(const struct urged_query *)in;

    query.page = (struct page){ .limit = CSV_ROWS_MAX };
    return urged_list(ctx, &query, out);
}

static enum status units_encode(struct ctx *ctx, struct call *call, struct str extension)
{
    TRY(urged_write(ctx, call->out, extension, &call->response.body));
    list_answer(ctx, call, "don-doc-theo-don-vi", extension);
    return ST_OK;
}

enum status urging_units_xlsx_encode(struct ctx *ctx, struct call *call)
{
    return units_encode(ctx, call, S("xlsx"));
}

enum status urging_units_csv_encode(struct ctx *ctx, struct call *call)
{
    return units_encode(ctx, call, S("csv"));
}

/* ---- the letter itself ---- */

enum status urging_paper_get(struct ctx *ctx, void *in, void *out)
{
    return urging_whole(ctx, in, out);
}

/* A PDF is looked at where it is asked for; whoever keeps it has its name. */
static enum status paper_encode(struct ctx *ctx, struct call *call, struct str extension)
{
    const struct urging_full *letter = call->out;
    struct paper_file file;

    TRY(urging_paper_write(ctx, letter, extension, &file));
    call->response.body = file.bytes;
    call->response.content_type = paper_writer(extension)->media_type;
    response_header(call, "Content-Disposition",
        str_format(ctx->arena, "%s; filename=\"cong-van-don-doc-%lld." STR_FMT "\"",
            str_eq(extension, S("pdf")) ? "inline" : "attachment", (long long)letter->urging.id,
            STR_ARG(extension)));
    return ST_OK;
}

enum status urging_pdf_encode(struct ctx *ctx, struct call *call)
{
    return paper_encode(ctx, call, S("pdf"));
}

enum status urging_docx_encode(struct ctx *ctx, struct call *call)
{
    return paper_encode(ctx, call, S("docx"));
}
