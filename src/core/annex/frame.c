#include "core/annex/frame.h"

#include "core/annex/tokens.h"
#include "core/annex/words.h"

/* ---- the number row ---- */

/* "10=11+15+16+17=18+…+22=23+26" is among the longest. */
#define NUMBER_CELL_BYTES_MAX 120

struct count {
    int64_t tokens, letters, numbers;
    int64_t last_letter, last_number;
};

/* Letters must run A B C, numbers 1 2 3; two columns may share a number. */
static bool count_token(struct count *count, struct token token)
{
    count->tokens++;
    if (token.kind == TOKEN_LETTER) {
        bool follows = token.value == 0 || token.value == count->last_letter + 1;

        count->letters++;
        count->last_letter = token.value;
        return follows && count->numbers == 0;
    }
    if (token.value < count->last_number || token.value > count->last_number + 1)
        return count->numbers == 0 && token.value <= 3;
    count->numbers++;
    count->last_number = token.value;
    return true;
}

/* Whether the cell is empty or a sign that goes on where those before it ended. */
static bool count_cell(
    const struct annex_page *page, int64_t row, int64_t column, struct count *count)
{
    struct arena_mark mark = arena_mark(page->arena);
    struct str text = page_own_text(page, row, column);
    struct token token = { .kind = TOKEN_NONE };

    if (text.len > 0 && text.len <= NUMBER_CELL_BYTES_MAX)
        token = token_read(page->arena, text);
    arena_rewind(page->arena, mark);
    if (token.kind == TOKEN_NONE)
        return text.len == 0;
    return count_token(count, token);
}

static bool is_number_row(const struct annex_page *page, int64_t row)
{
    struct count count = { .tokens = 0 };
    int64_t column = 1;

    while (column <= page->columns) {
        if (!count_cell(page, row, column, &count))
            return false;
        column = page_area(page, row, column).last_column + 1;
    }
    return count.tokens >= 2 && count.numbers >= 1 && (count.numbers >= 2 || count.letters >= 2);
}

/* ---- headings ---- */

static bool is_preface_text(struct str key)
{
    return words_are(WORDS_FORM_NO, key) || words_are(WORDS_LEGAL, key) ||
           words_are(WORDS_UNIT_NOTE, key) || words_are(WORDS_PREFACE, key);
}

static bool is_heading_word(struct str key)
{
    return words_are(WORDS_STT, key) || words_are(WORDS_UNIT, key) || words_are(WORDS_CODE, key) ||
           words_are(WORDS_LABEL, key);
}

bool frame_is_preface(const struct annex_page *page, int64_t row)
{
    struct arena_mark mark = arena_mark(page->arena);
    int64_t all = 0;
    int64_t preface = 0;
    int64_t column = 1;

    while (column <= page->columns) {
        struct str key = page_key(page, row, column);
        bool heading = words_are(WORDS_UNIT, key);

        all += key.len > 0 ? 1 : 0;
        preface += is_preface_text(key) && !heading ? 1 : 0;
        column = page_area(page, row, column).last_column + 1;
    }
    arena_rewind(page->arena, mark);
    return preface > 0 && 2 * preface >= all;
}

/* A title stands alone in its row and reaches into the columns of ordinals and labels. */
static bool is_title_like(const struct annex_page *page, int64_t row, struct span table)
{
    struct span span = page_span(page, row);

    if (span.areas == 0 || frame_is_preface(page, row))
        return true;
    return span.areas == 1 && table.first < table.last && span.first <= table.first;
}

static bool is_heading_row(const struct annex_page *page, int64_t row, struct span table)
{
    return row >= 1 && row <= page->rows && !is_title_like(page, row, table);
}

/* Up from the last row of the headings to their first. */
static int64_t first_heading(const struct annex_page *page, int64_t last, struct span table)
{
    int64_t row = last;

    while (row > 1 && !is_title_like(page, row - 1, table))
        row--;
    return row;
}

static bool all_columns_empty(
    const struct annex_page *page, int64_t row, int64_t head, struct span table)
{
    for (int64_t column = table.first; column <= table.last; column++) {
        bool named = is_heading_word(page_key(page, head, column));

        if ((named || column == table.first) && page_own_text(page, row, column).len > 0)
            return false;
    }
    return true;
}

/* Whether the row still heads columns: only texts, none of them under STT, label or unit. */
static bool continues_head(
    const struct annex_page *page, int64_t row, int64_t head, struct span table)
{
    bool bold = page_style(page, head, table.first)->bold;
    int64_t found = 0;

    if (row > page->rows || !all_columns_empty(page, row, head, table))
        return false;
    for (int64_t column = table.first; column <= table.last; column++) {
        const struct sheet_cell *cell = sheet_cell(page->sheet, row, column);

        if (cell->formula.len > 0 || cell->kind == SHEET_NUMBER)
            return false;
        if (page_own_text(page, row, column).len == 0)
            continue;
        if (page_style(page, row, column)->bold != bold)
            return false;
        found++;
    }
    return found > 0;
}

static int64_t deepest(const struct annex_page *page, int64_t row, struct span table)
{
    int64_t last = row;

    for (int64_t column = table.first; column <= table.last; column++) {
        struct area area = page_area(page, row, column);

        if (area.last_row > last)
            last = area.last_row;
    }
    return last < page->rows ? last : page->rows;
}

/* Down from the first row of the headings to their last. */
static int64_t last_heading(const struct annex_page *page, int64_t first, struct span table)
{
    int64_t last = first;

    for (int64_t row = first; row <= last; row++) {
        int64_t reach = deepest(page, row, table);

        last = reach > last ? reach : last;
        if (row == last && continues_head(page, last + 1, first, table))
            last++;
    }
    return last;
}

/* A heading over some columns only, unmerged, above the row that was found. */
static int64_t heading_above(const struct annex_page *page, int64_t first, struct span table)
{
    struct span span;

    if (first <= 1 || is_title_like(page, first - 1, table))
        return first;
    span = page_span(page, first - 1);
    if (span.first <= table.first + 1 || span.last > table.last)
        return first;
    return first - 1;
}

enum sign { SIGN_NONE, SIGN_ROW, SIGN_LABEL, SIGN_SURE };

/* How surely the row is one of headings, by its words and its look. */
static enum sign heading_sign(const struct annex_page *page, int64_t row)
{
    struct span span = page_span(page, row);
    bool label = false;
    bool plain = false;

    if (span.areas < 2 || frame_is_preface(page, row))
        return SIGN_NONE;
    for (int64_t column = span.first; column <= span.last; column++) {
        struct str key = page_key(page, row, column);

        if (words_are(WORDS_STT, key) || words_are(WORDS_UNIT, key) || words_are(WORDS_CODE, key))
            return SIGN_SURE;
        label = label || words_are(WORDS_LABEL, key);
        plain = plain || page_cell(page, row, column)->kind == SHEET_NUMBER ||
                !page_style(page, row, column)->bold;
    }
    if (span.areas < 3)
        return SIGN_NONE;
    if (label)
        return SIGN_LABEL;
    return plain ? SIGN_NONE : SIGN_ROW;
}

static int64_t row_with_sign(const struct annex_page *page, enum sign wanted)
{
    for (int64_t row = 1; row <= page->rows && row <= FRAME_SEARCH_ROWS; row++) {
        if (heading_sign(page, row) >= wanted)
            return row;
    }
    return 0;
}

/* ---- headings that come again ---- */

static bool same_texts(
    const struct annex_page *page, const struct frame *frame, int64_t a, int64_t b)
{
    int64_t texts = 0;

    for (int64_t column = frame->column_first; column <= frame->column_last; column++) {
        struct str text = page_own_text(page, a, column);

        if (!str_eq(text, page_own_text(page, b, column)))
            return false;
        texts += text.len > 0 ? 1 : 0;
    }
    return texts >= 2;
}

bool frame_is_repeat(const struct annex_page *page, const struct frame *frame, int64_t row)
{
    struct arena_mark mark = arena_mark(page->arena);
    bool same = frame->number_row > 0 && row != frame->number_row &&
                same_texts(page, frame, row, frame->number_row);

    for (int64_t head = frame->head_first; head <= frame->head_last && !same; head++)
        same = row != head && same_texts(page, frame, row, head);
    arena_rewind(page->arena, mark);
    return same;
}

static bool is_stt_row(const struct annex_page *page, int64_t row)
{
    struct span span = page_span(page, row);

    return span.areas >= 2 && words_are(WORDS_STT, page_key(page, row, span.first));
}

/* ---- the frame ---- */

static struct span widest(struct span a, struct span b)
{
    if (b.areas == 0)
        return a;
    if (a.areas == 0)
        return b;
    return (struct span){ a.areas + b.areas, a.first < b.first ? a.first : b.first,
        a.last > b.last ? a.last : b.last };
}

static void set_columns(const struct annex_page *page, struct frame *frame)
{
    struct span table = { .areas = 0 };

    for (int64_t row = frame->head_first; row <= frame->head_last; row++)
        table = widest(table, page_span(page, row));
    if (frame->number_row > 0)
        table = widest(table, page_span(page, frame->number_row));
    frame->column_first = table.first;
    frame->column_last = table.last;
}

/* The number row, if the headings stand below or above it. */
static bool frame_by_numbers(const struct annex_page *page, int64_t row, struct frame *frame)
{
    struct span table = page_span(page, row);

    frame->number_row = row;
    if (is_heading_row(page, row - 1, table)) {
        frame->head_last = row - 1;
        frame->head_first = first_heading(page, row - 1, table);
        frame->body_first = row + 1;
        return true;
    }
    if (is_heading_row(page, row + 1, table)) {
        frame->head_first = row + 1;
        frame->head_last = last_heading(page, row + 1, table);
        frame->body_first = frame->head_last + 1;
        return true;
    }
    return false;
}

static bool frame_by_words(const struct annex_page *page, struct frame *frame)
{
    static const enum sign signs[] = { SIGN_SURE, SIGN_LABEL, SIGN_ROW };
    int64_t row = 0;
    struct span table;

    for (size_t i = 0; i < ARRAY_LEN(signs) && row == 0; i++)
        row = row_with_sign(page, signs[i]);
    if (row == 0)
        return false;
    table = page_span(page, row);
    frame->number_row = 0;
    frame->head_last = last_heading(page, row, table);
    frame->head_first = heading_above(page, row, table);
    frame->body_first = frame->head_last + 1;
    return true;
}

/* ---- further tables ---- */

/* Whether the table begins anew at the row: other headings, or a title above the same ones. */
static bool begins_table(const struct annex_page *page, const struct frame *frame, int64_t row)
{
    struct span table = page_span(page, row);

    if (!is_number_row(page, row) && !is_stt_row(page, row))
        return false;
    if (!frame_is_repeat(page, frame, row))
        return true;
    /* The second row of headings that come again. */
    if (frame_is_repeat(page, frame, row - 1))
        return false;
    return page_span(page, row - 1).areas > 0 && is_title_like(page, row - 1, table);
}

/* Up over a blank line or two, and then over the lines of the title. */
#define BLANKS_UNDER_TITLE 2

static int64_t first_of_title(
    const struct annex_page *page, const struct frame *frame, int64_t head, struct span table)
{
    int64_t row = head;

    while (
        row > frame->body_first && head - row < BLANKS_UNDER_TITLE && page_row_empty(page, row - 1))
        row--;
    if (row <= frame->body_first || page_row_empty(page, row - 1) ||
        !is_title_like(page, row - 1, table))
        return head;
    while (row > frame->body_first && !page_row_empty(page, row - 1) &&
           is_title_like(page, row - 1, table))
        row--;
    return row;
}

/* The row a further table begins with, its title counted; 0: there is none. */
static int64_t next_table(const struct annex_page *page, const struct frame *frame)
{
    int64_t row = frame->body_first;
    struct span table;

    while (row <= page->rows && (page_row_empty(page, row) || !begins_table(page, frame, row)))
        row++;
    if (row > page->rows)
        return 0;
    table = page_span(page, row);
    if (is_number_row(page, row) && is_heading_row(page, row - 1, table))
        row = first_heading(page, row - 1, table);
    row = first_of_title(page, frame, row, table);
    return row > frame->body_first ? row : 0;
}

/* ---- tables beside each other ---- */

static bool column_empty(const struct annex_page *page, const struct frame *frame, int64_t column)
{
    for (int64_t row = frame->head_first; row <= frame->body_last; row++) {
        if (page_text(page, row, column).len > 0)
            return false;
    }
    return true;
}

/* The column of a second "STT", which begins a table of its own; 0: there is none. */
static int64_t second_stt(const struct annex_page *page, const struct frame *frame)
{
    int64_t found = 0;

    for (int64_t column = frame->column_first; column <= frame->column_last; column++) {
        struct str key = page_key(page, frame->head_first, column);

        if (page_area(page, frame->head_first, column).column != column ||
            !words_are(WORDS_STT, key))
            continue;
        if (found > 0)
            return column;
        found = column;
    }
    return 0;
}

static void split_columns(const struct annex_page *page, struct frame *frame)
{
    frame->next_column = second_stt(page, frame);
    if (frame->next_column == 0)
        return;
    frame->column_last = frame->next_column - 1;
    while (
        frame->column_last > frame->column_first && column_empty(page, frame, frame->column_last))
        frame->column_last--;
}

/* A second number row that only has formulas: "(3)=(1)+(2)" under "3". */
static bool is_printed_row(const struct annex_page *page, int64_t row)
{
    struct arena_mark mark = arena_mark(page->arena);
    int64_t formulas = 0;
    bool good = row <= page->rows;

    for (int64_t column = 1; good && column <= page->columns; column++) {
        struct str text = page_own_text(page, row, column);

        if (text.len == 0)
            continue;
        good = text.len <= NUMBER_CELL_BYTES_MAX &&
               token_read(page->arena, text).kind == TOKEN_NUMBER &&
               token_read(page->arena, text).printed.len > 0;
        formulas += good ? 1 : 0;
    }
    arena_rewind(page->arena, mark);
    return good && formulas > 0;
}

bool frame_find(const struct annex_page *page, struct frame *frame)
{
    bool found = false;

    *frame = (struct frame){ .head_first = 0 };
    for (int64_t row = 1; row <= page->rows && row <= FRAME_SEARCH_ROWS && !found; row++)
        found = is_number_row(page, row) && frame_by_numbers(page, row, frame);
    if (!found && !frame_by_words(page, frame))
        return false;
    if (frame->number_row + 1 == frame->body_first && is_printed_row(page, frame->body_first))
        frame->printed_row = frame->body_first++;
    set_columns(page, frame);
    frame->next_table = next_table(page, frame);
    frame->body_last = frame->next_table > 0 ? frame->next_table - 1 : page->rows;
    split_columns(page, frame);
    return true;
}
