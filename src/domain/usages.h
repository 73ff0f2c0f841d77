/*
 * usages -- how the system itself is used in a month, a quarter, half a year or a year: accounts,
 * log-ins, units that used it, reports by state (KT-52, KT-53, BG-32, CT-69, BP-20).
 *
 * Who follows a unit sees it and those below. The regulations ask for such a report; the one that
 * draws its outline has it in an annex that is not in the text, so the outline is our own.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NO_SUCH_UNIT, RENDER_FAILED
 * Limits: PAGE_ROWS_MAX rows a page, DISCIPLINE_ROWS_MAX rows of a file
 * Tests:  tests/api/usage.talk
 */
#ifndef BAOCAO_USAGES_H
#define BAOCAO_USAGES_H

#include "model/usage.h"

enum status usage_view(
    struct ctx *ctx, const struct usage_query *in, struct usage_out *out) MUST_CHECK;
/* Every row of every page. */
enum status usage_all(
    struct ctx *ctx, const struct usage_query *in, struct usage_out *out) MUST_CHECK;
/* extension: "xlsx" or "csv". */
enum status usage_write(struct ctx *ctx, const struct usage_out *out, struct str extension,
    struct str *bytes) MUST_CHECK;

#endif
