#include "core/burden.h"

static bool due_of(
    const struct burden_rule *rule, struct period period, struct day_span *window, int64_t *due)
{
    return period_window(period, rule->window_rule, window) &&
           period_due(period, *window, &rule->due, due);
}

struct list burden_dues(struct arena *arena, const struct burden_rule *rule, int year)
{
    int64_t first = date_of((struct ymd){ year, 1, 1 });
    int64_t last = date_of((struct ymd){ year, 12, 31 });
    struct burden_due *items = NULL;
    struct list out = { 0 };
    struct period period;
    size_t cap = 0;

    if (period_kind_is_named(rule->kind))
        return out;
    period = period_of_day(rule->kind, date_of((struct ymd){ year - 1, 1, 1 }));
    for (int i = 0; i < BURDEN_PERIODS_MAX && period.year <= year + 1; i++) {
        struct day_span window;
        int64_t due;

        if (due_of(rule, period, &window, &due) && due >= first && due <= last) {
            items = list_room(arena, items, out.len, &cap, sizeof(*items));
            items[out.len++] = (struct burden_due){ date_ymd(due).month - 1, window };
        }
        period = period_next(period);
    }
    out.items = items;
    return out;
}

static bool has_key(const struct list *keys, int64_t key)
{
    for (size_t i = 0; i < keys->len; i++)
        if (*LIST_AT(*keys, int64_t, i) == key)
            return true;
    return keys->len == 0;
}

static bool is_open(const struct form *form, const struct form_row *row)
{
    return form->open_list && row->kind == ROW_OPEN;
}

static int64_t row_cells(
    const struct form *form, const struct form_row *row, const struct list *columns)
{
    int64_t cells = 0;

    for (size_t i = 0; i < form->columns.len; i++) {
        const struct form_column *column = FORM_COLUMN(form, i);

        if (!has_key(columns, column->key))
            continue;
        if (is_open(form, row))
            cells += column->role == COLUMN_VALUE && !column->readonly;
        else
            cells += form_cell_editable(form, row->key, column->key);
    }
    return cells;
}

int64_t burden_cells(const struct form *form, const struct list *rows, const struct list *columns)
{
    struct form_row open = { .kind = ROW_OPEN };
    int64_t cells = 0;

    for (size_t i = 0; i < form->rows.len; i++)
        if (has_key(rows, FORM_ROW(form, i)->key))
            cells += row_cells(form, FORM_ROW(form, i), columns);
    return cells || !form->open_list ? cells : row_cells(form, &open, columns);
}
