/*
 * corrections -- what a report that was sent again changed, and which totals count it as it was.
 *
 * Two frozen revisions are compared cell by cell and sentence by sentence; the report's own unit
 * sees all of them, those who receive it what was sent (docs/adr/0018).
 *
 * A total is frozen with the revisions it was built from. It is flagged while the newest revision
 * of it that was signed (where nothing is signed: approved) counts a revision that was sent anew
 * since, itself or through the totals it was built from: building it again is not enough, its own
 * report must be signed again. One statement asks for it, of a report and of a page of them.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, REPORT_NOT_SENT, CONTENT_DAMAGED
 * Limits: REVISION_CELLS_MAX, TOTAL_FLAGS_MAX, REPORT_USES_LEVELS_MAX
 * Tests:  tests/api/kt_correction.talk, flags.talk, correction_rows.talk
 */
#ifndef BAOCAO_CORRECTIONS_H
#define BAOCAO_CORRECTIONS_H

#include "domain/report_work.h"
#include "model/correction.h"

enum status revisions_list(
    struct ctx *ctx, const struct by_id *in, struct revisions_out *out) MUST_CHECK;
enum status revision_compare(
    struct ctx *ctx, const struct revision_pair *in, struct revision_diff *out) MUST_CHECK;

/* With its revision: which revisions it was built from. */
enum status total_freeze(struct ctx *ctx, const struct report *report) MUST_CHECK;
/* Why a total is flagged, struct total_flag; empty: it is not. */
enum status total_flags(struct ctx *ctx, const struct report *report, struct list *out) MUST_CHECK;
/* Whether only what is signed stands, as statements that ask for flags are told. */
enum status flags_ask(struct ctx *ctx, bool *out) MUST_CHECK;
/* Of these, those that are about a cell. */
struct list total_flags_at(struct ctx *ctx, const struct list *flags, int64_t row, int64_t column);

#endif
