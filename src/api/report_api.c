#include "api/report_api.h"

#include "api/answers.h"
#include "domain/cells.h"
#include "domain/progress.h"
#include "domain/reports.h"

enum status reports_get(struct ctx *ctx, void *in, void *out)
{
    return report_list(ctx, in, out);
}

enum status reports_get_one(struct ctx *ctx, void *in, void *out)
{
    return report_view(ctx, in, out);
}

enum status reports_act(struct ctx *ctx, void *in, void *out)
{
    return report_act(ctx, in, out);
}

enum status cells_patch(struct ctx *ctx, void *in, void *out)
{
    return cells_save(ctx, in, out);
}

enum status history_get(struct ctx *ctx, void *in, void *out)
{
    return cell_history(ctx, in, out);
}

enum status progress_get(struct ctx *ctx, void *in, void *out)
{
    return progress_view(ctx, in, out);
}

enum status matrix_get(struct ctx *ctx, void *in, void *out)
{
    return matrix_view(ctx, in, out);
}

enum status inbox_get(struct ctx *ctx, void *in, void *out)
{
    return inbox_view(ctx, in, out);
}

enum status events_get(struct ctx *ctx, void *in, void *out)
{
    return event_list(ctx, in, out);
}

/* Reading figures: which version there is, then what was answered for it before, or the figures. */
struct cells_reading {
    struct call *call;
    struct str ready; /* what was kept; empty: nothing */
};

static struct answer_key key_of(const struct cells_out *out)
{
    return (struct answer_key){ out->report_id, out->version, out->changed_ms };
}

static enum status cells_read(struct ctx *ctx, void *arg)
{
    struct cells_reading *reading = arg;
    struct call *call = reading->call;
    struct cells_out *out = call->out;

    reading->ready = (struct str){ 0 };
    TRY(cells_look(ctx, call->in, out));
    if (answers_find(call->config->answers, ctx->arena, key_of(out), &reading->ready))
        return ST_OK;
    return cells_fill(ctx, out);
}

enum status cells_get_prepare(struct ctx *ctx, struct call *call)
{
    struct cells_reading reading = { .call = call };
    const struct cells_out *out = call->out;

    TRY(database_read(ctx, cells_read, &reading));
    if (!reading.ready.len) {
        reading.ready = resource_to_json(ctx->arena, call->route->out, out);
        answers_keep(call->config->answers, key_of(out), reading.ready);
    }
    call->response.body = reading.ready;
    call->etag = str_format(ctx->arena, "\"c%lld-%lld-%lld\"", (long long)out->report_id,
        (long long)out->version, (long long)out->changed_ms);
    return ST_OK;
}

enum status cells_get_encode(struct ctx *ctx, struct call *call)
{
    (void)ctx;
    call->response.content_type = "application/json; charset=utf-8";
    return ST_OK;
}
