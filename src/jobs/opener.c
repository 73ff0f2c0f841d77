#include "jobs/opener.h"

#include "domain/openings.h"
#include "domain/successions.h"
#include "model/resource.h"

static enum status find(struct ctx *ctx, void *arg)
{
    return openings_find(ctx, arg);
}

static enum status run(struct ctx *ctx, void *arg)
{
    return opening_run(ctx, arg);
}

static enum status keep_failed(struct ctx *ctx, void *arg)
{
    return opening_failed(ctx, arg);
}

/* A refusal is for people to know; that the database is busy is not. */
static bool is_refusal(enum status st)
{
    return st != ST_INTERNAL && st != ST_BUSY;
}

static enum status open_one(struct ctx *ctx, const struct chore *chore, struct opening_task *task)
{
    enum status done = database_write(ctx, chore->database, run, task);

    ctx->actor = NULL;
    if (done == ST_OK || ctx->problem.key == PROBLEM_CYCLE_OPEN_ALREADY)
        return ST_OK;
    if (!is_refusal(done))
        return done;
    task->problem = ctx->problem;
    return database_write(ctx, chore->database, keep_failed, task);
}

static enum status open_all(struct ctx *ctx, const struct chore *chore)
{
    enum status worst = ST_OK;
    struct list tasks;

    TRY(database_read(ctx, find, &tasks));
    for (size_t i = 0; i < tasks.len; i++) {
        struct arena_mark mark = arena_mark(ctx->arena);
        enum status done = open_one(ctx, chore, LIST_AT(tasks, struct opening_task, i));

        if (done != ST_OK)
            worst = done;
        arena_rewind(ctx->arena, mark);
    }
    return worst;
}

static enum status find_due(struct ctx *ctx, void *arg)
{
    return successions_due(ctx, arg);
}

static enum status apply(struct ctx *ctx, void *arg)
{
    return succession_apply_due(ctx, arg);
}

/* Before cycles open: who reports is who is there by then. */
static enum status succeed_all(struct ctx *ctx, const struct chore *chore)
{
    enum status worst = ST_OK;
    struct list units;

    TRY(database_read(ctx, find_due, &units));
    for (size_t i = 0; i < units.len; i++) {
        struct arena_mark mark = arena_mark(ctx->arena);
        enum status done = database_write(ctx, chore->database, apply, LIST_AT(units, int64_t, i));

        if (done != ST_OK)
            worst = done;
        arena_rewind(ctx->arena, mark);
    }
    return worst;
}

static chore_fn *const chores[] = { succeed_all, open_all };

struct rounds_plan opener_plan(void)
{
    return (struct rounds_plan){
        .name = "opener.failed",
        .every_ms = OPENER_EVERY_MS,
        .chores = chores,
        .chores_len = ARRAY_LEN(chores),
    };
}
