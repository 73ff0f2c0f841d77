/*
 * children -- handing a report on: to divisions, lower units, enterprises, persons, and those
 * elsewhere that report to the unit (KT-24).
 *
 * Each of them gets a report of its own whose receiver is the unit that handed
 * it on; it goes the way of any report, and may be handed on in turn. What
 * they fill in is put together by domain/totals.h. Only units below one's own
 * and those registered as reporting to it (domain/unit_reporters.h) may be given parts of one's
 * report (NA-61). A unit has one report a cycle, so that none comes back to where it came from.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, CHILD_*, CHILD_SHORT_NOTICE, REGIME_PART, NO_SUCH_UNIT
 * Limits: CHILDREN_MAX units a report, CHILDREN_DEPTH_MAX times downward
 * Tests:  tests/api/children.talk
 */
#ifndef BAOCAO_CHILDREN_H
#define BAOCAO_CHILDREN_H

#include "model/child.h"

enum status child_list(
    struct ctx *ctx, const struct by_id *in, struct children_out *out) MUST_CHECK;
enum status child_assign(
    struct ctx *ctx, const struct children_new *in, struct children_out *out) MUST_CHECK;
/* Takes back what nobody began. */
enum status child_withdraw(
    struct ctx *ctx, const struct child_ref *in, struct children_out *out) MUST_CHECK;

#endif
