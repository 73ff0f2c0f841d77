/*
 * content_sum -- many packed reports added straight into one grid of sums, no cell in between.
 *
 * Consolidation reads thousands of blobs; building cells for each would cost
 * ten times the adding. A report is decoded into pairs of slot and figure and,
 * once all of it proved sound, added: a damaged blob changes nothing. Only the form's own rows are
 * summed: rows that were added are a list of their own, which a total puts under one another.
 *
 * Layer:  core (pure)
 * Owns:   nothing; all lives in the arena it was built in
 * Fails:  content_sum_add: false for a blob that is damaged or of another form
 * Limits: 2^32 - 1 reports: 128-bit sums cannot overflow below 2^63 of them
 * Tests:  content_test.c, tests/fuzz/fuzz_content.c
 */
#ifndef BAOCAO_CONTENT_SUM_H
#define BAOCAO_CONTENT_SUM_H

#include "core/shape.h"

/* What a cell came to over the reports that had a figure there, all at its column's scale. */
struct cell_sum {
    int128 sum;
    int64_t min, max, last; /* meaningless where count is 0 */
    uint32_t count;
};

struct content_sums {
    const struct shape *shape;
    struct cell_sum *cells; /* by slot; texts are never added */
    uint32_t reports;
    /* The last report added, as pairs. */
    uint32_t *slots;
    int64_t *values;
    size_t pairs;
    uint64_t *bits; /* private */
    struct arena *arena;
};

struct content_sums *content_sums_new(struct arena *arena, const struct form *form);
/* form must be the one the sums were made for. */
bool content_sum_add(struct str blob, const struct form *form, struct content_sums *acc) MUST_CHECK;

#endif
