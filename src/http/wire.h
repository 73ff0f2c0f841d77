/*
 * wire -- bytes to and from a client's socket, plain or under TLS.
 *
 * The rest of http/ does not know which: both answer in the same four ways.
 * TLS is OpenSSL's, 1.2 and 1.3, without renegotiation; a handshake happens
 * within the first reads, under the connection's first deadline.
 *
 * Layer:  http
 * Owns:   the socket and its TLS state, until wire_close
 * Fails:  wire_tls_new HTTP_TLS; reading and writing say WIRE_END or WIRE_BROKEN
 * Limits: none
 * Tests:  tests/http/tls_test.c, and every other test of that folder
 */
#ifndef BAOCAO_WIRE_H
#define BAOCAO_WIRE_H

#include "base/ctx.h"

struct ssl_ctx_st;
struct ssl_st;

struct wire {
    int fd;
    struct ssl_st *tls; /* NULL: plain */
};

enum wire_state {
    WIRE_DONE,  /* *len bytes were read or written */
    WIRE_AGAIN, /* nothing now */
    WIRE_END,   /* the client will send no more */
    WIRE_BROKEN
};

/* The server's certificate chain and key, from PEM files. */
enum status wire_tls_new(struct ctx *ctx, const char *cert_path, const char *key_path,
    struct ssl_ctx_st **out) MUST_CHECK;
void wire_tls_free(struct ssl_ctx_st *tls);

/* Takes over the socket; tls NULL: plain. False: it could not, the socket is still the caller's. */
bool wire_open(struct wire *wire, int fd, struct ssl_ctx_st *tls) MUST_CHECK;
void wire_close(struct wire *wire);
/* Nothing more will be written. */
void wire_say_end(struct wire *wire);

enum wire_state wire_read(struct wire *wire, char *to, size_t room, size_t *len);
/* Whether anything came, without taking it. */
enum wire_state wire_peek(const struct wire *wire);
/* Writes of the two parts, one behind the other, as much as goes at once. */
enum wire_state wire_write(struct wire *wire, const struct str parts[2], size_t *len);

#endif
