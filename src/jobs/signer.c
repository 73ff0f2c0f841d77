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
    enum status kept = database_write(ctx, chore->database, keep, asked);

    if (kept == ST_OK || kept == ST_INTERNAL || asked->problem != PROBLEM_NONE)
        return kept;
    asked->problem = ctx->problem.key;
    asked->detail = ctx->problem.detail;
    return database_write(ctx, chore->database, keep, asked);
}

/* What was refused while it was looked at (the report came back, the account is locked) ends it
 * too. */
static enum status ask_one(struct ctx *ctx, const struct chore *chore, struct sign_asked *asked)
{
    enum status seen = database_read(ctx, look, asked);

    if (seen == ST_INTERNAL)
        return seen;
    if (seen == ST_OK) {
        TRY(sign_asked_ask(ctx, chore->database, asked));
    } else {
        asked->problem = ctx->problem.key;
        asked->detail = ctx->problem.detail;
    }
    return keep_or_end(ctx, chore, asked);
}

static enum status ask_all(struct ctx *ctx, const struct chore *chore)
{
    enum status worst = ST_OK;
    bool more;

    TRY(database_read(ctx, waits, &more));
    for (int i = 0; more && i < SIGN_POLLED_MAX; i++) {
        struct arena_mark mark = arena_mark(ctx->arena);
        struct sign_asked *asked = ARENA_NEW(ctx->arena, struct sign_asked);
        enum status done = ST_OK;

        *asked = (struct sign_asked){ .keys = chore->arg };
        TRY(database_write(ctx, chore->database, claim, asked));
        more = asked->id != 0;
        if (more)
            done = ask_one(ctx, chore, asked);
        if (done != ST_OK)
            worst = done;
        ctx->actor = NULL;
        arena_rewind(ctx->arena, mark);
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
