/*
 * endings -- telling people that a certificate is about to end, each step once, and taking that
 * back when it is of no interest any more.
 *
 * As with reports (alerts.h) nobody calls this when a certificate changes: a round asks the
 * database which ends are near and of which nobody was told, and what people are still told of
 * that another certificate has taken the place of, that was withdrawn, or whose holder is locked.
 * What was told is kept in alert_told, in the transaction that tells it. What is taken back is
 * forgotten with it: should the new certificate be withdrawn again, people are told anew.
 *
 * A certificate that its authority took back is told of no more either, but stays told.
 *
 * Layer:  domain
 * Owns:   results live in the arena of the context
 * Fails:  what the database says
 * Limits: ENDING_ROUND_MAX a round, ENDING_PAGE_MAX a question, ENDING_MANAGERS_MAX who run the
 *         system, ALERT_HOLDERS_MAX
 * Tests:  tests/api/ending.talk, tests/api/endings_test.c
 */
#ifndef BAOCAO_ENDINGS_H
#define BAOCAO_ENDINGS_H

#include "base/ctx.h"
#include "base/list.h"
#include "core/ending.h"

/* A certificate of something: of an account or a unit its number, of others what tells them apart;
 * and the step, which says nothing of what is taken back. */
struct ending_task {
    enum ending kind;
    int64_t object_id, turn, step;
};

/* What is to be told now: a list of struct ending_task. Reads only. */
enum status endings_find(struct ctx *ctx, struct list *out) MUST_CHECK;
/* Tells it, where it still holds and nobody told it meanwhile. */
enum status endings_make(struct ctx *ctx, const struct list *tasks) MUST_CHECK;

/* What people are told of for nothing, and taking it back where that still holds. */
enum status endings_over_find(struct ctx *ctx, struct list *out) MUST_CHECK;
enum status endings_over_make(struct ctx *ctx, const struct list *tasks) MUST_CHECK;

/* The same for certificates that their authorities took back. */
enum status endings_revoked_find(struct ctx *ctx, struct list *out) MUST_CHECK;
enum status endings_revoked_make(struct ctx *ctx, const struct list *tasks) MUST_CHECK;

#endif
