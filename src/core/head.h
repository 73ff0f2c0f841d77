/*
 * head -- the heading of a table as a block of cells: which texts stand where, merged over what.
 *
 * Layer:  core (pure)
 * Owns:   the block lives in the arena given
 * Fails:  never
 * Limits: FORM_HEADING_DEPTH_MAX rows
 * Tests:  tests/render/xlsx_test.c
 */
#ifndef BAOCAO_HEAD_H
#define BAOCAO_HEAD_H

#include "core/form.h"

/* Rows and columns count from 0 within the block. */
struct head_area {
    size_t row, column, last_row, last_column;
    struct str text;
};

struct head {
    struct head_area *areas; /* from the top, each row from the left */
    size_t len;
    size_t rows;
    bool numbers; /* some column has a number: print the number row */
};

struct head head_of(struct arena *arena, const struct form *form);
/* A column's width in characters: the annex's own, or what its role usually takes. */
int head_width(const struct form_column *column);
/* What the number row says: the column's number, or the formula it is printed as; not a formula
 * the heading shows already. */
struct str head_number(const struct form_column *column);

#endif
