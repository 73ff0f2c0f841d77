#include "jobs/stamper.h"

#include "domain/stamp_authorities.h"
#include "jobs/asker.h"

static enum status wait_look(struct ctx *ctx, void *arg)
{
    return stamp_errands_wait(ctx, arg);
}

static enum status claim(struct ctx *ctx, void *arg)
{
    return stamp_errand_claim(ctx, arg);
}

static enum status settle(struct ctx *ctx, void *arg)
{
    return stamp_errand_settle(ctx, arg);
}

static void ask(struct ctx *ctx, const struct asker *asker, struct stamp_errand *errand)
{
    const struct fetch_order order = {
        .url = errand->url,
        .inside = errand->inside,
        .post = errand->question,
        .post_type = "application/timestamp-query",
        .stop = &asker->stopping,
    };
    struct str error = S("");

    if (errand->error.len)
        return; /* there is nothing to ask */
    if (!asker->fetch(asker->of, ctx->arena, &order, &errand->answer, &error))
        errand->error = error.len ? error : S("không có trả lời");
}

/* One errand; whether to go on. */
static enum status run_one(struct ctx *ctx, const struct chore *chore, bool *out_more)
{
    const struct asker *asker = chore->arg;
    struct stamp_errand errand;

    *out_more = false;
    TRY(database_read(ctx, wait_look, out_more));
    if (!*out_more)
        return ST_OK;
    TRY(database_write(ctx, chore->database, claim, &errand));
    *out_more = errand.found;
    if (!errand.found)
        return ST_OK;
    ask(ctx, asker, &errand);
    if (errand.error.len && asker->stopping)
        return ST_OK;                  /* it was not let finish: the next process asks again */
    ctx->now_ms = chore_now_ms(chore); /* servers may be slow */
    return database_write(ctx, chore->database, settle, &errand);
}

enum status stamper_chore(struct ctx *ctx, const struct chore *chore)
{
    const struct asker *asker = chore->arg;
    bool more = true;

    for (int i = 0; more && i < TRUST_ROUND_MAX && !asker->stopping; i++)
        TRY(chore_apart(ctx, chore, run_one, &more));
    return ST_OK;
}
