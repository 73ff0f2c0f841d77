/*
 * calendar_api -- /calendar over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/calendars.h
 * Limits: none
 * Tests:  tests/api/calendar.talk
 */
#ifndef BAOCAO_CALENDAR_API_H
#define BAOCAO_CALENDAR_API_H

#include "api/api.h"

enum status calendar_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status calendar_put(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
