/*
 * exchange -- what happens to a complete request: file, API, lane, or the writer.
 *
 * Layer:  http
 * Owns:   nothing; works on the ticket
 * Fails:  never: every failure becomes the ticket's response
 * Limits: those of the lanes and of the writer's queue; beyond them 503
 * Tests:  tests/http/server_test.c
 */
#ifndef BAOCAO_EXCHANGE_H
#define BAOCAO_EXCHANGE_H

#include "http/loop.h"

enum exchange {
    EXCHANGE_ANSWERED, /* ticket->call.response is complete */
    EXCHANGE_AWAY,     /* the ticket comes home by loop_post */
    EXCHANGE_BUSY      /* of exchange_more alone */
};

/* The peer at the other end of the ticket's connection. */
struct exchange_peer {
    struct str address;
    bool trusted, secure;
};

enum exchange exchange_begin(struct ticket *ticket, const struct exchange_peer *peer);
/* On a lane's thread: does the whole call, then sends the ticket home. */
void exchange_work(struct ticket *ticket, struct db *db);
/* Back on the loop: completes the response. */
void exchange_home(struct ticket *ticket);
/* The answer's next piece, of one that has body_more: EXCHANGE_AWAY, or it is there already. Its
 * ticket comes home by loop_post; ticket->broken: there is none, the answer ends in the middle.
 * EXCHANGE_BUSY: the lane is full, to be asked again. */
enum exchange exchange_more(struct ticket *ticket);
/* Answers without the API: `status` is HTTP's, detail may be NULL. */
void exchange_refuse(
    struct ticket *ticket, int status, enum problem_key problem, const char *detail);
/* Counts and logs a finished exchange. */
void exchange_log(const struct ticket *ticket, struct str address);

#endif
