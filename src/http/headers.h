/*
 * headers -- the head of every answer, with the headers that guard the browser.
 *
 * Layer:  http (pure)
 * Owns:   the head lives in the arena
 * Fails:  never; a header whose value could end its line is left out
 * Limits: none
 * Tests:  headers_test.c
 */
#ifndef BAOCAO_HEADERS_H
#define BAOCAO_HEADERS_H

#include "api/api.h"

/* What the head depends on besides the response. */
struct head_facts {
    struct str date; /* "Sun, 06 Nov 1994 08:49:37 GMT" */
    struct str request_id;
    enum { HEAD_KEEP_ALIVE, HEAD_CLOSE } connection;
    enum { HEAD_OF_API, HEAD_OF_SITE } content;
    bool secure;
};

struct str http_head(
    struct arena *arena, const struct response *response, const struct head_facts *facts);
/* Whether an answer of this status has a body. */
bool http_status_has_body(int status);
/* The one error shape (RFC 9457), for what is refused before the API sees it. */
void http_problem(struct arena *arena, int status, struct problem problem, struct str request_id,
    struct response *out);
/* The Date header's value for a time in ms since 1970; `to` takes 30 bytes. */
struct str http_date(int64_t now_ms, char *to);

#endif
