/*
 * content_diff -- which cells of a report's figures are others than they were.
 *
 * A cell is found again by its keys, so that rows that were moved are not changes; a row that was
 * added has cells that were empty, and the cells of one that was taken away come last.
 *
 * Layer:  core (pure)
 * Owns:   the list lives in the arena given; texts borrow the contents
 * Fails:  never
 * Limits: those of content.h
 * Tests:  content_diff_test.c
 */
#ifndef BAOCAO_CONTENT_DIFF_H
#define BAOCAO_CONTENT_DIFF_H

#include "core/content.h"

struct content_change {
    struct cell_ref at;
    struct cell before, after;
    bool gone; /* its row was taken away */
};

/* struct content_change, in the order of the sheet. */
struct list content_diff(
    struct arena *arena, const struct content *before, const struct content *after);
/* What stands in a cell; empty: nothing. */
struct str content_cell_text(struct arena *arena, struct cell cell);

#endif
