/* What stands above the table: the title, the form's number, its legal basis, its unit. */
#include "core/annex/tokens.h"
#include "core/annex/words.h"
#include "core/annex/work.h"
#include "core/text.h"

#define FORM_NO_BYTES_MAX 40
#define TITLE_BYTES_MIN 20
#define TITLE_BYTES_AFTER_NO 8
#define TITLE_BYTES_MAX 1000
#define LEGAL_BYTES_MAX 1000

struct line {
    int64_t row, column;
    struct str text, key;
    bool alone; /* nothing else stands in its row */
    bool taken; /* it was recognised as something other than the title */
};

struct lines {
    struct line *items;
    size_t len;
};

static struct lines read_lines(struct work *work, int64_t last)
{
    struct lines lines = { .len = 0 };

    lines.items = ARENA_ARRAY(work->arena, (size_t)(last * work->page.columns + 1), struct line);
    for (int64_t row = 1; row <= last; row++) {
        struct span span = page_span(&work->page, row);

        for (int64_t column = 1; column <= work->page.columns; column++) {
            struct str text = page_own_text(&work->page, row, column);

            if (text.len > 0)
                lines.items[lines.len++] = (struct line){ row, column, text,
                    text_search_key(work->arena, text), span.areas == 1, false };
        }
    }
    return lines;
}

/* ---- the form's number ---- */

static bool has_digit(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
            return true;
    }
    return false;
}

/* "Biểu B01", "Biểu 11": the word after the first one has a digit. */
static bool is_numbered(struct str key)
{
    struct str rest = key;
    struct str first = str_cut(&rest, ' ');

    return (str_eq(first, S("bieu")) || str_eq(first, S("mau"))) && has_digit(str_cut(&rest, ' '));
}

static bool is_form_no(struct str key)
{
    return is_numbered(key) || (words_are(WORDS_FORM_NO, key) && has_digit(key));
}

/* "Biểu 11 - TỔNG HỢP …" and "Phụ lục: Tổng hợp …" are a number and a title. Where the title
 * begins; 0: there is none. */
static size_t title_within(struct str text)
{
    static const char *const marks[] = { " - ", " – ", ": ", ". " };

    for (size_t i = 0; i < ARRAY_LEN(marks); i++) {
        size_t at = str_find(text, str_of(marks[i]));
        size_t from = at + str_of(marks[i]).len;

        size_t least = has_digit(str_sub(text, 0, at)) ? TITLE_BYTES_AFTER_NO : TITLE_BYTES_MIN;

        if (at < text.len && at <= FORM_NO_BYTES_MAX && text.len > from + least)
            return from;
    }
    return 0;
}

static void take_form_no(struct work *work, struct line *line)
{
    size_t title = title_within(line->text);
    struct str number = line->text;

    if (work->form->form_no.len > 0 || !is_form_no(line->key))
        return;
    if (title > 0) {
        number = str_trim(str_sub(line->text, 0, title));
        line->text = str_sub(line->text, title, line->text.len);
        line->key = text_search_key(work->arena, line->text);
    }
    while (number.len > 0 &&
           (str_ends(number, S("-")) || str_ends(number, S(":")) || str_ends(number, S("."))))
        number = str_trim(str_sub(number, 0, number.len - 1));
    work->form->form_no = number;
    line->taken = title == 0;
}

/* ---- the legal basis ---- */

static bool is_open(struct str text)
{
    return str_find(text, S("(")) < text.len && str_find(text, S(")")) == text.len;
}

/* A basis in brackets may run over several rows. */
static void take_legal(struct work *work, struct lines *lines, size_t i)
{
    struct str *basis = &work->form->legal_basis;

    if (lines->items[i].taken || !words_are(WORDS_LEGAL, lines->items[i].key))
        return;
    if (basis->len == 0)
        *basis = lines->items[i].text;
    lines->items[i].taken = true;
    for (i++; i < lines->len && is_open(*basis) && basis->len < LEGAL_BYTES_MAX; i++) {
        if (words_are(WORDS_UNIT_NOTE, lines->items[i].key))
            continue;
        *basis = str_format(
            work->arena, STR_FMT " " STR_FMT, STR_ARG(*basis), STR_ARG(lines->items[i].text));
        lines->items[i].taken = true;
    }
}

/* ---- the unit ---- */

/* The note nearest to the table counts. */
static void take_unit_note(struct work *work, struct line *line)
{
    struct str *note = &work->form->unit_note;

    if (line->taken || !words_are(WORDS_UNIT_NOTE, line->key))
        return;
    line->taken = true;
    if (note->len > 0 && !str_eq(token_note_unit(*note), token_note_unit(line->text)))
        work_doubt(work, line->row, line->column,
            "Biểu ghi hai đơn vị tính: “" STR_FMT "” và “" STR_FMT "”; lấy đơn vị ghi sau.",
            STR_ARG(*note), STR_ARG(line->text));
    *note = line->text;
}

/* ---- the title ---- */

static bool may_be_title(const struct work *work, const struct line *line)
{
    bool dotted = str_find(line->text, S("…")) < line->text.len ||
                  str_find(line->text, S("...")) < line->text.len;

    if (line->taken || words_are(WORDS_PREFACE, line->key))
        return false;
    if (words_are(WORDS_PERIOD, line->key) || line->text.ptr[0] == '(')
        return false;
    /* "DON VI ………": a place to be filled in at the left, not a title over the table */
    return !dotted || page_area(&work->page, line->row, line->column).last_column > line->column;
}

/* Whether the line goes on where the other one ended: below it, alone or in the same column. */
static bool goes_on(const struct line *line, const struct line *other)
{
    if (line->row != other->row + 1 || token_ordinal(line->text).len > 0)
        return false;
    return line->alone || line->column == other->column;
}

static struct str joined(struct work *work, const struct lines *lines, size_t first)
{
    const struct line *last = &lines->items[first];
    struct str title = last->text;

    for (size_t i = first + 1; i < lines->len; i++) {
        const struct line *line = &lines->items[i];

        if (!goes_on(line, last) || !may_be_title(work, line) || title.len > TITLE_BYTES_MAX)
            continue;
        title = str_format(work->arena, STR_FMT " " STR_FMT, STR_ARG(title), STR_ARG(line->text));
        last = line;
    }
    return title;
}

static size_t longest_title(struct work *work, const struct lines *lines)
{
    size_t longest = lines->len;

    for (size_t i = 0; i < lines->len; i++) {
        if (may_be_title(work, &lines->items[i]) &&
            (longest == lines->len || lines->items[i].text.len > lines->items[longest].text.len))
            longest = i;
    }
    return longest;
}

/* The first bold line that stands alone in its row, else the longest line. */
static void take_title(struct work *work, const struct lines *lines)
{
    size_t found = lines->len;

    for (size_t i = 0; i < lines->len && found == lines->len; i++) {
        const struct line *line = &lines->items[i];

        if (line->alone && may_be_title(work, line) &&
            page_style(&work->page, line->row, line->column)->bold)
            found = i;
    }
    if (found == lines->len) {
        found = longest_title(work, lines);
        work_doubt(work, 0, 0, "Chưa chắc tên biểu; hãy kiểm tra.");
    }
    if (found < lines->len)
        work->form->title = token_without_dots(joined(work, lines, found));
}

void work_preface(struct work *work)
{
    const struct frame *frame = &work->frame;
    int64_t top = frame->head_first;
    struct lines lines;

    if (frame->number_row > 0 && frame->number_row < top)
        top = frame->number_row;
    lines = read_lines(work, top - 1);
    for (size_t i = 0; i < lines.len; i++) {
        take_form_no(work, &lines.items[i]);
        take_legal(work, &lines, i);
        take_unit_note(work, &lines.items[i]);
    }
    take_title(work, &lines);
}
