/*
 * appeals -- a unit appeals against the mark of its report; who receives the report decides.
 *
 * An appeal that is upheld changes what the report counts as, and nothing else: when it was due
 * and sent stay as they are, and both are shown (core/discipline.h). Who made an appeal does not
 * decide it. Where the report was sent, returned or put off since, so that the mark is another one,
 * it is not upheld any more; dismissed it can be, and another one made.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, APPEAL_*, STEP_NOT_YOURS
 * Limits: APPEALS_MAX appeals a report
 * Tests:  tests/api/appeal.talk
 */
#ifndef BAOCAO_APPEALS_H
#define BAOCAO_APPEALS_H

#include "model/appeal.h"

/* Of units within one's scope, and those sent to one. */
enum status appeal_page(
    struct ctx *ctx, const struct appeal_query *in, struct page_out *out) MUST_CHECK;
enum status appeal_list(
    struct ctx *ctx, const struct by_id *in, struct appeals_out *out) MUST_CHECK;
enum status appeal_make(
    struct ctx *ctx, const struct appeal_new *in, struct appeals_out *out) MUST_CHECK;
enum status appeal_decide(
    struct ctx *ctx, const struct appeal_answer *in, struct appeals_out *out) MUST_CHECK;

#endif
