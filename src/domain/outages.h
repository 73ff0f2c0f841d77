/*
 * outages -- when the system, or the line of a unit, could not be used; recorded by its operator.
 *
 * What is recorded is a fact others rest on: reports sent by other means in
 * that time (domain/registrations.h). Its times cannot be changed so that one
 * of those would rest on nothing.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, OUTAGE_*, NO_SUCH_UNIT, CHANGED_MEANWHILE
 * Limits: PAGE_ROWS_MAX outages a page, OUTAGE_DAYS_MAX days
 * Tests:  tests/api/outage.talk
 */
#ifndef BAOCAO_OUTAGES_H
#define BAOCAO_OUTAGES_H

#include "base/ctx.h"
#include "model/outage.h"

enum status outage_list(
    struct ctx *ctx, const struct outage_query *in, struct page_out *out) MUST_CHECK;
enum status outage_record(struct ctx *ctx, const struct outage *in, struct outage *out) MUST_CHECK;
enum status outage_change(struct ctx *ctx, const struct outage *in, struct outage *out) MUST_CHECK;

#endif
