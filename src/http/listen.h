/*
 * listen -- addresses in text form become sockets.
 *
 * Layer:  http
 * Owns:   nothing; sockets are the caller's
 * Fails:  -1, errno says why; HTTP_LISTEN
 * Limits: none
 * Tests:  listen_test.c, tests/http/server_test.c
 */
#ifndef BAOCAO_LISTEN_H
#define BAOCAO_LISTEN_H

#include "base/ctx.h"

struct sockaddr_storage;

#define ADDRESS_TEXT_MAX 46

/* A listening socket, shared with others on the same port (SO_REUSEPORT). `address` is
 * "127.0.0.1:8080", "[::1]:8080" or "localhost:8080"; port_wanted other than 0 takes the place of
 * its port. */
int listen_on(const char *address, int port_wanted);
/* Why listen_on failed, by the errno it left. */
enum status listen_fail(struct ctx *ctx, const char *address) MUST_CHECK;
int listen_port(int fd);
/* The next waiting connection, not blocking; -1: none, errno says why. */
int listen_accept(int fd, char address[ADDRESS_TEXT_MAX]);

#endif
