/*
 * parse -- bytes from a client become one request, or a refusal.
 *
 * Strict on purpose: whatever two programs in a row could read differently is
 * refused (RFC 9112 and less). Three sieves follow each other: a guard over
 * the raw bytes (line ends, control characters, folded lines), llhttp over the
 * complete head, and our own rules over what llhttp found (repeated headers,
 * lengths, targets). The head is collected first and parsed in one piece, so
 * every slice of the request lies in one buffer.
 *
 * No socket is seen here: tests and the fuzzer feed bytes in any split.
 *
 * Layer:  http
 * Owns:   the head lives in the arena; the body is the heap's until http_parse_end
 * Fails:  PARSE_REFUSED with status, problem and detail; the connection must then be closed
 * Limits: HTTP_HEAD_BYTES_MAX, HTTP_HEADERS_MAX, api_body_limit()
 * Tests:  parse_test.c, tests/fuzz/fuzz_http.c
 */
#ifndef BAOCAO_PARSE_H
#define BAOCAO_PARSE_H

#include "api/api.h"

enum parse_state {
    PARSE_HEAD,   /* more of the head is needed */
    PARSE_BODY,   /* the head is complete and sound, more of the body is needed */
    PARSE_DONE,   /* the request is complete */
    PARSE_REFUSED /* it is not taken */
};

struct http_parse {
    struct arena *arena;
    enum parse_state state;
    /* Sound from PARSE_BODY on; the body from PARSE_DONE on. */
    struct request request;
    struct str accept_encoding, forwarded_for, forwarded_proto, request_id;
    bool keep_alive, expects_continue;
    size_t body_len; /* announced */
    size_t body_got;
    /* Why, when state is PARSE_REFUSED. */
    int status;
    enum problem_key problem;
    const char *detail;
    /* Private from here on. */
    char *head, *body;
    size_t head_len, head_cap, body_cap;
    size_t lines, line_len;
    char last;
    bool empty_line_seen;
    struct str target, name, value;
    struct str content_length, transfer_encoding, expect;
    size_t headers_len;
};

void http_parse_begin(struct http_parse *parse, struct arena *arena);
/* Takes bytes up to the end of the head, or of the body, or all; returns how many it took. */
size_t http_parse_feed(struct http_parse *parse, struct str bytes);
/* Gives the body back; safe at any time after begin. */
void http_parse_end(struct http_parse *parse);

#endif
