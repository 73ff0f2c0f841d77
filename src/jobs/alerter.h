/*
 * alerter -- tells people what waits for them, a few reports in a transaction.
 *
 * Several processes may do it at once: what was told is kept in the
 * transaction that tells it. A report that cannot be told of does not keep
 * others from it: where some together fail, they are tried one by one.
 *
 * Layer:  jobs
 * Owns:   nothing
 * Fails:  as rounds
 * Limits: ALERT_ROUND_MAX reports a round, ALERT_BATCH_MAX in a transaction
 * Tests:  tests/api/alerts_test.c
 */
#ifndef BAOCAO_ALERTER_H
#define BAOCAO_ALERTER_H

#include "jobs/rounds.h"

/* What a person waits for should not be told minutes later. */
#define ALERTER_EVERY_MS ((int64_t)15 * 1000)

struct rounds_plan alerter_plan(void);

#endif
