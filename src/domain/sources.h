/*
 * sources -- the other reports a report's formulas and checks take figures from.
 *
 * What counts is the newest revision of a report that is sent or accepted now:
 * of the same unit and regime one period before, a year before and in the
 * earlier periods of the year; of the regime that plans the year; and, for
 * BIEU, of the same unit and period on the form named (of several, the one sent
 * last). A total takes from totals of those periods. A report that was
 * returned or recalled counts no more, until it is sent again; one that never
 * was sent does not count. What nobody gave is empty, and explanations say so.
 *
 * Of the time before a unit took over from others, their reports are its own;
 * what several of them said in one period is put together (domain/lineage.h).
 *
 * A report being filled in takes them as they are now, at each reading.
 * Submitting freezes which revisions they were: those never change, so neither
 * does what was calculated from them.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  CONTENT_DAMAGED
 * Limits: FORMULA_EXTERNALS_MAX figures; the reports of one year; two statements, and one for each
 *         form version read for the first time
 * Tests:  tests/api/sources.talk, src/core/externals_test.c
 */
#ifndef BAOCAO_SOURCES_H
#define BAOCAO_SOURCES_H

#include "domain/reports.h"
#include "model/cells.h"

/* A revision that is taken from. */
struct report_source {
    unsigned roles; /* EXTERNAL_BIT of each */
    int64_t report_id, revision_id, revision, form_version_id;
    bool same_form;
    int64_t unit_id; /* the reporting unit, or one it took over from */
    struct str unit_name;
    struct str period, form_code;
    struct str blob;
};

/* Fills in what the report takes from elsewhere: its content's externals, and work->sources. */
enum status sources_load(struct ctx *ctx, struct report_work *work) MUST_CHECK;
/* The same, and a report being filled in is calculated with them. */
enum status sources_apply(struct ctx *ctx, struct report_work *work) MUST_CHECK;
/* Keeps which revisions the frozen one took from. */
enum status sources_freeze(
    struct ctx *ctx, const struct report_work *work, int64_t revision_id) MUST_CHECK;
/* The wire form of what the report takes, in the order of formula_externals. */
struct list sources_encode(struct ctx *ctx, const struct report_work *work);
/* Where the figures come from that a cell's formula takes from elsewhere: struct explain_source. */
enum status sources_explain(struct ctx *ctx, const struct report_work *work, int64_t row,
    int64_t column, struct list *out) MUST_CHECK;

#endif
