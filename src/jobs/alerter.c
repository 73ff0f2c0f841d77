#include "jobs/alerter.h"

#include "domain/alerts.h"
#include "domain/endings.h"
#include "domain/form_notices.h"

/* Something people are told, or are told no more: finding it reads, making it writes. */
struct errand {
    enum status (*find)(struct ctx *ctx, struct list *out);
    enum status (*make)(struct ctx *ctx, const struct list *tasks);
    size_t size; /* of a task */
};

static const struct errand reports = { alerts_find, alerts_make, sizeof(struct alert_task) };
static const struct errand over = { endings_over_find, endings_over_make,
    sizeof(struct ending_task) };
static const struct errand endings = { endings_find, endings_make, sizeof(struct ending_task) };
static const struct errand forms = { form_notices_find, form_notices_make,
    sizeof(struct form_notice) };

/* An errand with its tasks, all or some. */
struct load {
    const struct errand *errand;
    struct list tasks;
};

static enum status find(struct ctx *ctx, void *arg)
{
    struct load *load = arg;

    return load->errand->find(ctx, &load->tasks);
}

static enum status make(struct ctx *ctx, void *arg)
{
    const struct load *load = arg;

    return load->errand->make(ctx, &load->tasks);
}

static struct load part_of(const struct load *load, size_t from, size_t len)
{
    char *items = load->tasks.items;

    return (struct load){ load->errand, { items + from * load->errand->size, len } };
}

static enum status make_singly(struct ctx *ctx, const struct chore *chore, const struct load *some)
{
    enum status worst = ST_OK;

    for (size_t i = 0; i < some->tasks.len; i++) {
        struct load one = part_of(some, i, 1);
        enum status done = database_write(ctx, chore->database, make, &one);

        if (done != ST_OK)
            worst = done;
    }
    return worst;
}

static enum status make_some(struct ctx *ctx, const struct chore *chore, struct load *some)
{
    enum status done = database_write(ctx, chore->database, make, some);

    return done == ST_OK ? ST_OK : make_singly(ctx, chore, some);
}

static enum status run(struct ctx *ctx, const struct chore *chore, const struct errand *errand)
{
    struct load load = { .errand = errand };
    enum status worst = ST_OK;

    TRY(database_read(ctx, find, &load));
    for (size_t i = 0; i < load.tasks.len; i += ALERT_BATCH_MAX) {
        struct arena_mark mark = arena_mark(ctx->arena);
        size_t left = load.tasks.len - i;
        struct load some = part_of(&load, i, left < ALERT_BATCH_MAX ? left : ALERT_BATCH_MAX);
        enum status done = make_some(ctx, chore, &some);

        if (done != ST_OK)
            worst = done;
        arena_rewind(ctx->arena, mark);
    }
    return worst;
}

static enum status reports_tell(struct ctx *ctx, const struct chore *chore)
{
    return run(ctx, chore, &reports);
}

/* First what is over: where one certificate took another's place both are done in one round. */
static enum status endings_take_back(struct ctx *ctx, const struct chore *chore)
{
    return run(ctx, chore, &over);
}

static enum status endings_tell(struct ctx *ctx, const struct chore *chore)
{
    return run(ctx, chore, &endings);
}

static enum status forms_tell(struct ctx *ctx, const struct chore *chore)
{
    return run(ctx, chore, &forms);
}

static chore_fn *const chores[] = { forms_tell, reports_tell, endings_take_back, endings_tell };

struct rounds_plan alerter_plan(void)
{
    return (struct rounds_plan){
        .name = "alerter.failed",
        .every_ms = ALERTER_EVERY_MS,
        .chores = chores,
        .chores_len = ARRAY_LEN(chores),
    };
}
