/* Functions over figures, dates and the question what a value is. */
#include "base/date.h"
#include "core/formula/functions.h"

/* ---- over many values ---- */

/* What was found in the arguments of an aggregate. */
struct tally {
    struct value (*join)(struct value a, struct value b); /* NULL: only counted */
    struct value joined, error;
    size_t figures, filled, blank;
    bool given;
};

/* direct: an argument that is no reference, whose texts are not passed over. */
static void tally_take(struct tally *tally, struct value value, bool direct)
{
    bool counted = value.kind == VALUE_NUMBER || (direct && value.kind == VALUE_YES_NO);

    if (direct || counted || !tally->join || value.kind == VALUE_ERROR)
        tally->given = tally->given || value.given;
    if (value.kind == VALUE_EMPTY) {
        tally->blank++;
        return;
    }
    tally->filled++;
    if (!tally->join) {
        tally->figures += counted || value.kind == VALUE_DATE;
        return;
    }
    if (counted) {
        value = value_number(value);
        tally->joined = tally->figures++ ? tally->join(tally->joined, value) : value;
    } else if (direct || value.kind == VALUE_ERROR) {
        value = value_number(value);
    }
    if (value.kind == VALUE_ERROR && tally->error.kind != VALUE_ERROR)
        tally->error = value;
}

static struct tally tally_of(struct machine *machine, const struct value *args, size_t len,
    struct value (*join)(struct value a, struct value b))
{
    const struct content *content = machine->content;
    struct tally tally = { .join = join };

    for (size_t i = 0; i < len; i++) {
        const struct block *block = &args[i].block;

        if (args[i].kind != VALUE_BLOCK) {
            tally_take(&tally, args[i], true);
            continue;
        }
        for (size_t row = block->row_first; row <= block->row_last; row++)
            for (size_t column = block->column_first; column <= block->column_last; column++)
                tally_take(&tally,
                    value_of_cell(&content->cells[row * content->shape->columns_len + column]),
                    false);
    }
    tally.error.given = tally.joined.given = tally.given;
    return tally;
}

/* What the figures came to; `none` where there are none. */
static struct value tally_joined(const struct tally *tally, struct value none)
{
    if (tally->error.kind == VALUE_ERROR)
        return tally->error;
    none.given = tally->given;
    return tally->figures ? tally->joined : none;
}

static struct value smaller(struct value a, struct value b)
{
    return wide_cmp(a.number, b.number) <= 0 ? a : b;
}

static struct value larger(struct value a, struct value b)
{
    return wide_cmp(a.number, b.number) >= 0 ? a : b;
}

struct value call_average(struct machine *machine, const struct value *args, size_t len)
{
    struct tally tally = tally_of(machine, args, len, value_add);
    struct value sum = tally_joined(&tally, value_int(0, false));

    return value_divide(sum, value_int((int64_t)tally.figures, false));
}

struct value call_min(struct machine *machine, const struct value *args, size_t len)
{
    struct tally tally = tally_of(machine, args, len, smaller);

    return tally_joined(&tally, value_int(0, false));
}

struct value call_max(struct machine *machine, const struct value *args, size_t len)
{
    struct tally tally = tally_of(machine, args, len, larger);

    return tally_joined(&tally, value_int(0, false));
}

struct value call_product(struct machine *machine, const struct value *args, size_t len)
{
    struct tally tally = tally_of(machine, args, len, value_multiply);

    return tally_joined(&tally, value_int(0, false));
}

struct value call_count(struct machine *machine, const struct value *args, size_t len)
{
    struct tally tally = tally_of(machine, args, len, NULL);

    return value_int((int64_t)tally.figures, tally.given);
}

struct value call_counta(struct machine *machine, const struct value *args, size_t len)
{
    struct tally tally = tally_of(machine, args, len, NULL);

    return value_int((int64_t)tally.filled, tally.given);
}

/* A question about emptiness: always answered. */
struct value call_countblank(struct machine *machine, const struct value *args, size_t len)
{
    struct tally tally = tally_of(machine, args, len, NULL);

    return value_int((int64_t)tally.blank, true);
}

/* ---- what a value is ---- */

struct value call_not(struct machine *machine, const struct value *args, size_t len)
{
    struct value truth = value_truth(args[0]);

    (void)machine;
    (void)len;
    if (truth.kind == VALUE_YES_NO)
        truth.yes = !truth.yes;
    return truth;
}

struct value call_isblank(struct machine *machine, const struct value *args, size_t len)
{
    (void)machine;
    (void)len;
    return value_yes_no(args[0].kind == VALUE_EMPTY, true);
}

struct value call_isnumber(struct machine *machine, const struct value *args, size_t len)
{
    (void)machine;
    (void)len;
    return value_yes_no(args[0].kind == VALUE_NUMBER || args[0].kind == VALUE_DATE, true);
}

struct value call_istext(struct machine *machine, const struct value *args, size_t len)
{
    (void)machine;
    (void)len;
    return value_yes_no(args[0].kind == VALUE_TEXT, true);
}

struct value call_iserror(struct machine *machine, const struct value *args, size_t len)
{
    (void)machine;
    (void)len;
    return value_yes_no(args[0].kind == VALUE_ERROR, true);
}

struct value call_na(struct machine *machine, const struct value *args, size_t len)
{
    (void)machine;
    (void)args;
    (void)len;
    return value_error(CELL_ERROR_NA, false);
}

/* ---- rounding ---- */

/* A whole number behind whose point is cut off, within bounds wide enough for every use. */
static struct value whole_of(struct value value, int64_t *out)
{
    struct wide cut;
    struct dec whole;

    value = value_number(value);
    if (value.kind == VALUE_ERROR)
        return value;
    if (!wide_places(value.number, 0, WIDE_TOWARD, &cut) || !wide_round(cut, 0, &whole))
        return value_error(CELL_ERROR_OVERFLOW, value.given);
    *out = whole.mantissa;
    return value;
}

static struct value round_to(struct value value, struct value places, enum wide_rounding rounding)
{
    struct value rounded, error;
    int64_t n = 0;

    value = value_number(value);
    places = whole_of(places, &n);
    error = value_either_error(value, places);
    if (error.kind == VALUE_ERROR)
        return error;
    n = n > WIDE_SCALE_MAX ? WIDE_SCALE_MAX : n < -WIDE_SCALE_MAX ? -WIDE_SCALE_MAX : n;
    rounded = (struct value){ .kind = VALUE_NUMBER, .given = error.given };
    if (!wide_places(value.number, (int)n, rounding, &rounded.number))
        return value_error(CELL_ERROR_OVERFLOW, error.given);
    return rounded;
}

struct value call_round(struct machine *machine, const struct value *args, size_t len)
{
    (void)machine;
    (void)len;
    return round_to(args[0], args[1], WIDE_HALF_AWAY);
}

struct value call_roundup(struct machine *machine, const struct value *args, size_t len)
{
    (void)machine;
    (void)len;
    return round_to(args[0], args[1], WIDE_AWAY);
}

struct value call_rounddown(struct machine *machine, const struct value *args, size_t len)
{
    (void)machine;
    return round_to(args[0], len > 1 ? args[1] : value_int(0, false), WIDE_TOWARD);
}

struct value call_int(struct machine *machine, const struct value *args, size_t len)
{
    (void)machine;
    (void)len;
    return round_to(args[0], value_int(0, false), WIDE_FLOOR);
}

/* a - b * INT(a / b): the sign of b, as in Excel. */
struct value call_mod(struct machine *machine, const struct value *args, size_t len)
{
    struct value times = value_divide(args[0], args[1]);

    times = call_int(machine, &times, len);
    return value_subtract(args[0], value_multiply(args[1], times));
}

struct value call_abs(struct machine *machine, const struct value *args, size_t len)
{
    struct value value = value_number(args[0]);

    (void)machine;
    (void)len;
    return value.kind == VALUE_NUMBER && value.number.mantissa < 0 ? value_negate(value) : value;
}

struct value call_sign(struct machine *machine, const struct value *args, size_t len)
{
    struct value value = value_number(args[0]);

    (void)machine;
    (void)len;
    if (value.kind == VALUE_ERROR)
        return value;
    return value_int((value.number.mantissa > 0) - (value.number.mantissa < 0), value.given);
}

struct value call_power(struct machine *machine, const struct value *args, size_t len)
{
    (void)machine;
    (void)len;
    return value_power(args[0], args[1]);
}

/* ---- dates ---- */

/* Months and days beyond their year and month move on, as in Excel: DATE(2026;13;1). */
struct value call_date(struct machine *machine, const struct value *args, size_t len)
{
    int64_t parts[3] = { 0 }, months, year;
    struct value error = { .kind = VALUE_EMPTY }, date = { .kind = VALUE_DATE };

    (void)machine;
    for (size_t i = 0; i < len; i++)
        error = value_either_error(error, whole_of(args[i], &parts[i]));
    if (error.kind == VALUE_ERROR)
        return error;
    if (parts[0] < 1900 || parts[0] > 2199 || parts[1] < -10000 || parts[1] > 10000)
        return value_error(CELL_ERROR_OVERFLOW, error.given);
    months = parts[0] * 12 + parts[1] - 1;
    year = months / 12;
    if (year < 1900 || year > 2199)
        return value_error(CELL_ERROR_OVERFLOW, error.given);
    date.days = date_of((struct ymd){ (int)year, (int)(months % 12) + 1, 1 });
    date.given = error.given;
    return value_add(date, value_subtract(value_int(parts[2], false), value_int(1, false)));
}

static struct value date_part(struct value value, int (*part)(struct ymd ymd))
{
    if (value.kind == VALUE_ERROR)
        return value;
    if (value.kind != VALUE_DATE)
        return value_error(CELL_ERROR_VALUE, value.given);
    return value_int(part(date_ymd(value.days)), value.given);
}

static int year_of(struct ymd ymd)
{
    return ymd.year;
}

static int month_of(struct ymd ymd)
{
    return ymd.month;
}

static int day_of(struct ymd ymd)
{
    return ymd.day;
}

struct value call_year(struct machine *machine, const struct value *args, size_t len)
{
    (void)machine;
    (void)len;
    return date_part(args[0], year_of);
}

struct value call_month(struct machine *machine, const struct value *args, size_t len)
{
    (void)machine;
    (void)len;
    return date_part(args[0], month_of);
}

struct value call_day(struct machine *machine, const struct value *args, size_t len)
{
    (void)machine;
    (void)len;
    return date_part(args[0], day_of);
}
