#include "core/head.h"

static struct str heading(const struct form *form, size_t column, size_t level)
{
    struct list path = FORM_COLUMN(form, column)->path;

    return level < path.len ? *LIST_AT(path, struct str, level) : S("");
}

static size_t depth(const struct form *form, size_t column)
{
    return FORM_COLUMN(form, column)->path.len;
}

/* Whether both columns stand under the same headings down to this level. */
static bool same_heading(const struct form *form, size_t a, size_t b, size_t level)
{
    if (depth(form, a) <= level || depth(form, b) <= level)
        return false;
    for (size_t i = 0; i <= level; i++) {
        if (!str_eq(heading(form, a, i), heading(form, b, i)))
            return false;
    }
    /* The last heading of one may not be a heading over another. */
    return (depth(form, a) == level + 1) == (depth(form, b) == level + 1);
}

/* The lowest heading of a column reaches down to the bottom of the block. */
static size_t bottom(const struct form *form, size_t column, size_t level, size_t rows)
{
    return depth(form, column) <= level + 1 ? rows - 1 : level;
}

static void add_areas(struct head *head, const struct form *form, size_t level)
{
    size_t column = 0;

    while (column < form->columns.len) {
        size_t last = column;

        while (last + 1 < form->columns.len && same_heading(form, column, last + 1, level))
            last++;
        if (level < depth(form, column) || (level == 0 && depth(form, column) == 0))
            head->areas[head->len++] = (struct head_area){ level, column,
                bottom(form, column, level, head->rows), last, heading(form, column, level) };
        column = last + 1;
    }
}

struct head head_of(struct arena *arena, const struct form *form)
{
    struct head head = { .rows = 1 };

    for (size_t i = 0; i < form->columns.len; i++) {
        head.rows = depth(form, i) > head.rows ? depth(form, i) : head.rows;
        head.numbers = head.numbers || FORM_COLUMN(form, i)->number.len > 0;
    }
    head.areas = ARENA_ARRAY(arena, head.rows * form->columns.len, struct head_area);
    for (size_t level = 0; level < head.rows; level++)
        add_areas(&head, form, level);
    return head;
}

int head_width(const struct form_column *column)
{
    static const int widths[COLUMN_ROLE_COUNT] = {
        [COLUMN_VALUE] = 14,
        [COLUMN_STT] = 6,
        [COLUMN_LABEL] = 42,
        [COLUMN_CODE] = 8,
        [COLUMN_UNIT] = 12,
    };

    if (column->width > 0)
        return (int)column->width;
    return column->role == COLUMN_VALUE && column->type == TYPE_TEXT ? 24 : widths[column->role];
}

struct str head_number(const struct form_column *column)
{
    struct list path = column->path;

    if (column->printed.len == 0)
        return column->number;
    for (size_t i = 0; i < path.len; i++) {
        struct str heading = *LIST_AT(path, struct str, i);

        if (str_find(heading, column->printed) < heading.len)
            return column->number;
    }
    return column->printed;
}
