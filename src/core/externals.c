#include "core/externals.h"

struct external_fill {
    struct formula_external_list list;
    struct cell *cells;
    struct dec_sum *sums; /* of EXTERNAL_EARLIER */
};

struct external_fill *externals_start(struct arena *arena, const struct formula_program *program)
{
    struct external_fill *fill = ARENA_NEW(arena, struct external_fill);

    fill->list = formula_externals(program);
    fill->cells = ARENA_ARRAY(arena, fill->list.len, struct cell);
    fill->sums = ARENA_ARRAY(arena, fill->list.len, struct dec_sum);
    return fill;
}

unsigned externals_kinds(const struct formula_program *program)
{
    struct formula_external_list list = formula_externals(program);
    unsigned kinds = 0;

    for (size_t i = 0; i < list.len; i++)
        kinds |= EXTERNAL_BIT(list.items[i].kind);
    return kinds;
}

bool externals_asks(const struct external_source *source, const struct formula_external *external)
{
    if (!(source->roles & EXTERNAL_BIT(external->kind)))
        return false;
    return external->kind != EXTERNAL_FORM || str_eq(external->form, source->form_code);
}

/* ---- finding cells ---- */

/* A source with its rows and columns by code, made when first needed. */
struct finder {
    struct arena *arena;
    const struct external_source *source;
    struct code_table rows, columns;
    bool indexed;
};

static void index_codes(struct finder *finder)
{
    const struct shape *shape = finder->source->content->shape;

    if (finder->indexed)
        return;
    finder->rows =
        code_table_new(finder->arena, codes_of_rows(finder->arena, shape), shape->rows_len);
    finder->columns =
        code_table_new(finder->arena, codes_of_columns(finder->arena, shape), shape->columns_len);
    finder->indexed = true;
}

static long find_slot(struct finder *finder, const struct formula_external *external)
{
    const struct shape *shape = finder->source->content->shape;
    long slot = -1;
    int32_t row, column;

    if (external->kind != EXTERNAL_FORM && finder->source->same_form)
        slot = shape_slot(shape, external->row, external->column);
    if (slot >= 0)
        return slot;
    index_codes(finder);
    row = code_table_find(&finder->rows, external->row_code);
    column = code_table_find(&finder->columns, external->column_code);
    return row < 0 || column < 0 ? -1 : (long)row * (long)shape->columns_len + column;
}

long externals_slot(struct arena *scratch, const struct external_source *source,
    const struct formula_external *external)
{
    struct finder finder = { .arena = scratch, .source = source };

    return find_slot(&finder, external);
}

/* ---- taking figures ---- */

static struct cell error_cell(enum cell_error error)
{
    return (struct cell){ .kind = CELL_EMPTY, .error = (uint8_t)error };
}

/* The cell is a number once one was given, its figure is the sum in the end; the first error stays.
 */
static void earlier_add(struct cell *cell, struct dec_sum *sum, const struct cell *term)
{
    if (cell->error || (!term->error && term->kind != CELL_NUMBER))
        return;
    if (term->error) {
        *cell = error_cell((enum cell_error)term->error);
        return;
    }
    if (dec_sum_add(sum, CELL_DEC(*term)))
        cell->kind = CELL_NUMBER;
    else
        *cell = error_cell(CELL_ERROR_OVERFLOW);
}

void externals_add(
    struct arena *scratch, struct external_fill *fill, const struct external_source *source)
{
    struct finder finder = { .arena = scratch, .source = source };

    for (size_t i = 0; i < fill->list.len; i++) {
        const struct formula_external *external = &fill->list.items[i];
        long slot;

        if (!externals_asks(source, external))
            continue;
        slot = find_slot(&finder, external);
        if (external->kind == EXTERNAL_EARLIER && slot >= 0)
            earlier_add(&fill->cells[i], &fill->sums[i], &source->content->cells[slot]);
        else if (external->kind != EXTERNAL_EARLIER && slot >= 0)
            fill->cells[i] = source->content->cells[slot];
        else if (external->kind == EXTERNAL_FORM)
            fill->cells[i] = error_cell(CELL_ERROR_REF);
    }
}

const struct cell *externals_finish(struct external_fill *fill)
{
    for (size_t i = 0; i < fill->list.len; i++) {
        const struct dec_sum *sum = &fill->sums[i];
        struct dec value;

        if (fill->list.items[i].kind != EXTERNAL_EARLIER || fill->cells[i].kind != CELL_NUMBER)
            continue;
        fill->cells[i] = dec_sum_value(sum, sum->scale, &value) ? CELL_OF_DEC(value)
                                                                : error_cell(CELL_ERROR_OVERFLOW);
    }
    return fill->cells;
}
