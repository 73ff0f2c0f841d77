/*
 * deadlines -- the lead unit closes and opens intake; reporters ask for a later due day.
 *
 * Nothing closes by itself when the due day has passed: a late report is taken
 * in like any other, unless the lead unit closed the cycle's intake, which the
 * reporters are told with the reason (CT-60). A due day that was put off is the
 * report's own: it is counted as extended, not as late.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, INTAKE_*, EXTENSION_*, CHANGED_MEANWHILE
 * Limits: EXTENSIONS_MAX asked for a report
 * Tests:  tests/api/deadline.talk
 */
#ifndef BAOCAO_DEADLINES_H
#define BAOCAO_DEADLINES_H

#include "model/deadline.h"
#include "model/regime.h"
#include "model/report.h"

enum status intake_change(
    struct ctx *ctx, const struct intake_change *in, struct cycle *out) MUST_CHECK;
/* Says that intake_reason of this report comes soon: see db_ahead. */
enum status intake_ahead(struct ctx *ctx, const struct report *report) MUST_CHECK;
/* Why the report cannot be sent, by whom intake was closed and when; empty: it can. */
enum status intake_reason(struct ctx *ctx, const struct report *report, struct str *out) MUST_CHECK;
enum status cycle_extend(
    struct ctx *ctx, const struct cycle_extension *in, struct cycle *out) MUST_CHECK;
enum status extension_list(
    struct ctx *ctx, const struct by_id *in, struct extensions_out *out) MUST_CHECK;
enum status extension_request(
    struct ctx *ctx, const struct extension_new *in, struct extensions_out *out) MUST_CHECK;
enum status extension_decide(
    struct ctx *ctx, const struct extension_answer *in, struct extensions_out *out) MUST_CHECK;
/* The report is sent: what is still asked for it needs no answer any more. Recalled or returned, it
 * may be asked for again. */
enum status extension_lapse(struct ctx *ctx, const struct report *report) MUST_CHECK;

#endif
