#include "jobs/asker.h"

#include "base/host/heap.h"

static enum status wait_look(struct ctx *ctx, void *arg)
{
    return trust_errands_wait(ctx, arg);
}

static enum status claim(struct ctx *ctx, void *arg)
{
    return trust_errand_claim(ctx, arg);
}

static enum status settle(struct ctx *ctx, void *arg)
{
    return trust_errand_settle(ctx, arg);
}

static void ask(struct ctx *ctx, const struct asker *asker, struct trust_errand *errand)
{
    const struct fetch_order order = {
        .url = errand->url,
        .inside = errand->inside,
        .post = errand->question,
        .post_type = "application/ocsp-request",
    };
    struct str error = S("");

    if (errand->error.len)
        return; /* there is nothing to ask */
    if (!asker->fetch(asker->of, ctx->arena, &order, &errand->answer, &error))
        errand->error = error.len ? error : S("không có trả lời");
}

static void set_clock(struct ctx *ctx, const struct asker *asker)
{
    if (asker->now_ms)
        ctx->now_ms = asker->now_ms();
}

/* One errand; whether to go on. */
static enum status run_one(struct ctx *ctx, const struct chore *chore, bool *out_more)
{
    const struct asker *asker = chore->arg;
    struct trust_errand errand;

    *out_more = false;
    set_clock(ctx, asker);
    TRY(database_read(ctx, wait_look, out_more));
    if (!*out_more)
        return ST_OK;
    TRY(database_write(ctx, chore->database, claim, &errand));
    *out_more = errand.found;
    if (!errand.found)
        return ST_OK;
    ask(ctx, asker, &errand);
    set_clock(ctx, asker);
    return database_write(ctx, chore->database, settle, &errand);
}

/* A list of revoked certificates may be larger than what other rounds need. */
static enum status run_apart(struct ctx *ctx, const struct chore *chore, bool *out_more)
{
    struct ctx own = *ctx;
    enum status st;

    own.arena = arena_new(ARENA_HEAVY_BYTES);
    st = run_one(&own, chore, out_more);
    if (st != ST_OK) {
        ctx->problem = own.problem;
        ctx->problem.detail = str_copy(ctx->arena, own.problem.detail);
    }
    arena_free(own.arena);
    return st;
}

static enum status ask_all(struct ctx *ctx, const struct chore *chore)
{
    bool more = true;

    for (int i = 0; more && i < TRUST_ROUND_MAX; i++)
        TRY(run_apart(ctx, chore, &more));
    return ST_OK;
}

static chore_fn *const chores[] = { ask_all };

struct rounds_plan asker_plan(struct asker *asker)
{
    return (struct rounds_plan){
        .name = "asker.failed",
        .every_ms = ASKER_EVERY_MS,
        .chores = chores,
        .chores_len = ARRAY_LEN(chores),
        .arg = asker,
    };
}
