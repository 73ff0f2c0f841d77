/*
 * revisions -- what submitting freezes, and the one digest over all of it.
 *
 * A revision is a report's figures and whatever else belongs to it (its parts:
 * attached files, …). Each part has a canonical text of its own, made where the
 * part is at home; here the digest over all of them is made, and nowhere else.
 * Another part is another row of parts in revisions.c and one more copy in
 * revision_freeze.
 *
 * The digest of a revision of figures alone is that of their canonical form, as
 * it always was. With further parts it is the digest of lines "name digest",
 * figures first, one for each part that is not empty: who has one part can
 * check it without the others.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  what the database says
 * Limits: those of the parts
 * Tests:  tests/api/frozen_test.c, tests/api/workflow.talk
 */
#ifndef BAOCAO_REVISIONS_H
#define BAOCAO_REVISIONS_H

#include "domain/reports.h"

/* The report as it is now, kept for good under the next number. */
enum status revision_freeze(struct ctx *ctx, struct report_work *work) MUST_CHECK;

#endif
