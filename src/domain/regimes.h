/*
 * regimes -- duties to report, who owes them, and opening a cycle of one.
 *
 * Opening a cycle assigns the form to every reporter of the regime, whole or
 * by rows and columns, and makes the lead unit's own total; all in one
 * transaction, and once: a cycle is unique by regime and period. A unit that
 * is not there on any day of the data window is left out, and named: one that
 * was closed within it still owes what it did.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, REGIME_*, CYCLE_*, NO_SUCH_*, CHANGED_MEANWHILE
 * Limits: CSV_ROWS_MAX reporters
 * Tests:  tests/api/regime.talk, tests/api/cycle.talk
 */
#ifndef BAOCAO_REGIMES_H
#define BAOCAO_REGIMES_H

#include "model/regime.h"

enum status regime_list(
    struct ctx *ctx, const struct regime_query *in, struct page_out *out) MUST_CHECK;
enum status regime_view(
    struct ctx *ctx, const struct by_id *in, struct regime_full *out) MUST_CHECK;
enum status regime_create(
    struct ctx *ctx, const struct regime *in, struct regime_full *out) MUST_CHECK;
enum status regime_change(
    struct ctx *ctx, const struct regime *in, struct regime_full *out) MUST_CHECK;
enum status reporter_list(struct ctx *ctx, const struct by_id *in, struct page_out *out) MUST_CHECK;
enum status reporters_set(
    struct ctx *ctx, const struct reporters_change *in, struct regime *out) MUST_CHECK;
enum status cycle_list(
    struct ctx *ctx, const struct cycle_query *in, struct page_out *out) MUST_CHECK;
enum status cycle_view(struct ctx *ctx, const struct by_id *in, struct cycle *out) MUST_CHECK;
enum status cycle_open(
    struct ctx *ctx, const struct cycle *in, struct cycle_opened *out) MUST_CHECK;
/* The lead unit's step, where a regime goes by two: who reports which part of it, until when. */
enum status cycle_assign(
    struct ctx *ctx, const struct cycle_assign *in, struct cycle_opened *out) MUST_CHECK;
/* Further units are given their reports of an open cycle: those of the regime's list that have
 * none, or others with a reason; likewise those from whom they were taken. */
enum status cycle_add_reporters(
    struct ctx *ctx, const struct cycle_reporters *in, struct cycle_opened *out) MUST_CHECK;
/* Which cells of its form nobody fills in, and which several units do. */
enum status regime_coverage(
    struct ctx *ctx, const struct by_id *in, struct coverage *out) MUST_CHECK;
/* What opening would do, for who may open it; nothing is kept. */
enum status cycle_preview(
    struct ctx *ctx, const struct preview_query *in, struct cycle_preview *out) MUST_CHECK;
/* Any regime or cycle there is, whoever asks. */
enum status regime_get(struct ctx *ctx, int64_t id, struct regime *out) MUST_CHECK;
enum status cycle_get(struct ctx *ctx, int64_t id, struct cycle *out) MUST_CHECK;

#endif
