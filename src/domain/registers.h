/*
 * registers -- what was issued and what arrived, as the clerk's two books have it.
 *
 * A report gets its arrival number when the receiver takes it in, in the same transaction: a unit
 * that receives from all others at the last hour is not a queue all of them stand in.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  RENDER_FAILED
 * Limits: PAGE_ROWS_MAX a page, CSV_ROWS_MAX a file
 * Tests:  tests/api/register.talk
 */
#ifndef BAOCAO_REGISTERS_H
#define BAOCAO_REGISTERS_H

#include "model/number.h"
#include "model/report.h"

enum status register_outgoing(
    struct ctx *ctx, const struct register_query *in, struct page_out *out) MUST_CHECK;
enum status register_incoming(
    struct ctx *ctx, const struct register_query *in, struct page_out *out) MUST_CHECK;
/* As .xlsx or CSV; outside the transaction. */
enum status register_outgoing_write(
    struct ctx *ctx, const struct list *numbers, struct str extension, struct str *out) MUST_CHECK;
enum status register_incoming_write(
    struct ctx *ctx, const struct list *arrivals, struct str extension, struct str *out) MUST_CHECK;

/* The newest revision is taken in. */
enum status arrival_add(struct ctx *ctx, const struct report *report) MUST_CHECK;
/* Whether a revision was taken in. */
enum status arrival_of(
    struct ctx *ctx, const struct report *report, struct arrival *out, bool *out_found) MUST_CHECK;

#endif
