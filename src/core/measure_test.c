/* Units of measure: exact conversion against cases reckoned by hand, and the names people write. */
#include "core/measure.h"

#include "tests/unit.h"

#define EXACT CONVERT_EXACTLY

/* clang-format off */
static const struct {
    const char *what, *quantity, *from, *to_quantity, *to, *value;
    int decimals;
    enum convert_answer answer;
    const char *out;
} cases[] = {
    { "tấn to kg",               "Khối lượng", "1000", "Khối lượng", "1",   "2.5",      EXACT, CONVERT_EXACT, "2500" },
    { "kg to tấn",               "Khối lượng", "1", "Khối lượng", "1000",   "1",        EXACT, CONVERT_EXACT, "0.001" },
    { "tạ to tấn",               "Khối lượng", "100", "Khối lượng", "1000", "12345",    EXACT, CONVERT_EXACT, "1234.5" },
    { "g to tấn, the sixth",     "Khối lượng", "0.001", "Khối lượng", "1000", "1",      EXACT, CONVERT_EXACT, "0.000001" },
    { "g to tấn, beyond it",     "Khối lượng", "0.001", "Khối lượng", "1000", "0.5",    EXACT, CONVERT_NOT_EXACT, NULL },
    { "the same, rounded",       "Khối lượng", "0.001", "Khối lượng", "1000", "0.5",    6,     CONVERT_ROUNDED, "0.000001" },
    { "half away from zero",     "Khối lượng", "1", "Khối lượng", "1000",   "-1.5",     3,     CONVERT_ROUNDED, "-0.002" },
    { "đồng to triệu",           "Tiền", "1", "Tiền", "1000000",            "1234567",  EXACT, CONVERT_EXACT, "1.234567" },
    { "đồng to tỷ",              "Tiền", "1", "Tiền", "1000000000",         "1000",     EXACT, CONVERT_EXACT, "0.000001" },
    { "đồng to tỷ, too fine",    "Tiền", "1", "Tiền", "1000000000",         "999",      EXACT, CONVERT_NOT_EXACT, NULL },
    { "tỷ to đồng",              "Tiền", "1000000000", "Tiền", "1",         "9.223372", EXACT, CONVERT_EXACT, "9223372000" },
    { "too large",               "Tiền", "1000000000", "Tiền", "1",         "9223372037", EXACT, CONVERT_TOO_LARGE, NULL },
    { "m² to ha",                "Diện tích", "1", "Diện tích", "10000",    "1",        EXACT, CONVERT_EXACT, "0.0001" },
    { "ha to km²",               "Diện tích", "10000", "Diện tích", "1000000", "150",   EXACT, CONVERT_EXACT, "1.5" },
    { "sào Bắc Bộ to ha",        "Diện tích", "360", "Diện tích", "10000",  "25",       EXACT, CONVERT_EXACT, "0.9" },
    { "ha to sào, no end",       "Diện tích", "10000", "Diện tích", "360",  "1",        EXACT, CONVERT_NOT_EXACT, NULL },
    { "ha to sào, rounded",      "Diện tích", "10000", "Diện tích", "360",  "1",        2,     CONVERT_ROUNDED, "27.78" },
    { "rounding was not needed", "Diện tích", "10000", "Diện tích", "360",  "0.9",      2,     CONVERT_EXACT, "25" },
    { "tạ/ha to tấn/ha",         "Năng suất", "0.01", "Năng suất", "0.1",   "65.4",     EXACT, CONVERT_EXACT, "6.54" },
    { "nothing is nothing",      "Tiền", "1", "Tiền", "1000000",            "0",        EXACT, CONVERT_EXACT, "0" },
    { "the same measure",        "Tiền", "1", "Tiền", "1",                  "-12.5",    EXACT, CONVERT_EXACT, "-12.5" },
    { "another quantity",        "Khối lượng", "1", "Diện tích", "1",       "1",        EXACT, CONVERT_OTHER_QUANTITY, NULL },
    { "a quantity, as written",  "Khối lượng", "1000", "khối  lượng", "1",  "1",        EXACT, CONVERT_EXACT, "1000" },
    { "the largest figure",      "Tiền", "1", "Tiền", "1", "9223372036854775807",       EXACT, CONVERT_EXACT, "9223372036854775807" },
    { "large over small",        "Tiền", "1", "Tiền", "1000", "9223372036854775807",    EXACT, CONVERT_EXACT, "9223372036854775.807" },
    { "factors of 18 digits",    "Tiền", "999999999999999999", "Tiền", "999999999999999999", "7", EXACT, CONVERT_EXACT, "7" },
};

static const struct {
    const char *text, *key;
} names[] = {
    { "Tấn ", "tấn" }, { "tấn", "tấn" }, { "TẤN", "tấn" }, { "m²", "m2" }, { "M2", "m2" }, { "mét  vuông", "m2" },
    { "Ngh. tỷ đồng", "nghìn tỷ đồng" }, { "Nghìn tỉ đồng", "nghìn tỷ đồng" }, { "1000 đ", "nghìn đồng" },
    { "1.000 đồng", "1 000 đồng" }, { "Tr.đ", "triệu đồng" }, { "triệu đồng", "triệu đồng" }, { "VNĐ", "đồng" },
    { "tạ/ ha", "tạ/ha" }, { "tạ / ha", "tạ/ha" }, { "tạ/ha", "tạ/ha" }, { "% (ditto mark in source)", "%" },
    { "Hộ", "hộ" }, { "Hồ", "hồ" }, { "", "" }, { "/", "" }, { "(x)", "" }, { "1000 m2", "nghìn m2" },
};
/* clang-format on */

static struct arena *arena;

static int open_arena(void **state)
{
    (void)state;
    arena = arena_new(UNIT_BYTES);
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static struct dec dec(const char *text)
{
    struct dec value;

    assert_true(dec_parse(str_of(text), &value));
    return value;
}

static void every_case_is_as_reckoned(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const struct conversion conversion = {
            .from = { str_of(cases[i].quantity), dec(cases[i].from) },
            .to = { str_of(cases[i].to_quantity), dec(cases[i].to) },
            .decimals = cases[i].decimals,
        };
        struct dec out = { -77, 0 };
        enum convert_answer answer = measure_convert(arena, &conversion, dec(cases[i].value), &out);

        if (answer != cases[i].answer)
            fail_msg("%s: answered %d, expected %d", cases[i].what, answer, cases[i].answer);
        if (cases[i].out)
            expect_text(dec_format(arena, out), cases[i].out, cases[i].what);
        else
            assert_int_equal(out.mantissa, -77);
    }
}

/* What is exact comes back as it was, whatever the figure: tried over many. */
static void there_and_back_is_the_same(void **state)
{
    static const char *const factors[] = { "1", "10", "100", "1000", "1000000", "0.01", "0.5",
        "360" };
    uint64_t seed = 7;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        struct conversion there = { .decimals = CONVERT_EXACTLY }, back;
        struct dec value, moved, again;

        seed = seed * 6364136223846793005u + 1442695040888963407u;
        value = (struct dec){ (int64_t)(seed >> 24) - ((int64_t)1 << 39), (int)(seed >> 20 & 3) };
        there.from = (struct measure_of){ S("x"), dec(factors[seed >> 16 & 7]) };
        there.to = (struct measure_of){ S("x"), dec(factors[seed >> 12 & 7]) };
        back = (struct conversion){ there.to, there.from, CONVERT_EXACTLY };
        if (measure_convert(arena, &there, value, &moved) != CONVERT_EXACT)
            continue;
        assert_int_equal(measure_convert(arena, &back, moved, &again), CONVERT_EXACT);
        assert_int_equal(dec_cmp(value, again), 0);
    }
}

static void names_meet_in_their_key(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        expect_text(measure_key(arena, str_of(names[i].text)), names[i].key, names[i].text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_case_is_as_reckoned, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(there_and_back_is_the_same, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(names_meet_in_their_key, open_arena, close_arena),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
