#include "core/annex/page.h"

#include "base/utf8.h"
#include "core/text.h"

/* Words that tell what a cell is stand at its beginning. */
#define KEY_BYTES 300
#define TAB_BLANKS 4

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* How many cells it covers. */
static int64_t own(struct annex_page *page, const struct sheet_merge *merge, uint32_t owner)
{
    int64_t last_row = smaller(merge->last_row, page->rows);
    int64_t last_column = smaller(merge->last_column, page->columns);

    for (int64_t row = merge->row; row <= last_row; row++) {
        for (int64_t column = merge->column; column <= last_column; column++)
            page->owners[(row - 1) * page->columns + column - 1] = owner;
    }
    if (last_row < merge->row || last_column < merge->column)
        return 0;
    return (last_row - merge->row + 1) * (last_column - merge->column + 1);
}

/* Figures as many as a form may have, and in each row ordinal, code, label, unit and some more. */
#define CELLS_MAX ((size_t)FORM_CELLS_MAX + (size_t)ANNEX_ROWS_MAX * 16)

bool page_too_large(const struct sheet *sheet)
{
    size_t cells = 0;

    if (sheet->last_row > ANNEX_ROWS_MAX || sheet->last_column > FORM_COLUMNS_MAX)
        return true;
    for (size_t i = 0; i < sheet->rows_len && cells <= CELLS_MAX; i++) {
        for (int32_t j = 0; j < sheet->rows[i].len; j++)
            cells += sheet->rows[i].cells[j].kind != SHEET_EMPTY ? 1 : 0;
    }
    return cells > CELLS_MAX;
}

struct annex_page page_of(struct arena *arena, const struct sheet *sheet)
{
    struct annex_page page = {
        .arena = arena,
        .sheet = sheet,
        .rows = smaller(sheet->last_row, ANNEX_ROWS_MAX),
        .columns = smaller(sheet->last_column, FORM_COLUMNS_MAX),
    };
    int64_t room = 2 * page.rows * page.columns;

    if (sheet->merges_len == 0)
        return page;
    page.owners = ARENA_ARRAY(arena, (size_t)(page.rows * page.columns), uint32_t);
    /* Merges do not lie over each other, but in a file made to keep us busy they may. */
    for (size_t i = 0; i < sheet->merges_len && room > 0; i++)
        room -= own(&page, &sheet->merges[i], (uint32_t)i + 1);
    return page;
}

struct area page_area(const struct annex_page *page, int64_t row, int64_t column)
{
    uint32_t owner = 0;
    const struct sheet_merge *merge;

    if (page->owners != NULL && row >= 1 && row <= page->rows && column >= 1 &&
        column <= page->columns)
        owner = page->owners[(row - 1) * page->columns + column - 1];
    if (owner == 0)
        return (struct area){ row, column, row, column };
    merge = &page->sheet->merges[owner - 1];
    return (struct area){ merge->row, merge->column, merge->last_row, merge->last_column };
}

const struct sheet_cell *page_cell(const struct annex_page *page, int64_t row, int64_t column)
{
    struct area area = page_area(page, row, column);

    return sheet_cell(page->sheet, area.row, area.column);
}

const struct sheet_style *page_style(const struct annex_page *page, int64_t row, int64_t column)
{
    return sheet_style(page->sheet, page_cell(page, row, column));
}

/* Blanks of every width. */
static bool is_space(uint32_t code)
{
    return code <= ' ' || code == 0x7F || code == 0xA0 || (code >= 0x2000 && code <= 0x200A) ||
           code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

/* Signs that take no room: joiners, hyphens that do not show, marks of direction and of order. */
static bool is_invisible(uint32_t code)
{
    return code == 0xAD || code == 0x061C || code == 0xFEFF || code == 0xFFFC ||
           (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x206F) || (code >= 0xFE00 && code <= 0xFE0F) ||
           (code >= 0x80 && code <= 0x9F);
}

/* Whether the text has nothing to tidy, so that it may be borrowed. */
static bool is_tidy(struct str text)
{
    char before = ' ';

    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        unsigned char byte = (unsigned char)c;

        if (byte < ' ' || (c == ' ' && before == ' ') || byte == 0x7F || byte == 0xC2 ||
            byte == 0xD8 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF)
            return false;
        before = c;
    }
    return text.len == 0 || before != ' ';
}

struct str page_tidy(struct arena *arena, struct str text)
{
    struct buf buf = { .arena = arena };
    bool space = false;

    if (is_tidy(text))
        return text;
    while (text.len > 0) {
        uint32_t code = utf8_next(&text);

        if (code != UTF8_BAD && is_invisible(code))
            continue;
        if (code == UTF8_BAD || is_space(code)) {
            space = true;
            continue;
        }
        if (space && buf.len > 0)
            buf_add_char(&buf, ' ');
        space = false;
        utf8_add(&buf, code);
    }
    return buf_str(&buf);
}

struct str page_clip(struct str text, size_t most)
{
    if (text.len <= most)
        return text;
    while (most > 0 && ((unsigned char)text.ptr[most] & 0xC0) == 0x80)
        most--;
    return str_sub(text, 0, most);
}

struct str page_text(const struct annex_page *page, int64_t row, int64_t column)
{
    struct str text = page_clip(page_cell(page, row, column)->text, FORM_LABEL_BYTES_MAX);

    return page_tidy(page->arena, text);
}

struct str page_own_text(const struct annex_page *page, int64_t row, int64_t column)
{
    struct area area = page_area(page, row, column);

    if (area.row != row || area.column != column)
        return S("");
    return page_text(page, row, column);
}

struct str page_key(const struct annex_page *page, int64_t row, int64_t column)
{
    struct str text = page_clip(page_cell(page, row, column)->text, KEY_BYTES);

    return text_search_key(page->arena, page_tidy(page->arena, text));
}

int64_t page_blanks(const struct annex_page *page, int64_t row, int64_t column)
{
    struct str text = page_cell(page, row, column)->text;
    int64_t blanks = 0;

    while (text.len > 0) {
        uint32_t code = utf8_next(&text);

        if (code == UTF8_BAD || (!is_space(code) && !is_invisible(code)))
            break;
        blanks += code == '\t' ? TAB_BLANKS : is_space(code) ? 1 : 0;
    }
    return blanks;
}

static bool has_something(const struct sheet_cell *cell)
{
    return cell->formula.len > 0 || str_trim(cell->text).len > 0;
}

bool page_row_empty(const struct annex_page *page, int64_t row)
{
    const struct sheet_row *cells = sheet_row(page->sheet, row);

    for (int32_t i = 0; cells != NULL && i < cells->len; i++) {
        if (cells->cells[i].column <= page->columns && has_something(&cells->cells[i]))
            return false;
    }
    return true;
}

struct span page_span(const struct annex_page *page, int64_t row)
{
    struct span span = { .areas = 0 };
    int64_t column = 1;

    while (column <= page->columns) {
        struct area area = page_area(page, row, column);

        if (has_something(sheet_cell(page->sheet, area.row, area.column))) {
            span.areas++;
            span.first = span.first == 0 ? column : span.first;
            span.last = smaller(area.last_column, page->columns);
        }
        column = area.last_column + 1;
    }
    return span;
}
