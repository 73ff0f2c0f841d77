/*
 * clocks -- how long building and testing a form may take, by which article.
 *
 * The days are of regulations, which change: so they are data, and who changes them says why.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  ROUTE_FORBIDDEN, NOT_FOUND, CHANGED_MEANWHILE
 * Limits: CLOCK_DAYS_MAX
 * Tests:  tests/api/life.talk
 */
#ifndef BAOCAO_CLOCKS_H
#define BAOCAO_CLOCKS_H

#include "model/form_life.h"

enum status form_clocks(struct ctx *ctx, const struct nothing *in, struct page_out *out) MUST_CHECK;
/* Other days of a clock, from now on and for what runs by it; the whole province's to decide. */
enum status form_clock_set(
    struct ctx *ctx, const struct form_clock_change *in, struct form_clock *out) MUST_CHECK;

#endif
