/*
 * approvals -- the stages of checking a unit lays down before its leader decides (BG-29).
 *
 * A rule is of one regime, or of all that have no rule of their own. Who manages the unit's
 * accounts writes it; whom it names must be of the unit and able to read its reports.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, CHANGED_MEANWHILE, NO_SUCH_REGIME, APPROVAL_*
 * Limits: APPROVAL_RULES_MAX rules a unit, REVIEW_STAGES_MAX stages, REVIEW_ACCOUNTS_MAX people
 * Tests:  tests/api/review.talk
 */
#ifndef BAOCAO_APPROVALS_H
#define BAOCAO_APPROVALS_H

#include "model/report.h"

enum status approval_list(
    struct ctx *ctx, const struct by_id *in, struct approval_rules *out) MUST_CHECK;
enum status approval_put(
    struct ctx *ctx, const struct approval_rule_put *in, struct approval_rules *out) MUST_CHECK;
/* Says that approval_of this report comes soon: see db_ahead. */
enum status approval_ahead(struct ctx *ctx, const struct report *report) MUST_CHECK;
/* The rule that applies to the report, whoever asks; without stages where none does. Of those it
 * names, able are who may log in. */
enum status approval_of(
    struct ctx *ctx, const struct report *report, struct approval_rule *out) MUST_CHECK;

#endif
