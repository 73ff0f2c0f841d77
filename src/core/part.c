#include "core/part.h"

static bool has_key(const struct list *keys, int64_t key)
{
    for (size_t i = 0; i < keys->len; i++)
        if (*LIST_AT(*keys, int64_t, i) == key)
            return true;
    return keys->len == 0;
}

bool part_has(const struct part *part, int64_t row, int64_t column)
{
    return has_key(&part->rows, row) && has_key(&part->columns, column);
}

bool part_keys_within(const struct list *keys, const struct list *among)
{
    if (!keys->len)
        return among->len == 0;
    for (size_t i = 0; i < keys->len; i++)
        if (!has_key(among, *LIST_AT(*keys, int64_t, i)))
            return false;
    return true;
}

/* Which of the sheet's value rows, or columns, a list of keys names. */
static void rows_mark(const struct shape *shape, const struct list *keys, bool *marks)
{
    for (size_t i = 0; i < shape->rows_len; i++)
        marks[i] = has_key(keys, shape_row(shape, i)->key);
}

static void columns_mark(const struct shape *shape, const struct list *keys, bool *marks)
{
    for (size_t i = 0; i < shape->columns_len; i++)
        marks[i] = has_key(keys, shape_column(shape, i)->key);
}

struct part_cover part_cover_new(
    struct arena *arena, const struct shape *shape, const struct part *parts, size_t parts_len)
{
    struct part_cover cover = {
        .counts = ARENA_ARRAY(arena, shape_slots(shape) + 1, uint32_t),
        .last = ARENA_ARRAY(arena, shape_slots(shape) + 1, uint32_t),
    };
    bool *rows = ARENA_ARRAY(arena, shape->rows_len + 1, bool);
    bool *columns = ARENA_ARRAY(arena, shape->columns_len + 1, bool);

    for (size_t p = 0; p < parts_len; p++) {
        rows_mark(shape, &parts[p].rows, rows);
        columns_mark(shape, &parts[p].columns, columns);
        for (size_t slot = 0; slot < shape_slots(shape); slot++) {
            if (!rows[slot / shape->columns_len] || !columns[slot % shape->columns_len])
                continue;
            cover.counts[slot]++;
            cover.last[slot] = (uint32_t)p;
        }
    }
    return cover;
}
