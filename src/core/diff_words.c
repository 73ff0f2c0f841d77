#include "core/diff_words.h"

/* A row that was added, in one save, and the first words in it. */
struct diff_added {
    int64_t key;
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

/* Its place among the rows met, from the last on: cells of a row come together. */
static size_t row_find(const struct diff_words *words, int64_t key)
{
    size_t i = words->len;

    while (i > 0 && words->rows[i - 1].key != key)
        i--;
    return i;
}

static struct str words_of(const struct cell_diff *diff)
{
    if (is_row(diff))
        return (struct str){ 0 };
    if (diff->after.kind == CELL_TEXT)
        return diff->after.text;
    return diff->before.kind == CELL_TEXT ? diff->before.text : (struct str){ 0 };
}

struct diff_words diff_words_read(struct arena *arena, struct str blob)
{
    struct diff_reader reader = diff_read(blob);
    struct diff_words words = { .arena = arena };
    struct cell_diff diff;
    size_t cap = 0;

    while (diff_next(&reader, &diff)) {
        size_t at;

        if (!is_added(diff.at))
            continue;
        at = row_find(&words, diff.at.row);
        if (!at) {
            words.rows = list_room(arena, words.rows, words.len, &cap, sizeof(*words.rows));
            words.rows[words.len++] = (struct diff_added){ .key = diff.at.row };
            at = words.len;
        }
        ASSERT(words.rows);
        if (!words.rows[at - 1].label.len)
            words.rows[at - 1].label = words_of(&diff);
    }
    return words;
}

struct str diff_words_name(const struct diff_words *words, struct cell_ref at)
{
    size_t row = is_added(at) ? row_find(words, at.row) : 0;
    struct buf name = { .arena = words->arena };

    if (!row)
        return str_format(words->arena, "%lld:%lld", (long long)at.row, (long long)at.column);
    if (at.column != DIFF_ROW_ITSELF)
        buf_addf(&name, "cột " STR_FMT ", ", STR_ARG(form_column_letters(words->arena, at.column)));
    buf_addf(&name, "dòng tự thêm %zu", row);
    if (words->rows[row - 1].label.len)
        buf_addf(&name, " (" STR_FMT ")", STR_ARG(words->rows[row - 1].label));
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
