/*
 * limits_work -- limits of what reports go through: opening, alerts, handing on, deadlines.
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

/* Alerts. Steps before and after a due day; what came longer ago is not told any more. */
#define ALERT_STEPS_MAX 12
#define ALERT_BACK_DAYS 30
/* All steps lie so many days around the due day, working days counted. */
#define ALERT_SPAN_DAYS 60
/* Reports one round tells of, and those in one transaction: some 2 ms of the writer. */
#define ALERT_ROUND_MAX 1000
#define ALERT_BATCH_MAX 20
/* Of one unit and those above it. */
#define ALERT_HOLDERS_MAX 2000
/* Kept a year and a bit: a yearly report comes round once. */
#define ALERT_KEEP_MS ((int64_t)400 * 24 * 3600 * 1000)
#define ALERT_READ_MAX 500
/* The bell does not count further. */
#define ALERT_COUNT_MAX 1000

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

#endif
