/*
 * sign_asked -- keys that the server asks itself, for the jobs that wait for them.
 *
 * A job is claimed in the database before its key is asked, so that no two
 * processes ask at once; one that ended in between is asked anew when the claim
 * has run out, which a signer may see as a second request and nothing else. The
 * documents of a job are signed one after the other, each answer verified and
 * kept like every other (sign_answers.h), as whoever began the job; while a
 * service waits for its signer, its ticket is kept with the job. A refusal, and
 * an answer that does not hold, end it with the reason; a service that cannot be
 * reached is asked again as long as the job lives.
 *
 * Layer:  domain
 * Owns:   results live in the context's arena
 * Fails:  what the database says
 * Limits: SIGN_ASK_MS a claim, SIGN_POLL_MS between two questions
 * Tests:  tests/api/sign_keys.talk, tests/api/asked_test.c
 */
#ifndef BAOCAO_SIGN_ASKED_H
#define BAOCAO_SIGN_ASKED_H

#include "domain/sign_answers.h"
#include "keys/key_source.h"

/* One document of a job, from its claim to what came of it. */
struct sign_asked {
    const struct sign_keys *keys;
    int64_t id; /* of the job; 0: none waits */
    struct signing job;
    struct signing_answer part; /* the first one that is not signed yet */
    bool waits;                 /* its signer, or the service, has not answered */
    struct str ticket;          /* by which it is asked again; empty: from the beginning */
    enum problem_key problem;   /* why the job ends; PROBLEM_NONE: it does not */
    struct str detail;
};

/* Whether any waits; a read. */
enum status sign_asked_waits(struct ctx *ctx, bool *out) MUST_CHECK;
/* A write of its own. */
enum status sign_asked_claim(struct ctx *ctx, struct sign_asked *asked) MUST_CHECK;
/* A read: what is signed. */
enum status sign_asked_look(struct ctx *ctx, struct sign_asked *asked) MUST_CHECK;
/* What came of a step: a refusal ends the job; what the database could not do fails here too, to be
 * tried again, as is whoever cannot be reached. */
enum status sign_asked_judge(
    struct ctx *ctx, struct sign_asked *asked, enum status status) MUST_CHECK;
/* Outside, unless the job ends: asks the key. Then verifies what it said. */
enum status sign_asked_ask(struct ctx *ctx, struct sign_asked *asked) MUST_CHECK;
enum status sign_asked_make(
    struct ctx *ctx, struct database *database, struct sign_asked *asked) MUST_CHECK;
/* A write: the answer is kept, or the job ends, or it waits on. */
enum status sign_asked_keep(struct ctx *ctx, struct sign_asked *asked) MUST_CHECK;

#endif
