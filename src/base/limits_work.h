/*
 * limits_work -- limits of what reports go through: opening, handing on, deadlines.
 *
 * Part of base/limits.h, which brings it along.
 *
 * Layer:  base (freestanding)
 * Owns:   nothing
 * Fails:  never
 * Limits: these
 * Tests:  each limit is met by a test of the module that keeps it
 */
#ifndef BAOCAO_LIMITS_WORK_H
#define BAOCAO_LIMITS_WORK_H

#include <stddef.h>

/* Cycles that open by themselves: an outage of a year is made up for, day reports included. Due
 * days lie at most a year and a bit after their period began. */
#define OPENING_BACK_DAYS 800
/* What should have opened longer ago is left to people. */
#define OPENING_LATE_DAYS 366
#define OPENING_PERIODS_MAX 2000
#define OPENING_DAYS_MAX 366
/* Cycles one round opens: the next one is ten minutes later. */
#define OPENING_ROUND_MAX 200

/* Units a report is handed on to: more than a commune has hamlets, schools and enterprises. And how
 * many times downward: province, commune, division, enterprise, person. */
#define CHILDREN_MAX 500
#define CHILDREN_DEPTH_MAX 4

/* Cells nobody or several units fill in: named as far as people read. */
#define COVERAGE_NAMED_MAX 100

/* Later due days: asked for so many days after the due day at the latest, so far away, so often. */
#define EXTENSION_LATE_DAYS 10
#define EXTENSION_DAYS_MAX 92
#define EXTENSIONS_MAX 20

/* An outage is recorded for no longer than this: what lasts longer is another rule. Of a report, so
 * many outages are looked at, and so many times it may be registered as sent outside. */
#define OUTAGE_DAYS_MAX 30
#define OUTAGES_LOOKED_MAX 50
#define REGISTRATIONS_MAX 20

/* Numbers of documents of a unit's year, and figures they are at least written with. */
#define DOCUMENT_NUMBER_MAX 999999
#define NUMBERING_DIGITS_MAX 6
/* Numbers reserved or issued outside ahead of the next one, looked at to pass them over; and how
 * many a unit may have reserved at a time. */
#define NUMBERS_AHEAD_MAX 2000
#define NUMBERS_RESERVED_MAX 200
/* Books a list shows; and how far back the day of a reserved number may lie. */
#define NUMBER_BOOKS_MAX 500
#define NUMBER_BACK_DAYS 62
/* Numbers a report has had: one a revision that was issued. */
#define REPORT_NUMBERS_MAX 100
/* Reports a page of the clerk's desk looks at: each with its signatures. */
#define CLERK_DESK_ROWS_MAX 100

/* Units that merge into one, or come of one: 2025 took up to a dozen. */
#define SUCCESSION_UNITS_MAX 100
/* Appeals against a report's mark: a unit with better reasons tries again. */
#define APPEALS_MAX 3
/* Rows of a page of discipline, and of an announced table: more units than any province has. */
#define DISCIPLINE_ROWS_MAX 10000

#endif
