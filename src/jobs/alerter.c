#include "jobs/alerter.h"

#include "domain/alerts.h"

static enum status find(struct ctx *ctx, void *arg)
{
    return alerts_find(ctx, arg);
}

static enum status make(struct ctx *ctx, void *arg)
{
    return alerts_make(ctx, arg);
}

static enum status make_singly(struct ctx *ctx, const struct chore *chore, const struct list *some)
{
    enum status worst = ST_OK;

    for (size_t i = 0; i < some->len; i++) {
        struct list one = { LIST_AT(*some, struct alert_task, i), 1 };
        enum status done = database_write(ctx, chore->database, make, &one);

        if (done != ST_OK)
            worst = done;
    }
    return worst;
}

static enum status make_some(struct ctx *ctx, const struct chore *chore, struct list *some)
{
    enum status done = database_write(ctx, chore->database, make, some);

    return done == ST_OK ? ST_OK : make_singly(ctx, chore, some);
}

static enum status tell_all(struct ctx *ctx, const struct chore *chore)
{
    enum status worst = ST_OK;
    struct list tasks;

    TRY(database_read(ctx, find, &tasks));
    for (size_t i = 0; i < tasks.len; i += ALERT_BATCH_MAX) {
        struct arena_mark mark = arena_mark(ctx->arena);
        size_t left = tasks.len - i;
        struct list some = { LIST_AT(tasks, struct alert_task, i),
            left < ALERT_BATCH_MAX ? left : ALERT_BATCH_MAX };
        enum status done = make_some(ctx, chore, &some);

        if (done != ST_OK)
            worst = done;
        arena_rewind(ctx->arena, mark);
    }
    return worst;
}

static chore_fn *const chores[] = { tell_all };

struct rounds_plan alerter_plan(void)
{
    return (struct rounds_plan){
        .name = "alerter.failed",
        .every_ms = ALERTER_EVERY_MS,
        .chores = chores,
        .chores_len = ARRAY_LEN(chores),
    };
}
