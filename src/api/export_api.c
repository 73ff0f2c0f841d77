#include "api/export_api.h"

#include "domain/exports.h"
#include "domain/papers.h"

const struct resource export_resource = { .name = "report_file",
    .size = sizeof(struct report_work) };
const struct resource export_progress_resource = { .name = "progress_file",
    .size = sizeof(struct progress_file) };
const struct resource export_matrix_resource = { .name = "matrix_file",
    .size = sizeof(struct matrix_file) };
const struct resource export_paper_resource = { .name = "paper_file",
    .size = sizeof(struct paper_work) };

enum status export_get(struct ctx *ctx, void *in, void *out)
{
    return export_load(ctx, in, out);
}

static void file_respond(struct ctx *ctx, struct call *call, struct str name, struct str extension)
{
    call->response.content_type = render_writer(extension)->media_type;
    response_header(call, "Content-Disposition",
        str_format(ctx->arena, "attachment; filename=\"" STR_FMT "\"", STR_ARG(name)));
}

static enum status report_encode(struct ctx *ctx, struct call *call, struct str extension)
{
    const struct report_work *work = call->out;

    TRY(export_write(ctx, work, extension, &call->response.body));
    file_respond(ctx, call, export_name(ctx, &work->report, extension), extension);
    return ST_OK;
}

enum status export_xlsx_encode(struct ctx *ctx, struct call *call)
{
    return report_encode(ctx, call, S("xlsx"));
}

enum status export_csv_encode(struct ctx *ctx, struct call *call)
{
    return report_encode(ctx, call, S("csv"));
}

/* ---- as the document that is signed ---- */

enum status export_paper_get(struct ctx *ctx, void *in, void *out)
{
    return paper_load(ctx, in, out);
}

/* A PDF is looked at where it is asked for; whoever keeps it has its name. */
static enum status paper_encode(struct ctx *ctx, struct call *call, struct str extension)
{
    const struct paper_work *paper = call->out;
    struct paper_file file;

    TRY(paper_write(ctx, paper, extension, &file));
    call->response.body = file.bytes;
    call->response.content_type = paper_writer(extension)->media_type;
    response_header(call, "Content-Disposition",
        str_format(ctx->arena, "%s; filename=\"" STR_FMT "\"",
            str_eq(extension, S("pdf")) ? "inline" : "attachment",
            STR_ARG(export_name(ctx, &paper->work.report, extension))));
    return ST_OK;
}

enum status export_pdf_encode(struct ctx *ctx, struct call *call)
{
    return paper_encode(ctx, call, S("pdf"));
}

enum status export_docx_encode(struct ctx *ctx, struct call *call)
{
    return paper_encode(ctx, call, S("docx"));
}

enum status export_progress_get(struct ctx *ctx, void *in, void *out)
{
    return export_progress_load(ctx, in, out);
}

static enum status progress_encode(struct ctx *ctx, struct call *call, struct str extension)
{
    const struct progress_query *in = call->in;

    TRY(export_progress_write(ctx, call->out, extension, &call->response.body));
    file_respond(ctx, call,
        str_format(ctx->arena, "tien-do-%lld." STR_FMT, (long long)in->id, STR_ARG(extension)),
        extension);
    return ST_OK;
}

enum status export_progress_xlsx_encode(struct ctx *ctx, struct call *call)
{
    return progress_encode(ctx, call, S("xlsx"));
}

enum status export_progress_csv_encode(struct ctx *ctx, struct call *call)
{
    return progress_encode(ctx, call, S("csv"));
}

enum status export_matrix_get(struct ctx *ctx, void *in, void *out)
{
    return export_matrix_load(ctx, in, out);
}

static enum status matrix_encode(struct ctx *ctx, struct call *call, struct str extension)
{
    const struct matrix_query *in = call->in;

    TRY(export_matrix_write(ctx, call->out, extension, &call->response.body));
    file_respond(ctx, call,
        str_format(
            ctx->arena, "tien-do-cac-ky-%lld." STR_FMT, (long long)in->id, STR_ARG(extension)),
        extension);
    return ST_OK;
}

enum status export_matrix_xlsx_encode(struct ctx *ctx, struct call *call)
{
    return matrix_encode(ctx, call, S("xlsx"));
}

enum status export_matrix_csv_encode(struct ctx *ctx, struct call *call)
{
    return matrix_encode(ctx, call, S("csv"));
}
