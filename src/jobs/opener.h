/*
 * opener -- opens the cycles whose day has come, each in a transaction of its own (KT-23), hands
 * over what units owe whose day of merging has come, and does what else has its day: draws up the
 * reports about the use of the system and the year's table for scoring, and asks for the next
 * year's calendar.
 *
 * Several processes may do it at once: a cycle is unique. What cannot be
 * opened is kept and told once, and tried again in the next round.
 *
 * Layer:  jobs
 * Owns:   nothing
 * Fails:  as rounds
 * Limits: OPENING_ROUND_MAX cycles a round
 * Tests:  tests/api/opening_test.c
 */
#ifndef BAOCAO_OPENER_H
#define BAOCAO_OPENER_H

#include "jobs/rounds.h"

#define OPENER_EVERY_MS ((int64_t)10 * 60 * 1000)

struct rounds_plan opener_plan(void);

#endif
