#include "core/formula/wide.h"

#include "tests/unit.h"

/* "1234567890123456789012345678.5" with as many digits as 128 bits hold. */
static struct wide read(const char *text)
{
    struct wide value = { .scale = 0 };
    bool negative = *text == '-', point = false;

    for (text += negative; *text; text++) {
        if (*text == '.') {
            point = true;
            continue;
        }
        value.mantissa = value.mantissa * 10 + (*text - '0');
        value.scale += point;
    }
    if (negative)
        value.mantissa = -value.mantissa;
    return value;
}

/* clang-format off */
static const struct {
    const char *what, *a;
    char op;
    const char *b;
    int decimals;
    const char *result; /* NULL: does not fit */
} cases[] = {
    { "scales meet", "0.1", '+', "0.25", 2, "0.35" },
    { "nothing is lost in the last of 38 digits",
      "99999999999999999999999999999999999999", '+', "-99999999999999999999999999999999999998", 0, "1" },
    { "39 digits do not fit",
      "99999999999999999999999999999999999999", '+', "1", 0, NULL },
    { "a crumb under a tie", "-0.5", '+', "0.00000000000000000000000000000000000001", 0, "0" },
    { "a crumb over a tie", "0.5", '+', "0.00000000000000000000000000000000000001", 0, "1" },
    { "a crumb that is cut off, under a tie", "1000000000000000000.5", '+',
      "-0.00000000000000000000000000000000000001", 0, "1000000000000000000" },
    { "a crumb that is cut off, at a tie", "1000000000000000000.5", '+',
      "0.00000000000000000000000000000000000001", 0, "1000000000000000001" },
    { "a crumb that is cut off, under a negative tie", "-1000000000000000000.5", '+',
      "0.00000000000000000000000000000000000001", 0, "-1000000000000000000" },
    { "a crumb that is cut off, just under", "1000000000000000000.4999999999999999999", '+',
      "0.00000000000000000000000000000000000009", 0, "1000000000000000000" },
    { "a plain product", "1.5", '*', "-2.5", 2, "-3.75" },
    { "a product of 37 digits", "999999999999999999", '*', "9999999999999999999", 0, NULL },
    { "its rounding", "0.999999999999999999", '*', "8999999999999999999", 0, "8999999999999999990" },
    { "a product cut to 38 digits", "0.3333333333333333333333333333333333333", '*',
      "3.0000000000000000000000000000000000003", 6, "1" },
    { "a product just under a tie", "0.9999999999999999999999999999999999999", '*', "0.5", 0, "0" },
    { "a product too large", "99999999999999999999", '*', "99999999999999999999", 0, NULL },
    { "a third", "1", '/', "3", 6, "0.333333" },
    { "two thirds, negative", "-2", '/', "3", 6, "-0.666667" },
    { "a tie", "1", '/', "8", 2, "0.13" },
    { "a negative tie", "-1", '/', "8", 2, "-0.13" },
    { "just under a tie, by 26 digits", "4503599627370.499999999999", '/', "9007199254741", 0, "0" },
    { "just over", "4503599627370.500000000001", '/', "9007199254741", 0, "1" },
    { "a long divisor", "1", '/', "99999999999999999999999999999999999999", 6, "0" },
    { "a long divisor and dividend", "49999999999999999999999999999999999999", '/',
      "99999999999999999999999999999999999999", 0, "0" },
    { "the same and a half", "5", '/', "9.9999999999999999999999999999999999999", 0, "1" },
    { "by a crumb", "1", '/', "0.00000000000000000000000000000000000001", 0, NULL },
    { "a crumb by a crumb", "0.00000000000000000000000000000000000003", '/',
      "0.00000000000000000000000000000000000002", 1, "1.5" },
    { "by nothing", "1", '/', "0.00", 0, NULL },
    { "nothing by something", "0", '/', "7", 3, "0" },
};
/* clang-format on */

static bool operate(char op, struct wide a, struct wide b, struct wide *out)
{
    if (op == '+')
        return wide_add(a, b, out);
    return op == '*' ? wide_mul(a, b, out) : wide_div(a, b, out);
}

static void one_rounding_is_the_only_one(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct wide result;
        struct dec rounded;
        bool fits = operate(cases[i].op, read(cases[i].a), read(cases[i].b), &result) &&
                    wide_round(result, cases[i].decimals, &rounded);

        if (fits != (cases[i].result != NULL))
            fail_msg("%s: fits %d", cases[i].what, fits);
        if (fits)
            expect_text(dec_format(arena, rounded), cases[i].result, cases[i].what);
    }
    arena_free(arena);
}

static uint64_t seed = 3;

static int64_t any(int bits)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int64_t)(seed >> (64 - bits)) - ((int64_t)1 << (bits - 1)) + 1;
}

/* (a / b + c / d) * b * d = a * d + c * b, whatever the sizes: fractions lose nothing. */
static void fractions_come_back_whole(void **state)
{
    (void)state;
    for (int i = 0; i < 20000; i++) {
        int64_t a = any(24), b = any(24), c = any(24), d = any(24);
        struct wide x, y;
        struct dec found;

        if (b == 0 || d == 0)
            continue;
        assert_true(
            wide_div(WIDE_OF_DEC(((struct dec){ a, 2 })), WIDE_OF_DEC(((struct dec){ b, 1 })), &x));
        assert_true(
            wide_div(WIDE_OF_DEC(((struct dec){ c, 0 })), WIDE_OF_DEC(((struct dec){ d, 3 })), &y));
        assert_true(wide_add(x, y, &x));
        assert_true(wide_mul(x, WIDE_OF_DEC(((struct dec){ b, 1 })), &x));
        assert_true(wide_mul(x, WIDE_OF_DEC(((struct dec){ d, 3 })), &x));
        assert_true(wide_round(x, 5, &found));
        assert_true((int128)found.mantissa == (int128)a * d + (int128)c * b * 10000);
    }
}

/* Where fractions do not fit any more, 20 digits are kept: far more than a column shows. */
static void long_chains_stay_close(void **state)
{
    struct wide product = { .mantissa = 1 };
    struct dec found;

    (void)state;
    for (int64_t i = 1; i <= 200; i++) {
        struct wide by = { .mantissa = i * 7919 + 13 }, over = { .mantissa = i * 7907 + 11 };

        assert_true(wide_mul(product, by, &product));
        assert_true(wide_div(product, over, &product));
    }
    for (int64_t i = 1; i <= 200; i++) {
        struct wide by = { .mantissa = i * 7919 + 13 }, over = { .mantissa = i * 7907 + 11 };

        assert_true(wide_div(product, by, &product));
        assert_true(wide_mul(product, over, &product));
    }
    assert_true(wide_round(product, 15, &found));
    assert_int_equal(found.mantissa, INT64_C(1000000000000000));
}

static void order_is_by_value(void **state)
{
    struct wide third, other;

    (void)state;
    assert_true(wide_div(read("1"), read("3"), &third));
    assert_true(wide_div(read("2"), read("6"), &other));
    assert_int_equal(wide_cmp(third, other), 0);
    assert_int_equal(wide_cmp(third, read("0.33333333333333333333")), 1);
    assert_int_equal(wide_cmp(read("-1"), third), -1);
    assert_int_equal(wide_cmp(read("1.0"), read("1")), 0);
    assert_int_equal(wide_cmp(read("99999999999999999999999999999999999999"), read("-1")), 1);
}

/* clang-format off */
static const struct {
    const char *a;
    int places;
    enum wide_rounding rounding;
    const char *result; /* NULL: does not fit */
} roundings[] = {
    { "2.5", 0, WIDE_HALF_AWAY, "3" },
    { "-2.5", 0, WIDE_HALF_AWAY, "-3" },
    { "2.4999999999999999999999999999999999999", 0, WIDE_HALF_AWAY, "2" },
    { "2.0000000000000000000000000000000000001", 0, WIDE_AWAY, "3" },
    { "-2.0000000000000000000000000000000000001", 0, WIDE_AWAY, "-3" },
    { "-2.0000000000000000000000000000000000001", 0, WIDE_FLOOR, "-3" },
    { "2.9", 0, WIDE_FLOOR, "2" },
    { "-2.9", 0, WIDE_TOWARD, "-2" },
    { "2.9", 3, WIDE_AWAY, "2.9" },
    { "0", -38, WIDE_AWAY, "0" },
    { "1249", -2, WIDE_HALF_AWAY, "1200" },
    { "1250", -2, WIDE_HALF_AWAY, "1300" },
    { "1", -37, WIDE_AWAY, "10000000000000000000000000000000000000" },
    { "1", -38, WIDE_AWAY, NULL },
    { "1", -38, WIDE_HALF_AWAY, "0" },
    { "0.00000000000000000000000000000000000001", -2, WIDE_AWAY, "100" },
    { "0.00000000000000000000000000000000000001", -2, WIDE_FLOOR, "0" },
    { "-0.00000000000000000000000000000000000001", -2, WIDE_FLOOR, "-100" },
    { "99999999999999999999999999999999999999", -37, WIDE_HALF_AWAY, NULL },
    { "94999999999999999999999999999999999999", -37, WIDE_HALF_AWAY,
      "90000000000000000000000000000000000000" },
};
/* clang-format on */

static void places_are_cut_as_asked(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(roundings); i++) {
        struct wide rounded;
        bool fits =
            wide_places(read(roundings[i].a), roundings[i].places, roundings[i].rounding, &rounded);

        if (fits != (roundings[i].result != NULL) ||
            (fits && wide_cmp(rounded, read(roundings[i].result)) != 0))
            fail_msg("%s to %d places", roundings[i].a, roundings[i].places);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_rounding_is_the_only_one),
        cmocka_unit_test(fractions_come_back_whole),
        cmocka_unit_test(long_chains_stay_close),
        cmocka_unit_test(order_is_by_value),
        cmocka_unit_test(places_are_cut_as_asked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
