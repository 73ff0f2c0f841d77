#include "core/shape.h"

static uint32_t print_add(uint32_t print, uint64_t n)
{
    for (int i = 0; i < 8; i++) {
        print = (print ^ (uint32_t)(n & 0xff)) * UINT32_C(16777619);
        n >>= 8;
    }
    return print;
}

static size_t rows_place(struct arena *arena, const struct form *form, struct shape *shape)
{
    int32_t *slots = ARENA_ARRAY(arena, form->rows.len, int32_t);
    uint32_t *indexes = ARENA_ARRAY(arena, form->rows.len, uint32_t);
    size_t len = 0;

    for (size_t i = 0; i < form->rows.len; i++) {
        slots[i] = -1;
        if (FORM_ROW(form, i)->kind != ROW_FIXED)
            continue;
        /* A blob is of the form, whatever rows were added to it. */
        if (!FORM_ROW(form, i)->open)
            shape->print = print_add(shape->print, (uint64_t)FORM_ROW(form, i)->key);
        indexes[len] = (uint32_t)i;
        slots[i] = (int32_t)len++;
    }
    shape->row_slots = slots;
    shape->row_indexes = indexes;
    return len;
}

static size_t columns_place(struct arena *arena, const struct form *form, struct shape *shape)
{
    int32_t *slots = ARENA_ARRAY(arena, form->columns.len, int32_t);
    uint32_t *indexes = ARENA_ARRAY(arena, form->columns.len, uint32_t);
    size_t len = 0;

    for (size_t i = 0; i < form->columns.len; i++) {
        const struct form_column *column = FORM_COLUMN(form, i);

        slots[i] = -1;
        if (column->role != COLUMN_VALUE)
            continue;
        shape->print = print_add(shape->print, (uint64_t)column->key);
        shape->print = print_add(shape->print, (uint64_t)column->type);
        shape->print = print_add(shape->print, (uint64_t)column->decimals);
        indexes[len] = (uint32_t)i;
        slots[i] = (int32_t)len++;
    }
    shape->values_len = len;
    for (size_t i = 0; form->places && i < form->columns.len; i++) {
        if (FORM_COLUMN(form, i)->role == COLUMN_VALUE)
            continue;
        indexes[len] = (uint32_t)i;
        slots[i] = (int32_t)len++;
    }
    shape->column_slots = slots;
    shape->column_indexes = indexes;
    return len;
}

const struct shape *shape_new(struct arena *arena, const struct form *form)
{
    struct shape *shape = ARENA_NEW(arena, struct shape);

    *shape = (struct shape){ .form = form, .print = UINT32_C(2166136261) };
    shape->rows_len = rows_place(arena, form, shape);
    shape->columns_len = columns_place(arena, form, shape);
    return shape;
}

size_t shape_slots(const struct shape *shape)
{
    return shape->rows_len * shape->columns_len;
}

long shape_slot(const struct shape *shape, int64_t row, int64_t column)
{
    long r = form_row_index(shape->form, row), c = form_column_index(shape->form, column);

    if (r < 0 || c < 0 || shape->row_slots[r] < 0 || shape->column_slots[c] < 0)
        return -1;
    if (FORM_COLUMN(shape->form, c)->role != COLUMN_VALUE && !FORM_ROW(shape->form, r)->open)
        return -1;
    return (
        long)((size_t)shape->row_slots[r] * shape->columns_len + (size_t)shape->column_slots[c]);
}

struct cell_ref shape_ref(const struct shape *shape, size_t slot)
{
    return (struct cell_ref){
        .row = shape_row(shape, slot / shape->columns_len)->key,
        .column = shape_column(shape, slot % shape->columns_len)->key,
    };
}

const struct form_row *shape_row(const struct shape *shape, size_t value_row)
{
    return FORM_ROW(shape->form, shape->row_indexes[value_row]);
}

const struct form_column *shape_column(const struct shape *shape, size_t value_column)
{
    return FORM_COLUMN(shape->form, shape->column_indexes[value_column]);
}
