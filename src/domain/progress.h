/*
 * progress -- where the reports of a cycle stand, who waits for whom, what happened.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND for what lies outside the actor's scope
 * Limits: PAGE_ROWS_MAX rows a page; INBOX_STATE_ITEMS_MAX things to do a state; MATRIX_PERIODS_MAX
 * Tests:  tests/api/progress.talk, tests/api/inbox.talk
 */
#ifndef BAOCAO_PROGRESS_H
#define BAOCAO_PROGRESS_H

#include "model/event.h"
#include "model/report.h"

/* Of each state that waits for somebody; the counts are of all. */
#define INBOX_STATE_ITEMS_MAX 200
#define MATRIX_PERIODS_DEFAULT 12

/* Who leads or receives a cycle sees all of it. */
enum status progress_view(
    struct ctx *ctx, const struct progress_query *in, struct progress_out *out) MUST_CHECK;
enum status matrix_view(
    struct ctx *ctx, const struct matrix_query *in, struct matrix_out *out) MUST_CHECK;
enum status inbox_view(struct ctx *ctx, const struct nothing *in, struct inbox_out *out) MUST_CHECK;
enum status event_list(
    struct ctx *ctx, const struct event_query *in, struct page_out *out) MUST_CHECK;

#endif
