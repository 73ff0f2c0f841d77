/*
 * report_rights -- what the workflow asks of a report that does not depend on its figures: its
 * state, and whose rights. Lists of many reports ask no more.
 *
 * Layer:  domain
 * Owns:   nothing
 * Fails:  never
 * Limits: none
 * Tests:  tests/api/workflow.talk, tests/api/clerk_desk.talk
 */
#ifndef BAOCAO_REPORT_RIGHTS_H
#define BAOCAO_REPORT_RIGHTS_H

#include "base/ctx.h"
#include "core/profile.h"
#include "model/report.h"

/* Of the actor; no need is met yet. */
struct wf_facts report_rights(struct ctx *ctx, const struct report *report);

/* Why a step is not taken, in words; of a number that the regulation demands, with its article. */
struct str report_reason(struct ctx *ctx, const struct profile *profile, struct wf_verdict verdict,
    enum report_state state);

#endif
