/* Texts of formulas: as what values are written, compared and matched. */
#include "base/date.h"
#include "base/utf8.h"
#include "core/formula/functions.h"
#include "core/text.h"

bool machine_text(struct machine *machine, size_t bytes)
{
    machine->text_bytes += bytes;
    return machine->text_bytes <= FORMULA_TEXT_BYTES_MAX;
}

/* ---- as text ---- */

/* With as many decimals as fit, at most those a cell can have; the decimal comma. */
static struct value number_text(struct machine *machine, struct value value)
{
    struct buf buf = { .arena = machine->arena };
    struct dec figure;
    int scale = DEC_SCALE_MAX;

    while (!wide_round(value.number, scale, &figure))
        if (--scale < 0)
            return value_error(CELL_ERROR_OVERFLOW, value.given);
    dec_add_to(&buf, figure);
    for (size_t i = 0; i < buf.len; i++)
        if (buf.ptr[i] == '.')
            buf.ptr[i] = ',';
    return value_text(buf_str(&buf), value.given);
}

struct value machine_as_text(struct machine *machine, struct value value)
{
    switch (value.kind) {
    case VALUE_NUMBER:
        return number_text(machine, value);
    case VALUE_DATE:
        return value_text(date_format_vi(machine->arena, value.days), value.given);
    case VALUE_YES_NO:
        return value_text(value.yes ? S("Có") : S("Không"), value.given);
    case VALUE_TEXT:
    case VALUE_ERROR:
        return value;
    case VALUE_EMPTY:
    case VALUE_BLOCK:
        break;
    }
    return value_text(S(""), value.given);
}

struct value machine_join(struct machine *machine, struct value a, struct value b)
{
    struct buf buf = { .arena = machine->arena };
    struct value error;

    a = machine_as_text(machine, a);
    b = machine_as_text(machine, b);
    error = value_either_error(a, b);
    if (error.kind == VALUE_ERROR)
        return error;
    if (a.text.len + b.text.len > CELL_TEXT_BYTES_MAX ||
        !machine_text(machine, a.text.len + b.text.len))
        return value_error(CELL_ERROR_OVERFLOW, error.given);
    buf_add(&buf, a.text);
    buf_add(&buf, b.text);
    return value_text(buf_str(&buf), error.given);
}

/* ---- order ---- */

static uint32_t next_folded(struct str *text)
{
    return text_lower(utf8_next(text));
}

/* By code points, case aside. */
static int folded_order(struct machine *machine, struct str a, struct str b)
{
    while (a.len && b.len) {
        uint32_t one = next_folded(&a), two = next_folded(&b);

        machine->text_bytes += 2;
        if (one != two)
            return one < two ? -1 : 1;
    }
    return (a.len > 0) - (b.len > 0);
}

int machine_text_order(struct machine *machine, struct str a, struct str b)
{
    int folded = folded_order(machine, a, b), order;
    struct arena_mark mark;

    if (folded == 0 || !machine_text(machine, a.len + b.len))
        return folded;
    mark = arena_mark(machine->arena);
    order = str_cmp(text_sort_key(machine->arena, a), text_sort_key(machine->arena, b));
    arena_rewind(machine->arena, mark);
    return order ? order : folded;
}

/* ---- likeness ---- */

/* Takes one sign of the pattern; whether it is a wildcard. */
static bool pattern_next(struct str *pattern, uint32_t *out)
{
    *out = utf8_next(pattern);
    if (*out == '~' && pattern->len) {
        *out = utf8_next(pattern);
        return false;
    }
    return *out == '*' || *out == '?';
}

/* After a failed letter all begins again one letter behind where the last * began. */
bool machine_text_like(struct machine *machine, struct str text, struct str pattern)
{
    struct str star_text = text, star_pattern = { 0 };
    bool starred = false;

    while (machine_text(machine, 1)) {
        struct str rest = pattern, tail = text;
        uint32_t sign = 0;
        bool wild = rest.len && pattern_next(&rest, &sign);

        if (!text.len && !pattern.len)
            return true;
        if (wild && sign == '*') {
            starred = true;
            star_text = text;
            star_pattern = pattern = rest;
        } else if (text.len && pattern.len &&
                   (next_folded(&tail) == text_lower(sign) || (wild && sign == '?'))) {
            text = tail;
            pattern = rest;
        } else if (starred && star_text.len) {
            (void)utf8_next(&star_text);
            text = star_text;
            pattern = star_pattern;
        } else {
            return false;
        }
    }
    return false;
}

/* ---- comparison ---- */

/* Values of different kinds in Excel's order: figures, dates, texts, yes or no. */
static int kind_order(const struct value *value)
{
    switch (value->kind) {
    case VALUE_NUMBER:
        return 1;
    case VALUE_DATE:
        return 2;
    case VALUE_TEXT:
        return 3;
    case VALUE_YES_NO:
        return 4;
    case VALUE_EMPTY:
    case VALUE_ERROR:
    case VALUE_BLOCK:
        break;
    }
    return 0;
}

/* An empty cell is what it is compared with: 0, an empty text, no. */
static struct value filled_as(struct value value, const struct value *other)
{
    if (value.kind != VALUE_EMPTY)
        return value;
    if (other->kind == VALUE_NUMBER)
        return value_int(0, value.given);
    if (other->kind == VALUE_TEXT)
        return value_text(S(""), value.given);
    if (other->kind == VALUE_YES_NO)
        return value_yes_no(false, value.given);
    return value;
}

static int order_of(struct machine *machine, enum comparison comparison, const struct value *a,
    const struct value *b)
{
    struct value x = filled_as(*a, b), y = filled_as(*b, a);
    int kinds = kind_order(&x) - kind_order(&y);

    if (kinds != 0 || x.kind == VALUE_EMPTY)
        return kinds;
    if (x.kind == VALUE_NUMBER)
        return wide_cmp(x.number, y.number);
    if (x.kind == VALUE_DATE)
        return (x.days > y.days) - (x.days < y.days);
    if (x.kind == VALUE_TEXT && comparison <= COMPARE_UNEQUAL)
        return folded_order(machine, x.text, y.text);
    if (x.kind == VALUE_TEXT)
        return machine_text_order(machine, x.text, y.text);
    return x.yes - y.yes;
}

static bool holds(enum comparison comparison, int order)
{
    switch (comparison) {
    case COMPARE_EQUAL:
        return order == 0;
    case COMPARE_UNEQUAL:
        return order != 0;
    case COMPARE_LESS:
        return order < 0;
    case COMPARE_LESS_EQUAL:
        return order <= 0;
    case COMPARE_GREATER:
        return order > 0;
    case COMPARE_GREATER_EQUAL:
        break;
    }
    return order >= 0;
}

static bool is_blank_text(const struct value *value)
{
    return value->kind == VALUE_TEXT && value->text.len == 0;
}

struct value machine_compare(
    struct machine *machine, enum comparison comparison, struct value a, struct value b)
{
    struct value result = value_either_error(a, b);

    if (result.kind == VALUE_ERROR)
        return result;
    /* A cell compared with "" is asked whether it is empty, and has an answer. */
    if (is_blank_text(&a) || is_blank_text(&b))
        result.given = true;
    return value_yes_no(holds(comparison, order_of(machine, comparison, &a, &b)), result.given);
}
