/*
 * calendar_reminders -- asking, once, for the next year's calendar where nobody confirmed it.
 *
 * From the day the profile names (1 December where it names none) until the end of the January
 * that follows. Asked is whoever confirms the calendars of the whole province.
 *
 * Layer:  domain
 * Owns:   nothing
 * Fails:  what the database says
 * Limits: none
 * Tests:  tests/api/opening_test.c
 */
#ifndef BAOCAO_CALENDAR_REMINDERS_H
#define BAOCAO_CALENDAR_REMINDERS_H

#include "base/ctx.h"

/* The year to be asked for now; 0: none. Reads only. */
enum status calendar_unsaid(struct ctx *ctx, int64_t *out_year) MUST_CHECK;
/* Asks for it, unless somebody has meanwhile. */
enum status calendar_remind(struct ctx *ctx, int64_t year) MUST_CHECK;

#endif
