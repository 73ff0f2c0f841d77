/*
 * review_api -- a unit's rule of approval, and checking its reports by it, over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/approvals.h and domain/reviews.h
 * Limits: none
 * Tests:  tests/api/review.talk
 */
#ifndef BAOCAO_REVIEW_API_H
#define BAOCAO_REVIEW_API_H

#include "api/api.h"

enum status approval_rules_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status approval_rules_put(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status reviews_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
