/*
 * alerts -- telling people what waits for them, each thing once; and what each was told.
 *
 * A round looks for reports of which nobody was told yet: that they came into
 * a state, or that a step before or after their due day has come (core/alert.h
 * says whom and what). What was told of a report is kept in alert_told, in the
 * transaction that tells it, so that rounds may begin, fail and run in several
 * processes as they like: nothing is told twice and nothing is forgotten.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  what the database says
 * Limits: ALERT_ROUND_MAX reports a round, ALERT_HOLDERS_MAX people a report
 * Tests:  tests/api/alert.talk, tests/api/alerts_test.c
 */
#ifndef BAOCAO_ALERTS_H
#define BAOCAO_ALERTS_H

#include "base/ctx.h"
#include "model/alert.h"
#include "model/report.h"

/* A report, and what is to be told of it. */
struct alert_task {
    int64_t report_id, step, turn;
};

/* What is to be told now: a list of struct alert_task. Reads only. */
enum status alerts_find(struct ctx *ctx, struct list *out) MUST_CHECK;
/* Tells it, where it still holds and nobody told it meanwhile. */
enum status alerts_make(struct ctx *ctx, const struct list *tasks) MUST_CHECK;

/* Who holds which grants over the unit or those above it and may log in, the nearest first: struct
 * alert_holder. */
enum status alert_holders(struct ctx *ctx, struct str unit_path, struct list *out) MUST_CHECK;
/* Tells one person what a use case has to say, in its transaction. */
enum status alert_tell(struct ctx *ctx, const struct alert *said) MUST_CHECK;
/* Who is to act: whoever holds the right over the unit by the nearest grant. */
struct alert_office {
    enum right right;
    struct str unit_path;
    int64_t regime_id; /* 0: whichever */
    int64_t without;   /* an account that is not told; 0: none */
};
/* Tells each of them what a use case has to say, in its transaction. */
enum status alert_tell_nearest(
    struct ctx *ctx, const struct alert_office *office, const struct alert *said) MUST_CHECK;

/* Tells accounts that it is their stage's turn to check the report. */
enum status alert_tell_turn(struct ctx *ctx, const struct report *report, size_t stage,
    const int64_t *accounts, size_t len) MUST_CHECK;
/* Tells who leads the unit that a stage objects. */
enum status alert_tell_objection(struct ctx *ctx, const struct report *report) MUST_CHECK;
/* Tells now what a round would of the state the report is in. */
enum status alert_tell_state(struct ctx *ctx, const struct report *report) MUST_CHECK;
/* Tells who enters the unit's reports that the system drew one up, unless they were told already
 * that it was assigned; the round then tells nothing of that. */
enum status alert_tell_drawn(struct ctx *ctx, int64_t report_id) MUST_CHECK;
/* Tells of a step just taken what no round will: that it led to a state of which people were told
 * with this revision already, that it denied a correction, or that it took back what the receiver
 * was told of. */
enum status alert_tell_step(
    struct ctx *ctx, const struct report *report, const struct wf_step *step) MUST_CHECK;
/* Tells of what happened to the report; of two alike the turn is another. */
enum status alert_tell_event(
    struct ctx *ctx, const struct report *report, enum alert_event event, int64_t turn) MUST_CHECK;

enum status alert_list(
    struct ctx *ctx, const struct alert_query *in, struct page_out *out) MUST_CHECK;
enum status alert_counted(struct ctx *ctx, struct alert_count *out) MUST_CHECK;
enum status alerts_mark_read(
    struct ctx *ctx, const struct alerts_read *in, struct alert_count *out) MUST_CHECK;
/* A report was taken back: what was told of it holds no more. */
enum status alert_forget(struct ctx *ctx, int64_t report_id) MUST_CHECK;

#endif
