/*
 * sweep -- forgets what no longer counts: sessions that are over, misses of log-ins, old answers.
 *
 * One thread deletes every SWEEP_EVERY_MS, first at the start, each kind in a
 * transaction of its own. What it leaves behind is never believed either: each
 * reader asks for the age itself.
 *
 * Layer:  jobs
 * Owns:   its thread; its connection belongs to the database
 * Fails:  STORE_FAILED from sweep_start; a failed round is logged and made up for by the next
 * Limits: none
 * Tests:  tests/api/
 */
#ifndef BAOCAO_SWEEP_H
#define BAOCAO_SWEEP_H

#include "domain/sessions.h"
#include "store/database.h"

#define SWEEP_EVERY_MS ((int64_t)10 * 60 * 1000)
/* Answers kept for Idempotency-Key: a client that asks again does so within the day. */
#define SWEEP_ANSWERS_MS ((int64_t)24 * 3600 * 1000)

struct sweep;

enum status sweep_start(struct ctx *ctx, struct database *database, struct session_limits limits,
    struct sweep **out) MUST_CHECK;
void sweep_stop(struct sweep *sweep);

#endif
