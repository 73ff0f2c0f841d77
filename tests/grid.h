/*
 * grid -- a plain form for tests: rows 1.. and columns A.. of numbers, and its cells by address.
 *
 * Layer:  tests
 * Owns:   nothing; all lives in the arena given
 * Fails:  a failed check ends its test
 * Limits: none
 * Tests:  the tests
 */
#ifndef BAOCAO_GRID_H
#define BAOCAO_GRID_H

#include "core/content.h"

#define GRID_CELLS_MAX 20000

/* Rows "i1", "i2"… and columns "a1", "a2"… by code; room for GRID_CELLS_MAX particular cells. */
static inline struct form *grid_form(
    struct arena *arena, size_t rows_len, size_t columns_len, int64_t decimals)
{
    struct form *form = ARENA_NEW(arena, struct form);
    struct form_row *rows = ARENA_ARRAY(arena, rows_len, struct form_row);
    struct form_column *columns = ARENA_ARRAY(arena, columns_len, struct form_column);

    for (size_t i = 0; i < rows_len; i++)
        rows[i] = (struct form_row){ .key = (int64_t)i + 1,
            .indicator = str_format(arena, "i%zu", i + 1) };
    for (size_t i = 0; i < columns_len; i++)
        columns[i] = (struct form_column){ .key = (int64_t)i + 1,
            .decimals = decimals,
            .attribute = str_format(arena, "a%zu", i + 1),
            .number = str_format(arena, "%zu", i + 1),
            .rule = RULE_SUM };
    form->rows = (struct list){ rows, rows_len };
    form->columns = (struct list){ columns, columns_len };
    form->cells.items = ARENA_ARRAY(arena, GRID_CELLS_MAX, struct form_cell);
    return form;
}

/* Keys of "D14". */
static inline struct cell_ref grid_ref(struct str address)
{
    size_t letters = 0;
    struct cell_ref ref = { 0 };

    while (letters < address.len && address.ptr[letters] >= 'A' && address.ptr[letters] <= 'Z')
        letters++;
    ref.column = form_column_key(str_sub(address, 0, letters));
    if (!str_to_int(str_sub(address, letters, address.len), &ref.row) || !ref.column)
        fail_msg("not an address: " STR_FMT, STR_ARG(address));
    return ref;
}

static inline void grid_formula(struct form *form, const char *address, struct str formula)
{
    struct cell_ref ref = grid_ref(str_of(address));

    *FORM_CELL(form, form->cells.len++) =
        (struct form_cell){ .row = ref.row, .column = ref.column, .formula = formula };
    form_sort_cells(form);
}

/* Puts the wire form of a value, or nothing, and says the verdict. */
static inline enum content_verdict grid_put(
    struct content *content, const char *address, const char *wire)
{
    struct cell_ref ref = grid_ref(str_of(address));
    long column = form_column_index(content->shape->form, ref.column);
    struct cell cell;
    enum content_verdict verdict =
        cell_read(FORM_COLUMN(content->shape->form, column), str_of(wire), &cell);

    return verdict != CONTENT_OK ? verdict : content_put(content, ref.row, ref.column, cell);
}

/* The wire form of the cell; "#div0" of an error. */
static inline struct str grid_get(
    struct arena *arena, const struct content *content, const char *address)
{
    struct cell_ref ref = grid_ref(str_of(address));
    struct cell cell = content_get(content, ref.row, ref.column);
    struct buf buf = { .arena = arena };

    if (cell.error)
        return str_format(arena, "#%s", cell_error_names[cell.error]);
    cell_add_to(&buf, cell);
    return buf_str(&buf);
}

#endif
