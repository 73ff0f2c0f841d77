/*
 * clerk_desk -- the reports that wait for whoever sends them, each with what was checked of it.
 *
 * Facts are found here, what they mean is core/clerk_check.h's. Facts about files and certificates
 * come from the documents of the report: what they take is read in the transaction, all else is
 * done behind it.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND for a unit there is not
 * Limits: DESK_ROWS_MAX reports a page
 * Tests:  tests/api/clerk_desk.talk
 */
#ifndef BAOCAO_CLERK_DESK_H
#define BAOCAO_CLERK_DESK_H

#include "domain/clerk_facts.h"
#include "model/clerk.h"

struct clerk_desk {
    struct page_out page; /* struct clerk_item */
    struct list looks;    /* struct clerk_look, one each */
};

/* A read. */
enum status clerk_desk_list(
    struct ctx *ctx, const struct clerk_query *in, struct clerk_desk *out) MUST_CHECK;
/* Outside: their check-lists. */
void clerk_desk_check(struct ctx *ctx, struct clerk_desk *desk);

#endif
