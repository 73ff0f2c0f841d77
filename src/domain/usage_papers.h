/*
 * usage_papers -- the form and the outline that reports about the use of the system are on.
 *
 * They are made like any others, as those of the office that runs it, which may go on with them:
 * figures are put into the rows that are there.
 *
 * Layer:  domain
 * Owns:   nothing
 * Fails:  FORM_CODE_TAKEN, OUTLINE_CODE_TAKEN
 * Limits: none
 * Tests:  tests/api/usage_report.talk
 */
#ifndef BAOCAO_USAGE_PAPERS_H
#define BAOCAO_USAGE_PAPERS_H

#include "base/ctx.h"

/* The actor may write forms of the unit. */
enum status usage_form_make(struct ctx *ctx, int64_t unit_id, int64_t *out_form_id) MUST_CHECK;
enum status usage_outline_make(
    struct ctx *ctx, int64_t unit_id, int64_t *out_outline_id) MUST_CHECK;

#endif
