#include "api/total_api.h"

#include "domain/totals.h"

/* The in-record holds the request and what was counted for it: counting is a read, before. */
struct consolidate_call {
    struct consolidate_in in;
    struct total_count count;
};

static enum status count(struct ctx *ctx, void *arg)
{
    struct consolidate_call *work = arg;

    return total_count(ctx, &work->in, &work->count);
}

enum status consolidate_prepare(struct ctx *ctx, struct call *call)
{
    struct consolidate_call *work = ARENA_NEW(ctx->arena, struct consolidate_call);

    work->in = *(const struct consolidate_in *)call->in;
    call->in = work;
    return database_read(ctx, count, work);
}

enum status consolidate_post(struct ctx *ctx, void *in, void *out)
{
    const struct consolidate_call *work = in;

    return total_keep(ctx, &work->in, &work->count, out);
}

struct restore_call {
    struct restore_in in;
    struct total_count count;
};

static enum status recount(struct ctx *ctx, void *arg)
{
    struct restore_call *work = arg;

    return total_recount(ctx, &work->in, &work->count);
}

enum status restore_prepare(struct ctx *ctx, struct call *call)
{
    struct restore_call *work = ARENA_NEW(ctx->arena, struct restore_call);

    work->in = *(const struct restore_in *)call->in;
    call->in = work;
    return database_read(ctx, recount, work);
}

enum status restore_post(struct ctx *ctx, void *in, void *out)
{
    const struct restore_call *work = in;

    return total_restore(ctx, &work->in, &work->count, out);
}

enum status explain_get(struct ctx *ctx, void *in, void *out)
{
    return total_explain(ctx, in, out);
}

enum status uses_get(struct ctx *ctx, void *in, void *out)
{
    return report_uses_list(ctx, in, out);
}
