/*
 * db_sqlite -- the SQLite connection, shared by its driver and by what opens and checks a file.
 *
 * Layer:  store (db_sqlite*.c alone include it)
 * Owns:   the connection and its prepared statements, until close()
 * Fails:  as db.h
 * Limits: DB_ARGS_MAX
 * Tests:  tests/store/
 */
#ifndef BAOCAO_DB_SQLITE_H
#define BAOCAO_DB_SQLITE_H

#include "store/drivers.h"

struct sqlite3;
struct sqlite3_stmt;

enum control {
    CONTROL_BEGIN_READ,
    CONTROL_BEGIN_WRITE,
    CONTROL_COMMIT,
    CONTROL_ROLLBACK,
    CONTROL_SAVE,
    CONTROL_RELEASE,
    CONTROL_UNDO,
    CONTROL_JOB_SAVE,
    CONTROL_JOB_RELEASE,
    CONTROL_JOB_UNDO,
    CONTROL_COUNT
};

struct sqlite_db {
    struct db base;
    struct sqlite3 *handle;
    enum db_sqlite_role role;
    struct sqlite3_stmt *controls[CONTROL_COUNT];
    struct sqlite3_stmt **stmts; /* by enum stmt; prepared at first use */
    struct sqlite3_stmt *running;
    bool failed; /* a statement failed: nothing more runs before the undo, as on PostgreSQL */
    int wal_pages;
    int page_bytes;
};

extern const struct db_driver db_sqlite_driver;

/* Says in ctx->problem what SQLite answered. */
enum status db_sqlite_fail(struct ctx *ctx, int rc) MUST_CHECK;

#endif
