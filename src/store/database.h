/*
 * database -- the opened database of a process, whichever kind it is.
 *
 * "sqlite:PATH" or a bare path is a file with one writing connection: a writer
 * thread runs queued use cases, each in a SAVEPOINT, many in one durable
 * commit, and answers none before that commit (group commit). Every other
 * thread has a read-only connection. "postgres://…" is a pool of connections,
 * each able to write; a use case that meets a serialization failure is run
 * again, up to WRITE_RETRIES_MAX times, its arena rewound and its problem
 * cleared.
 *
 * A use case (txn_fn) therefore may run more than once, shares nothing with
 * its caller but `arg`, and its answer counts only when database_write or the
 * job's done() says ST_OK.
 *
 * Layer:  store
 * Owns:   its connections, its writer thread, the lock file beside an SQLite file
 * Fails:  STORE_FAILED (cannot open), STORE_SCHEMA (another version), STORE_LOCKED (another process
 *         has the file), STORE_UNSURE (the connection broke during COMMIT), BUSY (the writer's
 *         queue is full, or serialization failures went on)
 * Limits: QUEUE_WRITES_MAX queued, WRITE_BATCH_MAX / WRITE_BATCH_MS_MAX a commit
 * Tests:  tests/store/
 */
#ifndef BAOCAO_DATABASE_H
#define BAOCAO_DATABASE_H

#include "store/db.h"

typedef enum status txn_fn(struct ctx *ctx, void *arg);

struct database;

enum database_kind { DATABASE_SQLITE, DATABASE_PGSQL };

/* DATABASE_MIGRATE brings the schema up to date first; DATABASE_AS_IS refuses another version. */
enum database_schema { DATABASE_AS_IS, DATABASE_MIGRATE };

enum status database_open(struct ctx *ctx, const char *url, enum database_schema schema,
    struct database **out) MUST_CHECK;
/* Finishes what is queued, checkpoints, closes every connection it handed out. */
void database_close(struct database *database);
enum database_kind database_kind(const struct database *database);

/* Reads the whole database and says what is damaged; may take minutes. */
enum status database_verify(struct ctx *ctx, struct database *database) MUST_CHECK;
/* SQLite only: a consistent, durable copy as a new file, while others read and write. */
enum status database_copy(struct ctx *ctx, struct database *database, const char *path) MUST_CHECK;

/* A connection for the calling thread, for as long as the database is open.
 * SQLite: read-only. PostgreSQL: reads and writes. */
enum status database_connect(
    struct ctx *ctx, struct database *database, struct db **out) MUST_CHECK;

/* Runs a use case in a read transaction on ctx->db (a connection of database_connect). */
enum status database_read(struct ctx *ctx, txn_fn *use_case, void *arg) MUST_CHECK;
/* Runs a use case in a durable write transaction and waits for its commit.
 * SQLite: on the writer's thread and connection, with this ctx; ctx->db is put back after. */
enum status database_write(
    struct ctx *ctx, struct database *database, txn_fn *use_case, void *arg) MUST_CHECK;

/* The same for a use case whose every write is guarded: it changes one object that carries a
 * version, read and raised in this transaction, and nothing it only reads decides about others.
 * PostgreSQL then need not watch what it reads, where two people saving different reports, whose
 * rows share a page of an index, look like a conflict. */
enum status database_write_guarded(
    struct ctx *ctx, struct database *database, txn_fn *use_case, void *arg) MUST_CHECK;

/* SQLite only: the same without waiting. The job, its ctx and arg must stay alive and untouched
 * until done(job) is called, on the writer's thread, after the commit. */
struct write_job {
    struct write_job *next;
    struct ctx *ctx;
    txn_fn *use_case;
    void *arg;
    enum status status;
    struct problem problem; /* why, when status is not ST_OK */
    void (*done)(struct write_job *job);
    void *owner;
};
/* False when the queue is full: the job was not taken. */
bool database_write_later(struct database *database, struct write_job *job) MUST_CHECK;

#endif
