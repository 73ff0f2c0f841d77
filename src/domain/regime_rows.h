/*
 * regime_rows -- what changing a regime and opening its cycles both read of it.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  REGIME_PART; what the database says
 * Limits: CSV_ROWS_MAX reporters
 * Tests:  tests/api/regime.talk, tests/api/cycle.talk
 */
#ifndef BAOCAO_REGIME_ROWS_H
#define BAOCAO_REGIME_ROWS_H

#include "core/form.h"
#include "core/notice.h"
#include "core/period.h"
#include "model/regime.h"

/* One row of reporter_list, its parts still as the column holds them. */
struct reporter_row {
    struct reporter reporter;
    struct str rows, columns;
    int64_t valid_from, valid_to; /* of the unit */
};

struct period_rules regime_rules(const struct regime *regime);
/* Whether its reports are due no earlier than the law lets them be. */
bool regime_due_is_bound(enum regime_origin origin);
/* struct reporter_row of each unit that owes reports under the regime. */
enum status reporter_rows(struct ctx *ctx, int64_t regime_id, struct list *out) MUST_CHECK;
/* They as the history keeps them. */
enum status reporters_json(struct ctx *ctx, int64_t regime_id, struct str *out) MUST_CHECK;
/* Every key is one of the form the reporters fill in; i: the reporter's place in what was sent. */
enum status reporter_part_check(
    struct ctx *ctx, const struct form *form, const struct reporter *reporter, size_t i) MUST_CHECK;

#endif
