/*
 * verified_signers -- whether those who signed a file that somebody brings are those who had to.
 *
 * What was taken in says who: of every stage a document was signed in its bytes are kept, and each
 * signature was compared with the register of certificates when it came. A signature that never
 * came here is no part of the document: one of a stranger, or in a place that is not his, makes
 * it invalid; one of who might have signed there cannot be checked. A file with fewer signatures
 * than were taken in is of an earlier stage, and is said to be. Of a file that was not made here
 * nobody knows who had to sign, so that it cannot be checked whatever its signatures are worth.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  what the database says; what is wrong with a signer is the answer
 * Limits: DOCUMENT_VERSIONS_MAX, SIGNATURES_MAX
 * Tests:  tests/api/verification_signers.talk, tests/api/verification_test.c
 */
#ifndef BAOCAO_VERIFIED_SIGNERS_H
#define BAOCAO_VERIFIED_SIGNERS_H

#include "core/signing.h"
#include "domain/verifications.h"
#include "sign/verify.h"

struct kept_signer {
    struct verify_expected who;
    enum sign_purpose purpose;
};

/* As they were taken in, in order: struct kept_signer. */
enum status verified_signers_read(
    struct ctx *ctx, const struct verified_document *of, struct list *out) MUST_CHECK;
/* Whether this one was taken in. */
const struct kept_signer *verified_signer_kept(
    struct ctx *ctx, const struct list *kept, const struct verification_signature *one);
/* What that makes of the answer. */
enum status verified_signers_judge(
    struct ctx *ctx, const struct list *kept, struct verification *result) MUST_CHECK;

#endif
