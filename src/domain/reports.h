/*
 * reports -- reading reports, and moving them along the workflow.
 *
 * Submitting freezes the figures as a revision, with a digest over their
 * canonical form, and that revision never changes. Who sees what of a report:
 * report_work.h.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  what report_work.h says, CHANGED_MEANWHILE
 * Limits: PAGE_ROWS_MAX reports a page
 * Tests:  tests/api/report.talk, tests/api/workflow.talk
 */
#ifndef BAOCAO_REPORTS_H
#define BAOCAO_REPORTS_H

#include "domain/report_work.h"

/* Says that report_view of this report comes soon: see db_ahead. */
enum status report_view_ahead(struct ctx *ctx, int64_t id) MUST_CHECK;
enum status report_view(
    struct ctx *ctx, const struct by_id *in, struct report_full *out) MUST_CHECK;
enum status report_list(
    struct ctx *ctx, const struct report_query *in, struct page_out *out) MUST_CHECK;
enum status report_act(
    struct ctx *ctx, const struct report_move *in, struct report_full *out) MUST_CHECK;

/* A step that was decided on, with the version the decision was made on. */
struct report_taken {
    const struct wf_step *step;
    int64_t version;
    struct str note, told; /* note: what was given as the reason; told: what the history says */
};
/* Takes it: the report moves, the history says so. What the step asks for by itself is done. */
enum status report_take(struct ctx *ctx, struct report_work *work, const struct report_taken *taken,
    struct report_full *out) MUST_CHECK;
/* What was done about a report that leaves it where it is, for its history. */
enum status report_event(
    struct ctx *ctx, const struct report *report, const char *action, struct str note) MUST_CHECK;

#endif
