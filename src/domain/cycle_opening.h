/*
 * cycle_opening -- what giving the reports of a cycle to units stands on, whoever gives them and
 * when.
 *
 * A cycle is given when it opens, by its lead unit in a second step, and to
 * further units later: who is there in the data window, whether there is time
 * enough, and what an assignment is are the same each time.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  CYCLE_NO_REPORTERS, CYCLE_SHORT_NOTICE, CYCLE_DUE, REGIME_TWICE, REGIME_PART
 * Limits: CSV_ROWS_MAX reporters
 * Tests:  tests/api/cycle.talk, tests/api/two_steps.talk
 */
#ifndef BAOCAO_CYCLE_OPENING_H
#define BAOCAO_CYCLE_OPENING_H

#include "core/notice.h"
#include "domain/periods.h"
#include "domain/regime_rows.h"

/* What a cycle stands on whose reports are given. */
struct opening {
    struct regime regime;
    struct period_dates dates;
    int64_t form_version_id, total_form_version_id, outline_version_id, cycle_id;
    struct list reporters, left_out; /* struct reporter_row, struct left_out */
    struct notice_rule rule;
    struct notice notice;
    struct str overlap; /* the cycle its data share days with; empty: none */
};

/* What is said where less time is left than the regulation asks, and which field says why. */
struct notice_answer {
    int ground; /* enum notice_ground */
    struct str reason;
    const char *reason_field;
};

/* Whether the unit is there, and on the list, on any day of the data window. */
bool opening_is_there(const struct opening *o, const struct reporter_row *row);
/* Parts those who report from those who are not there, or in whose place a successor reports. */
enum status opening_reporters(struct ctx *ctx, struct opening *o) MUST_CHECK;
/* Those who were named, each once, with a part that is one of the form. */
enum status opening_asked(struct ctx *ctx, const struct list *units, struct opening *o) MUST_CHECK;
/* The day the lead unit sets is none on which data are still being taken, nor before the law's. */
enum status opening_due_check(struct ctx *ctx, const struct opening *o) MUST_CHECK;
/* The time that is left until the due day, and what the regulation asks of it. */
enum status opening_notice(struct ctx *ctx, struct opening *o) MUST_CHECK;
/* NA-21: refused, unless the regulation spares the regime or the ground that is named; and the
 * reason is written down either way. */
enum status opening_notice_require(
    struct ctx *ctx, const struct opening *o, struct notice_answer answer) MUST_CHECK;
/* Gives a unit its report. */
enum status opening_assign(
    struct ctx *ctx, const struct opening *o, const struct reporter_row *row) MUST_CHECK;
enum status opening_no_reporters(struct ctx *ctx, const struct opening *o) MUST_CHECK;
/* What the history says of it. A reason that was not needed is not kept. */
struct str opening_overlap_note(struct ctx *ctx, const struct opening *o, struct str reason);
struct str opening_note(struct ctx *ctx, const struct opening *o, const struct cycle *in);
enum status opening_event(struct ctx *ctx, const struct opening *o, const char *action,
    struct str note, const struct cycle *after) MUST_CHECK;

#endif
