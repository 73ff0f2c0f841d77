/*
 * trials -- a form under test, tried by some units.
 *
 * A trial is a report of its own kind, so that it is entered, checked and
 * uploaded like any other. It belongs to a regime and a cycle nobody sees: it
 * is in no list, total, progress or inbox of real reports, and nobody submits
 * it. When the test ends it is closed, and what was entered can be looked at.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, TRIAL_ONLY, TRIAL_OVER, TRIAL_TWICE
 * Limits: TRIAL_UNITS_MAX, TRIAL_REMARKS_MAX, TRIALS_SHOWN_MAX
 * Tests:  tests/api/trial.talk
 */
#ifndef BAOCAO_TRIALS_H
#define BAOCAO_TRIALS_H

#include "domain/cells.h"
#include "model/form.h"

/* More units try the version from now on. */
enum status trial_open(struct ctx *ctx, const struct form_record *form,
    const struct form_version *version, const struct list *units) MUST_CHECK;
enum status trial_close(struct ctx *ctx, int64_t version_id) MUST_CHECK;

/* For who designs the form: who tries a version, and what they say. */
enum status trial_view(
    struct ctx *ctx, const struct trial_query *in, struct trial_overview *out) MUST_CHECK;
/* What they entered. */
enum status trial_cells(struct ctx *ctx, const struct by_id *in, struct cells_out *out) MUST_CHECK;
/* What the units within somebody's scope try now. */
enum status trial_list(
    struct ctx *ctx, const struct nothing *in, struct trials_out *out) MUST_CHECK;
enum status remark_list(
    struct ctx *ctx, const struct by_id *in, struct remarks_out *out) MUST_CHECK;
enum status remark_add(
    struct ctx *ctx, const struct remark_new *in, struct remarks_out *out) MUST_CHECK;

#endif
