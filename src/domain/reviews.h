/*
 * reviews -- what the stages of checking say of a submitted revision, and whether all have agreed.
 *
 * What was said is a row of its own that is never changed: who, when, agreed or objected, on the
 * digest of which revision, for the stage of which title. It holds as a signature does, for the
 * revision the report has now: a report submitted anew begins again. Which stages there are the
 * unit's rule says as it is now (approvals.h).
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, STEP_NOT_YOURS, REVIEW_NOT_NOW, REVIEW_CHANGED, REVIEW_NOTE
 * Limits: none
 * Tests:  tests/api/review.talk
 */
#ifndef BAOCAO_REVIEWS_H
#define BAOCAO_REVIEWS_H

#include "domain/report_work.h"

/* After work->digest is known: NEED_REVIEWED is met where all stages agreed or there are none. */
enum status reviews_look(struct ctx *ctx, struct report_work *work) MUST_CHECK;
enum status review_make(
    struct ctx *ctx, const struct review_new *in, struct report_full *out) MUST_CHECK;
/* Tells those whose turn it is to check the report, each once a stage and revision: whether the
 * report still waits for a stage, be it told or not. */
enum status review_turn_tell(struct ctx *ctx, const struct report *report, bool *out) MUST_CHECK;

#endif
