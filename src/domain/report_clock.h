/*
 * report_clock -- when the clock of a report stops and runs again.
 *
 * Sending stops it, by the due day in force then; a return or a recall lets it
 * run again. A sending registered later (domain/registrations.h) stops it at
 * the time registered, by the due day it had already gone by. An appeal that was
 * upheld was against what the clock said then: when it stops, or runs again, that
 * is over.
 *
 * Layer:  domain
 * Owns:   nothing
 * Fails:  never
 * Limits: none
 * Tests:  tests/api/discipline.talk, tests/api/outage.talk, tests/api/appeal.talk
 */
#ifndef BAOCAO_REPORT_CLOCK_H
#define BAOCAO_REPORT_CLOCK_H

#include "model/report.h"

void report_clock_stop(struct report *report, int64_t sent_ms);
/* The report is submitted, approved and sent anew. */
void report_clock_run(struct report *report);

#endif
