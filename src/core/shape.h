/*
 * shape -- where the figures of a form lie: a dense grid of its value rows and value columns.
 *
 * Where a report's author added rows, the columns that name a row (its number, label, code and
 * unit) have cells too, behind the value columns of their row; those of the form's own rows are
 * always empty and have no key.
 *
 * Keys name cells to people; slots number them for machines. A slot is
 * value row x value columns + value column, in the order of the sheet.
 * Content, formulas and consolidation all count in slots, so that a figure is
 * found without a search.
 *
 * Layer:  core (pure)
 * Owns:   nothing; all lives in the arena it was built in and borrows the form
 * Fails:  never; a cell that holds no figures has the slot -1
 * Limits: FORM_CELLS_MAX slots for a form that form_check passed
 * Tests:  content_test.c
 */
#ifndef BAOCAO_SHAPE_H
#define BAOCAO_SHAPE_H

#include "core/form.h"

struct cell_ref {
    int64_t row, column; /* keys */
};

struct shape {
    const struct form *form;
    size_t rows_len, columns_len; /* those with values */
    size_t values_len; /* value columns; behind them, where rows were added, those that name rows */
    const int32_t *row_slots;       /* by the form's row index; -1: carries no values */
    const int32_t *column_slots;    /* by the form's column index */
    const uint32_t *row_indexes;    /* back: by value row */
    const uint32_t *column_indexes; /* back: by value column */
    uint32_t print; /* fingerprint of keys, types and scales: whose figures a blob holds */
};

const struct shape *shape_new(struct arena *arena, const struct form *form);
size_t shape_slots(const struct shape *shape);
long shape_slot(const struct shape *shape, int64_t row, int64_t column);
struct cell_ref shape_ref(const struct shape *shape, size_t slot);
const struct form_row *shape_row(const struct shape *shape, size_t value_row);
const struct form_column *shape_column(const struct shape *shape, size_t value_column);

#endif
