/*
 * letterheads -- what stands on a unit's reports: reading it, changing it.
 *
 * A unit that said nothing has what its kind has (core/paper/letterhead_default.h). Who keeps a
 * unit's papers changes it: its clerk, its administrator.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, CHANGED_MEANWHILE, LETTERHEAD_POSITION
 * Limits: those of the field table
 * Tests:  tests/api/letterhead.talk
 */
#ifndef BAOCAO_LETTERHEADS_H
#define BAOCAO_LETTERHEADS_H

#include "model/letterhead.h"
#include "model/unit.h"

enum status letterhead_view(
    struct ctx *ctx, const struct by_id *in, struct letterhead_shown *out) MUST_CHECK;
enum status letterhead_keep(
    struct ctx *ctx, const struct letterhead_put *in, struct letterhead_shown *out) MUST_CHECK;

/* What stands on the unit's reports now, whoever asks. */
enum status letterhead_load(struct ctx *ctx, int64_t unit_id, struct letterhead *out) MUST_CHECK;
/* How a unit is said where it receives a report: "Ủy ban nhân dân tỉnh Nghệ An". */
enum status letterhead_unit_said(struct ctx *ctx, int64_t unit_id, struct str *out) MUST_CHECK;

#endif
