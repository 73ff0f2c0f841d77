#include "core/codes.h"

static uint32_t code_hash(struct str code)
{
    uint32_t hash = UINT32_C(2166136261);

    for (size_t i = 0; i < code.len; i++)
        hash = (hash ^ (unsigned char)code.ptr[i]) * UINT32_C(16777619);
    return hash;
}

static size_t code_place(const struct code_table *table, struct str code)
{
    size_t at = code_hash(code) & (table->places_len - 1);

    while (table->places[at] && !str_eq(table->codes[table->places[at] - 1], code))
        at = (at + 1) & (table->places_len - 1);
    return at;
}

struct code_table code_table_new(struct arena *arena, const struct str *codes, size_t len)
{
    struct code_table table = { .codes = codes, .places_len = 16 };

    while (table.places_len < len * 2)
        table.places_len *= 2;
    table.places = ARENA_ARRAY(arena, table.places_len, uint32_t);
    for (size_t i = 0; i < len; i++)
        if (codes[i].len)
            table.places[code_place(&table, codes[i])] = (uint32_t)i + 1;
    return table;
}

int32_t code_table_find(const struct code_table *table, struct str code)
{
    return code.len ? (int32_t)table->places[code_place(table, code)] - 1 : -1;
}

const struct str *codes_of_rows(struct arena *arena, const struct shape *shape)
{
    struct str *codes = ARENA_ARRAY(arena, shape->rows_len, struct str);

    for (size_t i = 0; i < shape->rows_len; i++)
        codes[i] = shape_row(shape, i)->indicator;
    return codes;
}

const struct str *codes_of_columns(struct arena *arena, const struct shape *shape)
{
    struct str *codes = ARENA_ARRAY(arena, shape->columns_len, struct str);

    for (size_t i = 0; i < shape->columns_len; i++)
        codes[i] = shape_column(shape, i)->attribute;
    return codes;
}
