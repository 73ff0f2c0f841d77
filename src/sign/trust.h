/*
 * trust -- whom a verifier believes: roots, the authorities below them, and what they took back.
 *
 * All of it is given: nothing is fetched here. Whether a certificate was taken
 * back is asked of OCSP answers and of lists; when neither speaks for the time
 * in question, the answer is that nobody knows, never that it was not.
 *
 * A trust may be shared by threads once it is whole: checking changes nothing in it.
 *
 * Layer:  sign
 * Owns:   freed with the context's arena
 * Fails:  SIGN_CERT_*, SIGN_REVOCATION_UNKNOWN, SIGN_STAMP_*
 * Limits: TRUST_BYTES_MAX, TRUST_ITEMS_MAX
 * Tests:  tests/sign/attack_test.c
 */
#ifndef BAOCAO_TRUST_H
#define BAOCAO_TRUST_H

#include <openssl/ocsp.h>

#include "sign/cert.h"
#include "sign/sign_limits.h"

struct trust {
    X509_STORE *roots;
    STACK_OF(X509) * others; /* authorities below the roots */
    STACK_OF(X509_CRL) * lists;
    OCSP_RESPONSE *answers[TRUST_ANSWERS_MAX];
    size_t answers_len;
    size_t items;
};

struct trust *trust_new(struct ctx *ctx);
/* Takes whatever the bytes are: certificates and lists in PEM, or one of them, or an OCSP answer,
 * in DER. A certificate that signed itself is a root. */
enum status trust_add(struct ctx *ctx, struct trust *trust, struct str bytes) MUST_CHECK;

/* The same authorities and lists, and answers of its own: what is added to it does not reach
 * `base`, which may go first. */
struct trust *trust_beside(struct ctx *ctx, const struct trust *base);
/* Every authority that was given, the roots too; freed with the arena. */
STACK_OF(X509) * trust_authorities(struct ctx *ctx, const struct trust *trust);
/* Which of them issued the certificate; NULL: none did. */
X509 *trust_issuer(struct ctx *ctx, const struct trust *trust, X509 *cert);

/* Whether the certificate leads to a root, was valid at that time and not taken back. `certs` came
 * with the signature and may help to find the way. */
enum status trust_check(struct ctx *ctx, const struct trust *trust, X509 *cert,
    STACK_OF(X509) * certs, int64_t at_ms) MUST_CHECK;
/* Whether the token stamps these bytes, by an authority that is trusted; gives its time. */
enum status trust_check_stamp(struct ctx *ctx, const struct trust *trust, struct str token,
    struct str stamped, int64_t *out_ms) MUST_CHECK;

#endif
