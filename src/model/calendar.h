/*
 * calendar -- a year's days off and swapped working days, as shown and as confirmed.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: CALENDAR_DAYS_MAX days a year
 * Tests:  resource_test.c, tests/api/calendar.talk
 */
#ifndef BAOCAO_MODEL_CALENDAR_H
#define BAOCAO_MODEL_CALENDAR_H

#include "core/calendar.h"
#include "model/common.h"

struct calendar_ref {
    int64_t year;
};

struct calendar_shown {
    struct calendar_year of;
    int64_t workdays;        /* of the whole year */
    int64_t version;         /* 0: nobody confirmed it */
    int64_t confirmed_ms;    /* 0 likewise */
    struct str confirmed_by; /* the account's name */
};

struct calendar_confirm {
    int64_t version;
    struct calendar_year of;
};

extern const struct resource calendar_ref_resource;
extern const struct resource calendar_resource;
extern const struct resource calendar_confirm_resource;
/* What is kept of a year, and told in events: its notice and its days. */
extern const struct resource calendar_kept_resource;

#endif
