/*
 * migrate -- brings a schema forward, one numbered step a transaction, and refuses what it does
 * not know.
 *
 * Table schema_migration holds which steps were taken, with a checksum over
 * their SQL. A step whose text has changed since, a gap, or a step from a later
 * program is refused: nothing is guessed. There are no steps back; that is what
 * a backup is for.
 *
 * Layer:  store
 * Owns:   nothing
 * Fails:  STORE_SCHEMA naming the step and what to do
 * Limits: none
 * Tests:  tests/store/migrate_test.c, tests/migrate/
 */
#ifndef BAOCAO_MIGRATE_H
#define BAOCAO_MIGRATE_H

#include "store/database.h"
#include "store/drivers.h"

struct migrate_plan {
    const struct migration *steps;
    size_t steps_len;
    enum database_kind kind;
};

/* On ctx->db, outside a transaction; on PostgreSQL one process at a time. */
enum status migrate_up(struct ctx *ctx, const struct migrate_plan *plan) MUST_CHECK;
/* Whether the schema is exactly the plan's. */
enum status migrate_check(struct ctx *ctx, const struct migrate_plan *plan) MUST_CHECK;

#endif
