/*
 * usage_counts -- how the system was used over some days, summed by the units that report it.
 *
 * What a unit did counts for the nearest of those units at or above it: one that reports itself
 * is not part of the one above it. Where the office that runs the system is the only one, all
 * counts for it, outages of the whole system too.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  what the database says
 * Limits: USAGE_OUTAGES_MAX outages; as many units as there are
 * Tests:  tests/api/usage_report.talk
 */
#ifndef BAOCAO_USAGE_COUNTS_H
#define BAOCAO_USAGE_COUNTS_H

#include "base/ctx.h"
#include "core/usage_figures.h"
#include "core/usage_rule.h"

struct usage_wish {
    struct day_span days;
    enum usage_ower ower;
    struct list units; /* int64_t: those that report, ascending */
};

/* struct usage_figures of each of them. */
enum status usage_count(
    struct ctx *ctx, const struct usage_wish *wish, struct list *out) MUST_CHECK;

#endif
