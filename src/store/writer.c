#include "store/writer.h"

#include "base/host/clock.h"
#include "base/host/heap.h"
#include "base/limits.h"
#include "store/drivers.h"
#include "store/form_cache.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <time.h>

/* The log is brought into the file when it has this size, or when nothing was written for a
 * moment. Readers that hold on to it make us try again only after it has grown by a quarter. */
#define WAL_BYTES_MAX ((int64_t)32 << 20)
#define WAL_BYTES_STEP ((int64_t)8 << 20)
#define IDLE_MS 1000

struct writer {
    struct db *db;
    pthread_t thread;
    pthread_mutex_t mutex; /* guards what follows up to stopping */
    pthread_cond_t ready;
    struct write_job *head, *tail;
    size_t queued;
    bool stopping;
    int64_t wal_bytes_next; /* the writer's thread alone: when to checkpoint next */
};

/* ---- the queue ---- */

bool writer_push(struct writer *writer, struct write_job *job)
{
    bool taken;

    job->next = NULL;
    pthread_mutex_lock(&writer->mutex);
    taken = writer->queued < QUEUE_WRITES_MAX && !writer->stopping;
    if (taken) {
        if (writer->tail)
            writer->tail->next = job;
        else
            writer->head = job;
        writer->tail = job;
        if (writer->queued++ == 0)
            pthread_cond_signal(&writer->ready);
    }
    pthread_mutex_unlock(&writer->mutex);
    return taken;
}

static struct write_job *pop_locked(struct writer *writer)
{
    struct write_job *job = writer->head;

    if (!job)
        return NULL;
    writer->head = job->next;
    if (!writer->head)
        writer->tail = NULL;
    writer->queued--;
    job->next = NULL;
    return job;
}

static struct write_job *pop(struct writer *writer)
{
    struct write_job *job;

    pthread_mutex_lock(&writer->mutex);
    job = pop_locked(writer);
    pthread_mutex_unlock(&writer->mutex);
    return job;
}

static struct timespec idle_deadline(void)
{
    struct timespec at;

    clock_gettime(CLOCK_MONOTONIC, &at);
    at.tv_sec += IDLE_MS / 1000;
    return at;
}

enum wake { WAKE_JOB, WAKE_IDLE, WAKE_STOP };

/* Waits for a job; when the log holds something, only for a moment. */
static enum wake wait_for_job(struct writer *writer, struct write_job **out)
{
    struct timespec deadline = idle_deadline();
    bool dirty = db_sqlite_wal_bytes(writer->db) > 0;
    int rc = 0;

    pthread_mutex_lock(&writer->mutex);
    while (!writer->head && !writer->stopping && rc != ETIMEDOUT) {
        if (dirty)
            rc = pthread_cond_timedwait(&writer->ready, &writer->mutex, &deadline);
        else
            pthread_cond_wait(&writer->ready, &writer->mutex);
    }
    *out = pop_locked(writer);
    pthread_mutex_unlock(&writer->mutex);
    if (*out)
        return WAKE_JOB;
    return rc == ETIMEDOUT ? WAKE_IDLE : WAKE_STOP;
}

/* ---- a batch ---- */

struct batch {
    struct write_job *first, *last;
    size_t len;
    int64_t deadline_us;
    bool broken; /* the transaction is gone or cannot be trusted */
};

static void batch_add(struct batch *batch, struct write_job *job)
{
    if (batch->last)
        batch->last->next = job;
    else
        batch->first = job;
    batch->last = job;
    batch->len++;
}

/* The job alone, inside the batch's transaction. */
static enum status run_in_savepoint(struct ctx *ctx, struct write_job *job)
{
    struct problem why;
    enum status st;

    TRY(db_sqlite_job_begin(ctx));
    st = job->use_case(ctx, job->arg);
    if (st == ST_OK && ctx->db->spoiled)
        st = fail(ctx, PROBLEM_STORE_FAILED, "Dữ liệu đã lưu bị hỏng.");
    why = ctx->problem;
    if (st == ST_OK)
        return db_sqlite_job_end(ctx, true);
    if (db_sqlite_job_end(ctx, false) == ST_OK)
        ctx->problem = why;
    return st;
}

static void run_job(struct writer *writer, struct batch *batch, struct write_job *job)
{
    struct ctx *ctx = job->ctx;
    struct db *own = ctx->db;
    size_t doubts = form_cache_doubts();

    ctx->db = writer->db;
    ctx->db->spoiled = false;
    ctx->problem = (struct problem){ 0 };
    job->status = run_in_savepoint(ctx, job);
    if (job->status != ST_OK)
        form_cache_undo(doubts);
    batch->broken = !db_sqlite_in_transaction(writer->db);
    ctx->db = own;
}

static bool batch_goes_on(const struct batch *batch)
{
    return !batch->broken && batch->len < WRITE_BATCH_MAX &&
           clock_monotonic_us() < batch->deadline_us;
}

static void batch_fill(struct writer *writer, struct batch *batch, struct write_job *job)
{
    while (job) {
        batch_add(batch, job);
        run_job(writer, batch, job);
        job = batch_goes_on(batch) ? pop(writer) : NULL;
    }
}

/* What the transaction itself failed with holds for every job of the batch. */
static void batch_fail(struct batch *batch, struct problem why)
{
    for (struct write_job *job = batch->first; job; job = job->next) {
        struct ctx *ctx = job->ctx;

        if (job->status != ST_OK)
            continue;
        job->status = fail(ctx, PROBLEM_STORE_FAILED, STR_FMT, STR_ARG(why.detail));
    }
}

static void batch_answer(struct batch *batch)
{
    struct write_job *job = batch->first;

    while (job) {
        struct write_job *next = job->next; /* done() may give the job away */

        job->problem = job->ctx->problem;
        job->done(job);
        job = next;
    }
}

static enum status batch_run(
    struct ctx *ctx, struct writer *writer, struct batch *batch, struct write_job *job)
{
    enum status st = ctx->db->driver->begin(ctx, DB_WRITE);

    if (st != ST_OK) {
        job->status = ST_OK;
        batch_add(batch, job);
        return st;
    }
    batch_fill(writer, batch, job);
    if (!batch->broken)
        return ctx->db->driver->end(ctx, true);
    st = fail(ctx, PROBLEM_STORE_FAILED, STR_FMT, STR_ARG(batch->last->ctx->problem.detail));
    if (ctx->db->driver->end(ctx, false) != ST_OK)
        return ST_INTERNAL;
    return st;
}

static void write_batch(struct writer *writer, struct arena *arena, struct write_job *job)
{
    struct batch batch = { .deadline_us = clock_monotonic_us() + WRITE_BATCH_MS_MAX * 1000 };
    struct ctx ctx = { .arena = arena, .db = writer->db };

    if (batch_run(&ctx, writer, &batch, job) == ST_OK) {
        form_cache_settle();
    } else {
        form_cache_undo(0);
        batch_fail(&batch, ctx.problem);
    }
    batch_answer(&batch);
    arena_reset(arena);
}

/* ---- the thread ---- */

static void checkpoint(struct writer *writer)
{
    if (db_sqlite_checkpoint(writer->db))
        writer->wal_bytes_next = WAL_BYTES_MAX;
    else
        writer->wal_bytes_next = db_sqlite_wal_bytes(writer->db) + WAL_BYTES_STEP;
}

static void *writer_main(void *arg)
{
    struct writer *writer = arg;
    struct arena *arena = arena_new(ARENA_REQUEST_BYTES);
    struct write_job *job;
    enum wake wake;

    while ((wake = wait_for_job(writer, &job)) != WAKE_STOP) {
        if (wake == WAKE_JOB)
            write_batch(writer, arena, job);
        if (wake == WAKE_IDLE || db_sqlite_wal_bytes(writer->db) >= writer->wal_bytes_next)
            checkpoint(writer);
    }
    checkpoint(writer);
    arena_free(arena);
    return NULL;
}

static void init_condition(pthread_cond_t *cond)
{
    pthread_condattr_t attr;

    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(cond, &attr);
    pthread_condattr_destroy(&attr);
}

struct writer *writer_start(struct db *db)
{
    struct writer *writer = heap_take(sizeof(*writer));
    sigset_t all, before;
    int rc;

    *writer = (struct writer){ .db = db, .wal_bytes_next = WAL_BYTES_MAX };
    db->doubtful = true;
    pthread_mutex_init(&writer->mutex, NULL);
    init_condition(&writer->ready);
    sigfillset(&all); /* signals belong to the main thread */
    pthread_sigmask(SIG_SETMASK, &all, &before);
    rc = pthread_create(&writer->thread, NULL, writer_main, writer);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    ASSERT(rc == 0);
    return writer;
}

void writer_stop(struct writer *writer)
{
    pthread_mutex_lock(&writer->mutex);
    writer->stopping = true;
    pthread_cond_signal(&writer->ready);
    pthread_mutex_unlock(&writer->mutex);
    pthread_join(writer->thread, NULL);
    pthread_cond_destroy(&writer->ready);
    pthread_mutex_destroy(&writer->mutex);
    heap_give(writer);
}
