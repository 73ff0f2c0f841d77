/*
 * periods -- a period's code in words, and the days that a regime's rules give it.
 *
 * Layer:  domain
 * Owns:   text lives in the arena given
 * Fails:  CYCLE_PERIOD, REGIME_RULE, REGIME_DUE, REGIME_TOTAL_DUE
 * Limits: none
 * Tests:  tests/api/cycle.talk
 */
#ifndef BAOCAO_PERIODS_H
#define BAOCAO_PERIODS_H

#include "base/ctx.h"
#include "core/period.h"

/* The windows of Kon Tum's Article 7 and the circulars after it: from the 15th to the 14th. */
#define PERIOD_WINDOW_DEFAULT "15-14"
#define PERIOD_DUE_DEFAULT "day=20;month=+0;shift=next"
/* A total is made of what comes in by the due day: no regulation says when, this leaves a week. */
#define PERIOD_TOTAL_DUE_DEFAULT "workdays=5;after=due;shift=none"

/* A regime's rules of time, core/period.h. */
struct period_rules {
    int kind; /* enum period_kind */
    struct str window, due, total_due;
    bool bound; /* to the law's least due day, core/period.h */
};

/* What a cycle takes from its period: days since 1970. */
struct period_dates {
    int64_t window_from, window_to, due_on, total_due_on;
};

/* "2026-10" gives "Tháng 10 năm 2026"; what is no period is given back as it is. */
struct str period_words(struct arena *arena, struct str code);
/* The code must be of the rules' kind. Where months are such that a total would be due before its
 * reports, it is due with them. */
enum status period_dates_of(struct ctx *ctx, struct str code, const struct period_rules *rules,
    struct period_dates *out) MUST_CHECK;
/* Whether the rules can be read at all, and give the reports no day before their data end and the
 * total no earlier day than its reports. */
enum status period_rules_check(struct ctx *ctx, const struct period_rules *rules) MUST_CHECK;
/* The first day reports of these rules may be due. Where a ministry says when, its estimates may be
 * due while their window runs. */
enum status period_least_due(struct ctx *ctx, const struct period_rules *rules,
    struct day_span window, int64_t *out) MUST_CHECK;

#endif
