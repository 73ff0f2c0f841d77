#include "api/touch.h"

#include "base/host/heap.h"
#include "domain/sessions.h"

/* A job of its own: the call it came from may be long answered. */
struct touch {
    struct write_job job;
    struct ctx ctx;
    int64_t session_id;
};

static enum status touch_run(struct ctx *ctx, void *arg)
{
    const struct touch *touch = arg;

    return session_seen(ctx, touch->session_id);
}

static void touch_done(struct write_job *job)
{
    struct touch *touch = job->owner;

    arena_free(touch->ctx.arena);
    heap_give(touch);
}

static void touch_later(struct ctx *ctx, struct call *call)
{
    struct touch *touch = heap_take(sizeof(*touch));

    touch->session_id = ctx->actor->session_id;
    touch->ctx = (struct ctx){
        .arena = arena_new(ARENA_REQUEST_BYTES),
        .now_ms = ctx->now_ms,
        .random = ctx->random,
    };
    touch->job = (struct write_job){
        .ctx = &touch->ctx,
        .use_case = touch_run,
        .arg = touch,
        .done = touch_done,
        .owner = touch,
    };
    if (!database_write_later(call->config->database, &touch->job))
        touch_done(&touch->job);
}

void session_touch(struct ctx *ctx, struct call *call)
{
    struct touch now = { .session_id = ctx->actor->session_id };

    if (database_kind(call->config->database) == DATABASE_SQLITE)
        touch_later(ctx, call);
    else
        (void)!database_write(ctx, call->config->database, touch_run, &now);
}
