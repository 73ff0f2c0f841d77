/*
 * registrations -- reports that were sent by other means during an outage (NA-30, KT-35, CT-31).
 *
 * Who registers one, from which state, says the profile's workflow (step
 * `register`). The time it was sent counts from then on, as core/outage.h
 * decides, and the time of registering stays beside it; the receiver confirms
 * the time, or does not, and then it counts as if nothing had been registered.
 * Until he has answered the report is not accepted. What proves it is a file of
 * its own, which comes with the registration whatever state the report is in,
 * or one of those attached to the report; either is kept with the registration.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, STEP_*, REGISTRATION_*, ATTACHMENT_*, INTAKE_CLOSED, CHANGED_MEANWHILE
 * Limits: REGISTRATIONS_MAX a report, OUTAGES_LOOKED_MAX outages
 * Tests:  tests/api/outage.talk, tests/api/outage_file.talk, tests/api/attachment_test.c
 */
#ifndef BAOCAO_REGISTRATIONS_H
#define BAOCAO_REGISTRATIONS_H

#include "domain/attachments.h"
#include "domain/report_work.h"
#include "model/outage.h"

enum status registration_list(
    struct ctx *ctx, const struct by_id *in, struct registrations_out *out) MUST_CHECK;
enum status registration_add(
    struct ctx *ctx, const struct registration_new *in, struct report_full *out) MUST_CHECK;
/* Before the bytes of in->file are kept: whether it may be registered with them, by this actor. */
enum status registration_admit(struct ctx *ctx, const struct registration_new *in) MUST_CHECK;
/* The file that proves one, and its bytes piece by piece: attachment_more goes on. */
enum status registration_proof_open(
    struct ctx *ctx, const struct registration_ref *in, struct attachment_content *out) MUST_CHECK;

/* Whether one waits for the receiver's answer: NEED_REGISTRATION is met then. */
enum status registration_look(struct ctx *ctx, struct report_work *work) MUST_CHECK;
/* Says that registration_offered of this report comes soon: see db_ahead. */
enum status registration_ahead(struct ctx *ctx, const struct report_work *work) MUST_CHECK;
/* Whether there was an outage in which the report may have been sent otherwise, for its own side.
 */
enum status registration_offered(
    struct ctx *ctx, const struct report_work *work, bool *out) MUST_CHECK;
/* What a step that is being taken does to a registration, and to the report's time of sending. */
enum status registration_step(struct ctx *ctx, struct report_work *work, enum report_action action,
    struct str note) MUST_CHECK;

#endif
