#include "core/narrative/compare.h"

#include "tests/unit.h"

/* clang-format off */
static const struct {
    const char *now, *base;
    enum doc_against against;
    enum doc_show show;
    enum period_kind kind;
    bool percent;
    const char *unit, *words;
} cases[] = {
    { "103.2", "100", AGAINST_LAST_YEAR, SHOW_CHANGE, PERIOD_MONTH,   false, "ha", "tăng 3,2% so với cùng kỳ năm trước" },
    { "95",    "100", AGAINST_LAST_YEAR, SHOW_CHANGE, PERIOD_QUARTER, false, "ha", "giảm 5% so với cùng kỳ năm trước" },
    { "100",   "100.0", AGAINST_LAST_YEAR, SHOW_CHANGE, PERIOD_MONTH, false, "ha", "bằng cùng kỳ năm trước" },
    { "0",     "0",   AGAINST_PREVIOUS, SHOW_CHANGE, PERIOD_MONTH,    false, "ha", "bằng tháng trước" },
    { "2",     "1",   AGAINST_PREVIOUS, SHOW_CHANGE, PERIOD_MONTH,    false, "",   "tăng 100% so với tháng trước" },
    { "1",     "3",   AGAINST_PREVIOUS, SHOW_CHANGE, PERIOD_QUARTER,  false, "",   "giảm 66,7% so với quý trước" },
    { "1",     "3",   AGAINST_PREVIOUS, SHOW_CHANGE, PERIOD_WEEK,     false, "",   "giảm 66,7% so với tuần trước" },
    { "1",     "2",   AGAINST_PREVIOUS, SHOW_CHANGE, PERIOD_YEAR,     false, "",   "giảm 50% so với năm trước" },
    { "1",     "2",   AGAINST_LAST_YEAR, SHOW_CHANGE, PERIOD_YEAR,    false, "",   "giảm 50% so với năm trước" },
    { "1",     "2",   AGAINST_PREVIOUS, SHOW_CHANGE, PERIOD_SCHOOL_YEAR, false, "", "giảm 50% so với năm học trước" },
    { "1",     "2",   AGAINST_LAST_YEAR, SHOW_CHANGE, PERIOD_SCHOOL_YEAR, false, "", "giảm 50% so với năm học trước" },
    { "1",     "2",   AGAINST_PREVIOUS, SHOW_CHANGE, PERIOD_FIVE_YEARS, false, "",  "giảm 50% so với giai đoạn trước" },
    { "1",     "2",   AGAINST_LAST_YEAR, SHOW_CHANGE, PERIOD_FIVE_YEARS, false, "", "giảm 50% so với giai đoạn trước" },
    { "1",     "2",   AGAINST_PREVIOUS, SHOW_CHANGE, PERIOD_HALF,     false, "",   "giảm 50% so với kỳ trước" },
    /* A change of a fifth of a per mille is one, and is said. */
    { "100020", "100000", AGAINST_PREVIOUS, SHOW_CHANGE, PERIOD_MONTH, false, "đồng", "tăng 0,02% so với tháng trước" },
    { "100000001", "100000000", AGAINST_PREVIOUS, SHOW_CHANGE, PERIOD_MONTH, false, "đồng", "tăng dưới 0,001% so với tháng trước" },
    /* Percentages are compared in points, never in percent of a percentage. */
    { "97.5",  "96",  AGAINST_LAST_YEAR, SHOW_CHANGE, PERIOD_MONTH,   true,  "%",  "tăng 1,5 điểm phần trăm so với cùng kỳ năm trước" },
    { "96",    "97.5", AGAINST_PREVIOUS, SHOW_AMOUNT, PERIOD_MONTH,   true,  "%",  "giảm 1,5 điểm phần trăm so với tháng trước" },
    { "96",    "96",  AGAINST_PREVIOUS, SHOW_CHANGE, PERIOD_MONTH,    true,  "%",  "bằng tháng trước" },
    /* Nothing to take a percentage of: the difference itself. */
    { "12",    "0",   AGAINST_LAST_YEAR, SHOW_CHANGE, PERIOD_MONTH,   false, "hồ sơ", "tăng 12 hồ sơ so với cùng kỳ năm trước" },
    { "-5",    "-20", AGAINST_LAST_YEAR, SHOW_CHANGE, PERIOD_MONTH,   false, "tỷ đồng", "tăng 15 tỷ đồng so với cùng kỳ năm trước" },
    { "-5",    "20",  AGAINST_LAST_YEAR, SHOW_CHANGE, PERIOD_MONTH,   false, "tỷ đồng", "giảm 125% so với cùng kỳ năm trước" },
    { "5",     "0",   AGAINST_PLAN, SHOW_RATIO, PERIOD_MONTH,         false, "ha", "tăng 5 ha so với kế hoạch" },
    { "1234567.8", "1000000", AGAINST_PREVIOUS, SHOW_AMOUNT, PERIOD_MONTH, false, "đồng", "tăng 234.567,8 đồng so với tháng trước" },
    { "8",     "5",   AGAINST_PREVIOUS, SHOW_AMOUNT, PERIOD_MONTH,    false, "",   "tăng 3 so với tháng trước" },
    { "190.4", "200", AGAINST_PLAN, SHOW_RATIO, PERIOD_MONTH,         false, "ha", "đạt 95,2% kế hoạch" },
    { "0",     "200", AGAINST_PLAN, SHOW_RATIO, PERIOD_MONTH,         false, "ha", "đạt 0% kế hoạch" },
    { "206.4", "200", AGAINST_LAST_YEAR, SHOW_RATIO, PERIOD_MONTH,    false, "ha", "bằng 103,2% cùng kỳ năm trước" },
    { "206.4", "200", AGAINST_PLAN, SHOW_CHANGE, PERIOD_MONTH,        false, "ha", "tăng 3,2% so với kế hoạch" },
    { "9223372036854775807", "-9223372036854775807", AGAINST_PLAN, SHOW_AMOUNT, PERIOD_MONTH, false, "", "" },
};
/* clang-format on */

static void figures_are_compared_in_words(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct comparison of = {
            .against = cases[i].against,
            .show = cases[i].show,
            .kind = cases[i].kind,
            .percent = cases[i].percent,
            .unit = str_of(cases[i].unit),
        };

        assert_true(dec_parse(str_of(cases[i].now), &of.now));
        assert_true(dec_parse(str_of(cases[i].base), &of.base));
        expect_text(compare_words(arena, &of), cases[i].words, cases[i].now);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(figures_are_compared_in_words) };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
