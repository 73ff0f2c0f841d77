/*
 * usage_reports -- putting the figures into the reports about the use of the system, and saying how
 * each was counted.
 *
 * Once the days of a cycle are over its reports are drawn up, each once: the figures are counted,
 * typed in the name of the system into a column that is closed to people, and whoever enters the
 * unit's reports is told. A report that comes back to be corrected keeps them.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  what the database says
 * Limits: USAGE_CYCLES_MAX cycles a round, USAGE_DRAWN_MAX reports a transaction
 * Tests:  tests/api/usage_report.talk, tests/api/opening_test.c
 */
#ifndef BAOCAO_USAGE_REPORTS_H
#define BAOCAO_USAGE_REPORTS_H

#include "base/ctx.h"
#include "base/list.h"

/* Cycles with reports that are to be drawn up: int64_t. Reads only. */
enum status usage_cycles_due(struct ctx *ctx, struct list *out) MUST_CHECK;
/* Draws up some of them, in the name of the system; whether there may be more. */
enum status usage_cycle_draw(struct ctx *ctx, int64_t cycle_id, bool *out_more) MUST_CHECK;

/* How the figure of a cell was counted, when and of which days; empty: it is none of the system's.
 */
enum status usage_explain(
    struct ctx *ctx, int64_t report_id, int64_t row, int64_t column, struct str *out) MUST_CHECK;

#endif
