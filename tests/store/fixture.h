/*
 * fixture -- a fresh database of either kind for one test, with tables of its own.
 *
 * SQLite files lie in memory where there is /dev/shm. PostgreSQL is tested when
 * BAOCAO_TEST_PGSQL holds a URL (tools/pg.sh start --fast): each fixture makes
 * itself a schema or a database there and drops it.
 *
 * Layer:  tests
 * Owns:   the database, its file or schema, and one connection
 * Fails:  a test that cannot have its database fails
 * Limits: none
 * Tests:  its users
 */
#ifndef BAOCAO_TESTS_FIXTURE_H
#define BAOCAO_TESTS_FIXTURE_H

#include "base/limits.h"
#include "store/database.h"
#include "store/db_text.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#undef fail /* cmocka's; ours is in base/ctx.h */

/* Statements added to those of the product by db_text_extend. */
#define STMT_PROBE(n) ((enum stmt)(STMT_COUNT + (n)))
#define STMT_PROBE_ADD STMT_PROBE(0)     /* name note num bytes parent_id small -> id */
#define STMT_PROBE_BY_NAME STMT_PROBE(1) /* name -> name note num bytes parent_id */
#define STMT_PROBE_NAMES STMT_PROBE(2)   /* -> name, in order */
#define STMT_PROBE_TOTAL STMT_PROBE(3)   /* -> count, sum of num */
#define STMT_PROBE_ADD_TO STMT_PROBE(4)  /* name difference -> num */
#define STMT_PROBE_BY_NUM_AND_NAME \
    STMT_PROBE(5) /* name num -> name: the parameters appear in the other order */
#define STMT_PROBE_BY_NOTE STMT_PROBE(6) /* note, or NULL for all -> name */
#define STMT_PROBE_DELETE STMT_PROBE(7)  /* name */
#define STMT_PROBE_MISTAKE STMT_PROBE(8) /* no database understands it */
#define STMT_PROBE_DROP STMT_PROBE(9)    /* may not be run: it changes the schema */
#define STMT_PROBE_RECORD_ADD STMT_PROBE(10)
#define STMT_PROBE_RECORD_ALL STMT_PROBE(11)
#define STMT_PROBE_BY_NUM STMT_PROBE(12) /* num -> name */

struct fixture {
    enum database_kind kind;
    char path[128]; /* SQLite; else the name of a schema, or of a database */
    bool whole;     /* a database of its own, on a server */
    char url[512];
    struct database *database;
    struct db *db; /* of the test's own thread */
    struct ctx ctx;
};

/* The URL of the server to test on, or NULL. */
const char *fixture_server(void);
/* Runs the tests of "NAME: sqlite" and, where there is a server, of "NAME: pgsql"; how many failed.
 * BAOCAO_TEST_ONLY=pgsql leaves the first out. */
int on_each_database(int (*run_all)(const char *name, enum database_kind on), const char *name);
/* As ctx of a request: an arena, a clock, randomness. Give back with ctx_done(). */
struct ctx ctx_ready(struct db *db);
void ctx_done(struct ctx *ctx);

/* Only the name of a fresh file or schema: no tables. */
void fixture_place(struct fixture *fixture, enum database_kind kind);
/* A fresh file or database with the product's tables: a copy of one made once a process, or once a
 * server. */
void fixture_place_ready(struct fixture *fixture, enum database_kind kind);
/* A connection that may change the schema, of drivers.h. */
struct db *fixture_raw(struct fixture *fixture);
void fixture_open(struct fixture *fixture, enum database_kind kind);
void fixture_close(struct fixture *fixture);
/* Removes what fixture_place made. */
void fixture_remove(struct fixture *fixture);

/* Runs `use_case` in database_write and fails the test unless it answers ST_OK. */
void must_write(struct fixture *fixture, txn_fn *use_case, void *arg);
/* Counts the probes by a reading transaction. */
int64_t probe_count(struct fixture *fixture);

struct probe {
    struct str name;
    struct value note, bytes, parent;
    int64_t num, small, id;
};

txn_fn probe_add; /* arg: struct probe; sets its id */

#endif
