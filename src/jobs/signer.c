#include "jobs/signer.h"

#include "base/host/heap.h"

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

static enum status digest(struct ctx *ctx, void *arg)
{
    return sign_asked_digest(ctx, arg);
}

static enum status take(struct ctx *ctx, void *arg)
{
    return sign_asked_take(ctx, arg);
}

static enum status keep(struct ctx *ctx, void *arg)
{
    return sign_asked_keep(ctx, arg);
}

static enum status hold(struct ctx *ctx, void *arg)
{
    return sign_asked_hold(ctx, arg);
}

static enum status settle(struct ctx *ctx, void *arg)
{
    return sign_asked_settle(ctx, arg);
}

/* ---- one document ---- */

/* Documents are large, and verified with all their parts: each has an arena of its own. What came
 * of it is judged for its job; its texts go with the arena. */
typedef enum status one_fn(struct ctx *ctx, const struct chore *chore, struct sign_asked_one *one);

static enum status one_apart(
    struct ctx *ctx, const struct chore *chore, struct sign_asked *asked, size_t at, one_fn *fn)
{
    struct sign_asked_one one = { .asked = asked, .at = at };
    struct ctx own = *ctx;
    enum status st;

    own.arena = arena_new(ARENA_HEAVY_BYTES);
    st = fn(&own, chore, &one);
    st = sign_asked_judge(&own, ctx->arena, asked, asked->parts[at].job, st);
    if (st != ST_OK)
        ctx->problem = (struct problem){ .key = own.problem.key,
            .detail = str_copy(ctx->arena, own.problem.detail) };
    arena_free(own.arena);
    return st;
}

static enum status digest_one(
    struct ctx *ctx, const struct chore *chore, struct sign_asked_one *one)
{
    (void)chore;
    return database_read(ctx, digest, one);
}

/* Not every service gives its answer twice: a busy database is tried again. */
static enum status keep_one(struct ctx *ctx, const struct chore *chore, struct sign_asked_one *one)
{
    enum status st = ST_BUSY;

    for (int i = 0; st == ST_BUSY && i < SIGN_SETTLE_MAX; i++) {
        st = database_read(ctx, take, one);
        if (st == ST_OK)
            st = sign_asked_make(ctx, chore->database, one);
        if (st == ST_OK)
            st = database_write(ctx, chore->database, keep, one);
    }
    return st;
}

/* The signer has answered: how long the rest takes is nothing to him. */
static enum status time_take(struct ctx *ctx, const struct chore *chore, struct sign_asked *asked)
{
    ctx->now_ms = chore_now_ms(chore);
    if (!sign_asked_is_short(ctx, asked))
        return ST_OK;
    TRY(database_write(ctx, chore->database, hold, asked));
    sign_asked_held(ctx, asked);
    return ST_OK;
}

static enum status keep_all(
    struct ctx *ctx, const struct chore *chore, struct sign_asked *asked, bool busy[])
{
    enum status worst = ST_OK;

    for (size_t i = 0; i < asked->parts_len; i++) {
        struct sign_asked_job *job = asked->parts[i].job;
        enum status st = time_take(ctx, chore, asked);

        if (st == ST_OK && job->problem == PROBLEM_NONE)
            st = one_apart(ctx, chore, asked, i, keep_one);
        if (st == ST_OK)
            continue;
        worst = st;
        busy[job - asked->jobs] = true;
    }
    return worst;
}

/* ---- those that are asked for at once ---- */

/* What could not be kept, though it was answered, is left as it was: it is asked for again. */
static enum status settle_all(
    struct ctx *ctx, const struct chore *chore, struct sign_asked *asked, const bool busy[])
{
    enum status worst = ST_OK;

    for (size_t i = 0; i < asked->jobs_len; i++) {
        struct sign_asked_rest rest = { asked, &asked->jobs[i] };
        enum status st = ST_BUSY;

        for (int k = 0; !busy[i] && st == ST_BUSY && k < SIGN_SETTLE_MAX; k++)
            st = database_write(ctx, chore->database, settle, &rest);
        if (!busy[i] && st != ST_OK)
            worst = st;
    }
    return worst;
}

static enum status ask_key(struct ctx *ctx, const struct chore *chore, struct sign_asked *asked)
{
    TRY(sign_asked_gather(ctx, asked));
    for (size_t i = 0; i < asked->parts_len && !asked->waits; i++)
        if (asked->parts[i].job->problem == PROBLEM_NONE)
            TRY(one_apart(ctx, chore, asked, i, digest_one));
    return sign_asked_ask(ctx, asked);
}

/* What was refused while it was looked at (the report came back, the account is locked) ends its
 * job too. */
static enum status ask_some(struct ctx *ctx, const struct chore *chore, bool *out_more)
{
    struct sign_asked *asked = ARENA_NEW(ctx->arena, struct sign_asked);
    bool found, busy[KEY_AT_ONCE_MAX] = { false };
    enum status kept = ST_OK, settled;

    *out_more = false;
    asked->keys = chore->arg;
    TRY(database_read(ctx, waits, &found));
    if (!found)
        return ST_OK;
    TRY(database_write(ctx, chore->database, claim, asked));
    *out_more = asked->jobs_len > 0;
    if (!asked->jobs_len)
        return ST_OK;
    TRY(database_read(ctx, look, asked));
    TRY(ask_key(ctx, chore, asked));
    ctx->now_ms = chore_now_ms(chore);
    if (!asked->waits)
        kept = keep_all(ctx, chore, asked, busy);
    settled = settle_all(ctx, chore, asked, busy);
    return kept == ST_OK ? settled : kept;
}

static enum status ask_all(struct ctx *ctx, const struct chore *chore)
{
    enum status worst = ST_OK;
    bool more = true;

    for (int i = 0; more && i < SIGN_POLLED_MAX; i++) {
        enum status done = chore_apart(ctx, chore, ask_some, &more);

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
