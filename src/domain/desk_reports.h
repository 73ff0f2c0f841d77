/*
 * desk_reports -- the reports that wait on a desk: in a state from which a step is taken, within
 * the reach of who takes it.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND for a unit there is not
 * Limits: DESK_ROWS_MAX reports a page
 * Tests:  tests/api/clerk_desk.talk, tests/api/sign_desk.talk
 */
#ifndef BAOCAO_DESK_REPORTS_H
#define BAOCAO_DESK_REPORTS_H

#include "core/profile.h"
#include "model/report.h"

struct desk_order {
    enum right right;
    enum report_action action;
    struct str q;
    int64_t unit_id; /* 0: all */
    struct page page;
    bool by_unit; /* or else the soonest due first */
};

/* out: struct report; out_next: the next page's cursor, or nothing. */
enum status desk_reports(struct ctx *ctx, const struct profile *profile,
    const struct desk_order *order, struct list *out, struct str *out_next) MUST_CHECK;

#endif
