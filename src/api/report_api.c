#include "api/report_api.h"

#include "domain/cells.h"
#include "domain/progress.h"
#include "domain/reports.h"
#include "domain/totals.h"

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

enum status cells_get(struct ctx *ctx, void *in, void *out)
{
    return cells_view(ctx, in, out);
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

static enum status count(struct ctx *ctx, void *arg)
{
    return total_count(ctx, arg);
}

/* The in-record holds the request and what was counted for it: counting is a read, before. */
struct consolidate_call {
    struct consolidate_in in;
    struct total_count count;
};

enum status consolidate_prepare(struct ctx *ctx, struct call *call)
{
    struct consolidate_call *work = ARENA_NEW(ctx->arena, struct consolidate_call);

    work->in = *(const struct consolidate_in *)call->in;
    work->count.in = &work->in;
    TRY(database_read(ctx, count, &work->count));
    call->in = work;
    return ST_OK;
}

enum status consolidate_post(struct ctx *ctx, void *in, void *out)
{
    return total_keep(ctx, &((struct consolidate_call *)in)->count, out);
}

enum status explain_get(struct ctx *ctx, void *in, void *out)
{
    return total_explain(ctx, in, out);
}
