/*
 * stamp_ask -- a time stamping authority asked by RFC 3161: the question, and whether the answer is
 * one to it.
 *
 * An answer counts only if it was granted as it was asked for: the digest of these bytes, by that
 * algorithm, with the nonce of this question, by the policy that was demanded, of about now; and if
 * the token holds by itself (trust.h), its authority's certificate neither unknown nor of unknown
 * standing. What cannot be checked on the day it is made is no proof for later.
 *
 * Layer:  sign (libcrypto)
 * Owns:   bytes live in the context's arena
 * Fails:  STAMP_REFUSED, STAMP_ANSWER, STAMP_POLICY, SIGN_STAMP_*, SIGN_REVOCATION_UNKNOWN
 * Limits: CMS_BYTES_MAX an answer
 * Tests:  tests/api/archive_test.c
 */
#ifndef BAOCAO_STAMP_ASK_H
#define BAOCAO_STAMP_ASK_H

#include "core/retention.h"
#include "sign/trust_facts.h"

#define STAMP_NONCE_BYTES 16
/* An answer may be so much older than the question: clocks differ. */
#define STAMP_CLOCKS_DIFFER_MS ((int64_t)5 * 60 * 1000)

struct stamp_order {
    struct str stamped; /* what the stamp is over */
    enum stamp_digest digest;
    struct str policy; /* an OID in figures; empty: the authority's own */
    unsigned char nonce[STAMP_NONCE_BYTES];
};

struct stamp_taken {
    struct str token; /* DER */
    int64_t at_ms, ends_ms;
    struct str authority;
};

/* Whether it is an OID in figures. */
bool stamp_policy_check(struct str policy);
/* The question (application/timestamp-query); sets order->nonce. */
enum status stamp_ask(
    struct ctx *ctx, struct stamp_order *order, struct str *out_question) MUST_CHECK;
/* The token of the answer (application/timestamp-reply). */
enum status stamp_take(struct ctx *ctx, const struct trust *trust, const struct stamp_order *order,
    struct str answer, struct stamp_taken *out) MUST_CHECK;

/* Who made a token, as it says itself; false: it is none. Its texts live in the arena. */
bool stamp_signer(struct ctx *ctx, struct str token, struct trust_facts *out) MUST_CHECK;

#endif
