/*
 * sign_answers -- what comes back for a job of signings.h.
 *
 * Each answer is verified before it is kept, by the one verifier, whichever way
 * it came: it must be the document that was prepared with one good signature
 * more, by a certificate that is registered for who signs. The last one
 * completes the job, and in the same transaction the documents come to their
 * next stage, the signature is recorded and the report takes the step "sign".
 * The same answer again is the same result. A signature that is good gets a time stamp, if there is
 * whom to ask (sign_stamps.h).
 *
 * Verifying is slow, so there are the three steps of documents.h: look, make, keep.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, SIGNING_*, SIGN_*, STEP_*, SIGNATURE_CHANGED, AGENT_TICKET
 * Limits: PDF_BYTES_MAX, CMS_BYTES_MAX
 * Tests:  tests/api/signing.talk, tests/api/agent.talk
 */
#ifndef BAOCAO_SIGN_ANSWERS_H
#define BAOCAO_SIGN_ANSWERS_H

#include "domain/signings.h"
#include "model/archive_task.h"
#include "sign/sign.h"
#include "sign/stamp_ask.h"

/* What came back for one part, with what its steps found and made. */
struct signing_answer {
    int64_t id, number;
    struct str bytes;             /* a CMS, a whole document, or a raw signature */
    enum sign_answer_kind kind;   /* which of these */
    struct str certs;             /* of a raw one: the signer's first, then its authorities' */
    enum cms_scheme scheme;       /* of a raw one */
    struct str ticket;            /* digest of the address it came by; empty: within a session */
    const struct sign_keys *keys; /* of the server: who is asked for a time stamp */

    struct signing job;
    struct signing_part part;
    bool repeated; /* the same came before */
    struct str prepared, issued, base;
    int64_t base_ms;
    struct list certificates; /* struct certificate: those it may be signed with */
    struct str made, hash, print;
    int64_t file_id;
    struct verified_signature signature;
    struct stamp_authority authority; /* as it was named when this was looked at */
    struct {
        bool asked;
        struct stamp_taken taken; /* what it answered, if that is one */
        struct str error;         /* why what the authority answered is no stamp */
        struct str note; /* why there is none, in a sentence; empty: there is, or none was wanted */
    } stamp;
};

/* field: of the request, that a refusal names. */
enum status signing_answer_look(struct ctx *ctx, struct signing_answer *answer) MUST_CHECK;
enum status signing_answer_make(struct ctx *ctx, struct database *database,
    struct signing_answer *answer, const char *field) MUST_CHECK;
/* What sign/sign.h takes of it. */
struct sign_job signing_prepared_job(const struct signing_answer *answer);
/* Whether the certificate of its signature is registered for who signs. */
enum status signing_answer_registered(
    struct ctx *ctx, const struct signing_answer *answer, const char *field) MUST_CHECK;
enum status signing_answer_keep(
    struct ctx *ctx, const struct signing_answer *answer, struct signing *out) MUST_CHECK;

/* ---- programs without a session ---- */

/* The address a program was given. */
struct agent_ticket {
    struct str token;
    int64_t job_id, number;
};
/* Whether it may be used now, as whoever began the job: sets ctx->actor. */
enum status agent_content_look(struct ctx *ctx, struct agent_ticket *ticket) MUST_CHECK;
/* A write: the same, and it is used. Then a read: what it is about. */
enum status agent_content_take(struct ctx *ctx, struct agent_ticket *ticket) MUST_CHECK;
enum status agent_content_open(
    struct ctx *ctx, const struct agent_ticket *ticket, struct signing_content *out) MUST_CHECK;
/* As whoever began the job: sets ctx->actor. The address is used when the answer is kept. */
enum status agent_answer_look(struct ctx *ctx, struct signing_answer *answer) MUST_CHECK;
enum status agent_answer_keep(
    struct ctx *ctx, const struct signing_answer *answer, struct signing *out) MUST_CHECK;

#endif
