#include "jobs/rounds.h"

#include <pthread.h>
#include <time.h>

#include "base/host/clock.h"
#include "base/host/heap.h"
#include "base/host/log.h"
#include "base/limits.h"
#include "domain/announcements.h"

struct rounds {
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t stopped;
    struct rounds_plan plan;
    struct database *database;
    struct db *db;
    struct arena *arena;
    bool stopping; /* under mutex */
};

/* Whether the system is stopped for maintenance; a database that does not answer is asked again by
 * the chores, which say so. */
static bool is_stopped(const struct chore *chore)
{
    struct ctx ctx = { .arena = chore->arena, .db = chore->db, .now_ms = chore->now_ms };
    int64_t until_ms = 0;
    bool stopped = database_read(&ctx, announcement_stop, &until_ms) == ST_OK && until_ms > 0;

    arena_reset(chore->arena);
    return stopped;
}

int64_t chore_now_ms(const struct chore *chore)
{
    return chore->clock ? chore->clock() : chore->now_ms;
}

enum status chore_apart(
    struct ctx *ctx, const struct chore *chore, chore_step_fn *step, bool *out_more)
{
    struct ctx own = *ctx;
    enum status st;

    own.arena = arena_new(ARENA_HEAVY_BYTES);
    own.now_ms = chore_now_ms(chore);
    st = step(&own, chore, out_more);
    if (st != ST_OK) {
        ctx->problem = (struct problem){ .key = own.problem.key,
            .detail = str_copy(ctx->arena, own.problem.detail) };
    }
    arena_free(own.arena);
    return st;
}

void rounds_once(const struct rounds_plan *plan, const struct chore *chore)
{
    if (is_stopped(chore))
        return;
    for (size_t i = 0; i < plan->chores_len; i++) {
        struct ctx ctx = { .arena = chore->arena, .db = chore->db, .now_ms = chore->now_ms };

        if (plan->chores[i](&ctx, chore) != ST_OK)
            log_line(LOG_WARN, plan->name, LOG_FIELDS(LOG_S("detail", ctx.problem.detail)));
        arena_reset(chore->arena);
    }
}

/* Until the next round or the end; whether it is the end. */
static bool wait_for_round(struct rounds *rounds)
{
    struct timespec until;
    bool stopping;
    int done = 0;

    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += rounds->plan.every_ms / 1000;
    pthread_mutex_lock(&rounds->mutex);
    while (!rounds->stopping && done == 0)
        done = pthread_cond_timedwait(&rounds->stopped, &rounds->mutex, &until);
    stopping = rounds->stopping;
    pthread_mutex_unlock(&rounds->mutex);
    return stopping;
}

static void *rounds_main(void *arg)
{
    struct rounds *rounds = arg;

    do {
        const struct chore chore = { rounds->arena, rounds->db, rounds->database, clock_now_ms(),
            clock_now_ms, rounds->plan.arg };

        rounds_once(&rounds->plan, &chore);
    } while (!wait_for_round(rounds));
    return NULL;
}

static void rounds_free(struct rounds *rounds)
{
    pthread_cond_destroy(&rounds->stopped);
    pthread_mutex_destroy(&rounds->mutex);
    arena_free(rounds->arena);
    heap_give(rounds);
}

enum status rounds_start(
    struct ctx *ctx, struct database *database, const struct rounds_plan *plan, struct rounds **out)
{
    struct rounds *rounds = heap_take(sizeof(*rounds));
    enum status opened;

    *rounds = (struct rounds){
        .database = database,
        .plan = *plan,
        .arena = arena_new(ARENA_REQUEST_BYTES),
    };
    pthread_mutex_init(&rounds->mutex, NULL);
    pthread_cond_init(&rounds->stopped, NULL);
    opened = database_connect(ctx, database, &rounds->db);
    if (opened != ST_OK) {
        rounds_free(rounds);
        return opened;
    }
    ASSERT(pthread_create(&rounds->thread, NULL, rounds_main, rounds) == 0);
    *out = rounds;
    return ST_OK;
}

void rounds_stop(struct rounds *rounds)
{
    pthread_mutex_lock(&rounds->mutex);
    rounds->stopping = true;
    pthread_cond_signal(&rounds->stopped);
    pthread_mutex_unlock(&rounds->mutex);
    pthread_join(rounds->thread, NULL);
    rounds_free(rounds);
}
