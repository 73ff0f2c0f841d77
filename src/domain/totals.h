/*
 * totals -- the lead unit's report: built from accepted reports, and explained down to their cells.
 *
 * Counting the units' figures happens before the transaction (total_count, a
 * read); keeping the total (total_keep, a write) checks that exactly the
 * revisions that were counted are still the accepted ones. What was typed over
 * stays typed over, until it is restored: then the figure is again the one that
 * follows from what the total was built from.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, TOTAL_ONLY, TOTAL_NONE, STEP_*, CELL_NOT_OVERRIDDEN, CHANGED_MEANWHILE,
 *         CONTENT_DAMAGED
 * Limits: CSV_ROWS_MAX units
 * Tests:  tests/api/total.talk, src/core/totals_test.c
 */
#ifndef BAOCAO_TOTALS_H
#define BAOCAO_TOTALS_H

#include "core/aggregate.h"
#include "domain/reports.h"
#include "model/cells.h"

/* The figures that were counted, and which revisions they are from. */
struct total_count {
    struct aggregate_run *run;
    int64_t revisions, revision_sum;
};

/* Counts the reports that are accepted now. */
enum status total_count(
    struct ctx *ctx, const struct consolidate_in *in, struct total_count *out) MUST_CHECK;
enum status total_keep(struct ctx *ctx, const struct consolidate_in *in,
    const struct total_count *count, struct consolidate_out *out) MUST_CHECK;
/* What has changed under a total since it was built, and what its form does not take. */
enum status total_state(struct ctx *ctx, struct report_full *out) MUST_CHECK;
/* Counts those the total was built from. */
enum status total_recount(
    struct ctx *ctx, const struct restore_in *in, struct total_count *out) MUST_CHECK;
/* A cell that was typed over is the units' figure again, and the note is in the history. */
enum status total_restore(struct ctx *ctx, const struct restore_in *in,
    const struct total_count *count, struct cells_saved *out) MUST_CHECK;
/* How the cells of a total follow from the units' form. */
enum status total_plan(struct ctx *ctx, const struct report *total,
    const struct aggregate_plan **out_plan, const struct form_entry **out_source) MUST_CHECK;
enum status total_explain(
    struct ctx *ctx, const struct cell_query *in, struct explain_out *out) MUST_CHECK;

#endif
