/* Functions over the cells of ranges that meet conditions, and over ranges side by side. */
#include "base/date.h"
#include "core/formula/functions.h"

/* ">=5", "<>", "Xã*", or a value that cells should equal. */
struct criterion {
    enum comparison comparison;
    struct value value; /* VALUE_EMPTY: the cell is empty */
    bool pattern;       /* value is a text with wildcards */
};

static bool takes_sign(struct str *text, const char *sign)
{
    if (!str_starts(*text, str_of(sign)))
        return false;
    *text = str_sub(*text, str_of(sign).len, text->len);
    return true;
}

static enum comparison comparison_of(struct str *text)
{
    static const struct {
        const char *sign;
        enum comparison comparison;
    } signs[] = {
        { "<>", COMPARE_UNEQUAL },
        { "<=", COMPARE_LESS_EQUAL },
        { ">=", COMPARE_GREATER_EQUAL },
        { "<", COMPARE_LESS },
        { ">", COMPARE_GREATER },
        { "=", COMPARE_EQUAL },
    };

    for (size_t i = 0; i < ARRAY_LEN(signs); i++)
        if (takes_sign(text, signs[i].sign))
            return signs[i].comparison;
    return COMPARE_EQUAL;
}

/* "1234.5" or "1234,5" */
static bool figure_read(struct str text, struct dec *out)
{
    char digits[24];

    if (text.len > sizeof(digits))
        return false;
    for (size_t i = 0; i < text.len; i++)
        digits[i] = text.ptr[i] == ',' ? '.' : text.ptr[i];
    return dec_parse((struct str){ digits, text.len }, out);
}

/* "2026-07-15" or "15/07/2026" */
static bool day_read(struct str text, int64_t *out)
{
    struct str rest = text, day = str_cut(&rest, '/'), month = str_cut(&rest, '/');
    int64_t parts[3];
    struct ymd ymd;

    if (date_parse(text, out))
        return true;
    if (day.len > 2 || month.len > 2 || rest.len != 4 || !str_to_int(day, &parts[0]) ||
        !str_to_int(month, &parts[1]) || !str_to_int(rest, &parts[2]))
        return false;
    ymd = (struct ymd){ (int)parts[2], (int)parts[1], (int)parts[0] };
    if (!date_valid(ymd))
        return false;
    *out = date_of(ymd);
    return true;
}

static bool has_wildcard(struct str text)
{
    return str_find(text, S("*")) < text.len || str_find(text, S("?")) < text.len ||
           str_find(text, S("~")) < text.len;
}

static struct criterion criterion_of(struct value value)
{
    struct criterion criterion = { .comparison = COMPARE_EQUAL, .value = value };
    struct str text = value.text;
    struct dec figure;
    int64_t day;

    if (value.kind == VALUE_EMPTY)
        criterion.value = value_int(0, false);
    if (value.kind != VALUE_TEXT)
        return criterion;
    criterion.comparison = comparison_of(&text);
    if (text.len == 0)
        criterion.value = (struct value){ .kind = VALUE_EMPTY };
    else if (figure_read(text, &figure))
        criterion.value = VALUE_OF_WIDE(WIDE_OF_DEC(figure), false);
    else if (day_read(text, &day))
        criterion.value = (struct value){ .days = day, .kind = VALUE_DATE };
    else
        criterion.value = value_text(text, false);
    criterion.pattern = criterion.comparison <= COMPARE_UNEQUAL &&
                        criterion.value.kind == VALUE_TEXT && has_wildcard(text);
    return criterion;
}

static bool meets(struct machine *machine, const struct criterion *criterion, struct value value)
{
    bool unequal = criterion->comparison == COMPARE_UNEQUAL;

    /* What is of another kind is unequal to it, and neither less nor more. */
    if (value.kind != criterion->value.kind)
        return unequal;
    if (value.kind == VALUE_EMPTY)
        return criterion->comparison == COMPARE_EQUAL;
    if (criterion->pattern)
        return machine_text_like(machine, value.text, criterion->value.text) != unequal;
    return machine_compare(machine, criterion->comparison, value, criterion->value).yes;
}

/* ---- ranges side by side ---- */

static struct value value_at(const struct machine *machine, struct block block, size_t i)
{
    return value_of_cell(&machine->content->cells[block_slot(machine->program->shape, block, i)]);
}

/* What stands in a range where conditions over ranges of the same size are met. */
struct choice {
    struct value sum, error; /* of the chosen cells */
    size_t chosen, figures;
    bool given;
};

#define CONDITIONS_MAX (FUNCTION_ARGUMENTS_MAX / 2)

/* conditions: a range, a criterion, a range, a criterion … */
static bool all_meet(struct machine *machine, const struct value *conditions,
    const struct criterion *criteria, size_t criteria_len, struct choice *choice, size_t i)
{
    bool all = true;

    for (size_t j = 0; j < criteria_len; j++) {
        struct value value = value_at(machine, conditions[2 * j].block, i);

        choice->given = choice->given || value.given;
        all = all && meets(machine, &criteria[j], value);
    }
    return all;
}

static struct choice choose(
    struct machine *machine, const struct value *conditions, size_t len, const struct value *range)
{
    struct criterion criteria[CONDITIONS_MAX];
    struct choice choice = { .sum = value_int(0, false) };

    for (size_t j = 0; j < len / 2; j++) {
        const struct value *wanted = &conditions[2 * j + 1];

        choice.given = choice.given || wanted->given;
        choice.error = value_either_error(choice.error, *wanted);
        criteria[j] = criterion_of(*wanted);
    }
    for (size_t i = 0; i < block_cells(conditions[0].block); i++) {
        struct value value;

        if (!all_meet(machine, conditions, criteria, len / 2, &choice, i))
            continue;
        choice.chosen++;
        value = range ? value_at(machine, range->block, i) : choice.sum;
        choice.given = choice.given || value.given;
        if (value.kind != VALUE_NUMBER && value.kind != VALUE_ERROR)
            continue;
        choice.figures++;
        choice.sum = value_add(choice.sum, value);
    }
    if (machine->text_bytes > FORMULA_TEXT_BYTES_MAX)
        choice.error = value_error(CELL_ERROR_OVERFLOW, true);
    if (choice.error.kind != VALUE_ERROR)
        choice.error = choice.sum;
    choice.error.given = choice.sum.given = choice.given;
    return choice;
}

static struct value choice_sum(struct choice choice)
{
    return choice.error.kind == VALUE_ERROR ? choice.error : choice.sum;
}

static struct value choice_average(struct choice choice)
{
    return value_divide(choice_sum(choice), value_int((int64_t)choice.figures, false));
}

struct value call_sumif(struct machine *machine, const struct value *args, size_t len)
{
    return choice_sum(choose(machine, args, 2, &args[len > 2 ? 2 : 0]));
}

struct value call_sumifs(struct machine *machine, const struct value *args, size_t len)
{
    return choice_sum(choose(machine, args + 1, len - 1, args));
}

struct value call_averageif(struct machine *machine, const struct value *args, size_t len)
{
    return choice_average(choose(machine, args, 2, &args[len > 2 ? 2 : 0]));
}

struct value call_averageifs(struct machine *machine, const struct value *args, size_t len)
{
    return choice_average(choose(machine, args + 1, len - 1, args));
}

struct value call_countifs(struct machine *machine, const struct value *args, size_t len)
{
    struct choice choice = choose(machine, args, len, NULL);

    if (choice.error.kind == VALUE_ERROR)
        return choice.error;
    return value_int((int64_t)choice.chosen, choice.given);
}

/* What is no figure counts as 0. */
struct value call_sumproduct(struct machine *machine, const struct value *args, size_t len)
{
    struct value sum = value_int(0, false);

    for (size_t i = 0; i < block_cells(args[0].block); i++) {
        struct value product = value_int(1, false);

        for (size_t j = 0; j < len; j++) {
            struct value value = value_at(machine, args[j].block, i);

            if (value.kind != VALUE_NUMBER && value.kind != VALUE_ERROR)
                value = value_int(0, value.given);
            product = value_multiply(product, value);
        }
        sum = value_add(sum, product);
    }
    return sum;
}
