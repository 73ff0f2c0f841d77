#include "jobs/signer.h"

static enum status waits(struct ctx *ctx, void *arg)
{
    return sign_asked_waits(ctx, arg);
}

static enum status claim(struct ctx *ctx, void *arg)
{
    return sign_asked_claim(ctx, arg);
}

static enum status look(struct ctx *ctx, void *arg)
{
    return sign_asked_look(ctx, arg);
}

static enum status keep(struct ctx *ctx, void *arg)
{
    return sign_asked_keep(ctx, arg);
}

/* An answer that comes too late, for the report has gone on, ends the job with that reason. */
static enum status keep_or_end(struct ctx *ctx, const struct chore *chore, struct sign_asked *asked)
{
    bool ends = asked->problem != PROBLEM_NONE;
    enum status kept = database_write(ctx, chore->database, keep, asked);

    if (ends || kept == ST_OK)
        return kept;
    TRY(sign_asked_judge(ctx, asked, kept));
    return database_write(ctx, chore->database, keep, asked);
}

static enum status settle(struct ctx *ctx, const struct chore *chore, struct sign_asked *asked)
{
    TRY(sign_asked_make(ctx, chore->database, asked));
    return keep_or_end(ctx, chore, asked);
}

/* Not every service gives its answer twice. */
static enum status settle_when_free(
    struct ctx *ctx, const struct chore *chore, struct sign_asked *asked)
{
    enum status st = ST_BUSY;

    for (int i = 0; st == ST_BUSY && i < SIGN_SETTLE_MAX; i++)
        st = settle(ctx, chore, asked);
    return st;
}

/* What was refused while it was looked at (the report came back, the account is locked) ends the
 * job too. */
static enum status ask_one(struct ctx *ctx, const struct chore *chore, bool *out_more)
{
    struct sign_asked asked = { .keys = chore->arg };
    bool found;

    *out_more = false;
    TRY(database_read(ctx, waits, &found));
    if (!found)
        return ST_OK;
    TRY(database_write(ctx, chore->database, claim, &asked));
    *out_more = asked.id != 0;
    if (!asked.id)
        return ST_OK;
    TRY(sign_asked_judge(ctx, &asked, database_read(ctx, look, &asked)));
    TRY(sign_asked_ask(ctx, &asked));
    ctx->now_ms = chore_now_ms(chore);
    return settle_when_free(ctx, chore, &asked);
}

static enum status ask_all(struct ctx *ctx, const struct chore *chore)
{
    enum status worst = ST_OK;
    bool more = true;

    for (int i = 0; more && i < SIGN_POLLED_MAX; i++) {
        enum status done = chore_apart(ctx, chore, ask_one, &more);

        if (done != ST_OK)
            worst = done;
    }
    return worst;
}

static chore_fn *const chores[] = { ask_all };

struct rounds_plan signer_plan(struct sign_keys *keys)
{
    return (struct rounds_plan){
        .name = "signer.failed",
        .every_ms = SIGN_POLL_MS,
        .chores = chores,
        .chores_len = ARRAY_LEN(chores),
        .arg = keys,
    };
}
