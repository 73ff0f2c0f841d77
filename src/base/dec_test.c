#include "base/dec.h"

#include "tests/unit.h"

static const struct {
    const char *what, *text, *formatted; /* NULL: refused */
} forms[] = {
    { "an integer", "1234", "1234" },
    { "decimals", "-0.25", "-0.25" },
    { "trailing zeros go", "1234.500", "1234.5" },
    { "a whole number with decimals", "7.00", "7" },
    { "zero", "0", "0" },
    { "minus zero is zero", "-0.0", "0" },
    { "the largest", "9223372036854775807", "9223372036854775807" },
    { "the smallest", "-9223372036854775807", "-9223372036854775807" },
    { "the finest", "0.000000000000000001", "0.000000000000000001" },
    { "beyond the largest", "9223372036854775808", NULL },
    { "beyond the smallest", "-9223372036854775808", NULL },
    { "too fine", "0.0000000000000000001", NULL },
    { "nothing", "", NULL },
    { "a sign alone", "-", NULL },
    { "a plus", "+1", NULL },
    { "no digit before the point", ".5", NULL },
    { "no digit behind the point", "5.", NULL },
    { "a leading zero", "007", NULL },
    { "an exponent", "1e3", NULL },
    { "a comma", "1,5", NULL },
    { "a space", " 1", NULL },
};

static void wire_form(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(forms); i++) {
        struct dec value = { 42, 1 };
        bool read = dec_parse(str_of(forms[i].text), &value);

        if (read != (forms[i].formatted != NULL))
            fail_msg("%s", forms[i].what);
        expect_text(dec_format(arena, value), read ? forms[i].formatted : "4.2", forms[i].what);
    }
    arena_free(arena);
}

static const struct {
    int64_t num, den, rounded;
} divisions[] = {
    { 5, 10, 1 },
    { -5, 10, -1 },
    { 5, -10, -1 },
    { -5, -10, 1 },
    { 4, 10, 0 },
    { -4, 10, 0 },
    { 14, 10, 1 },
    { 15, 10, 2 },
    { 25, 10, 3 },
    { -25, 10, -3 },
    { 1, 3, 0 },
    { 2, 3, 1 },
    { 0, 7, 0 },
    { 7, 1, 7 },
    { 3, 2, 2 },
    { 1, 2, 1 },
    { -1, 2, -1 },
};

static void rounding_is_half_away_from_zero(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(divisions); i++)
        assert_int_equal(
            (int64_t)dec_round_div(divisions[i].num, divisions[i].den), divisions[i].rounded);
}

/* ---- tests/golden/dec.test: "operation operand… = answer" ---- */

#define WORDS_MAX 64

struct line {
    struct str words[WORDS_MAX]; /* the operation, its operands */
    size_t len;
    struct str answer;
};

static struct line line_of(struct str text)
{
    struct line line = { 0 };

    while (text.len && text.ptr[0] != '=') {
        assert_in_range(line.len, 0, WORDS_MAX - 1);
        line.words[line.len++] = str_cut(&text, ' ');
    }
    line.answer = str_trim(str_sub(text, 1, text.len));
    return line;
}

static struct dec operand(const struct line *line, size_t i)
{
    struct dec value = DEC_ZERO;

    if (!dec_parse(line->words[i], &value))
        fail_msg("operand " STR_FMT, STR_ARG(line->words[i]));
    return value;
}

static int scale_at(const struct line *line, size_t i)
{
    int64_t scale = 0;

    assert_true(str_to_int(line->words[i], &scale));
    return (int)scale;
}

static bool add_up(const struct line *line, struct dec *out)
{
    struct dec_sum sum = { 0 };

    for (size_t i = 1; i + 1 < line->len; i++)
        if (!dec_sum_add(&sum, operand(line, i)))
            return false;
    return dec_sum_value(&sum, scale_at(line, line->len - 1), out);
}

static bool answer_of(const struct line *line, struct dec *out)
{
    struct str name = line->words[0];

    if (str_eq(name, S("parse")))
        return dec_parse(line->words[1], out);
    if (str_eq(name, S("sum")))
        return add_up(line, out);
    if (str_eq(name, S("rescale")))
        return dec_rescale(operand(line, 1), scale_at(line, 2), out);
    if (str_eq(name, S("div")))
        return dec_div(operand(line, 1), operand(line, 2), scale_at(line, 3), out);
    if (str_eq(name, S("add")))
        return dec_add(operand(line, 1), operand(line, 2), out);
    if (str_eq(name, S("sub")))
        return dec_sub(operand(line, 1), operand(line, 2), out);
    if (str_eq(name, S("mul")))
        return dec_mul(operand(line, 1), operand(line, 2), out);
    assert_true(str_eq(name, S("cmp")));
    *out = (struct dec){ dec_cmp(operand(line, 1), operand(line, 2)), 0 };
    return true;
}

static void agrees_with_an_independent_implementation(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str rest = file_read(arena, "tests/golden/dec.test");
    struct arena_mark mark = arena_mark(arena);
    int cases = 0;

    (void)state;
    for (; rest.len; cases++) {
        struct str text = str_cut(&rest, '\n');
        struct line line = line_of(text);
        struct dec value = DEC_ZERO;
        struct str found = answer_of(&line, &value) ? dec_format(arena, value) : S("!");

        if (!str_eq(found, line.answer))
            fail_msg(
                "line %d: " STR_FMT ", found " STR_FMT, cases + 1, STR_ARG(text), STR_ARG(found));
        arena_rewind(arena, mark);
    }
    assert_in_range(cases, 10000, 100000);
    arena_free(arena);
}

static void what_fails_leaves_out_alone(void **state)
{
    struct dec largest = { INT64_MAX, 0 }, out = { 42, 1 };
    struct dec_sum sum = { 0 };

    (void)state;
    assert_false(dec_add(largest, (struct dec){ 1, 0 }, &out));
    assert_false(dec_mul(largest, largest, &out));
    assert_false(dec_div(largest, DEC_ZERO, 2, &out));
    assert_false(dec_div(largest, (struct dec){ 1, 0 }, 1, &out));
    assert_false(dec_rescale(largest, 1, &out));
    assert_false(dec_rescale(DEC_ZERO, DEC_SCALE_WORK + 1, &out));
    assert_false(dec_rescale(DEC_ZERO, -1, &out));
    assert_true(dec_sum_add(&sum, largest));
    assert_true(dec_sum_add(&sum, largest));
    assert_false(dec_sum_value(&sum, 0, &out));
    assert_int_equal(out.mantissa, 42);
    assert_int_equal(out.scale, 1);
}

static void a_sum_of_finest_terms_overflows_as_an_answer(void **state)
{
    struct dec_sum sum = { .mantissa = (int128)INT64_MAX << 62, .scale = 0 };

    (void)state;
    assert_false(dec_sum_add(&sum, (struct dec){ 1, DEC_SCALE_WORK }));
    assert_int_equal(sum.scale, 0);
    assert_true(dec_sum_add(&sum, (struct dec){ 1, 0 }));
}

static void values_compare_across_scales(void **state)
{
    (void)state;
    assert_int_equal(dec_cmp((struct dec){ 10, 1 }, (struct dec){ 1, 0 }), 0);
    assert_int_equal(dec_cmp((struct dec){ 11, 1 }, (struct dec){ 1, 0 }), 1);
    assert_int_equal(dec_cmp((struct dec){ -11, 1 }, (struct dec){ -1, 0 }), -1);
    assert_int_equal(dec_normalise((struct dec){ 1200, 3 }).mantissa, 12);
    assert_int_equal(dec_normalise((struct dec){ 1200, 3 }).scale, 1);
    assert_int_equal(dec_normalise((struct dec){ 0, 9 }).scale, 0);
    assert_int_equal(dec_normalise((struct dec){ 1200, 0 }).mantissa, 1200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wire_form),
        cmocka_unit_test(rounding_is_half_away_from_zero),
        cmocka_unit_test(agrees_with_an_independent_implementation),
        cmocka_unit_test(what_fails_leaves_out_alone),
        cmocka_unit_test(a_sum_of_finest_terms_overflows_as_an_answer),
        cmocka_unit_test(values_compare_across_scales),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
