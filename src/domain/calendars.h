/*
 * calendars -- which days are worked in a year: what is known of it, and confirming it.
 *
 * The administrator of the whole province confirms each year once its notice
 * is out. Cycles that are open keep the days they were opened with; those
 * opened from then on are counted by the confirmed days.
 *
 * Layer:  domain
 * Owns:   text and days live in the request's arena
 * Fails:  CALENDAR_INVALID naming the day; CALENDAR_LACKS naming the holiday; CHANGED_MEANWHILE
 * Limits: CALENDAR_YEARS_MAX years loaded at once
 * Tests:  tests/api/calendar.talk
 */
#ifndef BAOCAO_CALENDARS_H
#define BAOCAO_CALENDARS_H

#include "base/ctx.h"
#include "model/calendar.h"

enum status calendar_view(
    struct ctx *ctx, const struct calendar_ref *in, struct calendar_shown *out) MUST_CHECK;
enum status calendar_keep(
    struct ctx *ctx, const struct calendar_confirm *in, struct calendar_shown *out) MUST_CHECK;
/* The days of the years from first to last: confirmed, notified or computed. */
enum status calendar_load(
    struct ctx *ctx, int first_year, int last_year, struct calendar *out) MUST_CHECK;

#endif
