/* The SQLite file: opening it in its two roles, checkpoints, checks and copies. */
#include "base/host/heap.h"
#include "store/db_sqlite.h"

#include <sqlite3.h>

#define BUSY_MS 2000
#define CHECKPOINT_BUSY_MS 100

static struct sqlite_db *self(const struct db *db)
{
    return (struct sqlite_db *)db;
}

/* synchronous=FULL syncs the log at every commit: an acknowledged write survives a power cut.
 * Sort and savepoint memory stays off the disk. Debian builds SQLite with secure_delete, which
 * would write each page that is let go of. */
static const char writer_pragmas[] = "PRAGMA journal_mode = WAL;"
                                     "PRAGMA synchronous = FULL;"
                                     "PRAGMA secure_delete = OFF;"
                                     "PRAGMA foreign_keys = OFF;"
                                     "PRAGMA temp_store = MEMORY;"
                                     "PRAGMA cache_size = -16000;"
                                     "PRAGMA mmap_size = 0;";

static const char reader_pragmas[] = "PRAGMA query_only = 1;"
                                     "PRAGMA wal_autocheckpoint = 0;"
                                     "PRAGMA temp_store = MEMORY;"
                                     "PRAGMA cache_size = -4000;";

enum status db_sqlite_script(struct ctx *ctx, const char *sql)
{
    int rc = sqlite3_exec(self(ctx->db)->handle, sql, NULL, NULL, NULL);

    return rc == SQLITE_OK ? ST_OK : db_sqlite_fail(ctx, rc);
}

/* Called after each commit of the writer; SQLite's own checkpoints hang on the same hook and are
 * off by it: the writer thread chooses the moment. */
static int wal_grew(void *arg, sqlite3 *handle, const char *name, int pages)
{
    struct sqlite_db *db = arg;

    (void)handle;
    (void)name;
    db->wal_pages = pages;
    return SQLITE_OK;
}

static enum status read_text(struct ctx *ctx, const char *sql, struct str *out)
{
    sqlite3_stmt *stmt;
    int rc = sqlite3_prepare_v2(self(ctx->db)->handle, sql, -1, &stmt, NULL);

    if (rc == SQLITE_OK)
        rc = sqlite3_step(stmt);
    *out = (struct str){ 0 };
    if (rc == SQLITE_ROW)
        *out = str_copy(ctx->arena, str_of((const char *)sqlite3_column_text(stmt, 0)));
    sqlite3_finalize(stmt);
    return rc == SQLITE_ROW || rc == SQLITE_DONE ? ST_OK : db_sqlite_fail(ctx, rc);
}

static enum status set_up_writer(struct ctx *ctx)
{
    struct sqlite_db *db = self(ctx->db);
    struct str answer;
    int64_t bytes = 0;

    TRY(db_sqlite_script(ctx, writer_pragmas));
    TRY(read_text(ctx, "PRAGMA journal_mode", &answer));
    if (!str_eq(answer, S("wal")))
        return fail(ctx, PROBLEM_STORE_FAILED,
            "Tệp phải nằm trên đĩa của máy này (chế độ WAL), không phải “" STR_FMT "”.",
            STR_ARG(answer));
    TRY(read_text(ctx, "PRAGMA page_size", &answer));
    if (!str_to_int(answer, &bytes))
        return fail(ctx, PROBLEM_STORE_FAILED, "PRAGMA page_size");
    db->page_bytes = (int)bytes;
    sqlite3_wal_hook(db->handle, wal_grew, db);
    return ST_OK;
}

static enum status set_up_reader(struct ctx *ctx)
{
    sqlite3_db_config(self(ctx->db)->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    return db_sqlite_script(ctx, reader_pragmas);
}

static enum status open_handle(struct ctx *ctx, const char *path)
{
    struct sqlite_db *db = self(ctx->db);
    int flags = db->role == DB_SQLITE_WRITER ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                             : SQLITE_OPEN_READONLY;
    int rc = sqlite3_open_v2(path, &db->handle, flags | SQLITE_OPEN_NOMUTEX, NULL);

    if (rc != SQLITE_OK)
        return fail(ctx, PROBLEM_STORE_FAILED, "Không mở được %s: %s", path, sqlite3_errstr(rc));
    sqlite3_extended_result_codes(db->handle, 1);
    sqlite3_busy_timeout(db->handle, BUSY_MS);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    return db->role == DB_SQLITE_WRITER ? set_up_writer(ctx) : set_up_reader(ctx);
}

enum status db_sqlite_open(
    struct ctx *ctx, const char *path, enum db_sqlite_role role, struct db **out)
{
    struct sqlite_db *db = heap_take(sizeof(*db));
    struct db *before = ctx->db;
    enum status st;

    db->base.driver = &db_sqlite_driver;
    db->role = role;
    db->stmts = heap_take(db_text_count() * sizeof(struct sqlite3_stmt *));
    ctx->db = &db->base;
    st = open_handle(ctx, path);
    ctx->db = before;
    if (st != ST_OK) {
        db_sqlite_driver.close(&db->base);
        return st;
    }
    *out = &db->base;
    return ST_OK;
}

/* What a statement may do once the schema stands; a DROP would not even prepare. */
static int authorize(
    void *arg, int action, const char *a, const char *b, const char *c, const char *d)
{
    (void)arg, (void)a, (void)b, (void)c, (void)d;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
    case SQLITE_FUNCTION:
    case SQLITE_RECURSIVE:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
        return SQLITE_OK;
    default:
        return SQLITE_DENY;
    }
}

enum status db_sqlite_serve(struct ctx *ctx)
{
    struct sqlite_db *db = self(ctx->db);

    if (db->role == DB_SQLITE_WRITER)
        TRY(db_sqlite_script(ctx, "PRAGMA foreign_keys = ON"));
    sqlite3_set_authorizer(db->handle, authorize, NULL);
    return ST_OK;
}

static enum status check_answers(struct ctx *ctx, const char *sql, struct str good)
{
    struct str answer;

    TRY(read_text(ctx, sql, &answer));
    if (str_eq(answer, good))
        return ST_OK;
    return fail(ctx, PROBLEM_STORE_FAILED, "%s: " STR_FMT, sql, STR_ARG(answer));
}

enum status db_sqlite_check_keys(struct ctx *ctx)
{
    return check_answers(ctx, "PRAGMA foreign_key_check", (struct str){ 0 });
}

enum status db_sqlite_verify(struct ctx *ctx)
{
    TRY(check_answers(ctx, "PRAGMA integrity_check", S("ok")));
    return db_sqlite_check_keys(ctx);
}

enum status db_sqlite_copy(struct ctx *ctx, const char *path)
{
    sqlite3_stmt *stmt;
    int rc;

    TRY(db_sqlite_script(ctx, "PRAGMA query_only = 0"));
    rc = sqlite3_prepare_v2(self(ctx->db)->handle, "VACUUM INTO ?1", -1, &stmt, NULL);
    if (rc == SQLITE_OK)
        rc = sqlite3_bind_text(stmt, 1, path, -1, SQLITE_STATIC);
    if (rc == SQLITE_OK)
        rc = sqlite3_step(stmt);
    sqlite3_finalize(stmt);
    return rc == SQLITE_DONE ? ST_OK : db_sqlite_fail(ctx, rc);
}

int64_t db_sqlite_wal_bytes(const struct db *db)
{
    return (int64_t)self(db)->wal_pages * self(db)->page_bytes;
}

/* RESTART waits a moment for readers that still look at the log, so that it is written from its
 * beginning again and does not grow for ever; readers themselves never wait. */
bool db_sqlite_checkpoint(struct db *base)
{
    struct sqlite_db *db = self(base);
    int rc;

    sqlite3_busy_timeout(db->handle, CHECKPOINT_BUSY_MS);
    rc = sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_RESTART, NULL, NULL);
    sqlite3_busy_timeout(db->handle, BUSY_MS);
    if (rc == SQLITE_OK)
        db->wal_pages = 0;
    return rc == SQLITE_OK;
}
