/*
 * sign_forms -- the ways in which the actor may sign a report now, by the register of the unit that
 * issues it.
 *
 * Asked where signing begins, and again with the transaction that takes the signature in: what was
 * ended in between does not count. A unit without a register signs as its letterhead says.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, SIGN_FORM_*
 * Limits: SIGN_FORMS_MAX
 * Tests:  tests/api/authorisation.talk, tests/api/authorisation_sign.talk
 */
#ifndef BAOCAO_SIGN_FORMS_H
#define BAOCAO_SIGN_FORMS_H

#include "core/authorisation.h"
#include "domain/report_work.h"

/* Whether he may approve by a deputy's grant alone: then he signs for the head. */
bool sign_form_is_deputy(const struct ctx *ctx, const struct report *report);

enum status sign_forms_look(
    struct ctx *ctx, const struct report *report, struct sign_forms *out) MUST_CHECK;
/* The one chosen by its entry (0: the only one); refused, naming authorisation_id, where there is
 * none. */
enum status sign_form_require(struct ctx *ctx, const struct report *report,
    int64_t authorisation_id, struct sign_form *out) MUST_CHECK;
/* For the report's page: what there is to choose from, or why nothing. */
enum status sign_forms_tell(
    struct ctx *ctx, const struct report *report, struct report_signing *out) MUST_CHECK;

/* The letterhead of whoever issues the report, with what stands over the signature by this form. */
enum status sign_form_letterhead(struct ctx *ctx, const struct report *report,
    const struct sign_form *form, struct letterhead *out) MUST_CHECK;
/* How that reads, a line each; empty: as the letterhead says. */
enum status sign_form_read(struct ctx *ctx, const struct report *report,
    const struct sign_form *form, struct str *out) MUST_CHECK;

#endif
