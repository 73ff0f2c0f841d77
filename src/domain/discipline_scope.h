/*
 * discipline_scope -- whose reports are counted: what was asked for, and what may be seen.
 *
 * A unit's reports are seen by who follows it or those above it, and by who follows the unit that
 * leads their regime or receives it (RIGHT_PROGRESS_READ): the same as of a cycle's progress.
 * Counts come from the database by unit and regime; here it is said which of them are taken.
 *
 * Layer:  domain
 * Owns:   lists live in the request's arena
 * Fails:  NO_SUCH_UNIT
 * Limits: none of its own: as many units and regimes as there are
 * Tests:  tests/api/discipline.talk
 */
#ifndef BAOCAO_DISCIPLINE_SCOPE_H
#define BAOCAO_DISCIPLINE_SCOPE_H

#include "model/discipline.h"
#include "store/db.h"

/* What of all reports is asked for. */
struct discipline_wish {
    struct day_span days;
    int kind; /* enum report_kind */
    int64_t regime_id, unit_id, under_id;
    struct str unit_words, regime_words; /* of names; empty: any */
};

/* A unit, or a regime. */
struct discipline_place {
    int64_t id;
    struct str code, name, path;
    int64_t order;
    bool wanted;
    bool whole; /* of a regime: all of its units are seen */
};

struct discipline_scope {
    struct ctx *ctx;
    const struct discipline_wish *wish;
    struct list units, regimes; /* struct discipline_place, by identifier */
    bool whole;                 /* every unit of every regime is wanted and seen */
};

/* The days of a part of a year, each -1 or 0 where it was not said. */
struct day_span discipline_days(struct ctx *ctx, int64_t year, int part);

enum status discipline_scope_load(
    struct ctx *ctx, const struct discipline_wish *wish, struct discipline_scope *out) MUST_CHECK;
/* One of the places, or NULL. */
const struct discipline_place *discipline_place_find(const struct list *places, int64_t id);
/* Whether the unit's reports of the regime are wanted, and seen. */
bool discipline_scope_has(const struct discipline_scope *scope, int64_t unit_id, int64_t regime_id);

/* Reports that were counted together: of a unit, a regime or a day, 0 where of all. */
struct discipline_counted {
    int64_t unit_id, regime_id, day;
    struct discipline_sum sum;
};
/* The row now read of discipline_pairs and its kin. */
struct discipline_counted discipline_row_read(struct ctx *ctx);
/* The row now read of discipline_facts or discipline_of. */
struct discipline_facts discipline_facts_read(struct ctx *ctx);

/* Somebody who is expected to report, and has no report of a cycle. */
struct discipline_gap {
    int64_t unit_id, regime_id, first_due_on, due_on;
    struct str period;
};
enum status discipline_gaps(const struct discipline_scope *scope, struct list *out) MUST_CHECK;

#endif
