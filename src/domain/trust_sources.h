/*
 * trust_sources -- who is asked whether certificates were taken back, when, and what came of it.
 *
 * Only addresses the administrator named are ever asked. A list is fetched again before it ends; a
 * certificate is asked about while it is registered, or somebody looked at a signature of it
 * lately, as often as its answers last. To ask, one is claimed in a transaction of its own,
 * asked outside of any, what came is read and checked like an upload, and it is settled in another
 * that keeps it. A responder that is silent is left alone for a while, with all questions it would
 * have to answer, so that others are not kept waiting behind it. A process that dies in between
 * loses it to the next after TRUST_CLAIM_MS; whoever settles must still be the one who claimed
 * last, so nothing is counted twice. What did not come, or could not be believed, is written beside
 * the source and shown; it never makes anything valid.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, TRUST_URL, TRUST_URL_NONE, TRUST_TWICE, TRUST_FULL, TRUST_WITHDRAWN,
 *         TRUST_AUTHORITY_NOT
 * Limits: TRUST_SOURCES_MAX, TRUST_ROUND_MAX, TRUST_CLAIM_MS, TRUST_WANTED_MS
 * Tests:  tests/api/trust.talk, tests/api/trust_test.c
 */
#ifndef BAOCAO_TRUST_SOURCES_H
#define BAOCAO_TRUST_SOURCES_H

#include "domain/trusts.h"

enum status trust_source_list(
    struct ctx *ctx, const struct nothing *in, struct trust_sources_out *out) MUST_CHECK;
enum status trust_source_add(
    struct ctx *ctx, const struct trust_source_new *in, struct trust_source *out) MUST_CHECK;
/* It is asked as soon as may be. */
enum status trust_source_hurry(
    struct ctx *ctx, const struct by_id *in, struct trust_source *out) MUST_CHECK;
enum status trust_source_withdraw(
    struct ctx *ctx, const struct trust_withdraw *in, struct trust_source *out) MUST_CHECK;

/* In a writing transaction: the signers of a signed PDF or a detached CMS are asked about soon,
 * those that a trusted authority with a responder issued. */
enum status trust_ask(struct ctx *ctx, struct str signed_bytes) MUST_CHECK;
/* The same about one certificate whose issuer was looked for (trust_facts_find_issuer). */
enum status trust_ask_about(struct ctx *ctx, const struct trust_facts *cert) MUST_CHECK;
/* Why it is not known whether such a one was taken back: who did not answer, as a sentence. */
enum status trust_silence(
    struct ctx *ctx, const struct trust_facts *cert, struct str *out) MUST_CHECK;

/* ---- what the job does ---- */

/* Something that was taken to be asked. */
struct trust_errand {
    enum trust_kind kind; /* TRUST_CRL or TRUST_OCSP */
    int64_t id;           /* of the source or of the question */
    int64_t source_id, tries, failures;
    int64_t silences; /* TRUST_OCSP: of the source, since it answered */
    struct str url;
    bool inside;
    struct str cert, question; /* TRUST_OCSP: DER */
    bool found;
    /* What came of it: bytes, or why there are none. */
    struct str answer, error;
    bool silent;                     /* nothing came */
    const struct trust_facts *facts; /* of the answer, where it may be believed */
};

enum status trust_errands_wait(struct ctx *ctx, bool *out) MUST_CHECK;
enum status trust_errand_claim(struct ctx *ctx, struct trust_errand *out) MUST_CHECK;
/* Outside of any transaction: the question of an errand; and what came, read and checked. */
enum status trust_errand_prepare(struct ctx *ctx, struct trust_errand *errand) MUST_CHECK;
enum status trust_errand_read(struct ctx *ctx, struct trust_errand *errand) MUST_CHECK;
enum status trust_errand_settle(struct ctx *ctx, const struct trust_errand *errand) MUST_CHECK;

#endif
