#include "core/open_rows.h"

#include "base/mem.h"

bool form_row_is_open(const struct form *form, int64_t key)
{
    long index = form_row_index(form, key);

    return index >= 0 && FORM_ROW(form, index)->kind == ROW_OPEN;
}

bool form_is_open(const struct form *form)
{
    for (size_t i = 0; i < form->rows.len; i++)
        if (FORM_ROW(form, i)->kind == ROW_OPEN)
            return true;
    return false;
}

int64_t open_key_drawn(uint64_t random)
{
    return OPEN_KEY_DRAWN + (int64_t)(random % (uint64_t)(OPEN_KEY_MAX - OPEN_KEY_DRAWN + 1));
}

size_t form_open_cells(const struct form *form)
{
    return form->columns.len;
}

static size_t formula_weight(struct str formula)
{
    return 1 + formula.len / OPEN_FORMULA_WEIGHT_BYTES;
}

static bool check_looks_at(const struct check_rule *check, int64_t row)
{
    for (size_t i = 0; i < check->rows.len; i++)
        if (*LIST_AT(check->rows, int64_t, i) == row)
            return true;
    return check->rows.len == 0;
}

/* What a row costs that is added under the open one, in cells. */
static size_t row_weight(const struct form *form, int64_t open)
{
    size_t weight = OPEN_ROW_WEIGHT + form_open_cells(form);

    for (size_t i = 0; i < form->cells.len; i++)
        if (FORM_CELL(form, i)->row == open && FORM_CELL(form, i)->formula.len)
            weight += formula_weight(FORM_CELL(form, i)->formula);
    for (size_t i = 0; i < form->checks.len; i++)
        if (check_looks_at(FORM_CHECK(form, i), open))
            weight += formula_weight(FORM_CHECK(form, i)->formula);
    return weight;
}

size_t form_open_most(const struct form *form)
{
    size_t most = OPEN_ROWS_MAX;

    for (size_t i = 0; i < form->rows.len; i++) {
        size_t rows;

        if (FORM_ROW(form, i)->kind != ROW_OPEN)
            continue;
        rows = OPEN_OWN_WEIGHT_MAX / row_weight(form, FORM_ROW(form, i)->key);
        most = rows < most ? rows : most;
    }
    return most;
}

/* ---- growing ---- */

static int place_order(const struct row_place *a, const struct row_place *b)
{
    return (a->key > b->key) - (a->key < b->key);
}

/* Merging runs: keys are several ascending runs most of the time. */
struct row_place *row_places_sort(struct arena *arena, struct row_place *from, size_t len)
{
    struct row_place *to = ARENA_ARRAY(arena, len, struct row_place);

    for (size_t width = 1; width < len; width *= 2) {
        struct row_place *other = from;

        for (size_t at = 0; at < len; at += 2 * width) {
            size_t mid = at + width < len ? at + width : len;
            size_t end = at + 2 * width < len ? at + 2 * width : len;
            size_t a = at, b = mid;

            for (size_t i = at; i < end; i++)
                to[i] = b >= end || (a < mid && place_order(&from[a], &from[b]) <= 0) ? from[a++]
                                                                                      : from[b++];
        }
        from = to;
        to = other;
    }
    return from;
}

static const struct row_place *places_new(struct arena *arena, const struct form *form)
{
    struct row_place *places = ARENA_ARRAY(arena, form->rows.len + 1, struct row_place);

    for (size_t i = 0; i < form->rows.len; i++)
        places[i] = (struct row_place){ FORM_ROW(form, i)->key, i };
    return row_places_sort(arena, places, form->rows.len);
}

/* What a row has of its open row: place in the outline and rule, but no words. */
static struct form_row row_added(const struct form_row *open, const struct open_row *row)
{
    struct form_row out = {
        .key = row->key,
        .kind = row->heading.len ? ROW_GROUP : ROW_FIXED,
        .label = row->heading,
        .indent = open->indent,
        .parent = open->parent,
        .rule = open->rule,
        .rule_weight = open->rule_weight,
        .rule_num = open->rule_num,
        .rule_den = open->rule_den,
        .rule_factor = open->rule_factor,
        .open = row->open,
        .source_report = row->source_report,
        .source_row = row->source_row,
    };

    return out;
}

/* What names a row is a text, whatever else the annex had there. */
static struct list columns_naming(struct arena *arena, const struct form *form)
{
    struct form_column *columns = ARENA_ARRAY(arena, form->columns.len, struct form_column);

    for (size_t i = 0; i < form->columns.len; i++) {
        columns[i] = *FORM_COLUMN(form, i);
        if (columns[i].role != COLUMN_VALUE)
            columns[i].type = TYPE_TEXT;
    }
    return (struct list){ columns, form->columns.len };
}

struct form *form_grow(
    struct arena *arena, const struct form *form, const struct open_row *rows, size_t len)
{
    struct form *grown = ARENA_NEW(arena, struct form);
    struct form_row *out = ARENA_ARRAY(arena, form->rows.len + len, struct form_row);
    size_t at = 0;

    *grown = *form;
    grown->columns = columns_naming(arena, form);
    grown->rows = (struct list){ out, 0 };
    for (size_t i = 0; i < form->rows.len; i++) {
        const struct form_row *row = FORM_ROW(form, i);

        while (row->kind == ROW_OPEN && at < len && rows[at].open == row->key)
            out[grown->rows.len++] = row_added(row, &rows[at++]);
        out[grown->rows.len++] = *row;
    }
    ASSERT(at == len); /* open_rows_ok */
    grown->places = places_new(arena, grown);
    return grown;
}

struct form *form_grow_sample(struct arena *arena, const struct form *form)
{
    struct open_row *rows = ARENA_ARRAY(arena, form->rows.len, struct open_row);
    size_t len = 0;

    for (size_t i = 0; i < form->rows.len; i++) {
        if (FORM_ROW(form, i)->kind != ROW_OPEN)
            continue;
        rows[len] = (struct open_row){ .key = OPEN_KEY_FIRST + (int64_t)len,
            .open = FORM_ROW(form, i)->key };
        len++;
    }
    return form_grow(arena, form, rows, len);
}

/* ---- whether rows fit ---- */

static bool keys_once(struct arena *arena, const struct open_row *rows, size_t len)
{
    struct row_place *places = ARENA_ARRAY(arena, len + 1, struct row_place);

    for (size_t i = 0; i < len; i++)
        places[i] = (struct row_place){ rows[i].key, i };
    places = row_places_sort(arena, places, len);
    for (size_t i = 1; i < len; i++)
        if (places[i].key == places[i - 1].key)
            return false;
    return true;
}

bool open_rows_ok(
    struct arena *arena, const struct form *form, const struct open_row *rows, size_t len)
{
    size_t at = 0;

    if (len > OPEN_ROWS_MAX || len * form_open_cells(form) > OPEN_CELLS_MAX)
        return false;
    for (size_t i = 0; i < form->rows.len && at < len; i++)
        while (FORM_ROW(form, i)->kind == ROW_OPEN && at < len &&
               rows[at].open == FORM_ROW(form, i)->key)
            at++;
    if (at < len)
        return false;
    for (size_t i = 0; i < len; i++)
        if (rows[i].key < OPEN_KEY_FIRST || rows[i].key > OPEN_KEY_MAX)
            return false;
    return keys_once(arena, rows, len);
}

/* ---- names ---- */

struct str open_row_name(struct arena *arena, const struct form *form, int64_t key)
{
    long index = form_row_index(form, key);
    long first = index;

    if (index < 0 || !FORM_ROW(form, index)->open)
        return str_format(arena, "dòng %lld", (long long)key);
    while (first > 0 && FORM_ROW(form, first - 1)->open == FORM_ROW(form, index)->open)
        first--;
    if (!FORM_ROW(form, index)->label.len)
        return str_format(arena, "dòng %ld", index - first + 1);
    return str_format(
        arena, "dòng %ld (" STR_FMT ")", index - first + 1, STR_ARG(FORM_ROW(form, index)->label));
}

struct str open_cell_name(struct arena *arena, const struct form *form, int64_t row, int64_t column)
{
    struct str letters;

    if (row <= FORM_ROW_KEY_MAX)
        return form_address(arena, row, column);
    letters = form_column_letters(arena, column);
    return str_format(arena, "cột " STR_FMT " " STR_FMT, STR_ARG(letters),
        STR_ARG(open_row_name(arena, form, row)));
}
