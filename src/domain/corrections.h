/*
 * corrections -- what a report that was sent again changed.
 *
 * Two frozen revisions are compared cell by cell and sentence by sentence; the report's own unit
 * sees all of them, those who receive it what was sent (docs/adr/0018).
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, REPORT_NOT_SENT, CONTENT_DAMAGED
 * Limits: REVISION_CELLS_MAX
 * Tests:  tests/api/kt_correction.talk, correction_rows.talk, correction_text.talk
 */
#ifndef BAOCAO_CORRECTIONS_H
#define BAOCAO_CORRECTIONS_H

#include "domain/report_work.h"
#include "model/correction.h"

/* The correction of a report that is asked for or under way, with its reason. */
enum status correction_look(
    struct ctx *ctx, const struct report *report, struct correction *out) MUST_CHECK;
enum status revisions_list(
    struct ctx *ctx, const struct by_id *in, struct revisions_out *out) MUST_CHECK;
enum status revision_compare(
    struct ctx *ctx, const struct revision_pair *in, struct revision_diff *out) MUST_CHECK;

#endif
