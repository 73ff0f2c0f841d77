/*
 * conn -- one client's connection: reads requests one at a time and writes their answers.
 *
 * A connection is always in one phase, and the phase says what its bytes mean
 * and which deadline runs. Deadlines are absolute: dripping bytes moves none.
 * Requests sent ahead wait unread, or in `rest`, until the answer before is out.
 *
 * A connection never frees itself in the middle of something: it is marked
 * CONN_CLOSED, and whoever was called from outside settles it at the end.
 *
 * Layer:  http
 * Owns:   its socket; its ticket, unless that is away
 * Fails:  never: every failure is an answer, or the end of the connection
 * Limits: HTTP_HEAD_MS_MAX, HTTP_BODY_MS_MAX, HTTP_ANSWER_MS_MAX, HTTP_IDLE_MS_MAX,
 *         HTTP_LINGER_MS_MAX, HTTP_BODIES_BYTES_MAX
 * Tests:  tests/http/
 */
#ifndef BAOCAO_CONN_H
#define BAOCAO_CONN_H

#include "http/listen.h"
#include "http/loop.h"
#include "http/wire.h"

enum conn_phase {
    CONN_IDLE,   /* between requests */
    CONN_HEAD,   /* a head has begun */
    CONN_BODY,   /* its body is coming */
    CONN_WAIT,   /* the request is away */
    CONN_SEND,   /* its answer is being written */
    CONN_STREAM, /* an event stream is open */
    CONN_LINGER, /* all is said; reading on so that the client hears it */
    CONN_CLOSED  /* to be freed */
};

struct conn {
    struct conn *prev, *next;
    struct conn *busy_next; /* streams_flush's list */
    struct loop *loop;
    struct event readable, writable;
    struct wire wire;
    enum conn_phase phase;
    bool reading;     /* `readable` is added */
    bool close_after; /* no further request */
    bool trusted;     /* the trusted proxy */
    int64_t deadline_us;
    struct ticket *ticket;
    struct str out[2]; /* head and body still to be written */
    char *events;      /* a stream's text being written */
    char *rest_block;  /* bytes that came before their turn */
    struct str rest;
    struct stream *stream;
    struct network key;
    char address[ADDRESS_TEXT_MAX];
};

/* Takes over the socket. */
void conn_open(struct loop *loop, int fd, const char *address);
/* The ticket is home and has a connection. */
void conn_deliver(struct ticket *ticket);
/* Does what is due at this time. */
void conn_sweep(struct conn *conn, int64_t now_us);
/* The loop is stopping: closes what is idle, ends streams. */
void conn_stop(struct conn *conn);
/* Frees the connection whatever it is doing. */
void conn_cut(struct conn *conn);

struct conn *conn_list_add(struct conn *list, struct conn *conn);
/* Writes what the first connection's stream has; returns the rest of the list. */
struct conn *conn_stream_ready(struct conn *list);

#endif
