/*
 * ticket -- one request from its first byte to the last byte of its answer.
 *
 * The ownership rule that holds the server together:
 *
 *   A ticket owns everything its request needs: arena, head, body, answer.
 *   While it is away (in a lane, or parked with the writer) whoever holds it
 *   may use all of it except `conn`, which belongs to the loop alone. The
 *   client may leave at any time: then the loop clears `conn`, and the ticket
 *   is thrown away when it comes home.
 *
 * Layer:  http
 * Owns:   see above; a loop keeps spare tickets for the next requests
 * Fails:  never
 * Limits: HTTP_TICKETS_SPARE_MAX spare ones a loop
 * Tests:  tests/http/server_test.c
 */
#ifndef BAOCAO_TICKET_H
#define BAOCAO_TICKET_H

#include <stdatomic.h>

#include "http/headers.h"
#include "http/parse.h"

struct loop;
struct conn;
struct db;

struct ticket {
    struct ticket *next; /* in a queue, a mailbox, or among the spare ones */
    struct loop *loop;
    struct conn *conn; /* the loop's; NULL: the client left */
    struct arena *arena;
    struct arena *heavy; /* NULL, or the larger arena of the heavy lane */
    struct http_parse parse;
    struct ctx ctx;
    struct call call;
    struct write_job job;
    atomic_bool abandoned;         /* nobody waits any more: work not begun need not be done */
    bool parked;                   /* its write was given to the writer */
    bool away;                     /* in a lane or with the writer; the loop's, as conn */
    bool of_site;                  /* the answer is a file of the web interface */
    int64_t begun_us;              /* when the request was complete, or its first byte came */
    int64_t took_us;               /* from then until there was an answer to write */
    size_t pieces;                 /* read of an answer that goes out in pieces, behind the first */
    struct arena_mark first_piece; /* where the arena stood then */
    bool broken;                   /* there is no next piece */
    size_t sent_bytes;             /* of the answer's body */
    size_t body_counted;           /* of the bodies of all connections together */
    char request_id[40];
};

#endif
