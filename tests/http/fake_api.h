/*
 * fake_api -- an API and a database that only exist to try the server on.
 *
 * It implements api.h and database.h with a few routes:
 *
 *   GET  /api/v1/tiny          "tiny", on the loop
 *   POST /api/v1/echo          the body back, on the loop
 *   GET  /api/v1/slow/MS       waits MS on the heavy lane, then "slow"
 *   GET  /api/v1/held          waits on the heavy lane for fake_let_go, then "held"
 *   GET  /api/v1/hash/MS       the same on the hash lane
 *   POST /api/v1/write         a parked write: answers with the body's length
 *   GET  /api/v1/stream        an event stream
 *   GET  /api/v1/big/BYTES     an answer of so many bytes
 *   GET  /api/v1/pieces/BYTES  the same from the heavy lane in pieces of FAKE_PIECE_BYTES: abc…
 *   GET  /api/v1/cut/BYTES     the same, whose third piece cannot be had
 *   GET  /api/v1/loop/BYTES    the same in pieces made on the loop
 *   GET  /api/v1/see           what the server understood of the request
 *   GET  /healthz              "ok"
 *
 * Layer:  tests
 * Owns:   fake_database_open's database until fake_database_close
 * Fails:  as api.h and database.h say
 * Limits: FAKE_BODY_MAX bytes a body, /echo ten times as much
 * Tests:  itself used by every test of this folder
 */
#ifndef BAOCAO_FAKE_API_H
#define BAOCAO_FAKE_API_H

#include "api/api.h"

#define FAKE_BODY_MAX 4096
#define FAKE_PIECE_BYTES 1000
#define FAKE_ECHO_MAX ((size_t)8 << 20)

struct fake_options {
    enum database_kind kind;
    int commit_ms;       /* how long each commit takes */
    int queue_max;       /* writes that may wait */
    bool refuse_connect; /* database_connect fails */
};

struct database *fake_database_open(struct fake_options options);
void fake_database_close(struct database *database);
/* Use cases that were committed. */
int fake_database_writes(struct database *database);
/* How many of /slow and /hash were begun, by all servers of this process. */
int fake_slow_begun(void);
/* Whether /held waits; lets it go. One at a time. */
bool fake_holds(void);
void fake_let_go(void);

#endif
