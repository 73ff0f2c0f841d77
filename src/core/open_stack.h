/*
 * open_stack -- the open lists of many reports one under another: what a total's open list is.
 *
 * What is decided:
 * - Each report that has rows in a list stands in the total's list under a heading with its unit's
 *   name, in the order of the reports; its rows follow in their own order.
 * - Rows typed in the target itself, which is no total then, stay and come first.
 * - Rows are never added up or merged, also where two units gave the same code: one project that
 *   two communes report is two figures of two reporters, and which of them is right is for people.
 *   Totals of a list are what the form's own formulas say ("Tổng cộng", SUM over the open row).
 * - A row keeps its key from one consolidation to the next as long as it comes from the same row of
 *   the same report.
 * - Open rows meet by their key where both forms are one; else by indicator; else, where each form
 *   has a single one, those two. Columns meet as those of fixed cells do (aggregate.h), columns
 * that name rows by their role. What has no counterpart is not taken.
 * - What an open row's formula calculates is calculated from what was taken.
 *
 * Layer:  core (pure)
 * Owns:   nothing; all lives in the target's arena and borrows the sources
 * Fails:  false: together the lists are longer than OPEN_ROWS_MAX, OPEN_CELLS_MAX; nothing changed
 * Limits: those
 * Tests:  open_stack_test.c
 */
#ifndef BAOCAO_OPEN_STACK_H
#define BAOCAO_OPEN_STACK_H

#include "core/content.h"

struct stacked {
    int64_t report_id;
    struct str unit_name;
    const struct content *content;
};

bool open_stack(struct content *target, const struct stacked *sources, size_t len) MUST_CHECK;
/* The column of the source that the target's column takes; 0: none. */
int64_t open_stack_column(const struct form *target, const struct form *source, int64_t column);
/* Whether a list of the target takes what stands in a column of the rows added under the source's
 * open row. */
bool open_stack_takes(
    const struct form *target, const struct form *source, int64_t open, int64_t column);

#endif
