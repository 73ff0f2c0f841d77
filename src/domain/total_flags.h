/*
 * total_flags -- totals that count a report as it was before it was corrected.
 *
 * A total is frozen with the revisions it was built from. It is flagged while the newest revision
 * of it that was signed (where nothing is signed: approved) counts a revision that was sent anew
 * since, itself or through the totals it was built from: building it again is not enough, its own
 * report must be signed again. Which reports those are one statement says, by numbers of revisions
 * alone; which cells of theirs it takes that are others now is looked for where somebody asks,
 * report by report, so that no more than one is in memory.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, REPORT_NOT_SENT, CONTENT_DAMAGED
 * Limits: TOTAL_FLAGS_MAX, TOTAL_FLAG_CELLS_MAX, REPORT_USES_LEVELS_MAX
 * Tests:  tests/api/flags.talk, kt_correction.talk, open_stack_test.c
 */
#ifndef BAOCAO_TOTAL_FLAGS_H
#define BAOCAO_TOTAL_FLAGS_H

#include "domain/totals.h"
#include "model/correction.h"

/* With its revision: which revisions it was built from. */
enum status total_freeze(struct ctx *ctx, const struct report *report) MUST_CHECK;
/* Whether only what is signed stands, as statements that ask for flags are told. */
enum status flags_ask(struct ctx *ctx, bool *out) MUST_CHECK;
/* For which reports a total is flagged, struct total_flag without cells, and how many there are. */
enum status total_flags(
    struct ctx *ctx, const struct report *report, struct list *out, int64_t *count) MUST_CHECK;
/* The same with the cells that the total takes of them and that are others now. */
enum status total_flags_explain(
    struct ctx *ctx, const struct by_id *in, struct total_flags_out *out) MUST_CHECK;
/* Those of which a cell of the total takes what is another figure now. */
enum status total_flags_at(struct ctx *ctx, const struct report_work *work,
    const struct total_basis *basis, const struct cell_query *in, struct list *out) MUST_CHECK;

#endif
