#include "api/list_answer.h"

#include "base/date.h"
#include "render/render.h"

void list_answer(struct ctx *ctx, struct call *call, const char *stem, struct str extension)
{
    struct str day = date_format(ctx->arena, date_today(ctx->now_ms));

    call->response.content_type = render_writer(extension)->media_type;
    response_header(call, "Content-Disposition",
        str_format(ctx->arena, "attachment; filename=\"%s-" STR_FMT "." STR_FMT "\"", stem,
            STR_ARG(day), STR_ARG(extension)));
}
