/*
 * openings -- cycles that open by themselves (KT-23): saying so, and opening what has come.
 *
 * Opening is the same use case as by hand, done in the name of the system
 * with the rights of the lead unit; a cycle is unique by regime and period,
 * so that several processes, or a person at the same moment, open it once.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, OPENING_KIND, CHANGED_MEANWHILE; what cycle_open says
 * Limits: OPENING_ROUND_MAX cycles a round
 * Tests:  tests/api/opening.talk, tests/api/opening_test.c
 */
#ifndef BAOCAO_OPENINGS_H
#define BAOCAO_OPENINGS_H

#include "base/ctx.h"
#include "model/opening.h"

/* A cycle whose day has come. */
struct opening_task {
    int64_t regime_id;
    struct str period;
    struct problem problem; /* why it could not be opened */
};

enum status opening_view(
    struct ctx *ctx, const struct by_id *in, struct opening_rule *out) MUST_CHECK;
enum status opening_set(
    struct ctx *ctx, const struct opening_rule *in, struct opening_rule *out) MUST_CHECK;

/* What is to be opened now: a list of struct opening_task, oldest first. */
enum status openings_find(struct ctx *ctx, struct list *out) MUST_CHECK;
/* Opens one of them; OK also where somebody was first. */
enum status opening_run(struct ctx *ctx, const struct opening_task *task) MUST_CHECK;
/* Keeps why one of them could not be opened, and tells it once. */
enum status opening_failed(struct ctx *ctx, const struct opening_task *task) MUST_CHECK;

#endif
