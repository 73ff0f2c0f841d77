/*
 * evidence -- what it takes to check signers' certificates elsewhere: the certificates, the
 * authorities they are believed by, and what those say of them.
 *
 * What was said about revocation is what is kept now: the newest answers and lists (trusts.h),
 * which speak for the time of signing too. Each certificate and each authority comes once.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  what the database says
 * Limits: ARCHIVE_SIGNERS_MAX certificates; what is beyond is left out
 * Tests:  tests/api/verification_test.c, tests/api/archive_test.c
 */
#ifndef BAOCAO_EVIDENCE_H
#define BAOCAO_EVIDENCE_H

#include "base/limits_work.h"
#include "domain/trusts.h"

/* Takes a file: chung-thu/nguoi-ky-1.pem, tin-cay/danh-sach-thu-hoi-1.crl */
typedef void evidence_take(void *of, struct str name, struct str bytes);

struct evidence {
    struct ctx *ctx;
    evidence_take *take;
    void *of;
    struct buf authorities; /* all of them in PEM */
    const struct trust *trust;
    struct str keys[ARCHIVE_SIGNERS_MAX]; /* of what was taken */
    size_t keys_len, signers_len, counts[3];
};

/* In a transaction, as all that follows. */
enum status evidence_begin(
    struct ctx *ctx, evidence_take *take, void *of, struct evidence *out) MUST_CHECK;
enum status evidence_signer(struct evidence *e, struct trust_facts *signer) MUST_CHECK;

#endif
