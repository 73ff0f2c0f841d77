/*
 * stamp_authorities -- who stamps the time (RFC 3161), by the administrator's word, and the chain
 * of stamps over files of the archive. Signatures are stamped by the same one (sign_stamps.h).
 *
 * A file's manifest is stamped once it is closed. Each stamp is over the manifest and all stamps
 * before it, so the last one vouches for the others: it is made before the certificate of the one
 * before it ends, and when a stronger digest is asked for (core/retention.h). Asking is a job's, as
 * it is for revocation (trust_sources.h): claimed in one transaction, asked outside of any, settled
 * in another. What cannot be believed is written beside the file, and is asked for again. An answer
 * counts only as long as the setting it was asked by stands: of another authority, policy or digest
 * it proves not what is demanded now, and its errors are not the new one's.
 *
 * Where no authority is named, nothing is stamped, and that is said wherever it matters.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  TRUST_URL, TRUST_URL_INSIDE, STAMP_*, CHANGED_MEANWHILE
 * Limits: ARCHIVE_STAMPS_MAX, TRUST_CLAIM_MS
 * Tests:  tests/api/archive.talk, tests/api/archive_test.c
 */
#ifndef BAOCAO_STAMP_AUTHORITIES_H
#define BAOCAO_STAMP_AUTHORITIES_H

#include "model/archive.h"
#include "model/archive_task.h"
#include "sign/stamp_ask.h"
#include "store/db.h"

enum status stamp_authority_get(
    struct ctx *ctx, const struct nothing *in, struct stamp_authority *out) MUST_CHECK;
enum status stamp_authority_set(
    struct ctx *ctx, const struct stamp_authority_put *in, struct stamp_authority *out) MUST_CHECK;

/* When a file that is closed now is to be stamped; 0: nobody stamps. */
enum status stamp_first_due(struct ctx *ctx, int64_t *out) MUST_CHECK;
/* What is to be known of a file's stamps, as a sentence; empty: nothing. */
enum status stamp_file_note(
    struct ctx *ctx, const struct archive_file *file, struct str *out) MUST_CHECK;

/* ---- what an authority answers ---- */

struct stamp_came {
    const struct stamp_order *order;
    struct str answer;
    struct stamp_taken taken;
    struct str error; /* why it cannot be believed; empty: it can */
};

/* In any transaction: whether an answer can be believed by what is trusted now. */
enum status stamp_believe(struct ctx *ctx, struct stamp_came *came) MUST_CHECK;

/* ---- what the job does ---- */

struct stamp_errand {
    int64_t file_id, tries, failures, number;
    int64_t version; /* of the setting by which it was asked */
    bool found;
    struct str url;
    bool inside;
    struct stamp_order order;
    struct str question;
    struct str answer, error; /* what came of it */
};

enum status stamp_errands_wait(struct ctx *ctx, bool *out) MUST_CHECK;
enum status stamp_errand_claim(struct ctx *ctx, struct stamp_errand *out) MUST_CHECK;
enum status stamp_errand_settle(struct ctx *ctx, struct stamp_errand *errand) MUST_CHECK;

#endif
