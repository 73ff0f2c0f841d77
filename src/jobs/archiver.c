#include "jobs/archiver.h"

#include "base/host/heap.h"
#include "domain/archive_packages.h"
#include "domain/archives.h"

/* ---- filing ---- */

static enum status take_in(struct ctx *ctx, void *arg)
{
    return archive_take_in_all(ctx, arg);
}

static enum status take_in_all(struct ctx *ctx, const struct chore *chore)
{
    struct archive_taken taken = { .more = true };

    for (int i = 0; taken.more && i < ARCHIVER_ROUND_MAX; i++) {
        struct arena_mark mark = arena_mark(ctx->arena);

        TRY(database_write(ctx, chore->database, take_in, &taken));
        arena_rewind(ctx->arena, mark);
    }
    return ST_OK;
}

static enum status forget(struct ctx *ctx, void *arg)
{
    (void)arg;
    return package_forget(ctx);
}

static enum status forget_all(struct ctx *ctx, const struct chore *chore)
{
    return database_write(ctx, chore->database, forget, NULL);
}

/* ---- packing ---- */

static enum status wait_look(struct ctx *ctx, void *arg)
{
    return package_waits(ctx, arg);
}

static enum status claim(struct ctx *ctx, void *arg)
{
    return package_claim(ctx, arg);
}

static enum status settle(struct ctx *ctx, void *arg)
{
    return package_settle(ctx, arg);
}

static enum status pack_one(struct ctx *ctx, const struct chore *chore, bool *out_more)
{
    struct package_task task;

    *out_more = false;
    TRY(database_read(ctx, wait_look, out_more));
    if (!*out_more)
        return ST_OK;
    TRY(database_write(ctx, chore->database, claim, &task));
    *out_more = task.found;
    if (!task.found)
        return ST_OK;
    TRY(package_make(ctx, chore->database, &task));
    return database_write(ctx, chore->database, settle, &task);
}

/* A package is whole in memory. */
static enum status pack_apart(struct ctx *ctx, const struct chore *chore, bool *out_more)
{
    struct ctx own = *ctx;
    enum status st;

    own.arena = arena_new(PACKAGE_ARENA_BYTES);
    st = pack_one(&own, chore, out_more);
    if (st != ST_OK) {
        ctx->problem = own.problem;
        ctx->problem.detail = str_copy(ctx->arena, own.problem.detail);
    }
    arena_free(own.arena);
    return st;
}

static enum status pack_all(struct ctx *ctx, const struct chore *chore)
{
    bool more = true;

    for (int i = 0; more && i < PACKAGES_ROUND_MAX; i++)
        TRY(pack_apart(ctx, chore, &more));
    return ST_OK;
}

static chore_fn *const filing[] = { take_in_all, forget_all };
static chore_fn *const packing[] = { pack_all };

struct rounds_plan archiver_plan(void)
{
    return (struct rounds_plan){
        .name = "archiver.failed",
        .every_ms = ARCHIVER_EVERY_MS,
        .chores = filing,
        .chores_len = ARRAY_LEN(filing),
    };
}

struct rounds_plan packer_plan(void)
{
    return (struct rounds_plan){
        .name = "packer.failed",
        .every_ms = PACKER_EVERY_MS,
        .chores = packing,
        .chores_len = ARRAY_LEN(packing),
    };
}
