/*
 * scorings -- the year's table for scoring, drawn up by itself on the day the profile names (NA-38,
 * CT-73).
 *
 * It is one like those people announce (discipline_tables.h): another one may take its place.
 * Without a rule, or as long as nobody named the office that runs the system, people announce.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  what the database says
 * Limits: SCORING_LATE_DAYS
 * Tests:  tests/api/opening_test.c
 */
#ifndef BAOCAO_SCORINGS_H
#define BAOCAO_SCORINGS_H

#include "core/usage_rule.h"

struct scoring_task {
    int year; /* 0: none is to be drawn up now */
    struct scoring of;
};

/* Reads only. */
enum status scoring_due(struct ctx *ctx, struct scoring_task *out) MUST_CHECK;
/* Draws it up in the name of the system; OK also where somebody was first, or nothing was owed. */
enum status scoring_make(struct ctx *ctx, const struct scoring_task *task) MUST_CHECK;

#endif
