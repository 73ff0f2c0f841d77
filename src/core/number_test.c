#include "core/number.h"

#include "tests/unit.h"

#define OK NUMBER_OK
#define EMPTY NUMBER_EMPTY
#define NONE NUMBER_NOT_ONE
#define UNCLEAR NUMBER_AMBIGUOUS
#define OTHER NUMBER_OTHER_STYLE
#define LARGE NUMBER_TOO_LARGE

/* clang-format off */
static const struct {
    const char *what, *text;
    struct { enum number_answer answer; const char *value; } vi, en, any;
} cases[] = {
    { "an integer",                 "1234",        { OK, "1234" },     { OK, "1234" },     { OK, "1234" } },
    { "zero",                       "0",           { OK, "0" },        { OK, "0" },        { OK, "0" } },
    { "leading zeros",              "007",         { OK, "7" },        { OK, "7" },        { OK, "7" } },
    { "a comma and one decimal",    "12,5",        { OK, "12.5" },     { OTHER, "12.5" },  { OK, "12.5" } },
    { "a point and one decimal",    "12.5",        { OTHER, "12.5" },  { OK, "12.5" },     { OK, "12.5" } },
    { "a point and three digits",   "1.234",       { OK, "1234" },     { OK, "1.234" },    { UNCLEAR, 0 } },
    { "a comma and three digits",   "1,234",       { OK, "1.234" },    { OK, "1234" },     { UNCLEAR, 0 } },
    { "the same, negative",         "-12.345",     { OK, "-12345" },   { OK, "-12.345" },  { UNCLEAR, 0 } },
    { "three zeros behind a point", "12.000",      { OK, "12000" },    { OK, "12" },       { UNCLEAR, 0 } },
    { "two points",                 "1.234.567",   { OK, "1234567" },  { OTHER, "1234567" }, { OK, "1234567" } },
    { "two commas",                 "1,234,567",   { OTHER, "1234567" }, { OK, "1234567" }, { OK, "1234567" } },
    { "both marks, Vietnamese",     "1.234,5",     { OK, "1234.5" },   { OTHER, "1234.5" }, { OK, "1234.5" } },
    { "both marks, English",        "1,234.5",     { OTHER, "1234.5" }, { OK, "1234.5" },  { OK, "1234.5" } },
    { "four digits before a point", "1234.567",    { OTHER, "1234.567" }, { OK, "1234.567" }, { OK, "1234.567" } },
    { "a zero before a point",      "0.123",       { OTHER, "0.123" }, { OK, "0.123" },    { OK, "0.123" } },
    { "a zero before a comma",      "0,123",       { OK, "0.123" },    { OTHER, "0.123" }, { OK, "0.123" } },
    { "no digit before a comma",    ",5",          { OK, "0.5" },      { OTHER, "0.5" },   { OK, "0.5" } },
    { "thousands by spaces",        "1 234 567,5", { OK, "1234567.5" }, { OTHER, "1234567.5" }, { OK, "1234567.5" } },
    { "no-break spaces",            "1\xc2\xa0" "234\xc2\xa0" "567", { OK, "1234567" }, { OK, "1234567" }, { OK, "1234567" } },
    { "narrow no-break spaces",     "12\xe2\x80\xaf" "000", { OK, "12000" }, { OK, "12000" }, { OK, "12000" } },
    { "spaces around",              " \t 5,5\xc2\xa0\r\n", { OK, "5.5" }, { OTHER, "5.5" }, { OK, "5.5" } },
    { "a plus",                     "+5",          { OK, "5" },        { OK, "5" },        { OK, "5" } },
    { "a minus and a space",        "- 5",         { OK, "-5" },       { OK, "-5" },       { OK, "-5" } },
    { "the true minus",             "\xe2\x88\x92" "5", { OK, "-5" },  { OK, "-5" },       { OK, "-5" } },
    { "an en dash as a minus",      "–5",          { OK, "-5" },       { OK, "-5" },       { OK, "-5" } },
    { "parentheses",                "(1.234,5)",   { OK, "-1234.5" },  { OTHER, "-1234.5" }, { OK, "-1234.5" } },
    { "parentheses with spaces",    "( 12 )",      { OK, "-12" },      { OK, "-12" },      { OK, "-12" } },
    { "minus zero",                 "-0,0",        { OK, "0" },        { OTHER, "0" },     { OK, "0" } },
    { "per cent",                   "12,5%",       { OK, "12.5" },     { OTHER, "12.5" },  { OK, "12.5" } },
    { "per cent behind a space",    "-100 %",      { OK, "-100" },     { OK, "-100" },     { OK, "-100" } },
    { "many trailing zeros",        "1,50000000000000000000000", { OK, "1.5" }, { OTHER, "1.5" }, { OK, "1.5" } },
    { "the largest",                "9223372036854775807", { OK, "9223372036854775807" }, { OK, "9223372036854775807" }, { OK, "9223372036854775807" } },

    { "nothing",                    "",            { EMPTY, 0 },       { EMPTY, 0 },       { EMPTY, 0 } },
    { "spaces",                     "  \xc2\xa0",  { EMPTY, 0 },       { EMPTY, 0 },       { EMPTY, 0 } },
    { "a hyphen",                   "-",           { EMPTY, 0 },       { EMPTY, 0 },       { EMPTY, 0 } },
    { "an en dash",                 " – ",         { EMPTY, 0 },       { EMPTY, 0 },       { EMPTY, 0 } },
    { "an ellipsis",                "…",           { EMPTY, 0 },       { EMPTY, 0 },       { EMPTY, 0 } },
    { "three points",               "...",         { EMPTY, 0 },       { EMPTY, 0 },       { EMPTY, 0 } },

    { "a word",                     "mười",        { NONE, 0 },        { NONE, 0 },        { NONE, 0 } },
    { "a unit behind",              "5 tỷ đồng",   { NONE, 0 },        { NONE, 0 },        { NONE, 0 } },
    { "an exponent",                "1,5E+09",     { NONE, 0 },        { NONE, 0 },        { NONE, 0 } },
    { "a date",                     "15/7/2026",   { NONE, 0 },        { NONE, 0 },        { NONE, 0 } },
    { "a date with points",         "15.7.2026",   { NONE, 0 },        { NONE, 0 },        { NONE, 0 } },
    { "a telephone number",         "0912.345.678", { NONE, 0 },       { NONE, 0 },        { NONE, 0 } },
    { "a group of two",             "1.23.456",    { NONE, 0 },        { NONE, 0 },        { NONE, 0 } },
    { "an Indian grouping",         "12,34,567",   { NONE, 0 },        { NONE, 0 },        { NONE, 0 } },
    { "mixed separators",           "1.234 567",   { NONE, 0 },        { NONE, 0 },        { NONE, 0 } },
    { "two decimal marks",          "1,5,5",       { NONE, 0 },        { NONE, 0 },        { NONE, 0 } },
    { "a mark at the end",          "5,",          { NONE, 0 },        { NONE, 0 },        { NONE, 0 } },
    { "a point alone",              ".",           { NONE, 0 },        { NONE, 0 },        { NONE, 0 } },
    { "a sign and per cent",        "-%",          { NONE, 0 },        { NONE, 0 },        { NONE, 0 } },
    { "two signs",                  "--5",         { NONE, 0 },        { NONE, 0 },        { NONE, 0 } },
    { "a sign in parentheses",      "(-5)",        { NONE, 0 },        { NONE, 0 },        { NONE, 0 } },
    { "empty parentheses",          "()",          { NONE, 0 },        { NONE, 0 },        { NONE, 0 } },
    { "one parenthesis",            "(5",          { NONE, 0 },        { NONE, 0 },        { NONE, 0 } },
    { "two per cents",              "5%%",         { NONE, 0 },        { NONE, 0 },        { NONE, 0 } },
    { "two numbers",                "12 34",       { NONE, 0 },        { NONE, 0 },        { NONE, 0 } },
    { "a span",                     "5-10",        { NONE, 0 },        { NONE, 0 },        { NONE, 0 } },
    { "decimals grouped",           "1,234 5",     { NONE, 0 },        { NONE, 0 },        { NONE, 0 } },
    { "malformed bytes",            "5\xff",       { NONE, 0 },        { NONE, 0 },        { NONE, 0 } },
    { "far too long",               "11111111111111111111111111111111111111111111111111111111111111111", { NONE, 0 }, { NONE, 0 }, { NONE, 0 } },

    { "beyond the largest",         "9223372036854775808", { LARGE, 0 }, { LARGE, 0 },     { LARGE, 0 } },
    { "too fine",                   "0,1234567890123456789", { LARGE, 0 }, { NONE, 0 },    { LARGE, 0 } },
    { "too large, one style",       "99.999.999.999.999.999.999", { LARGE, 0 }, { NONE, 0 }, { LARGE, 0 } },
};
/* clang-format on */

static void check(size_t i, enum number_style style, enum number_answer answer, const char *value)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct dec out = { 424242, 0 };
    enum number_answer found = number_read(str_of(cases[i].text), style, &out);

    if (found != answer)
        fail_msg("%s, style %d: answer %d, expected %d", cases[i].what, style, found, answer);
    expect_text(dec_format(arena, out), value ? value : "424242", cases[i].what);
    arena_free(arena);
}

static void figures_are_read_as_people_write_them(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        check(i, NUMBER_VI, cases[i].vi.answer, cases[i].vi.value);
        check(i, NUMBER_EN, cases[i].en.answer, cases[i].en.value);
        check(i, NUMBER_ANY, cases[i].any.answer, cases[i].any.value);
    }
}

#define DITTO NUMBER_DITTO
#define UNIT NUMBER_UNIT_UNKNOWN
#define OTHER_UNIT NUMBER_OTHER_UNIT
#define MANY NUMBER_DECIMALS_ALL

/* clang-format off */
static const struct {
    const char *what, *text, *unit;
    int decimals;
    enum number_style style;
    enum number_answer answer;
    const char *value;
} placed[] = {
    { "billions and millions",         "2 tỷ 350 triệu",     "Triệu đồng",   2, NUMBER_VI,  OK, "2350" },
    { "the same in đồng",              "2 tỷ 350 triệu",     "đồng",         0, NUMBER_VI,  OK, "2350000000" },
    { "the same in billions",          "2 tỷ 350 triệu",     "tỷ đồng",      2, NUMBER_VI,  OK, "2.35" },
    { "its unit is said too",          "2 tỷ 350 triệu đồng", "Triệu đồng",  2, NUMBER_VI,  OK, "2350" },
    { "a comma between the parts",     "2 tỷ, 350 triệu",    "Triệu đồng",   2, NUMBER_VI,  NONE, 0 },
    { "decimals of a million",         "1,5 triệu",          "triệu đồng",   2, NUMBER_VI,  OK, "1.5" },
    { "people by the million",         "1,5 triệu",          "người",        0, NUMBER_VI,  OK, "1500000" },
    { "thousands of thousands",        "350 nghìn",          "1.000 đồng",   0, NUMBER_VI,  OK, "350" },
    { "likewise, as clerks write it",  "350 ngàn",           "1000đ",        0, NUMBER_VI,  OK, "350" },
    { "the unit of the form",          "5 tỷ",               "Đơn vị tính: Triệu đồng", 0, NUMBER_VI, OK, "5000" },
    { "hundreds of millions",          "5 trăm triệu",       "Triệu đồng",   0, NUMBER_VI,  OK, "500" },
    { "thousands of billions",         "12 nghìn tỷ",        "tỷ đồng",      0, NUMBER_VI,  OK, "12000" },
    { "three parts",                   "1 tỷ 200 triệu 50 nghìn", "nghìn đồng", 0, NUMBER_VI, OK, "1200050" },
    { "a part in đồng",                "2 triệu 350 đồng",   "đồng",         0, NUMBER_VI,  OK, "2000350" },
    { "and a half",                    "2 tỷ rưỡi",          "triệu đồng",   0, NUMBER_VI,  OK, "2500" },
    { "shorthand",                     "350 tr",             "đồng",         0, NUMBER_VI,  OK, "350000000" },
    { "shorthand with the đồng",       "350trđ",             "Tr.đ",         0, NUMBER_VI,  OK, "350" },
    { "no marks, capitals",            "2 TY 350 TRIEU",     "TRIỆU ĐỒNG",   0, NUMBER_VI,  OK, "2350" },
    { "letters apart from their marks", "2 ty\xcc\x89",      "tỷ đồng",      0, NUMBER_VI,  OK, "2" },
    { "negative by parentheses",       "(1,5 tỷ)",           "triệu đồng",   0, NUMBER_VI,  OK, "-1500" },
    { "negative by a dash",            "– 2 triệu",          "triệu đồng",   0, NUMBER_VI,  OK, "-2" },
    { "the cell's own unit behind",    "12,5 ha",            "ha",           2, NUMBER_VI,  OK, "12.5" },
    { "square kilometres",             "3,2 km2",            "km²",          2, NUMBER_VI,  OK, "3.2" },
    { "finer than the unit",           "12,5 ha",            "nghìn ha",     4, NUMBER_VI,  OK, "0.0125" },
    { "VNĐ is đồng",                   "5.000.000 VNĐ",      "triệu đồng",   0, NUMBER_VI,  OK, "5" },

    { "half of what is left unsaid",   "2 tỷ 350",           "triệu đồng",   0, NUMBER_VI,  NONE, 0 },
    { "a smaller step first",          "350 triệu 2 tỷ",     "triệu đồng",   0, NUMBER_VI,  NONE, 0 },
    { "a part as large as its step",   "2 tỷ 1350 triệu",    "triệu đồng",   0, NUMBER_VI,  NONE, 0 },
    { "decimals before a part",        "2,5 tỷ 350 triệu",   "triệu đồng",   0, NUMBER_VI,  NONE, 0 },
    { "words alone",                   "hai tỷ",             "triệu đồng",   0, NUMBER_VI,  NONE, 0 },
    { "a unit alone",                  "triệu đồng",         "triệu đồng",   0, NUMBER_VI,  NONE, 0 },
    { "nothing says what is counted",  "2 tỷ",               "",             0, NUMBER_VI,  UNIT, 0 },
    { "nor for a plain unit",          "12,5 ha",            "",             0, NUMBER_VI,  NONE, 0 },
    { "another unit",                  "5 tỷ đồng",          "ha",           0, NUMBER_VI,  OTHER_UNIT, 0 },
    { "a remark behind",               "5 ha (ước)",         "ha",           0, NUMBER_VI,  OTHER_UNIT, 0 },
    { "steps beyond all figures",      "9 tỷ tỷ tỷ",         "đồng",         0, NUMBER_VI,  LARGE, 0 },
    { "thousands or decimals of tỷ",   "1.234 tỷ",           "tỷ đồng",      2, NUMBER_ANY, UNCLEAR, 0 },
    { "the same in a known style",     "1.234 tỷ",           "tỷ đồng",      2, NUMBER_VI,  OK, "1234" },

    { "decimals in a column of whole ones", "1.234",         "con",          0, NUMBER_ANY, OK, "1234" },
    { "the same in English",           "1,234",              "con",          0, NUMBER_ANY, OK, "1234" },
    { "a column with decimals",        "1.234",              "ha",           2, NUMBER_ANY, UNCLEAR, 0 },
    { "the same, a comma",             "1,234",              "ha",           3, NUMBER_ANY, UNCLEAR, 0 },
    { "whole in either style",         "12.000",             "con",          0, NUMBER_ANY, UNCLEAR, 0 },
    { "a column not known",            "1.234",              "",          MANY, NUMBER_ANY, UNCLEAR, 0 },

    { "a cross",                       " x ",                "ha",           0, NUMBER_VI,  EMPTY, 0 },
    { "a large cross",                 "X",                  "ha",           0, NUMBER_VI,  EMPTY, 0 },
    { "as above",                      "nt",                 "ha",           0, NUMBER_VI,  DITTO, 0 },
    { "as above, with points",         "n.t",                "ha",           0, NUMBER_VI,  DITTO, 0 },
    { "as above, with dashes",         "-nt-",               "ha",           0, NUMBER_VI,  DITTO, 0 },
    { "as above, in full",             "Như trên",           "ha",           0, NUMBER_VI,  DITTO, 0 },
    { "the ditto mark",                "\"",                 "ha",           0, NUMBER_VI,  DITTO, 0 },
    { "a dash is empty here too",      "–",                  "ha",           0, NUMBER_VI,  EMPTY, 0 },
    { "another word",                  "xã",                 "ha",           0, NUMBER_VI,  NONE, 0 },
    { "a ratio is no step",            "5 tỷ lệ",            "tỷ lệ",        0, NUMBER_VI,  OK, "5" },
};
/* clang-format on */

static void figures_are_read_for_their_cell(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(placed); i++) {
        struct number_place place = { str_of(placed[i].unit), placed[i].decimals };
        struct dec out = { 424242, 0 };
        enum number_answer found =
            number_read_at(str_of(placed[i].text), placed[i].style, place, &out);

        if (found != placed[i].answer)
            fail_msg("%s: answer %d, expected %d", placed[i].what, found, placed[i].answer);
        expect_text(
            dec_format(arena, out), placed[i].value ? placed[i].value : "424242", placed[i].what);
    }
    arena_free(arena);
}

/* Each amount in words, written in each of the units, is the same amount. */
static void amounts_are_the_same_in_every_unit(void **state)
{
    static const char *const units[] = { "đồng", "nghìn đồng", "1000 đ", "triệu đồng", "tỷ đồng" };
    static const int digits[] = { 0, 3, 3, 6, 9 };
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (int64_t whole = 1; whole < 1000; whole += 37) {
        for (int64_t rest = 1; rest < 1000; rest += 111) {
            struct str text =
                str_format(arena, "%lld tỷ %lld triệu đồng", (long long)whole, (long long)rest);

            for (size_t i = 0; i < ARRAY_LEN(units); i++) {
                struct number_place place = { str_of(units[i]), NUMBER_DECIMALS_ALL };
                struct dec out, expected = { whole * 1000 + rest, digits[i] - 6 };

                while (expected.scale < 0) {
                    expected.mantissa *= 10;
                    expected.scale++;
                }
                assert_int_equal(number_read_at(text, NUMBER_VI, place, &out), NUMBER_OK);
                assert_int_equal(dec_cmp(out, expected), 0);
            }
        }
    }
    arena_free(arena);
}

static void a_cell_has_one_unit(void **state)
{
    (void)state;
    expect_text(number_unit(S("%"), S(""), S("triệu đồng")), "%", "the column's");
    expect_text(number_unit(S(""), S(" ha "), S("triệu đồng")), "ha", "the row's");
    expect_text(number_unit(S(""), S(""), S("ĐVT: ha")), "ĐVT: ha", "the form's");
    expect_text(number_unit(S("ha"), S("ha"), S("")), "ha", "both alike");
    expect_text(number_unit(S("con"), S("triệu đồng"), S("")), "", "they differ");
}

static const struct {
    const char *what;
    const char *cells; /* apart by bars */
    enum number_style style;
    bool sure;
} blocks[] = {
    { "nothing", "", NUMBER_VI, true },
    { "integers tell nothing, and need not", "1|20|300", NUMBER_VI, true },
    { "one witness settles the unclear", "1.234|5.678|12,5", NUMBER_VI, true },
    { "an English witness", "1,234|5,678|12.5", NUMBER_EN, true },
    { "an English witness by grouping", "1,234,567|1,234", NUMBER_EN, true },
    { "nobody tells", "1.234|5.678", NUMBER_VI, false },
    { "witnesses contradict", "12,5|12.5|13.5", NUMBER_EN, false },
    { "words and dates do not vote", "Xã A|15.7.2026|1.234.567|-", NUMBER_VI, true },
};

static void blocks_tell_their_style(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(blocks); i++) {
        struct str cells[8], rest = str_of(blocks[i].cells);
        struct number_guess guess;
        size_t len = 0;

        while (rest.len)
            cells[len++] = str_cut(&rest, '|');
        guess = number_style_guess(cells, NULL, len);
        if (guess.style != blocks[i].style || guess.sure != blocks[i].sure)
            fail_msg("%s", blocks[i].what);
    }
}

static const struct {
    const char *value;
    int decimals;
    enum number_grouping grouping;
    const char *text;
} formats[] = {
    { "1234.5", NUMBER_DECIMALS_ALL, NUMBER_GROUPED, "1.234,5" },
    { "1234.5", 2, NUMBER_GROUPED, "1.234,50" },
    { "1234.5", 0, NUMBER_GROUPED, "1.235" },
    { "-1234.5", 0, NUMBER_GROUPED, "-1.235" },
    { "1234.5", 1, NUMBER_PLAIN, "1234,5" },
    { "0", NUMBER_DECIMALS_ALL, NUMBER_GROUPED, "0" },
    { "0", 3, NUMBER_GROUPED, "0,000" },
    { "-0.004", 2, NUMBER_GROUPED, "0,00" },
    { "-0.005", 2, NUMBER_GROUPED, "-0,01" },
    { "999", NUMBER_DECIMALS_ALL, NUMBER_GROUPED, "999" },
    { "1000", NUMBER_DECIMALS_ALL, NUMBER_GROUPED, "1.000" },
    { "123456789", NUMBER_DECIMALS_ALL, NUMBER_GROUPED, "123.456.789" },
    { "9223372036854775807", 18, NUMBER_GROUPED, "9.223.372.036.854.775.807,000000000000000000" },
    { "-0.000000000000000001", NUMBER_DECIMALS_ALL, NUMBER_GROUPED, "-0,000000000000000001" },
    { "12.3400", NUMBER_DECIMALS_ALL, NUMBER_GROUPED, "12,34" },
};

static void figures_are_written_and_read_back(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(formats); i++) {
        struct dec value, back, rounded;
        struct str text;

        assert_true(dec_parse(str_of(formats[i].value), &value));
        text = number_format_vi(arena, value, formats[i].decimals, formats[i].grouping);
        expect_text(text, formats[i].text, formats[i].value);
        assert_int_equal(number_read(text, NUMBER_VI, &back), NUMBER_OK);
        rounded = value;
        if (formats[i].decimals >= 0 && formats[i].decimals < value.scale)
            assert_true(dec_rescale(value, formats[i].decimals, &rounded));
        assert_int_equal(dec_cmp(back, rounded), 0);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_read_as_people_write_them),
        cmocka_unit_test(figures_are_read_for_their_cell),
        cmocka_unit_test(amounts_are_the_same_in_every_unit),
        cmocka_unit_test(a_cell_has_one_unit),
        cmocka_unit_test(blocks_tell_their_style),
        cmocka_unit_test(figures_are_written_and_read_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
