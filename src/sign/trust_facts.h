/*
 * trust_facts -- what is to be told of a certificate, a list of revoked ones or an OCSP answer
 * before it is kept, and whether it may be believed.
 *
 * A list or an answer is worth nothing unless an authority that is trusted already signed it, so
 * each is checked when it comes in, from whoever it comes: a person's upload and a server's answer
 * go through the same door.
 *
 * Layer:  sign
 * Owns:   texts and bytes live in the context's arena
 * Fails:  SIGN_CERT_BROKEN, SIGN_CERT_*, TRUST_AUTHORITY_NOT, TRUST_SIGNER_UNKNOWN,
 *         TRUST_LIST_PART, TRUST_STALE, TRUST_ANSWER_REFUSED, TRUST_ANSWER_OTHER
 * Limits: TRUST_BYTES_MAX, TRUST_UPLOAD_ITEMS_MAX
 * Tests:  tests/sign/trust_facts_test.c
 */
#ifndef BAOCAO_TRUST_FACTS_H
#define BAOCAO_TRUST_FACTS_H

#include "base/list.h"
#include "sign/trust.h"

enum fact_kind { FACT_CERTIFICATE, FACT_LIST, FACT_ANSWER };

struct trust_facts {
    enum fact_kind kind;
    struct str bytes; /* DER */
    unsigned char digest[CERT_DIGEST_BYTES];
    /* Names of people and offices; the serial number in hexadecimal digits, of an answer that of
     * the certificate it is about. */
    struct str subject, issuer, serial;
    int64_t from_ms, to_ms; /* to 0: it says nothing */
    /* Of the key of the authority that signed it, once that is known: names are borne by several.
     */
    unsigned char issuer_key[CERT_DIGEST_BYTES];
    unsigned char own_key[CERT_DIGEST_BYTES]; /* of a certificate */
    bool issued; /* of a certificate: an authority that is trusted issued it, which has this digest
                  */
    unsigned char authority[CERT_DIGEST_BYTES];
    bool is_root;
    struct str list_url, answer_url; /* where a certificate says that it can be asked about */
};

/* Of a certificate that was read otherwise. */
struct trust_facts trust_facts_of(struct arena *arena, X509 *cert);
/* A certificate in PEM, as other programs read it; empty if it is none. */
struct str trust_facts_pem(struct arena *arena, const struct trust_facts *facts);
/* All that the bytes hold, a struct trust_facts each: PEM of several, or DER of one. */
enum status trust_facts_read(struct ctx *ctx, struct str bytes, struct list *out) MUST_CHECK;
/* Whether it may be kept among what is trusted; a certificate as an authority. Sets issuer_key. */
enum status trust_facts_admit(
    struct ctx *ctx, const struct trust *trust, struct trust_facts *facts) MUST_CHECK;
/* The same of what a server sent: it must be of this kind and in force now; an answer about this
 * certificate (DER). */
enum status trust_facts_admit_fetched(struct ctx *ctx, const struct trust *trust,
    struct trust_facts *facts, enum fact_kind kind, struct str cert) MUST_CHECK;

/* Whether the certificate may be a person's or an office's for signing documents, from now on: one
 * that is not valid yet is looked at on its first day. That nobody knows whether it was taken back
 * is told by *out_revocation_known alone. */
enum status trust_facts_signer(struct ctx *ctx, const struct trust *trust,
    struct trust_facts *facts, bool *out_revocation_known) MUST_CHECK;

/* Sets issuer_key, issued and authority of a certificate; false: none of the authorities issued
 * it. */
bool trust_facts_find_issuer(struct ctx *ctx, const struct trust *trust, struct trust_facts *facts);

/* The question for a responder about a certificate of this issuer, both DER. */
enum status trust_question(
    struct ctx *ctx, const struct trust *trust, struct str cert, struct str *out) MUST_CHECK;

#endif
