/*
 * db_pgsql -- the PostgreSQL connection, shared by its driver and by what opens and prepares.
 *
 * The connection stays in libpq's pipeline mode. What needs no answer (BEGIN,
 * queued statements) is sent and counted; the next statement that needs one
 * ends the round: a sync, then every answer is read in order. So a save is two
 * round trips: BEGIN with the load, the writes with COMMIT; and what a page of
 * several statements is made of comes in one, if they were all said ahead.
 *
 * Layer:  store (db_pgsql*.c alone include it)
 * Owns:   the connection and the result being read, until close()
 * Fails:  as db.h
 * Limits: DB_ARGS_MAX; PENDING_MAX statements a round
 * Tests:  tests/store/
 */
#ifndef BAOCAO_DB_PGSQL_H
#define BAOCAO_DB_PGSQL_H

#include "store/drivers.h"

#include <libpq-fe.h>

/* How a value travels: binary where both ends agree on the layout, else as text. */
enum wire { WIRE_TEXT, WIRE_BYTES, WIRE_INT2, WIRE_INT4, WIRE_INT8 };

struct pgsql_stmt {
    bool prepared;
    int answer_format; /* 1: every column is binary */
    unsigned char wires[DB_ARGS_MAX];
};

/* Transaction control, prepared with the connection: parsed once, and sent like any statement. */
enum pgsql_control {
    PGSQL_BEGIN_READ,
    PGSQL_BEGIN_WRITE,
    PGSQL_BEGIN_GUARDED,
    PGSQL_COMMIT,
    PGSQL_ROLLBACK,
    PGSQL_SAVE,
    PGSQL_RELEASE,
    PGSQL_UNDO,
    PGSQL_CONTROL_COUNT
};

/* A statement sent before it was started. */
struct pgsql_ahead {
    enum stmt stmt;
    int64_t args[DB_ARGS_MAX];
    int place;        /* among the answers of its round */
    PGresult *answer; /* NULL until its round is read */
};

struct pgsql_db {
    struct db base;
    PGconn *conn;
    char *url;
    struct pgsql_stmt *stmts; /* by enum stmt; prepared at first use */
    PGresult *running;
    int row;
    struct pgsql_ahead ahead[DB_AHEAD_MAX];
    size_t ahead_len;
    int pending;     /* sent, answers unread */
    bool unread_end; /* the COMMIT of a reading transaction is on its way */
    enum db_mode mode;
    bool failed;     /* a statement failed: nothing more runs before the undo */
    bool committing; /* COMMIT was sent: a lost connection leaves its outcome unknown */
    bool gone;       /* the server closed the session */
    bool warned;     /* the server warned during COMMIT: it may not be replicated */
};

struct pgsql_db *db_pgsql_self(struct db *db);
bool db_pgsql_is_lost(const struct pgsql_db *db);
/* Connects, or connects again after the connection broke. */
enum status db_pgsql_connect(struct ctx *ctx) MUST_CHECK;
/* Makes sure that the server knows the statement. */
enum status db_pgsql_prepared(struct ctx *ctx, enum stmt stmt) MUST_CHECK;
void db_pgsql_name(char name[static 16], enum stmt stmt);
const char *db_pgsql_control_name(enum pgsql_control control);
/* Says in ctx->problem what the server answered, or that it is gone. */
enum status db_pgsql_fail(struct ctx *ctx, const PGresult *result) MUST_CHECK;
/* Reads the answer to the last reading transaction's COMMIT; it came long ago, so no wait. */
void db_pgsql_read_last_end(struct ctx *ctx);
/* Forgets the statements sent ahead, and their answers. */
void db_pgsql_drop_ahead(struct pgsql_db *db);
/* Ends a round: sends all, reads every answer; *out_last, if wanted, is the last one. */
enum status db_pgsql_round(struct ctx *ctx, PGresult **out_last) MUST_CHECK;

extern const struct db_driver db_pgsql_driver;

#endif
