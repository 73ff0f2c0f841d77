#include "domain/report_clock.h"

void report_clock_stop(struct report *report, int64_t sent_ms)
{
    if (report->corrections) /* it was accepted once: the correction has no clock */
        return;
    if (report->clock == REPORT_CLOCK_RUNS) {
        report->clock_due_on = report->due_on;
        report->upheld = false;
    }
    report->sent_ms = sent_ms;
    report->clock = (int)discipline_stop(report->clock_due_on, date_today(sent_ms));
}

void report_clock_run(struct report *report)
{
    report->submitted_ms = report->approved_ms = 0;
    if (report->corrections)
        return;
    report->sent_ms = report->registered_ms = 0;
    report->clock = REPORT_CLOCK_RUNS;
    report->upheld = false;
    report->clock_due_on = DATE_NONE;
}
