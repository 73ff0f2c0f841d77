#include "api/burden_api.h"

#include "domain/burdens.h"
#include "render/render.h"

const struct resource burden_file_resource = { .name = "burden_file",
    .size = sizeof(struct burden) };

enum status burden_get(struct ctx *ctx, void *in, void *out)
{
    return burden_view(ctx, in, out);
}

static enum status file_encode(struct ctx *ctx, struct call *call, struct str extension)
{
    const struct burden *burden = call->out;

    TRY(burden_write(ctx, burden, extension, &call->response.body));
    call->response.content_type = render_writer(extension)->media_type;
    response_header(call, "Content-Disposition",
        str_format(ctx->arena, "attachment; filename=\"ganh-nang-bao-cao-%lld." STR_FMT "\"",
            (long long)burden->year, STR_ARG(extension)));
    return ST_OK;
}

enum status burden_xlsx_encode(struct ctx *ctx, struct call *call)
{
    return file_encode(ctx, call, S("xlsx"));
}

enum status burden_csv_encode(struct ctx *ctx, struct call *call)
{
    return file_encode(ctx, call, S("csv"));
}
