/*
 * periods -- a period's code in words, and the days that a regime's rules give it.
 *
 * Layer:  domain
 * Owns:   text lives in the arena given
 * Fails:  CYCLE_PERIOD, REGIME_RULE
 * Limits: none
 * Tests:  tests/api/cycle.talk
 */
#ifndef BAOCAO_PERIODS_H
#define BAOCAO_PERIODS_H

#include "base/ctx.h"

/* The windows of Kon Tum's Article 7 and the circulars after it: from the 15th to the 14th. */
#define PERIOD_WINDOW_DEFAULT "15-14"
#define PERIOD_DUE_DEFAULT "day=20;month=+0;shift=next"

/* What a cycle takes from its period: days since 1970. */
struct period_dates {
    int64_t window_from, window_to, due_on;
};

/* "2026-10" gives "Tháng 10 năm 2026"; what is no period is given back as it is. */
struct str period_words(struct arena *arena, struct str code);
/* kind: enum period_kind, which the code must be of. */
enum status period_dates_of(struct ctx *ctx, struct str code, int kind, struct str window_rule,
    struct str due_rule, struct period_dates *out) MUST_CHECK;
/* Whether the rules can be read at all; the dates are those of some period of the kind. */
enum status period_rules_check(struct ctx *ctx, int kind, struct str window_rule,
    struct str due_rule, struct period_dates *out) MUST_CHECK;

#endif
