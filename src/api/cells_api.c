#include "api/cells_api.h"

#include "api/answers.h"
#include "domain/cells.h"
#include "domain/fills.h"

enum status cells_get_ahead(struct ctx *ctx, struct call *call)
{
    return call_ahead(ctx, call, cells_look_ahead);
}

enum status cells_patch_ahead(struct ctx *ctx, struct call *call)
{
    return call_ahead(ctx, call, cells_save_ahead);
}

/* ---- reading: which version there is, then what was answered for it before, or the figures ----
 */

static struct answer_key key_of(const struct cells_out *out)
{
    return (struct answer_key){ out->report_id, out->version, out->changed_ms };
}

enum status cells_get_read(struct ctx *ctx, struct call *call)
{
    struct cells_out *out = call->out;

    call->response.body = (struct str){ 0 };
    TRY(cells_look(ctx, call->in, out));
    if (answers_find(call->config->answers, ctx->arena, key_of(out), &call->response.body))
        return ST_OK;
    return cells_fill(ctx, out);
}

enum status cells_get_encode(struct ctx *ctx, struct call *call)
{
    const struct cells_out *out = call->out;

    if (!call->response.body.len) {
        call->response.body = resource_to_json(ctx->arena, call->route->out, out);
        /* What other reports give may change without this one. */
        if (!out->sources_print)
            answers_keep(call->config->answers, key_of(out), call->response.body);
    }
    call->etag = str_format(ctx->arena, "\"c%lld-%lld-%lld-%llx\"", (long long)out->report_id,
        (long long)out->version, (long long)out->changed_ms, (long long)out->sources_print);
    call->response.content_type = "application/json; charset=utf-8";
    return ST_OK;
}

/* ---- the rest ---- */

enum status cells_patch(struct ctx *ctx, void *in, void *out)
{
    return cells_save(ctx, in, out);
}

struct fill_call {
    const struct fill_in *in;
    struct report_work work;
};

static enum status fill_begin(struct ctx *ctx, void *arg)
{
    struct fill_call *fill = arg;

    return fill_load(ctx, fill->in, &fill->work);
}

/* Reading a file is no business of a transaction. */
enum status fill_post(struct ctx *ctx, struct call *call)
{
    struct fill_in *in = call->in;
    struct fill_call fill = { .in = in };

    in->file = call->request.body;
    in->chosen = resource_given(call->route->in, call->given, "sheet");
    TRY(database_read(ctx, fill_begin, &fill));
    return fill_preview(ctx, call->config->office, in, &fill.work, call->out);
}

enum status history_get(struct ctx *ctx, void *in, void *out)
{
    return cell_history(ctx, in, out);
}
