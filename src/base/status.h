/*
 * status -- every way a use case can end, and every reason it can give.
 *
 * A status is one of a short closed list with its HTTP code. A reason is a
 * row of problems.def: a stable key, its status, and the Vietnamese sentence
 * an official reads. Nothing else in the program holds such a sentence.
 *
 * Layer:  base (freestanding)
 * Owns:   nothing
 * Fails:  never
 * Limits: none
 * Tests:  status_test.c (keys unique, sentences present)
 */
#ifndef BAOCAO_STATUS_H
#define BAOCAO_STATUS_H

#include "base/str.h"

#define STATUS_LIST(X) \
    X(OK, 200, "ok") \
    X(BAD_REQUEST, 400, "bad_request") \
    X(UNAUTHENTICATED, 401, "unauthenticated") \
    X(FORBIDDEN, 403, "forbidden") \
    X(NOT_FOUND, 404, "not_found") \
    X(CONFLICT, 409, "conflict") \
    X(TOO_LARGE, 413, "too_large") \
    X(INVALID, 422, "invalid") \
    X(TOO_MANY, 429, "too_many") \
    X(INTERNAL, 500, "internal") \
    X(BUSY, 503, "busy")

enum status {
#define X(name, http, key) ST_##name,
    STATUS_LIST(X)
#undef X
        ST_COUNT
};

enum problem_key {
    PROBLEM_NONE,
#define P(name, key, status, text) PROBLEM_##name,
#include "base/problems.def"
#undef P
    PROBLEM_COUNT
};

int status_http(enum status st);
const char *status_key(enum status st);
/* "field.too_long" */
const char *problem_name(enum problem_key key);
/* The Vietnamese sentence. */
const char *problem_text(enum problem_key key);
enum status problem_status(enum problem_key key);

/* The one macro that returns. It may: the arena leaves nothing to clean up. */
#define TRY(expr) \
    do { \
        enum status try_status_ = (expr); \
        if (try_status_ != ST_OK) \
            return try_status_; \
    } while (0)

#endif
