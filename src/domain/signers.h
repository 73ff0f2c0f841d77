/*
 * signers -- who may sign a report now, and with whose certificate.
 *
 * The purpose "approve" goes with the step "sign" and the actor's own certificate, "seal" with the
 * step "send", as if the seal were there, and that of the unit that answers for the report. What
 * keeps somebody from it is told with the report, before he begins.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  STEP_*, SIGNING_NOTHING, SIGNING_SEALED, SIGNING_TAKEN, what the database says
 * Limits: none
 * Tests:  tests/api/signing.talk
 */
#ifndef BAOCAO_SIGNERS_H
#define BAOCAO_SIGNERS_H

#include "core/authorisation.h"
#include "core/signing.h"
#include "domain/certificates.h"
#include "domain/report_work.h"

/* What of the report's work it takes. */
enum status signing_work(struct ctx *ctx, int64_t report_id, struct report_work *out) MUST_CHECK;
/* What a step of the report asks, for the purpose: decided, or refused. */
enum status signing_decide(struct ctx *ctx, const struct report_work *work,
    enum sign_purpose purpose, struct wf_verdict *out) MUST_CHECK;
/* Whose certificate it is signed with; the report is this unit's. */
enum status signing_owner(
    struct ctx *ctx, int64_t unit_id, enum sign_purpose purpose, struct owner *out) MUST_CHECK;
/* Why that cannot be: none is registered. PROBLEM_NONE: one is. To approve it is the same for all
 * reports: work may be NULL. */
enum status signing_key_problem(struct ctx *ctx, const struct report_work *work,
    enum sign_purpose purpose, enum problem_key *out) MUST_CHECK;
/* How the report is signed, in which forms the actor may, and what keeps him from signing it with a
 * key, or sealing it. */
enum status signing_tell(
    struct ctx *ctx, const struct report_work *work, struct report_signing *out) MUST_CHECK;
/* How reports are signed here, and what keeps the actor from signing any of them with a key. */
enum status signing_rules_tell(
    struct ctx *ctx, const struct profile *profile, struct report_signing *out) MUST_CHECK;
/* Somebody else's attempt is not taken away from him: SIGNING_TAKEN. *out_own: the actor's own that
 * lives, 0: none. */
enum status signing_require_free(
    struct ctx *ctx, int64_t report_id, enum sign_purpose purpose, int64_t *out_own) MUST_CHECK;
/* In which form the actor would sign the report now: as asked for, or else the only one; NULL: it
 * is not his to sign, or not said. */
enum status signing_form_look(struct ctx *ctx, int64_t report_id, int64_t authorisation_id,
    const struct sign_form **out) MUST_CHECK;

#endif
