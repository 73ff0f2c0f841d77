#include "store/database.h"

#include "base/host/heap.h"
#include "base/limits.h"
#include "store/lockfile.h"
#include "store/migrate.h"
#include "store/writer.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* A connection handed out. */
struct connection {
    struct connection *next;
    struct db *db;
};

struct database {
    enum database_kind kind;
    char *url;  /* PostgreSQL */
    char *path; /* SQLite, and the next three */
    int lock_fd;
    struct db *writer_db;
    struct writer *writer;
    pthread_mutex_t mutex; /* guards connections */
    struct connection *connections;
};

/* ---- opening ---- */

static char *keep(struct str text)
{
    char *copy = heap_take(text.len + 1);

    memcpy(copy, text.ptr, text.len);
    return copy;
}

static bool is_pgsql_url(struct str url)
{
    return str_starts(url, S("postgres://")) || str_starts(url, S("postgresql://"));
}

static enum status bring_up(struct ctx *ctx, enum database_kind kind, enum database_schema schema)
{
    struct migrate_plan plan = {
        .steps = migration_table,
        .steps_len = migration_table_len,
        .kind = kind,
    };

    return schema == DATABASE_MIGRATE ? migrate_up(ctx, &plan) : migrate_check(ctx, &plan);
}

static enum status open_file(
    struct ctx *ctx, struct database *database, enum database_schema schema)
{
    if (schema == DATABASE_AS_IS && access(database->path, R_OK | W_OK) != 0)
        return fail(
            ctx, PROBLEM_STORE_FAILED, "Không mở được %s: %s", database->path, strerror(errno));
    TRY(lockfile_open(ctx, database->path, &database->lock_fd));
    TRY(db_sqlite_open(ctx, database->path, DB_SQLITE_WRITER, &database->writer_db));
    ctx->db = database->writer_db;
    TRY(bring_up(ctx, DATABASE_SQLITE, schema));
    TRY(db_sqlite_serve(ctx));
    database->writer = writer_start(database->writer_db);
    return ST_OK;
}

static enum status open_server(
    struct ctx *ctx, struct database *database, enum database_schema schema)
{
    struct db *db;
    enum status st;

    TRY(db_pgsql_open(ctx, database->url, &db));
    ctx->db = db;
    st = bring_up(ctx, DATABASE_PGSQL, schema);
    db->driver->close(db);
    return st;
}

enum status database_open(
    struct ctx *ctx, const char *url, enum database_schema schema, struct database **out)
{
    struct database *database = heap_take(sizeof(*database));
    struct db *before = ctx->db;
    struct str text = str_of(url);
    enum status st;

    *database = (struct database){ .lock_fd = -1 };
    pthread_mutex_init(&database->mutex, NULL);
    if (is_pgsql_url(text)) {
        database->kind = DATABASE_PGSQL;
        database->url = keep(text);
        st = open_server(ctx, database, schema);
    } else {
        size_t scheme = str_starts(text, S("sqlite:")) ? S("sqlite:").len : 0;

        database->kind = DATABASE_SQLITE;
        database->path = keep(str_sub(text, scheme, text.len));
        st = open_file(ctx, database, schema);
    }
    ctx->db = before;
    if (st != ST_OK) {
        database_close(database);
        return st;
    }
    *out = database;
    return ST_OK;
}

void database_close(struct database *database)
{
    if (!database)
        return;
    while (database->connections) {
        struct connection *connection = database->connections;

        database->connections = connection->next;
        connection->db->driver->close(connection->db);
        heap_give(connection);
    }
    if (database->writer)
        writer_stop(database->writer); /* readers are gone: its last checkpoint is complete */
    if (database->writer_db)
        database->writer_db->driver->close(database->writer_db);
    if (database->lock_fd >= 0)
        lockfile_close(database->lock_fd);
    pthread_mutex_destroy(&database->mutex);
    heap_give(database->url);
    heap_give(database->path);
    heap_give(database);
}

enum database_kind database_kind(const struct database *database)
{
    return database->kind;
}

static enum status open_connection(struct ctx *ctx, struct database *database, struct db **out)
{
    struct db *before = ctx->db;
    enum status st;

    if (database->kind == DATABASE_PGSQL)
        return db_pgsql_open(ctx, database->url, out);
    TRY(db_sqlite_open(ctx, database->path, DB_SQLITE_READER, out));
    ctx->db = *out;
    st = db_sqlite_serve(ctx);
    ctx->db = before;
    return st;
}

enum status database_connect(struct ctx *ctx, struct database *database, struct db **out)
{
    struct connection *connection;
    struct db *db;

    TRY(open_connection(ctx, database, &db));
    connection = heap_take(sizeof(*connection));
    connection->db = db;
    pthread_mutex_lock(&database->mutex);
    connection->next = database->connections;
    database->connections = connection;
    pthread_mutex_unlock(&database->mutex);
    *out = db;
    return ST_OK;
}

/* ---- transactions on this thread's connection ---- */

static enum status run_once(struct ctx *ctx, enum db_mode mode, txn_fn *use_case, void *arg)
{
    const struct db_driver *driver = ctx->db->driver;
    struct problem why;
    enum status st;

    TRY(driver->begin(ctx, mode));
    st = use_case(ctx, arg);
    if (st == ST_OK && ctx->db->spoiled)
        st = fail(ctx, PROBLEM_STORE_FAILED, "Dữ liệu đã lưu bị hỏng.");
    if (st == ST_OK)
        return driver->end(ctx, true);
    why = ctx->problem;
    if (driver->end(ctx, false) == ST_OK)
        ctx->problem = why;
    return st;
}

/* 1, 2, 4 … ms and as much again at random, so that two that met do not meet again. */
static void pause_before_retry(struct ctx *ctx, int attempt)
{
    uint32_t noise = 0;
    int64_t us = INT64_C(1000) << attempt;
    struct timespec nap;

    if (ctx->random)
        ctx->random(&noise, sizeof(noise));
    us += noise % us;
    nap = (struct timespec){ .tv_sec = us / 1000000, .tv_nsec = us % 1000000 * 1000 };
    nanosleep(&nap, NULL);
}

static enum status run_again_if_asked(
    struct ctx *ctx, enum db_mode mode, txn_fn *use_case, void *arg)
{
    struct arena_mark mark = arena_mark(ctx->arena);
    enum status st;

    for (int attempt = 0;; attempt++) {
        ctx->problem = (struct problem){ 0 };
        st = run_once(ctx, mode, use_case, arg);
        if (st == ST_OK || !ctx->db->retry || attempt == WRITE_RETRIES_MAX)
            return st;
        arena_rewind(ctx->arena, mark);
        pause_before_retry(ctx, attempt);
    }
}

enum status database_read(struct ctx *ctx, txn_fn *use_case, void *arg)
{
    return run_again_if_asked(ctx, DB_READ, use_case, arg);
}

/* ---- writing ---- */

static void wake(struct write_job *job)
{
    sem_post(job->owner);
}

static enum status write_and_wait(
    struct ctx *ctx, struct database *database, txn_fn *use_case, void *arg)
{
    sem_t written;
    struct write_job job = {
        .ctx = ctx,
        .use_case = use_case,
        .arg = arg,
        .done = wake,
        .owner = &written,
    };

    ASSERT(ctx->db != database->writer_db); /* a use case that waits for itself */
    sem_init(&written, 0, 0);
    if (!writer_push(database->writer, &job)) {
        sem_destroy(&written);
        return fail(ctx, PROBLEM_BUSY, "%s", problem_text(PROBLEM_BUSY));
    }
    while (sem_wait(&written) != 0)
        continue; /* a signal */
    sem_destroy(&written);
    return job.status;
}

enum status database_write(struct ctx *ctx, struct database *database, txn_fn *use_case, void *arg)
{
    if (database->kind == DATABASE_PGSQL)
        return run_again_if_asked(ctx, DB_WRITE, use_case, arg);
    return write_and_wait(ctx, database, use_case, arg);
}

enum status database_write_guarded(
    struct ctx *ctx, struct database *database, txn_fn *use_case, void *arg)
{
    if (database->kind == DATABASE_PGSQL)
        return run_again_if_asked(ctx, DB_WRITE_GUARDED, use_case, arg);
    return write_and_wait(ctx, database, use_case, arg);
}

bool database_write_later(struct database *database, struct write_job *job)
{
    ASSERT(database->kind == DATABASE_SQLITE);
    return writer_push(database->writer, job);
}

/* ---- upkeep ---- */

/* On a connection of its own: what it does, the serving ones may not. */
static enum status with_own_connection(struct ctx *ctx, struct database *database,
    enum status (*work)(struct ctx *ctx, const char *arg), const char *arg)
{
    struct db *before = ctx->db, *db;
    enum status st;

    if (database->kind == DATABASE_PGSQL)
        TRY(db_pgsql_open(ctx, database->url, &db));
    else
        TRY(db_sqlite_open(ctx, database->path, DB_SQLITE_READER, &db));
    ctx->db = db;
    st = work(ctx, arg);
    ctx->db = before;
    db->driver->close(db);
    return st;
}

static enum status verify_file(struct ctx *ctx, const char *arg)
{
    (void)arg;
    return db_sqlite_verify(ctx);
}

static enum status verify_server(struct ctx *ctx, const char *arg)
{
    (void)arg;
    return db_pgsql_verify(ctx);
}

enum status database_verify(struct ctx *ctx, struct database *database)
{
    return with_own_connection(
        ctx, database, database->kind == DATABASE_PGSQL ? verify_server : verify_file, NULL);
}

/* SQLite does not sync what it copies. */
static enum status sync_file(struct ctx *ctx, const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool synced = fd >= 0 && fsync(fd) == 0;
    int why = errno;

    if (fd >= 0)
        close(fd);
    if (synced)
        return ST_OK;
    return fail(ctx, PROBLEM_STORE_FAILED, "Không ghi được %s: %s", path, strerror(why));
}

/* Empty, and for its owner alone: it will hold everybody's figures and password hashes. */
static enum status copy_begin(struct ctx *ctx, const char *path)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    if (fd >= 0) {
        close(fd);
        return ST_OK;
    }
    if (errno == EEXIST)
        return fail(ctx, PROBLEM_STORE_COPY, "Tệp %s đã có. Hãy chọn tên tệp khác.", path);
    return fail(ctx, PROBLEM_STORE_COPY, "Không tạo được tệp %s: %s", path, strerror(errno));
}

enum status database_copy(struct ctx *ctx, struct database *database, const char *path)
{
    enum status st;

    if (database->kind != DATABASE_SQLITE)
        return fail(ctx, PROBLEM_STORE_COPY, "PostgreSQL được sao lưu bằng pg_dump.");
    TRY(copy_begin(ctx, path));
    st = with_own_connection(ctx, database, db_sqlite_copy, path);
    if (st == ST_OK)
        st = sync_file(ctx, path);
    if (st != ST_OK)
        (void)unlink(path);
    return st;
}
