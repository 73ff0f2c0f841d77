/*
 * clerk_desk -- the reports that wait for whoever sends them, each with what was checked of it.
 *
 * Facts are found here, what they mean is core/clerk_check.h's. Facts about files and certificates
 * come from the documents of the report (facts_fill).
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND for a unit there is not
 * Limits: CLERK_DESK_ROWS_MAX reports a page
 * Tests:  tests/api/clerk_desk.talk
 */
#ifndef BAOCAO_CLERK_DESK_H
#define BAOCAO_CLERK_DESK_H

#include "base/ctx.h"
#include "model/clerk.h"

enum status clerk_desk_list(
    struct ctx *ctx, const struct clerk_query *in, struct page_out *out) MUST_CHECK;

#endif
