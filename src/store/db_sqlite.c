#include "store/db_sqlite.h"

#include "base/host/heap.h"

#include <sqlite3.h>

static const char *const control_sql[CONTROL_COUNT] = {
    [CONTROL_BEGIN_READ] = "BEGIN",
    [CONTROL_BEGIN_WRITE] = "BEGIN IMMEDIATE",
    [CONTROL_COMMIT] = "COMMIT",
    [CONTROL_ROLLBACK] = "ROLLBACK",
    [CONTROL_SAVE] = "SAVEPOINT part",
    [CONTROL_RELEASE] = "RELEASE part",
    [CONTROL_UNDO] = "ROLLBACK TO part",
    [CONTROL_JOB_SAVE] = "SAVEPOINT job",
    [CONTROL_JOB_RELEASE] = "RELEASE job",
    [CONTROL_JOB_UNDO] = "ROLLBACK TO job",
};

static struct sqlite_db *self(const struct db *db)
{
    return (struct sqlite_db *)db;
}

static struct sqlite_db *here(struct ctx *ctx)
{
    return self(ctx->db);
}

enum status db_sqlite_fail(struct ctx *ctx, int rc)
{
    const char *why = sqlite3_errmsg(here(ctx)->handle);

    switch (rc & 0xff) {
    case SQLITE_CONSTRAINT:
        return fail(ctx, PROBLEM_STORE_CONSTRAINT, "SQLite: %s", why);
    case SQLITE_BUSY:
        return fail(ctx, PROBLEM_BUSY, "SQLite: %s", why);
    case SQLITE_FULL:
        return fail(ctx, PROBLEM_STORE_FAILED, "Hết chỗ trên đĩa. SQLite: %s", why);
    default:
        return fail(ctx, PROBLEM_STORE_FAILED, "SQLite (%d): %s", rc, why);
    }
}

static enum status failed_before(struct ctx *ctx)
{
    return fail(ctx, PROBLEM_STORE_FAILED, "Câu lệnh trước trong giao dịch đã lỗi.");
}

static enum status prepare(struct ctx *ctx, const char *sql, sqlite3_stmt **out)
{
    int rc = sqlite3_prepare_v3(here(ctx)->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL);

    return rc == SQLITE_OK ? ST_OK : db_sqlite_fail(ctx, rc);
}

static enum status run_control(struct ctx *ctx, enum control control)
{
    sqlite3_stmt **stmt = &here(ctx)->controls[control];
    int rc;

    if (!*stmt)
        TRY(prepare(ctx, control_sql[control], stmt));
    rc = sqlite3_step(*stmt);
    sqlite3_reset(*stmt);
    return rc == SQLITE_DONE ? ST_OK : db_sqlite_fail(ctx, rc);
}

static void sqlite_finish(struct db *db)
{
    sqlite3_stmt *running = self(db)->running;

    if (!running)
        return;
    sqlite3_reset(running);
    sqlite3_clear_bindings(running); /* they point into an arena that may be rewound */
    self(db)->running = NULL;
}

/* ---- transactions ---- */

bool db_sqlite_in_transaction(const struct db *db)
{
    return !sqlite3_get_autocommit(self(db)->handle);
}

static enum status sqlite_begin(struct ctx *ctx, enum db_mode mode)
{
    struct sqlite_db *db = here(ctx);

    ASSERT(mode == DB_READ || db->role == DB_SQLITE_WRITER);
    ASSERT(!db_sqlite_in_transaction(&db->base));
    db->failed = false;
    db->base.retry = false;
    db->base.spoiled = false;
    db->base.profile = 0;
    return run_control(ctx, mode == DB_READ ? CONTROL_BEGIN_READ : CONTROL_BEGIN_WRITE);
}

static enum status roll_back(struct ctx *ctx)
{
    return db_sqlite_in_transaction(ctx->db) ? run_control(ctx, CONTROL_ROLLBACK) : ST_OK;
}

static enum status commit(struct ctx *ctx)
{
    if (here(ctx)->failed || !db_sqlite_in_transaction(ctx->db))
        return failed_before(ctx);
    return run_control(ctx, CONTROL_COMMIT);
}

static enum status sqlite_end(struct ctx *ctx, bool keep)
{
    enum status st;
    struct problem why;

    sqlite_finish(ctx->db);
    if (!keep)
        return roll_back(ctx);
    st = commit(ctx);
    why = ctx->problem;
    if (st != ST_OK && roll_back(ctx) != ST_OK)
        ctx->problem = why;
    return st;
}

static enum status save(struct ctx *ctx, enum control control)
{
    sqlite_finish(ctx->db);
    if (here(ctx)->failed)
        return failed_before(ctx);
    return run_control(ctx, control);
}

static enum status save_end(struct ctx *ctx, bool keep, enum control undo, enum control release)
{
    struct sqlite_db *db = here(ctx);
    bool failed = db->failed;

    sqlite_finish(ctx->db);
    if (!db_sqlite_in_transaction(ctx->db))
        return failed_before(ctx);
    db->failed = true; /* until it went well: else the commit would keep half of it */
    db->base.profile = 0;
    if (!keep || failed)
        TRY(run_control(ctx, undo));
    TRY(run_control(ctx, release));
    db->failed = false;
    return keep && failed ? failed_before(ctx) : ST_OK;
}

static enum status sqlite_save(struct ctx *ctx)
{
    return save(ctx, CONTROL_SAVE);
}

static enum status sqlite_save_end(struct ctx *ctx, bool keep)
{
    return save_end(ctx, keep, CONTROL_UNDO, CONTROL_RELEASE);
}

/* A name of their own: the undo of a job reaches past the parts it left open. */
enum status db_sqlite_job_begin(struct ctx *ctx)
{
    return save(ctx, CONTROL_JOB_SAVE);
}

enum status db_sqlite_job_end(struct ctx *ctx, bool keep)
{
    return save_end(ctx, keep, CONTROL_JOB_UNDO, CONTROL_JOB_RELEASE);
}

/* ---- statements ---- */

/* SQLite takes a NULL pointer for NULL, even of no length. */
static const char *never_null(struct str s)
{
    return s.ptr ? s.ptr : "";
}

static int bind_one(sqlite3_stmt *stmt, int at, struct value value)
{
    struct str bytes = value.bytes;

    switch (value.type) {
    case VALUE_INT:
        return sqlite3_bind_int64(stmt, at, value.num);
    case VALUE_TEXT:
        return sqlite3_bind_text64(
            stmt, at, never_null(bytes), bytes.len, SQLITE_STATIC, SQLITE_UTF8);
    case VALUE_BLOB:
        return sqlite3_bind_blob64(stmt, at, never_null(bytes), bytes.len, SQLITE_STATIC);
    case VALUE_NULL:
        break;
    }
    return sqlite3_bind_null(stmt, at);
}

static enum status prepared(struct ctx *ctx, enum stmt stmt, sqlite3_stmt **out)
{
    sqlite3_stmt **slot = &here(ctx)->stmts[stmt];

    if (!*slot)
        TRY(prepare(ctx, db_text_sql(ctx->arena, DIALECT_SQLITE, stmt), slot));
    *out = *slot;
    return ST_OK;
}

static enum status start_bound(
    struct ctx *ctx, enum stmt stmt, const struct value *args, size_t args_len)
{
    struct sqlite_db *db = here(ctx);

    TRY(prepared(ctx, stmt, &db->running));
    ASSERT(args_len <= DB_ARGS_MAX);
    for (size_t i = 0; i < args_len; i++) {
        int rc = bind_one(db->running, (int)i + 1, args[i]);

        if (rc != SQLITE_OK)
            return db_sqlite_fail(ctx, rc);
    }
    return ST_OK;
}

static enum status sqlite_start(
    struct ctx *ctx, enum stmt stmt, const struct value *args, size_t args_len)
{
    struct sqlite_db *db = here(ctx);
    enum status st;

    sqlite_finish(ctx->db);
    if (db->failed)
        return failed_before(ctx);
    st = start_bound(ctx, stmt, args, args_len);
    db->failed = st != ST_OK;
    return st;
}

static enum status sqlite_next(struct ctx *ctx, bool *out_more)
{
    struct sqlite_db *db = here(ctx);
    int rc;

    if (!db->running) {
        *out_more = false;
        return db->failed ? failed_before(ctx) : ST_OK;
    }
    rc = sqlite3_step(db->running);
    if (rc != SQLITE_ROW && rc != SQLITE_DONE) {
        enum status st = db_sqlite_fail(ctx, rc);

        db->failed = true;
        sqlite_finish(ctx->db);
        return st;
    }
    if (arena_over_budget(ctx->arena))
        return fail(ctx, PROBLEM_STORE_TOO_MUCH, "%s", problem_text(PROBLEM_STORE_TOO_MUCH));
    *out_more = rc == SQLITE_ROW;
    if (!*out_more)
        sqlite_finish(ctx->db);
    return ST_OK;
}

/* Here a round trip costs nothing: queued statements run at once. */
static enum status sqlite_queue(
    struct ctx *ctx, enum stmt stmt, const struct value *args, size_t args_len)
{
    bool more = true;

    TRY(sqlite_start(ctx, stmt, args, args_len));
    while (more)
        TRY(sqlite_next(ctx, &more));
    return ST_OK;
}

/* … and nothing is gained by asking early. */
static enum status sqlite_ahead(
    struct ctx *ctx, enum stmt stmt, const struct value *args, size_t args_len)
{
    (void)ctx;
    (void)stmt;
    (void)args;
    (void)args_len;
    return ST_OK;
}

static bool sqlite_column_null(struct db *db, int column)
{
    return sqlite3_column_type(self(db)->running, column) == SQLITE_NULL;
}

static int64_t sqlite_column_int(struct db *db, int column)
{
    return sqlite3_column_int64(self(db)->running, column);
}

static struct str sqlite_column_text(struct ctx *ctx, int column)
{
    sqlite3_stmt *stmt = here(ctx)->running;
    const char *text = (const char *)sqlite3_column_text(stmt, column);

    return str_copy(ctx->arena, (struct str){ text, (size_t)sqlite3_column_bytes(stmt, column) });
}

static struct str sqlite_column_blob(struct ctx *ctx, int column)
{
    sqlite3_stmt *stmt = here(ctx)->running;
    const char *bytes = sqlite3_column_blob(stmt, column);

    return str_copy(ctx->arena, (struct str){ bytes, (size_t)sqlite3_column_bytes(stmt, column) });
}

enum status db_sqlite_prepare_all(struct ctx *ctx)
{
    for (size_t i = 0; i < db_text_count(); i++) {
        sqlite3_stmt *stmt;
        struct problem *problem = &ctx->problem;

        if (prepared(ctx, (enum stmt)i, &stmt) == ST_OK)
            continue;
        return fail(ctx, PROBLEM_STORE_FAILED, "%s: " STR_FMT, db_text_of((enum stmt)i)->name,
            STR_ARG(problem->detail));
    }
    return ST_OK;
}

static void sqlite_close(struct db *base)
{
    struct sqlite_db *db = self(base);

    sqlite_finish(base);
    for (size_t i = 0; i < db_text_count(); i++)
        sqlite3_finalize(db->stmts[i]);
    for (size_t i = 0; i < CONTROL_COUNT; i++)
        sqlite3_finalize(db->controls[i]);
    sqlite3_close(db->handle);
    heap_give(db->stmts);
    heap_give(db);
}

const struct db_driver db_sqlite_driver = {
    .name = "sqlite",
    .begin = sqlite_begin,
    .end = sqlite_end,
    .save = sqlite_save,
    .save_end = sqlite_save_end,
    .start = sqlite_start,
    .next = sqlite_next,
    .column_null = sqlite_column_null,
    .column_int = sqlite_column_int,
    .column_text = sqlite_column_text,
    .column_blob = sqlite_column_blob,
    .finish = sqlite_finish,
    .queue = sqlite_queue,
    .ahead = sqlite_ahead,
    .close = sqlite_close,
};
