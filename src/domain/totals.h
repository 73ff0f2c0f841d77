/*
 * totals -- reports built from accepted ones, and explained down to their cells.
 *
 * The lead unit's total is built from the units' reports; a unit's report that was handed on
 * downward, from those of the units it was handed on to: cells of one of them are taken over,
 * cells of several are consolidated by their rule, the rest is the unit's own.
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
#include "core/part.h"
#include "domain/reports.h"
#include "model/cells.h"
#include "model/uses.h"

/* What of the form a report has that was handed on. */
struct child_part {
    int64_t report_id;
    struct part part;
};

/* How the cells of a report follow from those it is put together of. */
struct total_basis {
    const struct aggregate_plan *plan;
    const struct form_entry *source;
    struct list children;    /* struct child_part; empty: a total */
    struct part_cover cover; /* of the children */
};

/* The figures that were counted, and which revisions they are from. */
struct total_count {
    struct total_basis basis;
    struct aggregate_run *run;
    struct cell *put;  /* by slot: what is taken over; NULL: a total */
    struct list lists; /* struct stacked: the reports to whose open lists rows were added */
    size_t lists_cap;
    int64_t revisions, revision_sum;
};

/* Whether it is built from others at all. */
bool total_has_parts(const struct report *report);
/* TOTAL_ONLY if not. */
enum status total_require_parts(struct ctx *ctx, const struct report *report) MUST_CHECK;

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
/* Of a report that has parts. */
enum status total_basis_get(
    struct ctx *ctx, const struct report *report, struct total_basis *out) MUST_CHECK;
/* The child's place among the basis's, or -1. */
long total_child_index(const struct total_basis *basis, int64_t report_id);
/* struct child_part of each report that one was handed on to. */
enum status child_parts_load(struct ctx *ctx, int64_t report_id, struct list *out) MUST_CHECK;
/* What was built of a report's figures, and of which revision. */
enum status report_uses_list(
    struct ctx *ctx, const struct by_id *in, struct report_uses *out) MUST_CHECK;
enum status total_explain(
    struct ctx *ctx, const struct cell_query *in, struct explain_out *out) MUST_CHECK;

#endif
