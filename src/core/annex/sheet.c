#include "core/annex/sheet.h"

#include "base/date.h"

/* Beyond this many places a figure is no figure: the text is kept as it stands. */
#define NUMBER_PLACES_MAX 40
/* 1899-12-30 and 1904-01-01 as base/date.h counts days. */
#define EPOCH_1900 (-25569)
#define EPOCH_1904 (-24107)
/* Excel takes 1900 for a leap year; from its 1 March on, days are right. */
#define SERIAL_MARCH_1900 61

const struct sheet_cell sheet_no_cell = { .text = { "", 0 }, .formula = { "", 0 } };
static const struct sheet_style plain_style = { .font = { "", 0 }, .decimals = -1 };

const struct sheet_row *sheet_row(const struct sheet *sheet, int64_t number)
{
    size_t low = 0;
    size_t high = sheet->rows_len;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (sheet->rows[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == sheet->rows_len || sheet->rows[low].number != number)
        return NULL;
    return &sheet->rows[low];
}

const struct sheet_cell *sheet_cell(const struct sheet *sheet, int64_t row, int64_t column)
{
    const struct sheet_row *found = sheet_row(sheet, row);
    int32_t low = 0;
    int32_t high;

    if (found == NULL)
        return &sheet_no_cell;
    high = found->len;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;

        if (found->cells[middle].column < column)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == found->len || found->cells[low].column != column)
        return &sheet_no_cell;
    return &found->cells[low];
}

const struct sheet_style *sheet_style(const struct sheet *sheet, const struct sheet_cell *cell)
{
    if (cell->style >= sheet->styles_len)
        return &plain_style;
    return &sheet->styles[cell->style];
}

const struct sheet_merge *sheet_merge(const struct sheet *sheet, int64_t row, int64_t column)
{
    for (size_t i = 0; i < sheet->merges_len; i++) {
        const struct sheet_merge *m = &sheet->merges[i];

        if (m->row <= row && row <= m->last_row && m->column <= column && column <= m->last_column)
            return m;
    }
    return NULL;
}

static const struct sheet_width *width_of(const struct sheet *sheet, int64_t column)
{
    for (size_t i = 0; i < sheet->widths_len; i++) {
        const struct sheet_width *w = &sheet->widths[i];

        if (w->column <= column && column <= w->last_column)
            return w;
    }
    return NULL;
}

int64_t sheet_width(const struct sheet *sheet, int64_t column)
{
    const struct sheet_width *width = width_of(sheet, column);

    return width == NULL ? 0 : width->chars;
}

bool sheet_column_hidden(const struct sheet *sheet, int64_t column)
{
    const struct sheet_width *width = width_of(sheet, column);

    return width != NULL && width->hidden;
}

/* ---- numbers ---- */

/* value = 0.d1d2d3… * 10^point, negated or not. */
struct digits {
    char at[SHEET_DIGITS_MAX + 1]; /* one more than is kept, to round by */
    int len;
    int64_t point;
    bool negative;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void digits_push(struct digits *digits, char c, bool before_point)
{
    bool leading = digits->len == 0 && c == '0';

    if (before_point && !leading)
        digits->point++;
    if (!before_point && leading)
        digits->point--;
    if (!leading && digits->len < (int)sizeof(digits->at))
        digits->at[digits->len++] = c;
}

static bool read_exponent(struct str text, int64_t *out)
{
    bool negative = false;

    if (text.len > 0 && (text.ptr[0] == '+' || text.ptr[0] == '-')) {
        negative = text.ptr[0] == '-';
        text = str_sub(text, 1, text.len);
    }
    if (text.len == 0 || text.len > 4 || !str_to_int(text, out))
        return false;
    if (negative)
        *out = -*out;
    return true;
}

static bool read_digits(struct str raw, struct digits *digits)
{
    bool before_point = true;
    bool any = false;
    size_t i = 0;
    int64_t exponent = 0;

    if (raw.len > 0 && (raw.ptr[0] == '-' || raw.ptr[0] == '+')) {
        digits->negative = raw.ptr[0] == '-';
        i = 1;
    }
    for (; i < raw.len; i++) {
        char c = raw.ptr[i];

        if (c == '.' && before_point) {
            before_point = false;
            continue;
        }
        if (!is_digit(c))
            break;
        any = true;
        digits_push(digits, c, before_point);
    }
    if (!any)
        return false;
    if (i == raw.len)
        return true;
    if (raw.ptr[i] != 'e' && raw.ptr[i] != 'E')
        return false;
    if (!read_exponent(str_sub(raw, i + 1, raw.len), &exponent))
        return false;
    digits->point += exponent;
    return true;
}

/* Rounds to SHEET_DIGITS_MAX digits, half up, and drops zeros at the end. */
static void round_digits(struct digits *digits)
{
    if (digits->len > SHEET_DIGITS_MAX) {
        int last = SHEET_DIGITS_MAX - 1;
        bool up = digits->at[SHEET_DIGITS_MAX] >= '5';

        digits->len = SHEET_DIGITS_MAX;
        while (up && last >= 0 && digits->at[last] == '9')
            digits->at[last--] = '0';
        if (up && last >= 0)
            digits->at[last]++;
        if (up && last < 0) {
            digits->at[0] = '1';
            digits->point++;
        }
    }
    while (digits->len > 0 && digits->at[digits->len - 1] == '0')
        digits->len--;
}

static struct str write_digits(struct arena *arena, const struct digits *digits)
{
    struct buf buf = { .arena = arena };
    int64_t i = 0;

    if (digits->len == 0)
        return S("0");
    if (digits->negative)
        buf_add_char(&buf, '-');
    if (digits->point <= 0)
        buf_add_char(&buf, '0');
    for (; i < digits->point; i++)
        buf_add_char(&buf, i < digits->len ? digits->at[i] : '0');
    if (digits->len > digits->point)
        buf_add_char(&buf, '.');
    for (int64_t zero = digits->point; zero < 0; zero++)
        buf_add_char(&buf, '0');
    if (i < digits->len)
        buf_add(&buf, (struct str){ digits->at + i, (size_t)(digits->len - i) });
    return buf_str(&buf);
}

/* Most figures are a few plain digits: those are their own shortest form. */
static bool is_plain_integer(struct str raw)
{
    if (raw.len == 0 || raw.len > SHEET_DIGITS_MAX || (raw.ptr[0] == '0' && raw.len > 1))
        return false;
    for (size_t i = 0; i < raw.len; i++) {
        if (!is_digit(raw.ptr[i]))
            return false;
    }
    return true;
}

bool sheet_number(struct arena *arena, struct str raw, struct str *out)
{
    struct digits digits = { .len = 0 };

    if (is_plain_integer(raw)) {
        *out = str_copy(arena, raw);
        return true;
    }
    if (!read_digits(raw, &digits))
        return false;
    round_digits(&digits);
    if (digits.len > 0 && (digits.point > NUMBER_PLACES_MAX || digits.point < -NUMBER_PLACES_MAX))
        return false;
    *out = write_digits(arena, &digits);
    return true;
}

bool sheet_date(const struct sheet *sheet, const struct sheet_cell *cell, int64_t *days)
{
    struct str rest = cell->text;
    int64_t serial;

    if (cell->kind != SHEET_NUMBER || !sheet_style(sheet, cell)->date)
        return false;
    if (!str_to_int(str_cut(&rest, '.'), &serial) || serial <= 0 || serial > 109573)
        return false;
    if (sheet->date1904)
        *days = EPOCH_1904 + serial;
    else
        *days = EPOCH_1900 + serial + (serial < SERIAL_MARCH_1900 ? 1 : 0);
    return true;
}

/* ---- references ---- */

struct ref {
    int64_t row, column; /* 0: this part is missing, as in "A:C" and "1:3" */
    bool row_fixed, column_fixed;
};

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static size_t read_column(struct str text, size_t i, int64_t *column)
{
    size_t from = i;

    while (i < text.len && is_letter(text.ptr[i]) && i - from < 3) {
        int letter = text.ptr[i] | 0x20;

        *column = *column * 26 + (letter - 'a' + 1);
        i++;
    }
    return i;
}

static size_t read_row(struct str text, size_t i, int64_t *row)
{
    size_t from = i;

    while (i < text.len && is_digit(text.ptr[i]) && i - from < 7) {
        *row = *row * 10 + (text.ptr[i] - '0');
        i++;
    }
    return i;
}

static bool read_ref(struct str text, struct ref *ref)
{
    size_t i = 0;
    bool dollar = text.len > 0 && text.ptr[0] == '$';

    i = read_column(text, dollar ? 1 : 0, &ref->column);
    if (ref->column > 0) {
        ref->column_fixed = dollar;
        dollar = i < text.len && text.ptr[i] == '$';
        i += dollar ? 1 : 0;
    }
    ref->row_fixed = dollar;
    if (i < text.len && text.ptr[i] == '0')
        return false;
    i = read_row(text, i, &ref->row);
    return text.len > 0 && i == text.len && ref->row <= SHEET_ROWS_MAX &&
           ref->column <= SHEET_COLUMNS_MAX && !(dollar && ref->row == 0);
}

bool sheet_ref(struct str text, int64_t *row, int64_t *column)
{
    struct ref ref = { .row = 0 };

    if (!read_ref(text, &ref) || ref.row == 0 || ref.column == 0)
        return false;
    *row = ref.row;
    *column = ref.column;
    return true;
}

static void add_letters(struct buf *buf, int64_t column)
{
    char letters[4];
    int len = 0;

    for (; column > 0; column = (column - 1) / 26)
        letters[len++] = (char)('A' + (column - 1) % 26);
    while (len > 0)
        buf_add_char(buf, letters[--len]);
}

static void add_shifted(struct buf *buf, struct ref ref, int64_t rows, int64_t columns)
{
    int64_t row = ref.row_fixed || ref.row == 0 ? ref.row : ref.row + rows;
    int64_t column = ref.column_fixed || ref.column == 0 ? ref.column : ref.column + columns;

    if ((ref.row > 0 && (row < 1 || row > SHEET_ROWS_MAX)) ||
        (ref.column > 0 && (column < 1 || column > SHEET_COLUMNS_MAX))) {
        buf_add(buf, S("#REF!"));
        return;
    }
    if (column > 0) {
        if (ref.column_fixed)
            buf_add_char(buf, '$');
        add_letters(buf, column);
    }
    if (row > 0) {
        if (ref.row_fixed)
            buf_add_char(buf, '$');
        buf_add_int(buf, row);
    }
}

static bool is_name_char(char c)
{
    return is_letter(c) || is_digit(c) || c == '_' || c == '.' || c == '$' || c == '\\' ||
           ((unsigned char)c & 0x80) != 0;
}

/* End of the quoted or bracketed piece that begins at i. */
static size_t skip_piece(struct str text, size_t i)
{
    char end = text.ptr[i] == '[' ? ']' : text.ptr[i];

    for (i++; i < text.len; i++) {
        if (text.ptr[i] == end)
            return i + 1;
    }
    return text.len;
}

/* A word of a formula is a reference if it reads like one and nothing makes it a name of
 * something else: "LOG10(" is a function, "B1!" a page, "A" alone a name. */
static bool is_reference(struct str text, size_t from, size_t to, struct ref *ref)
{
    char before = from > 0 ? text.ptr[from - 1] : '\0';
    char after = to < text.len ? text.ptr[to] : '\0';

    if (after == '(' || after == '!' || !read_ref(str_sub(text, from, to - from), ref))
        return false;
    if (ref->row > 0 && ref->column > 0)
        return true;
    return before == ':' || after == ':';
}

struct str sheet_shift(struct arena *arena, struct str formula, int64_t rows, int64_t columns)
{
    struct buf buf = { .arena = arena };
    size_t i = 0;

    while (i < formula.len) {
        char c = formula.ptr[i];
        size_t from = i;
        struct ref ref = { .row = 0 };

        if (c == '"' || c == '\'' || c == '[') {
            i = skip_piece(formula, i);
        } else if (is_name_char(c)) {
            while (i < formula.len && is_name_char(formula.ptr[i]))
                i++;
            if (is_reference(formula, from, i, &ref)) {
                add_shifted(&buf, ref, rows, columns);
                continue;
            }
        } else {
            i++;
        }
        buf_add(&buf, str_sub(formula, from, i - from));
    }
    return buf_str(&buf);
}
