#include "core/open_stack.h"

#include "core/content_lists.h"
/* ---- what meets ---- */

static const struct form_row *only_open(const struct form *form)
{
    const struct form_row *found = NULL;

    for (size_t i = 0; i < form->rows.len; i++) {
        if (FORM_ROW(form, i)->kind != ROW_OPEN)
            continue;
        if (found)
            return NULL;
        found = FORM_ROW(form, i);
    }
    return found;
}

/* The open row of the source whose rows come under the target's; 0: none. */
static int64_t open_of(
    const struct form *target, const struct form *source, const struct form_row *open)
{
    if (target == source)
        return open->key;
    for (size_t i = 0; open->indicator.len && i < source->rows.len; i++)
        if (FORM_ROW(source, i)->kind == ROW_OPEN &&
            str_eq(FORM_ROW(source, i)->indicator, open->indicator))
            return FORM_ROW(source, i)->key;
    return only_open(target) && only_open(source) ? only_open(source)->key : 0;
}

int64_t open_stack_column(const struct form *target, const struct form *source, int64_t column)
{
    const struct form_column *of = FORM_COLUMN(target, form_column_index(target, column));

    if (target == source)
        return column;
    for (size_t i = 0; i < source->columns.len; i++) {
        const struct form_column *from = FORM_COLUMN(source, i);

        if (from->role != of->role)
            continue;
        if (of->role != COLUMN_VALUE ||
            (of->attribute.len && of->type == from->type && str_eq(of->attribute, from->attribute)))
            return from->key;
    }
    return 0;
}

static bool row_takes(const struct form *target, const struct form *source,
    const struct form_row *open, int64_t column)
{
    for (size_t c = 0; c < target->columns.len; c++) {
        int64_t key = FORM_COLUMN(target, c)->key;
        const struct form_cell *special = form_cell_find(target, open->key, key);

        if (!(special && special->formula.len) && open_stack_column(target, source, key) == column)
            return true;
    }
    return false;
}

bool open_stack_takes(
    const struct form *target, const struct form *source, int64_t open, int64_t column)
{
    for (size_t i = 0; i < target->rows.len; i++) {
        const struct form_row *row = FORM_ROW(target, i);

        if (row->kind == ROW_OPEN && open_of(target, source, row) == open &&
            row_takes(target, source, row, column))
            return true;
    }
    return false;
}

/* ---- keys that stay ---- */

static int from_order(const struct open_row *a, const struct open_row *b)
{
    if (a->source_report != b->source_report)
        return a->source_report < b->source_report ? -1 : 1;
    if (a->source_row != b->source_row)
        return a->source_row < b->source_row ? -1 : 1;
    return (a->open > b->open) - (a->open < b->open);
}

static struct open_row *sorted_rows(const struct content *target)
{
    struct open_row *rows = ARENA_ARRAY(target->arena, target->rows_len + 1, struct open_row);
    size_t len = target->rows_len;

    for (size_t i = 0; i < len; i++)
        rows[i] = target->rows[i];
    for (size_t gap = len / 2; gap > 0; gap /= 2) {
        for (size_t i = gap; i < len; i++) {
            struct open_row moving = rows[i];
            size_t to = i;

            for (; to >= gap && from_order(&rows[to - gap], &moving) > 0; to -= gap)
                rows[to] = rows[to - gap];
            rows[to] = moving;
        }
    }
    return rows;
}

/* The key the row had, or the next one. */
static int64_t key_for(
    const struct open_row *sorted, size_t len, const struct open_row *row, int64_t *next)
{
    size_t low = 0, high = len;

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int order = from_order(&sorted[mid], row);

        if (order == 0)
            return sorted[mid].key;
        if (order < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return (*next)++;
}

/* ---- stacking ---- */

struct stack_work {
    struct content *target;
    const struct open_row *sorted; /* the rows the target has, by where they are from */
    struct open_row *rows;
    const struct stacked **from; /* by row */
    size_t len;
    int64_t next_key;
};

/* Rows that somebody typed in the target itself come first, as they are. */
static void own_add(struct stack_work *w, int64_t open)
{
    for (size_t i = 0; i < w->target->rows_len; i++) {
        const struct open_row *row = &w->target->rows[i];

        if (row->open == open && !row->source_report)
            w->rows[w->len++] = *row;
    }
}

static void row_add(struct stack_work *w, const struct stacked *source, struct open_row row)
{
    row.source_report = source->report_id;
    row.key = key_for(w->sorted, w->target->rows_len, &row, &w->next_key);
    w->from[w->len] = source;
    w->rows[w->len++] = row;
}

static void list_add(struct stack_work *w, const struct stacked *source, int64_t open, int64_t from)
{
    const struct content *content = source->content;
    bool headed = false;

    for (size_t i = 0; from && i < content->rows_len; i++) {
        const struct open_row *row = &content->rows[i];

        if (row->open != from)
            continue;
        if (!headed)
            row_add(w, source, (struct open_row){ .open = open, .heading = source->unit_name });
        headed = true;
        row_add(w, source,
            (struct open_row){ .open = open, .source_row = row->key, .heading = row->heading });
    }
}

static void cells_take(const struct stack_work *w, const struct open_row *row, size_t at)
{
    struct content *target = w->target;
    const struct stacked *source = w->from[at];
    const struct form *form = target->grown;

    for (size_t c = 0; c < target->shape->columns_len; c++) {
        const struct form_column *column = shape_column(target->shape, c);
        const struct form_cell *special = form_cell_find(form, row->key, column->key);
        int64_t from = open_stack_column(target->base, source->content->base, column->key);
        enum content_verdict verdict = CONTENT_OK;

        if (!from || (special && special->formula.len))
            continue;
        verdict = content_put(
            target, row->key, column->key, content_get(source->content, row->source_row, from));
        if (verdict != CONTENT_OK) /* as a figure with more decimals than the column */
            target->cells[shape_slot(target->shape, row->key, column->key)] =
                (struct cell){ .kind = CELL_EMPTY, .error = CELL_ERROR_OVERFLOW };
    }
}

static size_t rows_most(const struct stacked *sources, size_t len)
{
    size_t most = 0;

    for (size_t i = 0; i < len; i++)
        most += 2 * sources[i].content->rows_len;
    return most;
}

bool open_stack(struct content *target, const struct stacked *sources, size_t len)
{
    const struct form *form = target->base;
    size_t most = target->rows_len + rows_most(sources, len);
    struct stack_work w = { .target = target,
        .sorted = sorted_rows(target),
        .rows = ARENA_ARRAY(target->arena, most + 1, struct open_row),
        .from = ARENA_ARRAY(target->arena, most + 1, const struct stacked *),
        .next_key = target->next_key };

    for (size_t i = 0; i < form->rows.len; i++) {
        const struct form_row *open = FORM_ROW(form, i);

        if (open->kind != ROW_OPEN)
            continue;
        own_add(&w, open->key);
        for (size_t s = 0; s < len; s++)
            list_add(&w, &sources[s], open->key, open_of(form, sources[s].content->base, open));
    }
    if (!open_rows_ok(target->arena, form, w.rows, w.len))
        return false;
    target->next_key = w.next_key;
    content_set_rows(target, w.rows, w.len);
    for (size_t i = 0; i < w.len; i++)
        if (w.from[i] && !w.rows[i].heading.len)
            cells_take(&w, &w.rows[i], i);
    content_name_rows(target);
    return true;
}
