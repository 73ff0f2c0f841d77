#include "jobs/asker.h"

#include "jobs/stamper.h"

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
        .stop = &asker->stopping,
    };
    struct str error = S("");

    if (errand->error.len)
        return; /* there is nothing to ask */
    errand->silent = !asker->fetch(asker->of, ctx->arena, &order, &errand->answer, &error);
    if (errand->silent)
        errand->error = error.len ? error : S("không có trả lời");
}

/* One errand; a list of revoked certificates may be larger than what other rounds need. */
static enum status run_one(struct ctx *ctx, const struct chore *chore, bool *out_more)
{
    const struct asker *asker = chore->arg;
    struct trust_errand errand;

    *out_more = false;
    TRY(database_read(ctx, wait_look, out_more));
    if (!*out_more)
        return ST_OK;
    TRY(database_write(ctx, chore->database, claim, &errand));
    *out_more = errand.found;
    if (!errand.found)
        return ST_OK;
    TRY(trust_errand_prepare(ctx, &errand));
    ask(ctx, asker, &errand);
    if (errand.silent && asker->stopping)
        return ST_OK;                  /* it was not let finish: the next process asks again */
    ctx->now_ms = chore_now_ms(chore); /* servers may be slow */
    TRY(trust_errand_read(ctx, &errand));
    return database_write(ctx, chore->database, settle, &errand);
}

static enum status ask_all(struct ctx *ctx, const struct chore *chore)
{
    const struct asker *asker = chore->arg;
    bool more = true;

    for (int i = 0; more && i < TRUST_ROUND_MAX && !asker->stopping; i++)
        TRY(chore_apart(ctx, chore, run_one, &more));
    return ST_OK;
}

static chore_fn *const chores[] = { ask_all, stamper_chore };

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
