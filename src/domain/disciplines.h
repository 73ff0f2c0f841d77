/*
 * disciplines -- how many reports came in time, late or not at all, by unit, regime or month; and
 * which ones those are (NA-37, NA-38, CT-72, CT-73).
 *
 * What counts a report as late is core/discipline.h: nothing is reckoned anew from today's rules.
 * A report belongs to the month in which it was first due, so that putting it off does not move
 * it from one table to another.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NO_SUCH_UNIT, RENDER_FAILED
 * Limits: PAGE_ROWS_MAX rows a page, DISCIPLINE_ROWS_MAX rows of a file
 * Tests:  tests/api/discipline.talk, tests/api/discipline_test.c
 */
#ifndef BAOCAO_DISCIPLINES_H
#define BAOCAO_DISCIPLINES_H

#include "domain/discipline_scope.h"

enum status discipline_view(
    struct ctx *ctx, const struct discipline_query *in, struct discipline_out *out) MUST_CHECK;
/* The reports a count is made of, the latest due first; with why each counts as it does. */
enum status discipline_reports(
    struct ctx *ctx, const struct discipline_reports_query *in, struct page_out *out) MUST_CHECK;
/* Every row of every page, as a file begins with them. */
enum status discipline_all(
    struct ctx *ctx, const struct discipline_query *in, struct discipline_out *out) MUST_CHECK;
/* The rows of units over some days, in Vietnamese order; nothing is left out for paging. */
enum status discipline_of_units(
    struct ctx *ctx, const struct discipline_wish *wish, struct list *out) MUST_CHECK;
/* As it stands now, or as it was announced: of what was not assigned nothing is announced. */
enum discipline_file { DISCIPLINE_NOW, DISCIPLINE_ANNOUNCED };
/* extension: "xlsx" or "csv". */
enum status discipline_write(struct ctx *ctx, const struct discipline_out *out,
    enum discipline_file of, struct str extension, struct str *bytes) MUST_CHECK;

#endif
