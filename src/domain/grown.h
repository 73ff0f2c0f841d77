/*
 * grown -- a report's form with the rows that were added to it, and its formulas.
 *
 * A version of a form is compiled once for the process; with added rows it is one report's own, and
 * compiled only where something is calculated or checked: reading figures does neither.
 *
 * Layer:  domain
 * Owns:   what it makes lives in the request's arena
 * Fails:  ROWS_TOO_MANY
 * Limits: OPEN_ROWS_MAX, OPEN_CELLS_MAX, those of formulas
 * Tests:  tests/api/rows.talk
 */
#ifndef BAOCAO_GROWN_H
#define BAOCAO_GROWN_H

#include "domain/report_work.h"

/* After the content was read: .form is the form with its rows. */
void report_grow(struct ctx *ctx, struct report_work *work);
/* Whether the assignment includes the whole row of the form. */
bool report_assigned_row(const struct report_work *work, int64_t row);
/* Once the content has other added rows: .form becomes the form with them. ROWS_TOO_MANY: its
 * formulas would take too long. */
enum status report_regrow(struct ctx *ctx, struct report_work *work) MUST_CHECK;
/* The formulas and checks of .form: where rows were added they are compiled when they are asked
 * for.
 */
const struct formula_program *report_program(struct ctx *ctx, const struct report_work *work);

#endif
