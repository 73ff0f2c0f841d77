/*
 * sweep -- forgets what no longer counts: sessions that are over, misses of log-ins, old answers,
 * alerts of long ago and of certificates that were taken back, certificates nobody asks about,
 * files nothing refers to.
 *
 * Each kind is deleted in a transaction of its own. What it leaves behind is
 * never believed either: each reader asks for the age itself.
 *
 * Layer:  jobs
 * Owns:   nothing; the limits must outlive the rounds
 * Fails:  as rounds
 * Limits: SWEEP_FILES_MAX files a round
 * Tests:  tests/api/
 */
#ifndef BAOCAO_SWEEP_H
#define BAOCAO_SWEEP_H

#include "domain/sessions.h"
#include "jobs/rounds.h"

#define SWEEP_EVERY_MS ((int64_t)10 * 60 * 1000)
/* Answers kept for Idempotency-Key: a client that asks again does so within the day. */
#define SWEEP_ANSWERS_MS ((int64_t)24 * 3600 * 1000)
/* Files taken in one round, each in some twenty transactions at most. */
#define SWEEP_FILES_MAX 100

struct rounds_plan sweep_plan(struct session_limits *limits);

#endif
