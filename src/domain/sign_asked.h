/*
 * sign_asked -- keys that the server asks itself, for the jobs that wait for them.
 *
 * Jobs are claimed in the database before their key is asked, so that no two
 * processes ask at once; who ended in between is asked anew when the claim has
 * run out, which a signer may see as a second request and nothing else: who was
 * slow writes nothing over what is asked for since.
 *
 * One confirmation is asked for as much as the key allows: all documents of a
 * job, and all jobs of a batch. A job is asked for as a whole; what does not fit
 * is asked for by the next confirmation, once this one has ended, document by
 * document where not even one job does; what waits lives on meanwhile. While a
 * service waits for its signer, its ticket is kept with each of the jobs, so that
 * it stays the same set whatever becomes of some of them. Each document's answer
 * is then verified and kept by itself, like every other (sign_answers.h), as
 * whoever began the job: what was kept is not asked for again. A refusal, and an
 * answer that does not hold, end a job with the reason; a service that cannot be
 * reached is asked again as long as the job lives.
 *
 * Layer:  domain
 * Owns:   results live in the context's arena
 * Fails:  what the database says
 * Limits: SIGN_ASK_MS a claim, SIGN_KEEP_MS a document answered, KEY_AT_ONCE_MAX documents
 * Tests:  tests/api/sign_keys.talk, tests/api/asked_test.c, tests/api/asked_batch_test.c
 */
#ifndef BAOCAO_SIGN_ASKED_H
#define BAOCAO_SIGN_ASKED_H

#include "domain/sign_answers.h"
#include "keys/key_source.h"

/* One of the jobs, and why it ends; PROBLEM_NONE: it does not. */
struct sign_asked_job {
    int64_t id;
    struct signing job;
    enum problem_key problem;
    struct str detail;
    bool asked; /* its documents, or the first of them, are among those */
};

/* One document of them that is not signed yet, and its place among the digests. */
struct sign_asked_part {
    struct sign_asked_job *job;
    int64_t number;
};

struct sign_asked {
    const struct sign_keys *keys;
    struct sign_asked_job jobs[KEY_AT_ONCE_MAX];
    size_t jobs_len; /* 0: none waits */
    int64_t until;   /* they are claimed; then others ask */
    struct sign_asked_part parts[KEY_AT_ONCE_MAX];
    size_t parts_len;
    struct key_use use;
    struct key_answer answer;
    bool waits;        /* its signer, or the service, has not answered */
    struct str ticket; /* by which it is asked again; empty: from the beginning */
};

/* Whether any waits; a read. */
enum status sign_asked_waits(struct ctx *ctx, bool *out) MUST_CHECK;
/* A write of its own. */
enum status sign_asked_claim(struct ctx *ctx, struct sign_asked *asked) MUST_CHECK;
/* A read: which jobs they are. */
enum status sign_asked_look(struct ctx *ctx, struct sign_asked *asked) MUST_CHECK;
/* Outside: what the key is, and so which documents are asked for at once. */
enum status sign_asked_gather(struct ctx *ctx, struct sign_asked *asked) MUST_CHECK;
/* A read, of one of them, in an arena of its own: what of it is signed. */
struct sign_asked_one {
    struct sign_asked *asked;
    size_t at; /* of the parts */
    struct signing_answer part;
};
enum status sign_asked_digest(struct ctx *ctx, struct sign_asked_one *one) MUST_CHECK;
/* What came of a step for a job: a refusal ends it, which is told in `arena`; what the database
 * could not do fails here too, to be tried again, as is whoever cannot be reached. */
enum status sign_asked_judge(struct ctx *ctx, struct arena *arena, struct sign_asked *asked,
    struct sign_asked_job *job, enum status status) MUST_CHECK;
/* Outside: asks the key for all of them. */
enum status sign_asked_ask(struct ctx *ctx, struct sign_asked *asked) MUST_CHECK;
/* Before each document of what was answered, if there is little time: the question has ended, and
 * what follows does not use it up. */
bool sign_asked_is_short(const struct ctx *ctx, const struct sign_asked *asked);
/* A write. */
enum status sign_asked_hold(struct ctx *ctx, const struct sign_asked *asked) MUST_CHECK;
/* Once that is written. */
void sign_asked_held(const struct ctx *ctx, struct sign_asked *asked);
/* In an arena of its own: looks at one again with what was answered, then verifies it. */
enum status sign_asked_take(struct ctx *ctx, struct sign_asked_one *one) MUST_CHECK;
enum status sign_asked_make(
    struct ctx *ctx, struct database *database, struct sign_asked_one *one) MUST_CHECK;
/* Writes: an answer is kept; a job ends, waits on, or is to be asked for what is left of it. */
enum status sign_asked_keep(struct ctx *ctx, struct sign_asked_one *one) MUST_CHECK;
struct sign_asked_rest {
    struct sign_asked *asked;
    struct sign_asked_job *job;
};
enum status sign_asked_settle(struct ctx *ctx, struct sign_asked_rest *rest) MUST_CHECK;

#endif
