/*
 * urgings -- letters that urge units to send what they owe: issuing one to many units, its number,
 * its receipt, withdrawing it (BP-31).
 *
 * Whoever may urge (RIGHT_REPORT_URGE) over the unit that receives a report or leads its regime may
 * urge for it, in the name of a unit he may urge for: his own unless said. What each unit owes is
 * kept as it stood; what came of it since is read beside it. People of the units addressed are told
 * in the same transaction (ADR 0034); a unit that was merged is urged through the one that took
 * over.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, URGING_*, CHANGED_MEANWHILE
 * Limits: URGING_REPORTS_MAX reports a letter
 * Tests:  tests/api/urging.talk
 */
#ifndef BAOCAO_URGINGS_H
#define BAOCAO_URGINGS_H

#include "base/ctx.h"
#include "model/urging.h"

/* What is owed to units within the actor's reach. */
enum status owed_list(
    struct ctx *ctx, const struct owed_query *in, struct owed_out *out) MUST_CHECK;
enum status urging_draft(
    struct ctx *ctx, const struct nothing *in, struct urging_draft *out) MUST_CHECK;
enum status urging_issue(
    struct ctx *ctx, const struct urging_new *in, struct urging_full *out) MUST_CHECK;
enum status urging_view(
    struct ctx *ctx, const struct by_id *in, struct urging_full *out) MUST_CHECK;
enum status urging_give_number(
    struct ctx *ctx, const struct urging_number *in, struct urging_full *out) MUST_CHECK;
enum status urging_take_back(
    struct ctx *ctx, const struct urging_withdraw *in, struct urging_full *out) MUST_CHECK;
enum status urging_confirm(
    struct ctx *ctx, const struct urging_receipt *in, struct urging_full *out) MUST_CHECK;

/* The letter whole, whoever of those it concerns asks: what its paper is made of. */
enum status urging_whole(
    struct ctx *ctx, const struct by_id *in, struct urging_full *out) MUST_CHECK;

#endif
