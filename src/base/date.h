/*
 * date -- days and instants as integers; Vietnam's clock (UTC+7) for people, UTC in storage.
 *
 * A day is the count of days since 1970-01-01 in the proleptic Gregorian
 * calendar; an instant is milliseconds since 1970-01-01T00:00Z. Nothing here
 * reads a clock.
 *
 * Layer:  base (freestanding)
 * Owns:   text lives in the arena given
 * Fails:  parsing returns false and leaves *out alone
 * Limits: years 1900 to 2199
 * Tests:  date_test.c
 */
#ifndef BAOCAO_DATE_H
#define BAOCAO_DATE_H

#include "base/str.h"

#define DATE_NONE INT64_MIN
#define MS_PER_DAY ((int64_t)86400000)
/* Vietnam's clock is ahead of UTC by this. */
#define DATE_CLOCK_MS ((int64_t)7 * 3600 * 1000)

struct ymd {
    int year, month, day; /* month and day count from 1 */
};

int64_t date_of(struct ymd ymd);
struct ymd date_ymd(int64_t days);
bool date_valid(struct ymd ymd);
int date_month_len(int year, int month);
int date_weekday(int64_t days);                               /* 1 Monday .. 7 Sunday */
bool date_parse(struct str text, int64_t *out) MUST_CHECK;    /* 2026-07-15 */
struct str date_format(struct arena *arena, int64_t days);    /* 2026-07-15 */
struct str date_format_vi(struct arena *arena, int64_t days); /* 15/07/2026 */

void date_add_to(struct buf *buf, int64_t days); /* 2026-07-15 */
void time_add_to(struct buf *buf, int64_t ms);   /* 2026-07-15T08:30:00.000Z */

int64_t date_today(int64_t now_ms); /* the day in Vietnam */
int64_t date_end_ms(int64_t days);  /* the last millisecond of that day in Vietnam */
bool time_parse(struct str text, int64_t *out_ms) MUST_CHECK; /* 2026-07-15T08:30:00.000Z */
struct str time_format(struct arena *arena, int64_t ms);      /* 2026-07-15T08:30:00.000Z */
struct str time_format_vi(struct arena *arena, int64_t ms);   /* 15/07/2026 15:30 */

#endif
