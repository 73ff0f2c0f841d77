/*
 * numbers -- numbers of documents: giving, reserving, releasing them (NĐ 30/2020, Art. 15; KT-29).
 *
 * A number is taken from the book of the unit that issues the paper, in the transaction that keeps
 * it: the book's row is changed first, so that of two who take at once one waits or is run again.
 * What was released is given before a new one, and a number sent outside is passed over: the series
 * has neither a gap nor a number twice. Each revision has a number of its own; a corrected report
 * gets a new one, and the register says that it replaces the old.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, NUMBER_*, STEP_NOT_YOURS, CHANGED_MEANWHILE
 * Limits: NUMBERS_AHEAD_MAX, NUMBERS_RESERVED_MAX, REPORT_NUMBERS_MAX, DOCUMENT_NUMBER_MAX
 * Tests:  tests/api/number.talk, tests/api/numbers_test.c
 */
#ifndef BAOCAO_NUMBERS_H
#define BAOCAO_NUMBERS_H

#include "domain/report_work.h"
#include "model/number.h"

/* What a revision was numbered; *out_found false: nothing. */
enum status number_of(struct ctx *ctx, int64_t report_id, int64_t revision,
    struct document_number *out, bool *out_found) MUST_CHECK;
/* Whether this actor may give the newest revision a number now; why not, in words. */
enum numbering_refusal number_refusal(
    const struct report_work *work, struct wf_facts facts, bool has_number);
struct str number_refusal_words(enum numbering_refusal refusal, enum report_state state);

enum status number_view(
    struct ctx *ctx, const struct by_id *in, struct report_numbers *out) MUST_CHECK;
enum status number_issue(
    struct ctx *ctx, const struct number_new *in, struct document_number *out) MUST_CHECK;
enum status number_reserve(
    struct ctx *ctx, const struct number_reserve *in, struct document_number *out) MUST_CHECK;
enum status number_release(
    struct ctx *ctx, const struct number_release *in, struct document_number *out) MUST_CHECK;

/* Of a report that was sent by other means, under this number: it enters the register. */
enum status number_outside(
    struct ctx *ctx, const struct report_work *work, struct str text, int64_t sent_ms) MUST_CHECK;
/* The newest revision is sent: its number is released no more. */
enum status number_sent(struct ctx *ctx, const struct report *report, int64_t sent_ms) MUST_CHECK;
/* Fills in what is computed of one just read. */
void number_complete(struct ctx *ctx, struct document_number *number);

#endif
