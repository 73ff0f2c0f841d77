/*
 * proofs -- the signatures in documents, as a verifier finds them.
 *
 * What verifying takes (bytes, the list of whom to believe) is read within a
 * transaction; verifying itself takes tens of milliseconds and is done outside.
 * A signature without a time stamp is judged at the time it came here: what
 * expired since was good then.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  what the database says; what is wrong with a signature is its verdict
 * Limits: SIGNATURES_MAX signatures of a document
 * Tests:  tests/api/signing.talk, tests/sign/
 */
#ifndef BAOCAO_PROOFS_H
#define BAOCAO_PROOFS_H

#include "domain/documents.h"
#include "sign/cms.h"
#include "sign/verify.h"

/* One signature to be verified, or several in one paper; none yet, where trust is NULL. */
struct proof {
    struct document *document;
    struct str issued;                      /* of a packet: what is signed */
    struct str bytes;                       /* the paper as it is now; of a packet: one CMS */
    const struct document_version *version; /* of a packet: that CMS */
    const struct trust *trust;
};

/* The documents of a report with what their verifying takes. */
struct documents_seen {
    struct documents_out out;
    struct list proofs; /* struct proof */
};

/* A read: documents_view and the bytes of those that hold. Of what nobody signed yet only the pages
 * are told. */
enum status documents_see(
    struct ctx *ctx, const struct by_id *in, struct documents_seen *out) MUST_CHECK;
/* Outside: fills in their signatures. */
void documents_prove(struct ctx *ctx, struct documents_seen *seen);

/* An answer that came back for a document. */
struct proof_new {
    enum document_kind kind;
    struct str issued, base; /* base: the document it was made on */
    int64_t base_ms;         /* when that came */
    struct str bytes;        /* the signed document; of a packet: the CMS */
    const struct trust *trust;
};
/* Whether it is the base with one good signature more; which one. Refuses with the verifier's
 * reason; what cannot be checked is no refusal, but its verdict says so. field: of the request. */
enum status proof_require_new(struct ctx *ctx, const struct proof_new *proof, const char *field,
    struct verified_signature *out) MUST_CHECK;
/* SHA-256 as it is written. */
struct str proof_hex(struct arena *arena, const unsigned char digest[SHA256_BYTES]);
/* And back. */
bool proof_unhex(struct str text, unsigned char digest[SHA256_BYTES]) MUST_CHECK;
/* The same of its certificate: as that is known. */
struct str proof_cert(struct arena *arena, const struct verified_signature *signature);

#endif
