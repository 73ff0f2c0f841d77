#include "jobs/sweep.h"

#include <pthread.h>
#include <time.h>

#include "base/host/clock.h"
#include "base/host/heap.h"
#include "base/host/log.h"
#include "base/limits.h"
#include "domain/misses.h"

struct sweep {
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t stopped;
    struct database *database;
    struct db *db;
    struct arena *arena;
    struct session_limits limits;
    bool stopping; /* under mutex */
};

static enum status sessions_end(struct ctx *ctx, void *arg)
{
    const struct sweep *sweep = arg;

    return db_run(ctx, STMT_SESSION_DELETE_OLD,
        ARGS(V_INT(ctx->now_ms - sweep->limits.life_ms),
            V_INT(ctx->now_ms - sweep->limits.idle_ms)));
}

static enum status misses_forget(struct ctx *ctx, void *arg)
{
    (void)arg;
    return db_run(ctx, STMT_FAILURE_FORGET,
        ARGS(V_INT(ctx->now_ms - LOGIN_FORGET_MS), V_INT(ctx->now_ms - LOGIN_STOP_FORGET_MS)));
}

static enum status devices_forget(struct ctx *ctx, void *arg)
{
    (void)arg;
    return db_run(ctx, STMT_DEVICE_FORGET_OLD, ARGS(V_INT(ctx->now_ms - LOGIN_DEVICE_MS)));
}

static enum status answers_forget(struct ctx *ctx, void *arg)
{
    (void)arg;
    return db_run(ctx, STMT_IDEMPOTENCY_FORGET, ARGS(V_INT(ctx->now_ms - SWEEP_ANSWERS_MS)));
}

static txn_fn *const chores[] = { sessions_end, misses_forget, devices_forget, answers_forget };

static void round_run(struct sweep *sweep)
{
    for (size_t i = 0; i < ARRAY_LEN(chores); i++) {
        struct ctx ctx = { .arena = sweep->arena, .db = sweep->db, .now_ms = clock_now_ms() };

        if (database_write(&ctx, sweep->database, chores[i], sweep) != ST_OK)
            log_line(LOG_WARN, "sweep.failed", LOG_FIELDS(LOG_S("detail", ctx.problem.detail)));
        arena_reset(sweep->arena);
    }
}

/* Until the next round or the end; whether it is the end. */
static bool wait_for_round(struct sweep *sweep)
{
    struct timespec until;
    bool stopping;
    int done = 0;

    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += SWEEP_EVERY_MS / 1000;
    pthread_mutex_lock(&sweep->mutex);
    while (!sweep->stopping && done == 0)
        done = pthread_cond_timedwait(&sweep->stopped, &sweep->mutex, &until);
    stopping = sweep->stopping;
    pthread_mutex_unlock(&sweep->mutex);
    return stopping;
}

static void *sweep_main(void *arg)
{
    struct sweep *sweep = arg;

    do
        round_run(sweep);
    while (!wait_for_round(sweep));
    return NULL;
}

static void sweep_free(struct sweep *sweep)
{
    pthread_cond_destroy(&sweep->stopped);
    pthread_mutex_destroy(&sweep->mutex);
    arena_free(sweep->arena);
    heap_give(sweep);
}

enum status sweep_start(
    struct ctx *ctx, struct database *database, struct session_limits limits, struct sweep **out)
{
    struct sweep *sweep = heap_take(sizeof(*sweep));
    enum status opened;

    *sweep = (struct sweep){
        .database = database,
        .limits = limits,
        .arena = arena_new(ARENA_REQUEST_BYTES),
    };
    pthread_mutex_init(&sweep->mutex, NULL);
    pthread_cond_init(&sweep->stopped, NULL);
    opened = database_connect(ctx, database, &sweep->db);
    if (opened != ST_OK) {
        sweep_free(sweep);
        return opened;
    }
    ASSERT(pthread_create(&sweep->thread, NULL, sweep_main, sweep) == 0);
    *out = sweep;
    return ST_OK;
}

void sweep_stop(struct sweep *sweep)
{
    pthread_mutex_lock(&sweep->mutex);
    sweep->stopping = true;
    pthread_cond_signal(&sweep->stopped);
    pthread_mutex_unlock(&sweep->mutex);
    pthread_join(sweep->thread, NULL);
    sweep_free(sweep);
}
