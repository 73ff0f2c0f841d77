#include "api/usage_api.h"

#include "domain/usage_plans.h"
#include "domain/usages.h"
#include "render/render.h"

const struct resource usage_file_resource = { .name = "usage_file",
    .size = sizeof(struct usage_out) };

enum status usage_get(struct ctx *ctx, void *in, void *out)
{
    return usage_view(ctx, in, out);
}

enum status usage_get_file(struct ctx *ctx, void *in, void *out)
{
    return usage_all(ctx, in, out);
}

static enum status file_encode(struct ctx *ctx, struct call *call, struct str extension)
{
    const struct usage_out *out = call->out;

    TRY(usage_write(ctx, out, extension, &call->response.body));
    call->response.content_type = render_writer(extension)->media_type;
    response_header(call, "Content-Disposition",
        str_format(ctx->arena, "attachment; filename=\"su-dung-he-thong-" STR_FMT "." STR_FMT "\"",
            STR_ARG(date_format(ctx->arena, out->from_on)), STR_ARG(extension)));
    return ST_OK;
}

enum status usage_xlsx_encode(struct ctx *ctx, struct call *call)
{
    return file_encode(ctx, call, S("xlsx"));
}

enum status usage_csv_encode(struct ctx *ctx, struct call *call)
{
    return file_encode(ctx, call, S("csv"));
}

enum status usage_get_plan(struct ctx *ctx, void *in, void *out)
{
    (void)in;
    return usage_plan_view(ctx, out);
}

enum status usage_put_office(struct ctx *ctx, void *in, void *out)
{
    return usage_office_set(ctx, in, out);
}
