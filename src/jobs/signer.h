/*
 * signer -- asks the keys that the server asks itself, for the jobs that wait for them.
 *
 * Layer:  jobs
 * Owns:   nothing
 * Fails:  a job that could not be asked is asked again; what fails is logged, without what was sent
 * Limits: SIGN_POLLED_MAX jobs a round, one after the other
 * Tests:  tests/api/sign_keys.talk, tests/api/asked_test.c
 */
#ifndef BAOCAO_SIGNER_H
#define BAOCAO_SIGNER_H

#include "domain/sign_asked.h"
#include "jobs/rounds.h"

/* keys must outlive the rounds. */
struct rounds_plan signer_plan(struct sign_keys *keys);

#endif
