/*
 * lunar -- Vietnam's lunar calendar: which lunar day a day is, and back.
 *
 * Tết and Giỗ Tổ are lunar days (Labour Code 2019, Article 112). The months
 * come from a table made by tools/lunar_table.py out of astronomy at UTC+7,
 * so that the same answer is given in the browser, without floating point.
 * Calendars printed before 1968 were made for UTC+8 and differ here and there;
 * the month that begins on 2054-05-08 is within a minute of midnight and may
 * turn out a day earlier.
 *
 * Layer:  core (pure)
 * Owns:   nothing
 * Fails:  false for what the calendar does not have, and *out is left alone
 * Limits: lunar years 1900 to 2100
 * Tests:  lunar_test.c, tests/data/calendar/
 */
#ifndef BAOCAO_LUNAR_H
#define BAOCAO_LUNAR_H

#include "base/date.h"

struct lunar_day {
    int year, month, day; /* month and day count from 1 */
    bool leap;            /* of the month that repeats this one */
};

bool lunar_of(int64_t day, struct lunar_day *out) MUST_CHECK;
bool lunar_to_day(struct lunar_day lunar, int64_t *out) MUST_CHECK;

#endif
