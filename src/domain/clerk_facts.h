/*
 * clerk_facts -- what is known of a report that a clerk is about to send.
 *
 * The documents of a revision that was signed digitally are verified anew: what a list of revoked
 * certificates says may have changed since it was signed.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  what the database says
 * Limits: SIGNATURES_MAX signatures of a document
 * Tests:  tests/api/clerk_desk.talk, tests/api/signing.talk
 */
#ifndef BAOCAO_CLERK_FACTS_H
#define BAOCAO_CLERK_FACTS_H

#include "core/clerk_check.h"
#include "domain/report_work.h"
#include "model/number.h"

/* Within a read, after signatures_look. */
enum status clerk_facts_fill(struct ctx *ctx, const struct report_work *work,
    const struct document_number *number, struct clerk_facts *out) MUST_CHECK;

#endif
