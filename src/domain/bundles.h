/*
 * bundles -- all that it takes to check a report's signatures without this system: its documents,
 * manifest and packet, the signers' certificates, whom they are believed by, and what those
 * authorities said of them.
 *
 * Whoever may read the report's figures may take it. What was said about revocation is what is
 * kept now: the newest answers and lists (trusts.h), which speak for the time of signing too.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, REPORT_NOT_SENT, BUNDLE_NONE
 * Limits: BUNDLE_PARTS_MAX
 * Tests:  tests/api/verification_test.c
 */
#ifndef BAOCAO_BUNDLES_H
#define BAOCAO_BUNDLES_H

#include "base/limits_work.h"
#include "model/common.h"
#include "store/db.h"

struct bundle {
    struct str name;   /* bao-cao-12-ban-2.zip */
    struct list parts; /* struct archive_part */
};

enum status bundle_gather(struct ctx *ctx, const struct by_id *in, struct bundle *out) MUST_CHECK;
/* Outside the transaction: the file. */
enum status bundle_write(struct ctx *ctx, const struct bundle *bundle, struct str *out) MUST_CHECK;

#endif
