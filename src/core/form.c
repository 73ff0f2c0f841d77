#include "core/form.h"

#define X(name, wire) [COLUMN_##name] = wire,
const char *const column_role_names[COLUMN_ROLE_COUNT] = { COLUMN_ROLE_LIST(X) };
#undef X
#define X(name, wire) [TYPE_##name] = wire,
const char *const value_type_names[TYPE_COUNT] = { VALUE_TYPE_LIST(X) };
#undef X
#define X(name, wire) [RULE_##name] = wire,
const char *const rule_names[RULE_COUNT] = { RULE_LIST(X) };
#undef X
#define X(name, wire) [ROW_##name] = wire,
const char *const row_kind_names[ROW_KIND_COUNT] = { ROW_KIND_LIST(X) };
#undef X
#define X(name, wire) [CHECK_##name] = wire,
const char *const check_kind_names[CHECK_KIND_COUNT] = { CHECK_KIND_LIST(X) };
const char *const check_severity_names[CHECK_SEVERITY_COUNT] = { CHECK_SEVERITY_LIST(X) };
#undef X
#define X(name, wire) [CHECK_OF_##name] = wire,
const char *const check_axis_names[CHECK_AXIS_COUNT] = { CHECK_AXIS_LIST(X) };
#undef X
#define X(name, wire) [CHECK_BASE_##name] = wire,
const char *const check_base_names[CHECK_BASE_COUNT] = { CHECK_BASE_LIST(X) };
#undef X

/* Keys nearly always ascend and often have no gaps, so the place a key would
 * have is tried first, then halving; only a key both miss costs a walk. */
static long key_find(const char *keys, size_t len, size_t stride, int64_t key)
{
    size_t low = 0, high = len;
    int64_t first;

    if (len == 0)
        return -1;
    first = *(const int64_t *)(const void *)keys;
    if (key >= first && key - first < (int64_t)len &&
        *(const int64_t *)(const void *)(keys + (size_t)(key - first) * stride) == key)
        return (long)(key - first);
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int64_t at = *(const int64_t *)(const void *)(keys + mid * stride);

        if (at == key)
            return (long)mid;
        if (at < key)
            low = mid + 1;
        else
            high = mid;
    }
    for (size_t i = 0; i < len; i++)
        if (*(const int64_t *)(const void *)(keys + i * stride) == key)
            return (long)i;
    return -1;
}

static long place_find(const struct form *form, int64_t key)
{
    size_t low = 0, high = form->rows.len;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (form->places[mid].key == key)
            return (long)form->places[mid].index;
        if (form->places[mid].key < key)
            low = mid + 1;
        else
            high = mid;
    }
    return -1;
}

long form_row_index(const struct form *form, int64_t key)
{
    const struct form_row *rows = form->rows.items;

    if (form->places)
        return place_find(form, key);

    return rows ? key_find((const char *)&rows->key, form->rows.len, sizeof(*rows), key) : -1;
}

long form_column_index(const struct form *form, int64_t key)
{
    const struct form_column *columns = form->columns.items;

    return columns ? key_find((const char *)&columns->key, form->columns.len, sizeof(*columns), key)
                   : -1;
}

static int cell_order(const struct form_cell *a, const struct form_cell *b)
{
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

/* The row whose particulars a row has: its own, or an added row's open row's. */
static int64_t row_of_form(const struct form *form, int64_t row)
{
    long index = row > FORM_ROW_KEY_MAX ? form_row_index(form, row) : -1;

    return index < 0 ? row : FORM_ROW(form, index)->open;
}

const struct form_cell *form_cell_find(const struct form *form, int64_t row, int64_t column)
{
    const struct form_cell wanted = { .row = row_of_form(form, row), .column = column };
    size_t low = 0, high = form->cells.len;

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int order = cell_order(FORM_CELL(form, mid), &wanted);

        if (order == 0)
            return FORM_CELL(form, mid);
        if (order < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return NULL;
}

/* Shell's sort: no memory, and a sheet read top to bottom is in order already. */
void form_sort_cells(struct form *form)
{
    struct form_cell *cells = form->cells.items;
    size_t len = form->cells.len;

    for (size_t gap = len / 2; gap > 0; gap /= 2) {
        for (size_t i = gap; i < len; i++) {
            struct form_cell moving = cells[i];
            size_t to = i;

            for (; to >= gap && cell_order(&cells[to - gap], &moving) > 0; to -= gap)
                cells[to] = cells[to - gap];
            cells[to] = moving;
        }
    }
}

bool form_cell_editable(const struct form *form, int64_t row, int64_t column)
{
    long r = form_row_index(form, row), c = form_column_index(form, column);
    const struct form_cell *cell;

    if (r < 0 || c < 0 || FORM_ROW(form, r)->kind != ROW_FIXED)
        return false;
    if (FORM_COLUMN(form, c)->readonly)
        return false;
    if (FORM_COLUMN(form, c)->role != COLUMN_VALUE)
        return FORM_ROW(form, r)->open != 0;
    cell = form_cell_find(form, row, column);
    return !cell || (!cell->readonly && cell->formula.len == 0);
}

struct str form_column_letters(struct arena *arena, int64_t key)
{
    char letters[16], *end = letters + sizeof(letters), *at = end;

    for (; key > 0; key = (key - 1) / 26)
        *--at = (char)('A' + (key - 1) % 26);
    return str_copy(arena, (struct str){ at, (size_t)(end - at) });
}

int64_t form_column_key(struct str letters)
{
    int64_t key = 0;

    if (letters.len > 3)
        return 0;
    for (size_t i = 0; i < letters.len; i++) {
        char upper = (char)(letters.ptr[i] & ~0x20);

        if (upper < 'A' || upper > 'Z')
            return 0;
        key = key * 26 + (upper - 'A' + 1);
    }
    return key <= FORM_COLUMN_KEY_MAX ? key : 0;
}

struct str form_address(struct arena *arena, int64_t row, int64_t column)
{
    struct str letters = form_column_letters(arena, column);

    return str_format(arena, STR_FMT "%lld", STR_ARG(letters), (long long)row);
}

struct str form_heading(struct arena *arena, const struct form_column *column)
{
    struct buf out = { .arena = arena };

    for (size_t i = 0; i < column->path.len; i++)
        buf_addf(
            &out, "%s" STR_FMT, i ? " › " : "", STR_ARG(*LIST_AT(column->path, struct str, i)));
    return buf_str(&out);
}
