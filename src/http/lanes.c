#include "http/lanes.h"

#include <pthread.h>

#include "base/host/heap.h"
#include "base/limits.h"
#include "http/ticket.h"

struct lane_threads {
    struct lane_setup setup;
    int threads_len; /* started, and not yet joined */
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    struct ticket *head, *tail; /* guarded by the mutex, as all that follows */
    size_t waiting;
    int started, failed;
    bool closed;
    pthread_t threads[HTTP_LANE_THREADS_MAX];
};

bool lane_push(struct lane_threads *lane, struct ticket *ticket)
{
    bool taken;

    ticket->next = NULL;
    pthread_mutex_lock(&lane->mutex);
    taken = !lane->closed && lane->waiting < lane->setup.queue_max;
    if (taken) {
        if (lane->tail)
            lane->tail->next = ticket;
        else
            lane->head = ticket;
        lane->tail = ticket;
        lane->waiting++;
        pthread_cond_signal(&lane->changed);
    }
    pthread_mutex_unlock(&lane->mutex);
    return taken;
}

/* Waits; NULL once the lane is closed and empty. */
static struct ticket *lane_pop(struct lane_threads *lane)
{
    struct ticket *ticket;

    pthread_mutex_lock(&lane->mutex);
    while (!lane->head && !lane->closed)
        pthread_cond_wait(&lane->changed, &lane->mutex);
    ticket = lane->head;
    if (ticket) {
        lane->head = ticket->next;
        if (!lane->head)
            lane->tail = NULL;
        lane->waiting--;
    }
    pthread_mutex_unlock(&lane->mutex);
    return ticket;
}

/* The thread's own connection; the lane's owner waits to hear whether there is one. */
static struct db *thread_connect(struct lane_threads *lane)
{
    struct arena *arena = arena_new(ARENA_REQUEST_BYTES);
    struct ctx ctx = { .arena = arena };
    struct db *db = NULL;
    enum status status = database_connect(&ctx, lane->setup.database, &db);

    arena_free(arena);
    pthread_mutex_lock(&lane->mutex);
    if (status == ST_OK)
        lane->started++;
    else
        lane->failed++;
    pthread_cond_broadcast(&lane->changed);
    pthread_mutex_unlock(&lane->mutex);
    return status == ST_OK ? db : NULL;
}

static void *lane_main(void *arg)
{
    struct lane_threads *lane = arg;
    struct db *db = thread_connect(lane);
    struct ticket *ticket;

    if (!db)
        return NULL;
    while ((ticket = lane_pop(lane)) != NULL)
        lane->setup.work(ticket, db);
    return NULL;
}

static bool lane_wait_started(struct lane_threads *lane)
{
    bool all;

    pthread_mutex_lock(&lane->mutex);
    while (lane->started + lane->failed < lane->setup.threads)
        pthread_cond_wait(&lane->changed, &lane->mutex);
    all = lane->failed == 0;
    pthread_mutex_unlock(&lane->mutex);
    return all;
}

struct lane_threads *lane_new(const struct lane_setup *setup)
{
    struct lane_threads *lane = heap_take(sizeof(*lane));

    lane->setup = *setup;
    if (lane->setup.threads > HTTP_LANE_THREADS_MAX)
        lane->setup.threads = HTTP_LANE_THREADS_MAX;
    pthread_mutex_init(&lane->mutex, NULL);
    pthread_cond_init(&lane->changed, NULL);
    return lane;
}

enum status lane_start(struct ctx *ctx, struct lane_threads *lane)
{
    for (; lane->threads_len < lane->setup.threads; lane->threads_len++)
        ASSERT(pthread_create(&lane->threads[lane->threads_len], NULL, lane_main, lane) == 0);
    if (!lane_wait_started(lane))
        return fail(
            ctx, PROBLEM_STORE_FAILED, "Không mở được kết nối cơ sở dữ liệu cho luồng xử lý.");
    return ST_OK;
}

void lane_stop(struct lane_threads *lane)
{
    pthread_mutex_lock(&lane->mutex);
    lane->closed = true;
    pthread_cond_broadcast(&lane->changed);
    pthread_mutex_unlock(&lane->mutex);
    for (; lane->threads_len > 0; lane->threads_len--)
        pthread_join(lane->threads[lane->threads_len - 1], NULL);
}

void lane_free(struct lane_threads *lane)
{
    if (!lane)
        return;
    pthread_cond_destroy(&lane->changed);
    pthread_mutex_destroy(&lane->mutex);
    heap_give(lane);
}

size_t lane_waiting(struct lane_threads *lane)
{
    size_t waiting;

    if (!lane)
        return 0;
    pthread_mutex_lock(&lane->mutex);
    waiting = lane->waiting;
    pthread_mutex_unlock(&lane->mutex);
    return waiting;
}
