/*
 * verifications -- a signed file that somebody brings: what its signatures are worth, whose they
 * are, and which report it is.
 *
 * The file is looked for among the documents made here: by its bytes, by what it was before
 * something was appended to it, by the manifest it names; a signature that stands apart, by what
 * it was made over. A document that is found is compared with what was issued, and its
 * certificates are judged at the time it came here. The verdict is everybody's who has the file;
 * the way to the report only his who may read it.
 *
 * Verifying takes a second and no transaction: what it needs is read before, whose certificates
 * they are is read behind it, and in the transaction of the call the authorities are told to be
 * asked about them. Of the file nothing is kept but those certificates, for TRUST_WANTED_MS.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  VERIFY_EMPTY; what is wrong with the file is the answer
 * Limits: HTTP_UPLOAD_BYTES_MAX, SIGNATURES_MAX
 * Tests:  tests/api/verification_test.c
 */
#ifndef BAOCAO_VERIFICATIONS_H
#define BAOCAO_VERIFICATIONS_H

#include "model/verification.h"
#include "store/database.h"

/* Outside of a transaction: all of the answer, in in->result. */
enum status verification_make(struct ctx *ctx, struct verification_new *in) MUST_CHECK;
/* In the transaction: the signers are asked about soon. */
enum status verification_take(
    struct ctx *ctx, const struct verification_new *in, struct verification *out) MUST_CHECK;

/* ---- which document a file is ---- */

struct verified_document {
    bool found, is_whole; /* whole: by all bytes of the file, not by what of it is ours */
    int64_t report_id, revision, document_id, version, at_ms; /* at: when that version came here */
    int kind, stage;                                          /* of document_version */
    struct str name;
    struct str issued; /* the bytes it went out as */
};

/* By its marks; the bytes it went out as are read too. */
struct signed_marks;
enum status verified_document_find(
    struct ctx *ctx, const struct signed_marks *marks, struct verified_document *out) MUST_CHECK;
/* Its signatures that stand apart, in order: struct kept_signature. */
struct kept_signature {
    struct str bytes;
    int64_t at_ms;
};
enum status verified_document_signatures(
    struct ctx *ctx, const struct verified_document *of, struct list *out) MUST_CHECK;
/* What may be told of its report to whoever asks. */
enum status verified_report_tell(struct ctx *ctx, const struct verified_document *of,
    struct verification_report *out) MUST_CHECK;

#endif
