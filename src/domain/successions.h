/*
 * successions -- units that merge, split, change their names or end, and what they owed.
 *
 * Recorded in one transaction with its trail: the unit's last day, its places
 * on standing lists, which pass to its successors from the day on. On the day
 * (at once, where it has come; else the opener does it) the unit goes under its
 * heir in the tree, with a plus in its path (core/access.h): the heir's people
 * finish its reports and read its figures, which stay that unit's own. Regimes
 * it led or received become the heir's, as do reports on their way to it, and
 * the units below it.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, SUCCESSION_*, UNIT_*, NO_SUCH_UNIT
 * Limits: SUCCESSION_UNITS_MAX units on a side, CSV_ROWS_MAX rows an import
 * Tests:  tests/api/succession.talk, tests/api/succession_file.talk
 */
#ifndef BAOCAO_SUCCESSIONS_H
#define BAOCAO_SUCCESSIONS_H

#include "base/ctx.h"
#include "model/succession.h"

enum status succession_view(
    struct ctx *ctx, const struct by_id *in, struct unit_links_out *out) MUST_CHECK;
enum status succession_record(
    struct ctx *ctx, const struct succession_new *in, struct succession_out *out) MUST_CHECK;

/* One row of a CSV file. */
struct link_line {
    int kind;
    struct str predecessor_code, successor_code, document; /* successor_code empty: none */
    int64_t from_on;
    bool heir;
    size_t line;
};
/* Rows of one kind, day and document that share a unit are one merger or split. All or nothing. */
enum status succession_import(
    struct ctx *ctx, const struct list *lines, struct links_import *out) MUST_CHECK;

/* Units whose day has come (int64_t), and handing over what one of them owes. */
enum status successions_due(struct ctx *ctx, struct list *out) MUST_CHECK;
enum status succession_apply_due(struct ctx *ctx, const int64_t *unit_id) MUST_CHECK;

/* Who answers for the unit's reports now: itself, or whoever took over from it. */
enum status succession_issuer(struct ctx *ctx, int64_t unit_id, int64_t *out) MUST_CHECK;
/* struct succession_link of a regime's reporters. */
enum status succession_links(struct ctx *ctx, int64_t regime_id, struct list *out) MUST_CHECK;

#endif
