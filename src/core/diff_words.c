#include "core/diff_words.h"

#include "core/open_rows.h"

/* A row that was added, in one save: as which one it is met, and the first words in it. */
struct diff_added {
    int64_t key;
    size_t number;
    struct str label;
};

static bool is_added(struct cell_ref at)
{
    return at.row > FORM_ROW_KEY_MAX;
}

static bool is_row(const struct cell_diff *diff)
{
    return diff->at.column == DIFF_ROW_ITSELF;
}

static struct diff_added *row_find(const struct diff_words *words, int64_t key)
{
    size_t low = 0, high = words->len;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (words->rows[mid].key < key)
            low = mid + 1;
        else
            high = mid;
    }
    return low < words->len && words->rows[low].key == key ? &words->rows[low] : NULL;
}

static struct str words_of(const struct cell_diff *diff)
{
    if (is_row(diff))
        return (struct str){ 0 };
    if (diff->after.kind == CELL_TEXT)
        return diff->after.text;
    return diff->before.kind == CELL_TEXT ? diff->before.text : (struct str){ 0 };
}

/* Each time a row is met after another one, in that order. */
static struct row_place *rows_met(struct arena *arena, struct str blob, size_t *out_len)
{
    struct diff_reader reader = diff_read(blob);
    struct row_place *met = NULL;
    size_t len = 0, cap = 0;
    struct cell_diff diff;

    while (diff_next(&reader, &diff)) {
        if (!is_added(diff.at) || (len && met[len - 1].key == diff.at.row))
            continue;
        met = list_room(arena, met, len, &cap, sizeof(*met));
        met[len] = (struct row_place){ diff.at.row, len };
        len++;
    }
    *out_len = len;
    return met;
}

/* Each row once, by its key, numbered as they are first met; met: by their keys, then places. */
static void rows_number(struct diff_words *words, const struct row_place *met, size_t len)
{
    size_t *numbers = ARENA_ARRAY(words->arena, len, size_t);
    size_t number = 0;

    words->rows = ARENA_ARRAY(words->arena, len, struct diff_added);
    for (size_t i = 0; i < len; i++) {
        if (words->len && words->rows[words->len - 1].key == met[i].key)
            continue;
        words->rows[words->len++] = (struct diff_added){ met[i].key, met[i].index, { 0 } };
        numbers[met[i].index] = 1;
    }
    for (size_t i = 0; i < len; i++)
        if (numbers[i])
            numbers[i] = ++number;
    for (size_t i = 0; i < words->len; i++)
        words->rows[i].number = numbers[words->rows[i].number];
}

struct diff_words diff_words_read(struct arena *arena, struct str blob)
{
    struct diff_reader reader = diff_read(blob);
    struct diff_words words = { .arena = arena };
    struct cell_diff diff;
    size_t len;
    struct row_place *met = rows_met(arena, blob, &len);

    if (!len)
        return words;
    rows_number(&words, row_places_sort(arena, met, len), len);
    while (diff_next(&reader, &diff)) {
        struct diff_added *row = is_added(diff.at) ? row_find(&words, diff.at.row) : NULL;

        if (row && !row->label.len)
            row->label = words_of(&diff);
    }
    return words;
}

struct str diff_words_name(const struct diff_words *words, struct cell_ref at)
{
    const struct diff_added *row = is_added(at) ? row_find(words, at.row) : NULL;
    struct buf name = { .arena = words->arena };

    if (!row)
        return str_format(words->arena, "%lld:%lld", (long long)at.row, (long long)at.column);
    if (at.column != DIFF_ROW_ITSELF)
        buf_addf(&name, "cột " STR_FMT ", ", STR_ARG(form_column_letters(words->arena, at.column)));
    buf_addf(&name, "dòng tự thêm %zu", row->number);
    if (row->label.len)
        buf_addf(&name, " (" STR_FMT ")", STR_ARG(row->label));
    return buf_str(&name);
}

static struct str wire(struct arena *arena, struct cell cell)
{
    struct buf text = { .arena = arena };

    cell_add_to(&text, cell);
    return buf_str(&text);
}

static struct str place(struct arena *arena, struct cell cell)
{
    return str_format(arena, "vị trí %lld", (long long)cell.value);
}

struct str diff_words_before(struct arena *arena, const struct cell_diff *diff)
{
    if (!is_row(diff))
        return wire(arena, diff->before);
    if (diff->before.kind == CELL_NUMBER)
        return place(arena, diff->before);
    return diff->before.kind == CELL_EMPTY ? (struct str){ 0 } : S("có trong danh sách");
}

struct str diff_words_after(struct arena *arena, const struct cell_diff *diff)
{
    if (!is_row(diff))
        return wire(arena, diff->after);
    if (diff->after.kind == CELL_NUMBER)
        return place(arena, diff->after);
    return diff->after.kind == CELL_EMPTY ? S("đã bỏ") : S("đã thêm");
}

struct str diff_words_action(const struct cell_diff *diff)
{
    if (!is_row(diff))
        return (struct str){ 0 };
    if (diff->after.kind == CELL_NUMBER)
        return S("Chuyển dòng");
    return diff->after.kind == CELL_EMPTY ? S("Bỏ dòng") : S("Thêm dòng");
}
