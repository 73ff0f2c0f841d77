#include "jobs/opener.h"

#include "domain/calendar_reminders.h"
#include "domain/openings.h"
#include "domain/scorings.h"
#include "domain/successions.h"
#include "domain/usage_plans.h"
#include "domain/usage_reports.h"
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

/* ---- what the system reports about itself ---- */

static enum status is_stale(struct ctx *ctx, void *arg)
{
    return usage_plan_is_stale(ctx, arg);
}

static enum status keep(struct ctx *ctx, void *arg)
{
    (void)arg;
    return usage_plan_keep(ctx);
}

/* Before cycles open: what the profile asks for is there by then, and who owes it. */
static enum status usage_keep(struct ctx *ctx, const struct chore *chore)
{
    enum status done;
    bool stale;

    TRY(database_read(ctx, is_stale, &stale));
    if (!stale)
        return ST_OK;
    done = database_write(ctx, chore->database, keep, NULL);
    ctx->actor = NULL;
    return done;
}

static enum status find_cycles(struct ctx *ctx, void *arg)
{
    return usage_cycles_due(ctx, arg);
}

struct drawing {
    int64_t cycle_id;
    bool more;
};

static enum status draw(struct ctx *ctx, void *arg)
{
    struct drawing *drawing = arg;

    return usage_cycle_draw(ctx, drawing->cycle_id, &drawing->more);
}

static enum status cycle_draw(struct ctx *ctx, const struct chore *chore, int64_t cycle_id)
{
    struct drawing drawing = { .cycle_id = cycle_id, .more = true };

    while (drawing.more) {
        struct arena_mark mark = arena_mark(ctx->arena);
        enum status done = database_write(ctx, chore->database, draw, &drawing);

        ctx->actor = NULL;
        TRY(done);
        arena_rewind(ctx->arena, mark);
    }
    return ST_OK;
}

static enum status usage_draw(struct ctx *ctx, const struct chore *chore)
{
    enum status worst = ST_OK;
    struct list cycles;

    TRY(database_read(ctx, find_cycles, &cycles));
    for (size_t i = 0; i < cycles.len; i++) {
        enum status done = cycle_draw(ctx, chore, *LIST_AT(cycles, int64_t, i));

        if (done != ST_OK)
            worst = done;
    }
    return worst;
}

static enum status find_scoring(struct ctx *ctx, void *arg)
{
    return scoring_due(ctx, arg);
}

static enum status score(struct ctx *ctx, void *arg)
{
    return scoring_make(ctx, arg);
}

static enum status scoring(struct ctx *ctx, const struct chore *chore)
{
    struct scoring_task task;
    enum status done;

    TRY(database_read(ctx, find_scoring, &task));
    if (!task.year)
        return ST_OK;
    done = database_write(ctx, chore->database, score, &task);
    ctx->actor = NULL;
    return done;
}

static enum status find_calendar(struct ctx *ctx, void *arg)
{
    return calendar_unsaid(ctx, arg);
}

static enum status remind(struct ctx *ctx, void *arg)
{
    return calendar_remind(ctx, *(const int64_t *)arg);
}

static enum status calendar(struct ctx *ctx, const struct chore *chore)
{
    int64_t year;

    TRY(database_read(ctx, find_calendar, &year));
    return year ? database_write(ctx, chore->database, remind, &year) : ST_OK;
}

static chore_fn *const chores[] = { succeed_all, usage_keep, open_all, usage_draw, scoring,
    calendar };

struct rounds_plan opener_plan(void)
{
    return (struct rounds_plan){
        .name = "opener.failed",
        .every_ms = OPENER_EVERY_MS,
        .chores = chores,
        .chores_len = ARRAY_LEN(chores),
    };
}
