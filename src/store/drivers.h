/*
 * drivers -- the two drivers as database.c, writer.c and migrate.c see them, beyond db.h.
 *
 * Opening, SQL scripts (migrations are the only ones), and what only one of
 * the two has: SQLite's checkpoints, its foreign-key switch and its check.
 *
 * Layer:  store
 * Owns:   a connection until its driver's close()
 * Fails:  as db.h; BUSY when a server cannot be reached
 * Limits: DB_ARGS_MAX
 * Tests:  tests/store/
 */
#ifndef BAOCAO_DRIVERS_H
#define BAOCAO_DRIVERS_H

#include "store/db.h"
#include "store/db_text.h"

/* How migrate.c changes a schema: the driver's own way to run text. */
typedef enum status db_script_fn(struct ctx *ctx, const char *sql);

/* Prepares every statement there is, to find those a database does not take. */
typedef enum status db_prepare_all_fn(struct ctx *ctx);

/* ---- SQLite ---- */

enum db_sqlite_role {
    DB_SQLITE_READER, /* one a thread, read-only, never checkpoints */
    DB_SQLITE_WRITER  /* the one of the process; see database.h */
};

enum status db_sqlite_open(
    struct ctx *ctx, const char *path, enum db_sqlite_role role, struct db **out) MUST_CHECK;
/* Once the schema is right: foreign keys are kept, and no statement can change the schema. */
enum status db_sqlite_serve(struct ctx *ctx) MUST_CHECK;
db_script_fn db_sqlite_script;
db_prepare_all_fn db_sqlite_prepare_all;
/* Foreign keys are off while migrating; this says whether all of them hold. */
enum status db_sqlite_check_keys(struct ctx *ctx) MUST_CHECK;
/* Reads the whole file: every page, index and foreign key. */
enum status db_sqlite_verify(struct ctx *ctx) MUST_CHECK;
/* A consistent copy into a new file, while others read and write. */
enum status db_sqlite_copy(struct ctx *ctx, const char *path) MUST_CHECK;
/* The SAVEPOINT around one job of a batch. */
enum status db_sqlite_job_begin(struct ctx *ctx) MUST_CHECK;
enum status db_sqlite_job_end(struct ctx *ctx, bool keep) MUST_CHECK;
/* False when SQLite has rolled the transaction back by itself (disk full, I/O error). */
bool db_sqlite_in_transaction(const struct db *db);
/* Bytes of the write-ahead log that are not yet in the file. */
int64_t db_sqlite_wal_bytes(const struct db *db);
/* Brings the log into the file; false when readers still need it. */
bool db_sqlite_checkpoint(struct db *db);

/* ---- PostgreSQL ---- */

enum status db_pgsql_open(struct ctx *ctx, const char *url, struct db **out) MUST_CHECK;
db_script_fn db_pgsql_script;
/* Reads every row of every table; the server's checksums do the rest. */
enum status db_pgsql_verify(struct ctx *ctx) MUST_CHECK;
db_prepare_all_fn db_pgsql_prepare_all;

#endif
