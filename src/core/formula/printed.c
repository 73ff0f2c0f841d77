/* Formulas as forms print them over their column numbers, turned into A1 formulas. */
#include "base/utf8.h"
#include "core/formula/code.h"
#include "core/formula/parse.h"

enum mark { MARK_END, MARK_NUMBER, MARK_SIGN, MARK_OPEN, MARK_CLOSE, MARK_ELLIPSIS, MARK_BAD };

struct reader {
    struct arena *arena;
    const struct form *form;
    int64_t row;
    struct str left;
    enum mark mark;
    struct str text; /* of a number: as on the number row; else as it stands */
    char sign;       /* + - * / */
    struct str fault;
};

/* What stands for an sign on paper; "x" and "." only between numbers. */
static const struct {
    const char *text;
    char sign;
} signs[] = {
    { "+", '+' },
    { "-", '-' },
    { "–", '-' },
    { "−", '-' },
    { "*", '*' },
    { "×", '*' },
    { "x", '*' },
    { "X", '*' },
    { ":", '/' },
    { "/", '/' },
    { "÷", '/' },
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool starts_sign(struct reader *reader)
{
    for (size_t i = 0; i < ARRAY_LEN(signs); i++) {
        struct str text = str_of(signs[i].text);

        if (!str_starts(reader->left, text))
            continue;
        reader->mark = MARK_SIGN;
        reader->sign = signs[i].sign;
        reader->left = str_sub(reader->left, text.len, reader->left.len);
        return true;
    }
    return false;
}

/* "..", "..." or "…" */
static bool starts_ellipsis(struct reader *reader)
{
    size_t dots = 0;

    if (str_starts(reader->left, S("…"))) {
        dots = S("…").len;
    } else {
        while (dots < reader->left.len && reader->left.ptr[dots] == '.')
            dots++;
        if (dots < 2)
            return false;
    }
    reader->mark = MARK_ELLIPSIS;
    reader->left = str_sub(reader->left, dots, reader->left.len);
    return true;
}

/* number -> digit+ { '.' digit+ } letter* | letter (digit | letter)* : "3", "3.1", "12a", "A".
 * Behind digits an x is a sign: "6x100". */
static size_t number_len(struct str s)
{
    size_t len = 0;

    if (!is_digit(s.ptr[0])) {
        while (len < s.len && (is_digit(s.ptr[len]) || is_letter(s.ptr[len])))
            len++;
        return len;
    }
    while (len < s.len && (is_digit(s.ptr[len]) ||
                              (s.ptr[len] == '.' && len + 1 < s.len && is_digit(s.ptr[len + 1]))))
        len++;
    while (len < s.len && is_letter(s.ptr[len]) && s.ptr[len] != 'x' && s.ptr[len] != 'X')
        len++;
    return len;
}

static bool starts_number(struct reader *reader)
{
    size_t len = number_len(reader->left);

    if (len == 0)
        return false;
    reader->mark = MARK_NUMBER;
    reader->text = str_sub(reader->left, 0, len);
    reader->left = str_sub(reader->left, len, reader->left.len);
    return true;
}

/* Passes over blanks and over the word "cột" before a number. */
static void skip_words(struct reader *reader)
{
    static const char *const words[] = { "cột", "Cột", "CỘT" };

    reader->left = str_trim(reader->left);
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (str_starts(reader->left, str_of(words[i])))
            reader->left = str_trim(str_sub(reader->left, str_of(words[i]).len, reader->left.len));
}

static void next(struct reader *reader)
{
    bool after_number = reader->mark == MARK_NUMBER || reader->mark == MARK_CLOSE;

    skip_words(reader);
    reader->text = str_sub(reader->left, 0, 1);
    if (reader->left.len == 0) {
        reader->mark = MARK_END;
        return;
    }
    if ((after_number || !is_letter(reader->left.ptr[0])) && starts_sign(reader))
        return;
    if (starts_ellipsis(reader) || starts_number(reader))
        return;
    reader->mark = MARK_BAD;
    if (reader->left.ptr[0] == '(' || reader->left.ptr[0] == '[')
        reader->mark = MARK_OPEN;
    if (reader->left.ptr[0] == ')' || reader->left.ptr[0] == ']')
        reader->mark = MARK_CLOSE;
    if (reader->mark == MARK_BAD)
        reader->text = reader->left;
    else
        reader->left = str_sub(reader->left, 1, reader->left.len);
}

/* As next, but "(3)" is the number 3. */
static void next_term(struct reader *reader)
{
    struct reader ahead;
    struct str number;

    next(reader);
    if (reader->mark != MARK_OPEN)
        return;
    ahead = *reader;
    next(&ahead);
    number = ahead.text;
    if (ahead.mark != MARK_NUMBER)
        return;
    next(&ahead);
    if (ahead.mark != MARK_CLOSE)
        return;
    *reader = ahead;
    reader->mark = MARK_NUMBER;
    reader->text = number;
}

/* ---- column numbers ---- */

/* "3" of "(3)", "[3]", " 3 ". */
static struct str bare(struct str number)
{
    number = str_trim(number);
    while (number.len >= 2 && (number.ptr[0] == '(' || number.ptr[0] == '['))
        number = str_trim(str_sub(number, 1, number.len - 2));
    return number;
}

static const struct form_column *column_of(const struct form *form, struct str number)
{
    for (size_t i = 0; i < form->columns.len; i++) {
        const struct form_column *column = FORM_COLUMN(form, i);
        struct str own = bare(column->number);
        struct str target = str_cut(&own, '=');

        if (column->role == COLUMN_VALUE && target.len && str_eq(bare(target), number))
            return column;
    }
    return NULL;
}

static bool refuse(struct reader *reader, const char *what, struct str text)
{
    if (!reader->fault.len)
        reader->fault = str_format(reader->arena, "%s “" STR_FMT "”.", what, STR_ARG(text));
    return false;
}

static bool add_column(struct reader *reader, struct buf *out, struct str number)
{
    const struct form_column *column = column_of(reader->form, number);

    if (!column)
        return refuse(reader, "Không có cột số liệu mang số", number);
    buf_add(out, form_address(reader->arena, reader->row, column->key));
    return true;
}

/* A number after × or ÷ that counts no column is a constant: "7=6:5x100". */
static bool add_number(struct reader *reader, struct buf *out, bool factor)
{
    int64_t constant;

    if (factor && !column_of(reader->form, reader->text) && str_to_int(reader->text, &constant)) {
        buf_add_int(out, constant);
        /* "x 100%" says that the result is a percentage, not that it is divided again. */
        if (constant == 100 && reader->left.len && reader->left.ptr[0] == '%')
            reader->left = str_sub(reader->left, 1, reader->left.len);
        return true;
    }
    return add_column(reader, out, reader->text);
}

/* "7+..+10": what stands between is counted up from the number before to the number behind. */
static bool add_between(struct reader *reader, struct buf *out, struct str before)
{
    int64_t from, to;

    next_term(reader);
    if (reader->mark == MARK_SIGN && reader->sign == '+')
        next_term(reader);
    if (reader->mark != MARK_NUMBER || !str_to_int(before, &from) ||
        !str_to_int(reader->text, &to) || to <= from || to - from > FORM_COLUMNS_MAX)
        return refuse(reader, "Không hiểu dấu ba chấm sau cột", before);
    for (int64_t n = from + 1; n < to; n++) {
        if (!add_column(reader, out, str_format(reader->arena, "%lld", (long long)n)))
            return false;
        buf_add_char(out, '+');
    }
    return true;
}

/* What the side so far ends with. */
struct side {
    struct str number; /* the last number */
    bool value;        /* a value, so that a sign must follow */
    char sign;         /* the sign before the next value */
};

static bool add_mark(struct reader *reader, struct buf *out, struct side *side)
{
    bool opens = reader->mark == MARK_NUMBER || reader->mark == MARK_OPEN;

    if (side->value && opens)
        return refuse(reader, "Thiếu dấu phép tính trước", reader->text);
    side->value = reader->mark == MARK_NUMBER || reader->mark == MARK_CLOSE;
    switch (reader->mark) {
    case MARK_NUMBER:
        side->number = reader->text;
        return add_number(reader, out, side->sign == '*' || side->sign == '/');
    case MARK_SIGN:
        side->sign = reader->sign;
        buf_add_char(out, reader->sign);
        return true;
    case MARK_OPEN:
        side->sign = '+';
        buf_add_char(out, '(');
        return true;
    case MARK_CLOSE:
        buf_add_char(out, ')');
        return true;
    case MARK_BAD:
    case MARK_END:
    case MARK_ELLIPSIS:
        break;
    }
    return refuse(reader, "Không hiểu", reader->text);
}

/* side -> what stands between two "=" */
static bool side_translate(struct reader *reader, struct buf *out)
{
    struct side side = { .sign = '+' };

    buf_add_char(out, '=');
    for (next_term(reader); reader->mark != MARK_END; next_term(reader)) {
        if (reader->mark == MARK_ELLIPSIS && !add_between(reader, out, side.number))
            return false;
        if (!add_mark(reader, out, &side))
            return false;
    }
    return true;
}

/* Whether the formula made compiles; a fault is told in its own words. */
static bool compiles(struct reader *reader, struct str formula)
{
    struct formula_program program = { .shape = shape_new(reader->arena, reader->form) };
    struct formula_fault fault;
    struct formula out;
    bool good = parse_formula(reader->arena, &program, formula, NULL, &out, &fault);

    if (!good)
        reader->fault = fault.text;
    return good;
}

static bool side_formula(
    struct arena *arena, const struct form *form, int64_t row, struct str side, struct reader *out)
{
    struct buf buf = { .arena = arena };

    *out = (struct reader){ .arena = arena, .form = form, .row = row, .left = side };
    if (!side_translate(out, &buf))
        return false;
    out->text = buf_str(&buf);
    return compiles(out, out->text);
}

/* ---- the whole text ---- */

/* "1=2+3" of "Tổng số (1=2+3)": what stands in the parentheses around the first "=". */
static struct str unwrapped(struct str text)
{
    size_t at = str_find(text, S("=")), end;
    int depth = 0;

    while (at > 0 && depth >= 0) {
        at--;
        depth += (text.ptr[at] == ')') - (text.ptr[at] == '(');
    }
    if (depth >= 0)
        return text;
    for (end = at + 1, depth = 1; end < text.len; end++) {
        depth += (text.ptr[end] == '(') - (text.ptr[end] == ')');
        if (depth == 0)
            break;
    }
    return str_sub(text, at + 1, end - at - 1);
}

/* The column a formula speaks of is its own, or said in words; another's number is a mistake. */
static bool speaks_of(const struct form *form, const struct form_column *column, struct str label)
{
    const struct form_column *other = column_of(form, bare(label));

    return !other || other->key == column->key;
}

struct printed_formula formula_from_printed(
    struct arena *arena, const struct form *form, const struct form_column *column, int64_t row)
{
    struct printed_formula printed = { 0 };
    struct str left = unwrapped(column->printed), label = str_cut(&left, '=');
    struct str *also = ARENA_ARRAY(arena, column->printed.len + 1, struct str);
    struct reader reader;

    if (!left.len) {
        printed.fault = S("Không thấy dấu “=” trong công thức in trên biểu.");
        return printed;
    }
    if (!speaks_of(form, column, label)) {
        printed.fault = str_format(
            arena, "Công thức “" STR_FMT "” nói về một cột khác.", STR_ARG(column->printed));
        return printed;
    }
    printed.also.items = also;
    while (left.len) {
        struct str side = str_cut(&left, '=');

        if (!side_formula(arena, form, row, side, &reader)) {
            printed.fault = reader.fault;
            printed.formula = S("");
            return printed;
        }
        if (!printed.formula.len)
            printed.formula = reader.text;
        else
            also[printed.also.len++] = reader.text;
    }
    return printed;
}
