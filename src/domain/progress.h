/*
 * progress -- where the reports of a cycle stand, and what happened.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND for what lies outside the actor's scope
 * Limits: PAGE_ROWS_MAX rows a page; MATRIX_PERIODS_MAX
 * Tests:  tests/api/progress.talk, tests/api/events.talk
 */
#ifndef BAOCAO_PROGRESS_H
#define BAOCAO_PROGRESS_H

#include "model/event.h"
#include "model/report.h"

#define MATRIX_PERIODS_DEFAULT 12

/* Who leads or receives a cycle sees all of it. */
enum status progress_view(
    struct ctx *ctx, const struct progress_query *in, struct progress_out *out) MUST_CHECK;
enum status matrix_view(
    struct ctx *ctx, const struct matrix_query *in, struct matrix_out *out) MUST_CHECK;
enum status event_list(
    struct ctx *ctx, const struct event_query *in, struct page_out *out) MUST_CHECK;

#endif
