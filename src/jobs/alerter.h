/*
 * alerter -- tells people what waits for them, and which certificate is about to end, a few things
 * in a transaction; and takes back what is said of certificates that others took the place of.
 *
 * Several processes may do it at once: what was told is kept in the
 * transaction that tells it. What cannot be told of does not keep
 * others from it: where some together fail, they are tried one by one.
 *
 * Layer:  jobs
 * Owns:   nothing
 * Fails:  as rounds
 * Limits: ALERT_ROUND_MAX reports and ENDING_ROUND_MAX certificates a round, ALERT_BATCH_MAX in a
 *         transaction
 * Tests:  tests/api/alerts_test.c, tests/api/endings_test.c
 */
#ifndef BAOCAO_ALERTER_H
#define BAOCAO_ALERTER_H

#include "jobs/rounds.h"

/* What a person waits for should not be told minutes later. */
#define ALERTER_EVERY_MS ((int64_t)15 * 1000)

struct rounds_plan alerter_plan(void);

#endif
