/*
 * ctx -- one request, one job run or one command: passed first, everywhere below api/.
 *
 * It holds all that a use case may ask of the world: memory, the database, who
 * is acting, what time it is, and the place to say why it failed.
 *
 * Layer:  base (freestanding)
 * Owns:   nothing; everything it points to outlives the request
 * Fails:  fail() and fail_field() return the status of the problem's row
 * Limits: none
 * Tests:  ctx_test.c
 */
#ifndef BAOCAO_CTX_H
#define BAOCAO_CTX_H

#include "base/status.h"

struct db;
struct actor; /* core/access.h */

/* Why a call failed, for the person who asked. */
/* One of the many things wrong with a file. */
struct fault {
    struct str field;  /* "line[3].kind" */
    struct str detail; /* Vietnamese */
};

struct faults {
    struct fault *items; /* the first PROBLEM_FAULTS_MAX */
    size_t len, all;
};

struct problem {
    enum problem_key key;
    struct str field;  /* the input member at fault, as "cells[3].value"; empty: none */
    struct str detail; /* Vietnamese: the value found, the value allowed; empty: the row's text */
    int64_t retry_s;   /* of a refusal for now: when to come back; 0: not said */
    /* Of a figure with too many decimals: what it would be with those allowed; empty: not said. */
    struct str rounded;
    int64_t decimals;
    struct faults
        faults; /* of a file: all of them, the first one is told by field and detail too */
};

struct ctx {
    struct arena *arena;
    struct db *db;
    const struct actor *actor; /* NULL: nobody has logged in */
    int64_t now_ms;            /* the only clock a use case may read: UTC, since 1970 */
    struct str address;        /* where the request came from */
    struct str user_agent;
    struct str request_id;
    void (*random)(void *to, size_t len); /* cryptographic */
    /* What this call has asked its database so far, and how often it waited for the answer. */
    uint32_t statements, round_trips;
    struct problem problem;
};

enum status fail(struct ctx *ctx, enum problem_key key, const char *fmt, ...)
    PRINTF_LIKE(3, 4) MUST_CHECK;
/* As fail(), naming the input member at fault. */
enum status fail_field(struct ctx *ctx, enum problem_key key, const char *field, const char *fmt,
    ...) PRINTF_LIKE(4, 5) MUST_CHECK;

/* Remembers one fault of a file, to go on looking for others. */
void faults_add(struct ctx *ctx, struct faults *to, struct str field, const char *fmt, ...)
    PRINTF_LIKE(4, 5);
/* Refuses with all of them. There is one at least. */
enum status fail_faults(
    struct ctx *ctx, enum problem_key key, const struct faults *faults) MUST_CHECK;

#endif
