/*
 * asker -- asks authorities whether certificates were taken back, on a thread of its own.
 *
 * Each errand is claimed, run and settled apart (domain/trust_sources.h): no transaction is open
 * while a server is spoken to or its answer is read, and two processes do not ask the same. Nothing
 * waits for it: who verifies goes by what is there.
 *
 * Layer:  jobs
 * Owns:   nothing; the struct asker must outlive the rounds
 * Fails:  as rounds; a server that does not answer is no failure of the round
 * Limits: TRUST_ROUND_MAX
 * Tests:  tests/api/trust_test.c, tests/exchange/fetch_test.c, tests/cli/stop_test.py
 */
#ifndef BAOCAO_ASKER_H
#define BAOCAO_ASKER_H

#include "domain/trust_sources.h"
#include "exchange/net_fetch.h"
#include "jobs/rounds.h"

#define ASKER_EVERY_MS ((int64_t)10 * 1000)

struct asker {
    fetch_fn *fetch;
    void *of;
    _Atomic bool stopping; /* set before the rounds are stopped: what is under way is given up */
};

struct rounds_plan asker_plan(struct asker *asker);

#endif
