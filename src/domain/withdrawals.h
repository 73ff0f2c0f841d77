/*
 * withdrawals -- mending a cycle that was opened or given by mistake: reports taken from units, and
 * whole cycles cancelled.
 *
 * What a unit had entered is kept, and can be read by its own side: a report is
 * marked, not removed, and so are those that were handed on from it. It counts
 * in no statistics, is part of no total and is owed by nobody. Nothing that its
 * receiver has is taken. A unit is given its report again by
 * cycle_add_reporters (domain/regimes.h); a cancelled cycle stays cancelled, and
 * its period is opened anew by hand: what opens by itself passes it over.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, WITHDRAWAL_*, CYCLE_CANCELLED, CYCLE_CANCEL_*, CHANGED_MEANWHILE
 * Limits: PAGE_ROWS_MAX reports a request, CHILDREN_DEPTH_MAX times downward
 * Tests:  tests/api/withdrawal.talk, tests/api/cancellation.talk
 */
#ifndef BAOCAO_WITHDRAWALS_H
#define BAOCAO_WITHDRAWALS_H

#include "model/regime.h"
#include "model/report.h"
#include "model/withdrawal.h"

/* Reports of a cycle are taken from the units that have them, each told why. */
enum status reports_withdraw(
    struct ctx *ctx, const struct withdrawal_new *in, struct cycle *out) MUST_CHECK;
enum status cycle_cancel(
    struct ctx *ctx, const struct cancellation_new *in, struct cycle *out) MUST_CHECK;

/* Why a report is withdrawn; all zero where it is not. */
enum status withdrawal_look(
    struct ctx *ctx, const struct report *report, struct withdrawal *out) MUST_CHECK;
/* A unit's report that was withdrawn is its again, with what was handed on from it; `drafted`:
 * there is something entered to go on with. */
enum status withdrawal_undo(struct ctx *ctx, int64_t report_id, int64_t due_on,
    int64_t receiver_unit_id, bool drafted) MUST_CHECK;
/* Refuses what is done to a cycle that was cancelled. */
enum status cycle_require_in_force(struct ctx *ctx, const struct cycle *cycle) MUST_CHECK;
/* A cycle for whoever may open it, unless it was cancelled. */
enum status cycle_lead_get(struct ctx *ctx, int64_t id, struct cycle *out) MUST_CHECK;
/* What its lead did to it, and how it is after. */
enum status cycle_event(
    struct ctx *ctx, const char *action, struct str note, const struct cycle *after) MUST_CHECK;

#endif
