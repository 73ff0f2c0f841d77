/*
 * opening -- on which day a cycle opens by itself, and which periods' days have come (KT-23).
 *
 * A regime may say how many days before its reports are due their cycle
 * opens. From the day it says so on, each period whose opening day has come
 * is to be opened, once; those whose day passed while nobody was there are
 * made up for, up to OPENING_BACK_DAYS.
 *
 * Layer:  core (pure)
 * Owns:   nothing
 * Fails:  false for a period whose days the rules do not give
 * Limits: OPENING_PERIODS_MAX periods are looked at
 * Tests:  opening_test.c
 */
#ifndef BAOCAO_OPENING_H
#define BAOCAO_OPENING_H

#include "core/period.h"

struct opening_rules {
    enum period_kind kind; /* not AD_HOC or THEMATIC, which have no days of their own */
    struct str window, due;
    int64_t days_before; /* the due day */
    bool bound;          /* as due_by */
    const struct calendar *calendar;
};

/* Whether periods of this kind follow one another, so that they can open by themselves. */
bool opening_possible(enum period_kind kind);
bool opening_day(const struct opening_rules *rules, struct period period, int64_t *out) MUST_CHECK;
/* Whether a cycle opened today would have opened by itself on its day, had the system run: the day
 * is over, and what is opened and when has stood so since, `changed_on` being its last change. */
bool opening_is_missed(int64_t day, int64_t today, int64_t changed_on);
/* The periods whose opening day lies from `since` to `today`, ascending: as many as fit. */
size_t opening_come(const struct opening_rules *rules, int64_t since, int64_t today,
    struct period *out, size_t cap);
/* The first period that opens on a day after `today`, and not before `since`. */
bool opening_next(const struct opening_rules *rules, int64_t since, int64_t today,
    struct period *out_period, int64_t *out_day) MUST_CHECK;

#endif
