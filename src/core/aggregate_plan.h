/*
 * aggregate_plan -- what a plan and a run of core/aggregate are made of, for its own files alone.
 *
 * Layer:  core (pure)
 * Owns:   nothing
 * Fails:  never
 * Limits: those of aggregate
 * Tests:  aggregate_test.c
 */
#ifndef BAOCAO_AGGREGATE_PLAN_H
#define BAOCAO_AGGREGATE_PLAN_H

#include "core/aggregate.h"
#include "core/content_sum.h"

#define NO_SLOT (-1)

/* What a cell of the target takes. For RATIO also the target's cells that say what it is of. */
struct take {
    int rule;
    int32_t value;    /* slot of the source */
    int32_t weight;   /* slot of the source */
    int32_t num, den; /* slots of the target */
    struct maybe_dec factor;
    bool calculated;
    bool put; /* taken over from the one part it lies in (aggregate_split) */
};

/* Value rows and columns of the target to those of the source. */
struct mapping {
    int32_t *rows, *columns;
};

struct aggregate_plan {
    const struct shape *target, *source;
    struct mapping mapping;
    struct take *takes; /* by slot of the target */
    uint32_t *weighted; /* slots of the target that keep products */
    size_t weighted_len;
};

/* What a weighted cell came to so far. */
struct products {
    int128 products, weights;
    uint32_t count;
    bool overflow;
};

struct aggregate_run {
    const struct aggregate_plan *plan;
    struct content_sums *sums;
    struct products *products; /* as plan->weighted */
    /* The figures of the report being counted, by slot of the source, where .report is its number.
     */
    int64_t *figures;
    uint32_t *reports;
};

/* Where the target's slot lies in a content of it, which may have rows that were added. */
size_t aggregate_slot_in(
    const struct content *content, const struct aggregate_plan *plan, size_t slot);
/* Whether figures of a type can be taken by a rule. */
bool aggregate_rule_fits(int rule, int type);

#endif
