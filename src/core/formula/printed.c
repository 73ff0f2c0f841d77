/* Formulas as forms print them over their column numbers, turned into A1 formulas. */
#include "base/utf8.h"
#include "core/formula/code.h"
#include "core/formula/parse.h"

enum mark { MARK_END, MARK_NUMBER, MARK_OPERATOR, MARK_OPEN, MARK_CLOSE, MARK_ELLIPSIS, MARK_BAD };

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

static bool is_number_char(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool starts_sign(struct reader *reader)
{
    for (size_t i = 0; i < ARRAY_LEN(signs); i++) {
        struct str text = str_of(signs[i].text);

        if (!str_starts(reader->left, text))
            continue;
        reader->mark = MARK_OPERATOR;
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

/* number -> (digit | letter)* { '.' (digit | letter)* } : "3", "A", "12a", "3.1" */
static bool starts_number(struct reader *reader)
{
    struct str s = reader->left;
    size_t len = 0;

    while (len < s.len &&
           (is_number_char(s.ptr[len]) ||
               (len && s.ptr[len] == '.' && len + 1 < s.len && is_number_char(s.ptr[len + 1]))))
        len++;
    if (len == 0)
        return false;
    reader->mark = MARK_NUMBER;
    reader->text = str_sub(s, 0, len);
    reader->left = str_sub(s, len, s.len);
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
    if ((after_number || !is_number_char(reader->left.ptr[0])) && starts_sign(reader))
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

    next(reader);
    if (reader->mark == MARK_OPERATOR && reader->sign == '+')
        next(reader);
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

/* side -> what stands between two "=" */
static bool side_translate(struct reader *reader, struct buf *out)
{
    struct str before = S("");
    char sign = '+';

    buf_add_char(out, '=');
    for (next(reader); reader->mark != MARK_END; next(reader)) {
        if (reader->mark == MARK_ELLIPSIS && !add_between(reader, out, before))
            return false;
        switch (reader->mark) {
        case MARK_NUMBER:
            if (!add_number(reader, out, sign == '*' || sign == '/'))
                return false;
            before = reader->text;
            break;
        case MARK_OPERATOR:
            sign = reader->sign;
            buf_add_char(out, sign);
            break;
        case MARK_OPEN:
            buf_add_char(out, '(');
            sign = '+';
            break;
        case MARK_CLOSE:
            buf_add_char(out, ')');
            break;
        case MARK_BAD:
            return refuse(reader, "Không hiểu", reader->text);
        case MARK_END:
        case MARK_ELLIPSIS:
            break;
        }
    }
    return true;
}

/* Whether the formula made compiles; a fault is told in its own words. */
static bool compiles(struct reader *reader, struct str formula)
{
    struct formula_program program = { .shape = shape_new(reader->arena, reader->form) };
    struct formula out;

    return parse_formula(reader->arena, &program, formula, &out, &reader->fault);
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

/* "1=2+3" of "(1=2+3)": one pair of parentheses around everything. */
static struct str unwrapped(struct str text)
{
    int depth = 0;

    text = str_trim(text);
    if (text.len < 2 || text.ptr[0] != '(' || text.ptr[text.len - 1] != ')')
        return text;
    for (size_t i = 0; i + 1 < text.len; i++) {
        depth += (text.ptr[i] == '(') - (text.ptr[i] == ')');
        if (depth == 0)
            return text;
    }
    return str_sub(text, 1, text.len - 2);
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
