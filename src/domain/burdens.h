/*
 * burdens -- how much is asked of whom, by whom, in which month (BP-11, CT-19, users' complaint 1).
 *
 * Counted from the duties: regimes in use, the periods that fall due in the
 * year, who reports and which part is assigned to him, and the cells of that
 * part that have to be typed. No report is read. A unit counts in a period if
 * it is there on some day of the data window, as when the cycle is opened.
 * Ad hoc regimes count the periods that were opened.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NO_SUCH_UNIT, RENDER_FAILED
 * Limits: BURDEN_ROWS_MAX rows
 * Tests:  tests/api/burden.talk
 */
#ifndef BAOCAO_BURDENS_H
#define BAOCAO_BURDENS_H

#include "model/burden.h"

#define BURDEN_ROWS_MAX 5000

enum status burden_view(
    struct ctx *ctx, const struct burden_query *in, struct burden *out) MUST_CHECK;
/* extension: "xlsx" or "csv". */
enum status burden_write(
    struct ctx *ctx, const struct burden *burden, struct str extension, struct str *out) MUST_CHECK;

#endif
