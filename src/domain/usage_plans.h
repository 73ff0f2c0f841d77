/*
 * usage_plans -- the reports about the use of the system, as the profile asks for them, kept as
 * regimes: made once the office that runs the system is named, and made to follow the profile
 * whenever it, the office or the units change.
 *
 * A regime is one like any other: its cycles open by themselves (openings.h), its reports go
 * through the province's workflow, and usage_reports.h puts the figures into them. Who owes one is
 * added to its list; who was taken off it by dates stays off.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NO_SUCH_UNIT, CHANGED_MEANWHILE, REGIME_CODE_TAKEN, FORM_CODE_TAKEN, OUTLINE_CODE_TAKEN
 * Limits: PROFILE_RULES_MAX regimes
 * Tests:  tests/api/usage_report.talk, tests/api/opening_test.c
 */
#ifndef BAOCAO_USAGE_PLANS_H
#define BAOCAO_USAGE_PLANS_H

#include "model/usage_report.h"

enum status usage_plan_view(struct ctx *ctx, struct usage_plan *out) MUST_CHECK;
/* Names the office; from then on reports are drawn up. */
enum status usage_office_set(
    struct ctx *ctx, const struct usage_office *in, struct usage_plan *out) MUST_CHECK;
/* The office; false: none was named. */
enum status usage_office_find(
    struct ctx *ctx, struct usage_office *out, bool *out_found) MUST_CHECK;

/* Whether a regime is not as its rule says. Reads only. */
enum status usage_plan_is_stale(struct ctx *ctx, bool *out) MUST_CHECK;
/* Makes them follow their rules, in the name of the system. */
enum status usage_plan_keep(struct ctx *ctx) MUST_CHECK;

#endif
