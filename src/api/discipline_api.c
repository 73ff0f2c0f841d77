#include "api/discipline_api.h"

#include "domain/discipline_tables.h"
#include "domain/disciplines.h"
#include "render/render.h"

const struct resource discipline_file_resource = { .name = "discipline_file",
    .size = sizeof(struct discipline_out) };

const struct resource discipline_table_file_resource = { .name = "discipline_table_file",
    .size = sizeof(struct discipline_table_out) };

enum status discipline_get(struct ctx *ctx, void *in, void *out)
{
    return discipline_view(ctx, in, out);
}

enum status discipline_get_reports(struct ctx *ctx, void *in, void *out)
{
    return discipline_reports(ctx, in, out);
}

enum status discipline_get_file(struct ctx *ctx, void *in, void *out)
{
    return discipline_all(ctx, in, out);
}

static void file_respond(
    struct ctx *ctx, struct call *call, const char *name, struct str of, struct str extension)
{
    call->response.content_type = render_writer(extension)->media_type;
    response_header(call, "Content-Disposition",
        str_format(ctx->arena, "attachment; filename=\"%s-" STR_FMT "." STR_FMT "\"", name,
            STR_ARG(of), STR_ARG(extension)));
}

static enum status file_encode(struct ctx *ctx, struct call *call, struct str extension)
{
    const struct discipline_out *out = call->out;

    TRY(discipline_write(ctx, out, DISCIPLINE_NOW, extension, &call->response.body));
    file_respond(ctx, call, "ky-luat-bao-cao", date_format(ctx->arena, out->from_on), extension);
    return ST_OK;
}

enum status discipline_xlsx_encode(struct ctx *ctx, struct call *call)
{
    return file_encode(ctx, call, S("xlsx"));
}

enum status discipline_csv_encode(struct ctx *ctx, struct call *call)
{
    return file_encode(ctx, call, S("csv"));
}

/* ---- announced tables ---- */

enum status discipline_get_tables(struct ctx *ctx, void *in, void *out)
{
    return discipline_table_list(ctx, in, out);
}

enum status discipline_get_table(struct ctx *ctx, void *in, void *out)
{
    return discipline_table_view(ctx, in, out);
}

enum status discipline_post_table(struct ctx *ctx, void *in, void *out)
{
    return discipline_table_announce(ctx, in, out);
}

static enum status table_encode(struct ctx *ctx, struct call *call, struct str extension)
{
    const struct discipline_table_out *out = call->out;

    TRY(discipline_table_write(ctx, out, extension, &call->response.body));
    file_respond(ctx, call, "bang-ky-luat-bao-cao",
        str_format(
            ctx->arena, "%lld-%lld", (long long)out->table.year, (long long)out->table.number),
        extension);
    return ST_OK;
}

enum status discipline_table_xlsx_encode(struct ctx *ctx, struct call *call)
{
    return table_encode(ctx, call, S("xlsx"));
}

enum status discipline_table_csv_encode(struct ctx *ctx, struct call *call)
{
    return table_encode(ctx, call, S("csv"));
}
