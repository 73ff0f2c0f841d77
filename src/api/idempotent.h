/*
 * idempotent -- a POST with an Idempotency-Key is done once; its answer is given again.
 *
 * Layer:  api
 * Owns:   nothing; results live in ctx->arena
 * Fails:  IDEMPOTENCY_MISMATCH: the key was used for another request
 * Limits: keys of 8 to 100 characters; answers are forgotten after a day
 * Tests:  tests/api/
 */
#ifndef BAOCAO_IDEMPOTENT_H
#define BAOCAO_IDEMPOTENT_H

#include "api/api.h"

/* Before the transaction, which hashing a file would hold up. */
void idempotent_prepare(struct ctx *ctx, struct call *call);
/* Both inside the transaction of the use case. find answers the call if it was done before. */
enum status idempotent_find(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status idempotent_keep(struct ctx *ctx, struct call *call) MUST_CHECK;

#endif
