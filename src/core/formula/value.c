#include "core/formula/value.h"

#include "base/date.h"

#define POWER_MAX 1000

struct value value_error(enum cell_error error, bool given)
{
    return (struct value){ .error = error, .kind = VALUE_ERROR, .given = given };
}

struct value value_int(int64_t n, bool given)
{
    return VALUE_OF_WIDE((struct wide){ .mantissa = n }, given);
}

struct value value_yes_no(bool yes, bool given)
{
    return (struct value){ .yes = yes, .kind = VALUE_YES_NO, .given = given };
}

struct value value_text(struct str text, bool given)
{
    return (struct value){ .text = text, .kind = VALUE_TEXT, .given = given };
}

struct value value_of_cell(const struct cell *cell)
{
    if (cell->error != CELL_ERROR_NONE)
        return value_error((enum cell_error)cell->error, true);
    switch ((enum cell_kind)cell->kind) {
    case CELL_NUMBER:
        return VALUE_OF_WIDE(
            ((struct wide){ .mantissa = cell->value, .scale = cell->scale }), true);
    case CELL_TEXT:
        return value_text(cell->text, true);
    case CELL_DATE:
        return (struct value){ .days = cell->value, .kind = VALUE_DATE, .given = true };
    case CELL_YES_NO:
        return value_yes_no(cell->value != 0, true);
    case CELL_EMPTY:
        break;
    }
    return (struct value){ .kind = VALUE_EMPTY };
}

/* ---- one kind as another ---- */

struct value value_number(struct value value)
{
    switch (value.kind) {
    case VALUE_EMPTY:
        return value_int(0, value.given);
    case VALUE_YES_NO:
        return value_int(value.yes, value.given);
    case VALUE_NUMBER:
    case VALUE_ERROR:
        return value;
    case VALUE_DATE:
    case VALUE_TEXT:
    case VALUE_BLOCK:
        break;
    }
    return value_error(CELL_ERROR_VALUE, value.given);
}

struct value value_truth(struct value value)
{
    switch (value.kind) {
    case VALUE_EMPTY:
        return value_yes_no(false, value.given);
    case VALUE_NUMBER:
        return value_yes_no(value.number.mantissa != 0, value.given);
    case VALUE_YES_NO:
    case VALUE_ERROR:
        return value;
    case VALUE_DATE:
    case VALUE_TEXT:
    case VALUE_BLOCK:
        break;
    }
    return value_error(CELL_ERROR_VALUE, value.given);
}

struct value value_either_error(struct value a, struct value b)
{
    bool given = a.given || b.given;

    if (a.kind == VALUE_ERROR)
        return value_error(a.error, given);
    if (b.kind == VALUE_ERROR)
        return value_error(b.error, given);
    return (struct value){ .kind = VALUE_EMPTY, .given = given };
}

/* ---- dates ---- */

static struct value date_moved(int64_t days, struct wide by, bool given)
{
    int64_t first = date_of((struct ymd){ 1900, 1, 1 }),
            last = date_of((struct ymd){ 2199, 12, 31 });
    struct dec whole;

    if (!wide_round(by, 0, &whole) || whole.mantissa > last - days || whole.mantissa < first - days)
        return value_error(CELL_ERROR_OVERFLOW, given);
    if (wide_cmp(WIDE_OF_DEC(whole), by) != 0)
        return value_error(CELL_ERROR_VALUE, given);
    return (struct value){ .days = days + whole.mantissa, .kind = VALUE_DATE, .given = given };
}

/* A date and a number of days. */
static struct value date_sum(struct value a, struct value b)
{
    bool given = a.given || b.given;
    struct value error = value_either_error(a, b), days;

    if (error.kind == VALUE_ERROR)
        return error;
    if (a.kind == VALUE_DATE && b.kind == VALUE_DATE)
        return value_error(CELL_ERROR_VALUE, given);
    days = value_number(a.kind == VALUE_DATE ? b : a);
    if (days.kind == VALUE_ERROR)
        return value_error(days.error, given);
    return date_moved(a.kind == VALUE_DATE ? a.days : b.days, days.number, given);
}

static struct value date_difference(struct value a, struct value b)
{
    bool given = a.given || b.given;
    struct value error = value_either_error(a, b);

    if (error.kind == VALUE_ERROR)
        return error;
    if (a.kind != VALUE_DATE)
        return value_error(CELL_ERROR_VALUE, given);
    if (b.kind == VALUE_DATE)
        return value_int(a.days - b.days, given);
    return date_sum(a, value_negate(b));
}

/* ---- figures ---- */

/* The two as figures; false and *out the error where one is none. */
static bool figures(struct value *a, struct value *b, struct value *out)
{
    if (a->kind == VALUE_NUMBER && b->kind == VALUE_NUMBER) {
        out->kind = VALUE_NUMBER;
        out->given = a->given || b->given;
        return true;
    }
    *a = value_number(*a);
    *b = value_number(*b);
    *out = value_either_error(*a, *b);
    return out->kind != VALUE_ERROR;
}

struct value value_add(struct value a, struct value b)
{
    struct value sum;

    if (a.kind == VALUE_DATE || b.kind == VALUE_DATE)
        return date_sum(a, b);
    if (!figures(&a, &b, &sum))
        return sum;
    if (!wide_add(a.number, b.number, &sum.number))
        return value_error(CELL_ERROR_OVERFLOW, sum.given);
    sum.kind = VALUE_NUMBER;
    return sum;
}

struct value value_negate(struct value a)
{
    a = value_number(a);
    if (a.kind == VALUE_NUMBER)
        a.number.mantissa = -a.number.mantissa;
    return a;
}

struct value value_subtract(struct value a, struct value b)
{
    if (a.kind == VALUE_DATE || b.kind == VALUE_DATE)
        return date_difference(a, b);
    return value_add(a, value_negate(b));
}

struct value value_multiply(struct value a, struct value b)
{
    struct value product;

    if (!figures(&a, &b, &product))
        return product;
    if (!wide_mul(a.number, b.number, &product.number))
        return value_error(CELL_ERROR_OVERFLOW, product.given);
    product.kind = VALUE_NUMBER;
    return product;
}

struct value value_divide(struct value a, struct value b)
{
    struct value quotient;

    if (!figures(&a, &b, &quotient))
        return quotient;
    if (b.number.mantissa == 0)
        return value_error(CELL_ERROR_DIV0, quotient.given);
    if (!wide_div(a.number, b.number, &quotient.number))
        return value_error(CELL_ERROR_OVERFLOW, quotient.given);
    quotient.kind = VALUE_NUMBER;
    return quotient;
}

struct value value_power(struct value a, struct value b)
{
    struct value power, one = value_int(1, false);
    struct dec exponent;
    int64_t times;

    if (!figures(&a, &b, &power))
        return power;
    if (!wide_round(b.number, 0, &exponent) || wide_cmp(WIDE_OF_DEC(exponent), b.number) != 0)
        return value_error(CELL_ERROR_OVERFLOW, power.given);
    times = exponent.mantissa < 0 ? -exponent.mantissa : exponent.mantissa;
    if (times > POWER_MAX || (times == 0 && a.number.mantissa == 0))
        return value_error(CELL_ERROR_OVERFLOW, power.given);
    one.given = power.given;
    power = one;
    for (int64_t bit = 1024; bit > 0 && power.kind == VALUE_NUMBER; bit /= 2) {
        power = value_multiply(power, power);
        if (times & bit)
            power = value_multiply(power, a);
    }
    return exponent.mantissa < 0 ? value_divide(one, power) : power;
}
