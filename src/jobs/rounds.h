/*
 * rounds -- a thread that does its chores every so often, first at the start.
 *
 * A chore gets a connection and an arena of its own and opens its own
 * transactions. What a round could not do, the next one does: nothing waits
 * for a round. While the system is stopped for maintenance nothing is done.
 *
 * Layer:  jobs
 * Owns:   its thread; its connection belongs to the database
 * Fails:  STORE_FAILED from rounds_start; a failed chore is logged and the next goes on
 * Limits: none
 * Tests:  tests/api/opening_test.c
 */
#ifndef BAOCAO_ROUNDS_H
#define BAOCAO_ROUNDS_H

#include "store/database.h"

/* What a chore works with; the arena is emptied after it. */
struct chore {
    struct arena *arena;
    struct db *db;
    struct database *database;
    int64_t now_ms;         /* when the round began */
    int64_t (*clock)(void); /* NULL: it is that time all along */
    void *arg;              /* of the plan */
};

typedef enum status chore_fn(struct ctx *ctx, const struct chore *chore);
/* One of many things a chore does: whether there may be more of them. */
typedef enum status chore_step_fn(struct ctx *ctx, const struct chore *chore, bool *out_more);

/* By now, for chores that wait for others. */
int64_t chore_now_ms(const struct chore *chore);
/* The step with a heavy arena and the time of its own; what failed is told in ctx. */
enum status chore_apart(
    struct ctx *ctx, const struct chore *chore, chore_step_fn *step, bool *out_more) MUST_CHECK;

struct rounds_plan {
    const char *name; /* of the log line of a chore that failed */
    int64_t every_ms;
    chore_fn *const *chores;
    size_t chores_len;
    void *arg; /* must outlive the rounds */
};

struct rounds;

enum status rounds_start(struct ctx *ctx, struct database *database, const struct rounds_plan *plan,
    struct rounds **out) MUST_CHECK;
/* Waits for the round under way. */
void rounds_stop(struct rounds *rounds);
/* One round here and now, on a connection of the caller's (tests, commands). */
void rounds_once(const struct rounds_plan *plan, const struct chore *chore);

#endif
