/*
 * part -- which rows and columns of a form somebody fills in, and how several parts cover it.
 *
 * A form may be filled in by all alike, or split by rows or columns among
 * units. How many parts a cell lies in says what becomes of it: nobody's cell
 * is left to whoever puts the parts together, one part's cell is taken over as
 * it is, and cells of several parts are consolidated by their rule.
 *
 * Layer:  core (pure: no clock, no I/O; the arena's memory alone)
 * Owns:   nothing
 * Fails:  never
 * Limits: UINT32_MAX parts
 * Tests:  part_test.c
 */
#ifndef BAOCAO_PART_H
#define BAOCAO_PART_H

#include "base/list.h"
#include "core/shape.h"

/* Keys (int64_t) of rows and of columns; an empty list is all of them. */
struct part {
    struct list rows, columns;
};

struct part_cover {
    uint32_t *counts; /* by slot: how many parts have it */
    uint32_t *last;   /* by slot: the last of those; meaningless where there is none */
};

bool part_has(const struct part *part, int64_t row, int64_t column);
/* Whether every key of `keys` is one of `among`, where an empty list of either is all of them. */
bool part_keys_within(const struct list *keys, const struct list *among);
struct part_cover part_cover_new(
    struct arena *arena, const struct shape *shape, const struct part *parts, size_t parts_len);

#endif
