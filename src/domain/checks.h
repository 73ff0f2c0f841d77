/*
 * checks -- what a form's checks find in a report: told to who fills it in, decided when it is
 * submitted, frozen with it.
 *
 * The browser runs the same checks while one types; nothing of that is trusted:
 * submitting runs them again over the figures as they are kept. An error blocks
 * it, and so does a warning nobody explained. Explanations are kept by report
 * and check while it is filled in; submitting freezes those of the warnings
 * that stand, with what was found. So approver, receiver, the export and the
 * total's list read what was said of those figures.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, STEP_*, REPORT_NOT_SENT, CHECK_NONE, CHECK_FAILED, CHECK_UNEXPLAINED
 * Limits: CHECK_FINDINGS_MAX cells named, CHECKS_MAX explanations, PAGE_ROWS_MAX warnings a page
 * Tests:  tests/api/checks.talk, src/core/checks_test.c
 */
#ifndef BAOCAO_CHECKS_DOMAIN_H
#define BAOCAO_CHECKS_DOMAIN_H

#include "domain/reports.h"
#include "model/check.h"

enum status checks_view(struct ctx *ctx, const struct by_id *in, struct checks_out *out) MUST_CHECK;
enum status check_note_save(
    struct ctx *ctx, const struct check_note_in *in, struct checks_out *out) MUST_CHECK;
/* The warnings of the reports a total was built from. */
enum status total_warnings(
    struct ctx *ctx, const struct warning_query *in, struct page_out *out) MUST_CHECK;

/* Runs the checks over the report's figures: what of the needs of submitting is met, and
 * work->warned. */
enum status checks_look(struct ctx *ctx, struct report_work *work) MUST_CHECK;
/* Fills in work->warned alone. */
enum status checks_warned(struct ctx *ctx, struct report_work *work) MUST_CHECK;
/* Refuses naming the cell, what was found and what is allowed, if that is all that is unmet. */
enum status checks_refuse(
    struct ctx *ctx, const struct report_work *work, unsigned unmet) MUST_CHECK;
/* The explanations, as the digest of a revision has them; empty: there are none. */
struct str checks_canonical(struct ctx *ctx, const struct report_work *work);
enum status checks_freeze(
    struct ctx *ctx, const struct report_work *work, int64_t revision_id) MUST_CHECK;

#endif
