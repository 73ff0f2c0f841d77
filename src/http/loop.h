/*
 * loop -- one thread with its event base, its connections, and its mailbox.
 *
 * Everything in struct loop belongs to the loop's thread, except what the
 * mutex guards: tickets coming home and the list of event streams. Other
 * threads reach a loop by loop_post and loop_wake only.
 *
 * Layer:  http
 * Owns:   its socket, connections, spare tickets, database connection
 * Fails:  loop_open HTTP_LISTEN; loop_run STORE_FAILED
 * Limits: a sweep every LOOP_SWEEP_MS finds what is past its deadline
 * Tests:  tests/http/server_test.c
 */
#ifndef BAOCAO_LOOP_H
#define BAOCAO_LOOP_H

#include <event2/event.h>
#include <event2/event_struct.h>
#include <pthread.h>
#include <stdatomic.h>

#include "base/limits.h"
#include "http/lanes.h"
#include "http/peers.h"
#include "http/server.h"
#include "http/ticket.h"

#define LOOP_SWEEP_MS 100
#define LOOP_SCRATCH_BYTES ((size_t)64 << 10)

struct stream;
struct ssl_ctx_st;

struct loop {
    struct http_server *server;
    struct event_base *base;
    struct event accepting, mail, sweep, beat;
    int listen_fd, mail_fd;
    struct db *db;
    struct conn *conns;
    struct ticket *spare;
    size_t spare_len;
    size_t away; /* tickets in lanes or with the writer */
    bool stopping;
    int64_t stop_at_us;
    uint64_t id_next;
    int64_t date_s;
    char date[32];
    struct loop_counts counts;
    enum status status; /* how it ended, for the thread that joins it */
    pthread_t thread;

    pthread_mutex_t mutex;
    struct ticket *home; /* newest first; guarded, as the rest */
    struct stream *streams;

    char scratch[LOOP_SCRATCH_BYTES]; /* what was just read */
};

struct http_server {
    struct http_config config;
    int port;
    struct ssl_ctx_st *tls; /* NULL: plain */
    struct peers *peers;
    struct lane_threads *lanes[LANE_HASH + 1]; /* NULL: such work is done on the loop */
    struct loop *loops[HTTP_LOOPS_MAX];
    int loops_len;
    atomic_bool stop_asked;
    _Atomic size_t bodies_bytes;
};

enum status loop_open(struct ctx *ctx, struct http_server *server, struct loop **out) MUST_CHECK;
/* The thread's main function; arg is the loop. Ends when it was asked to stop. */
void *loop_main(void *arg);
void loop_close(struct loop *loop);

/* From any thread: the ticket is done elsewhere. */
void loop_post(struct loop *loop, struct ticket *ticket);
/* From any thread, and from a signal handler: look at the mailbox, the streams, the stop flag. */
void loop_wake(struct loop *loop);

struct ticket *loop_ticket(struct loop *loop, struct conn *conn);
void loop_ticket_give(struct ticket *ticket);
/* The Date header's value now. */
struct str loop_date(struct loop *loop, int64_t now_ms);

#endif
