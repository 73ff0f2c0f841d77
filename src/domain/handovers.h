/*
 * handovers -- the work of a post that changes hands goes to a named successor, all of it at once.
 *
 * Whoever leaves a post leaves reports that wait, matters he handles and alerts he has not read.
 * All of it is shown before it is confirmed, and goes over in one transaction: the successor gets
 * the roles that end with the predecessor (NA-57, KT-14, BG Đ4.2), by the rights of whoever hands
 * over; a unit never has two administrators in between, nor none (NA-14, CT-40). Reports follow the
 * roles: they are a unit's, not a person's. A ticket whose unit the successor may not answer goes
 * back to its help desk. What a predecessor did stays his in the history.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, HAND_OVER_*, CHANGED_MEANWHILE, and what accounts.h fails with
 * Limits: GRANTS_PER_ACCOUNT_MAX, HANDOVER_ITEMS_MAX
 * Tests:  tests/api/handover.talk, tests/api/desk_test.c
 */
#ifndef BAOCAO_HANDOVERS_H
#define BAOCAO_HANDOVERS_H

#include "base/ctx.h"
#include "model/handover.h"

enum status handover_work(
    struct ctx *ctx, const struct by_id *in, struct handover_work *out) MUST_CHECK;
enum status hand_over(
    struct ctx *ctx, const struct handover_new *in, struct handover *out) MUST_CHECK;

#endif
