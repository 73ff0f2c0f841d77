#include "core/urging.h"
#include "tests/unit.h"

static const int64_t today = 20000;

/* clang-format off */
static const struct {
    const char *what;
    enum report_clock clock;
    bool upheld;
    int64_t due_in;
    enum urging_owed owed;
} cases[] = {
    { "what was due yesterday is overdue",        REPORT_CLOCK_RUNS,    false, -1, OWED_OVERDUE },
    { "what is due today is due soon",            REPORT_CLOCK_RUNS,    false,  0, OWED_SOON },
    { "what is due on the last day that is soon", REPORT_CLOCK_RUNS,    false,  URGING_SOON_DAYS, OWED_SOON },
    { "what is due later is not urged",           REPORT_CLOCK_RUNS,    false,  URGING_SOON_DAYS + 1, OWED_NOTHING },
    { "what was sent late is not owed",           REPORT_CLOCK_LATE,    false, -9, OWED_NOTHING },
    { "what was sent in time is not owed",        REPORT_CLOCK_IN_TIME, false, -9, OWED_NOTHING },
    { "what an appeal excused is not owed",       REPORT_CLOCK_RUNS,    true,  -9, OWED_NOTHING },
};
/* clang-format on */

static void what_is_owed(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        if (urging_owed(cases[i].clock, cases[i].upheld, today + cases[i].due_in, today) !=
            cases[i].owed)
            fail_msg("%s", cases[i].what);
}

static void how_it_stood(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    assert_true(str_eq(urging_standing(arena, today - 5, today), S("Quá hạn 5 ngày")));
    assert_true(str_eq(urging_standing(arena, today, today), S("Đến hạn trong ngày")));
    assert_true(str_eq(urging_standing(arena, today + 2, today), S("Còn 2 ngày")));
    arena_free(arena);
}

static void what_is_told(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct urging_words words = {
        .issuer = S("Sở Y tế"), .unit = S("Xã An Bình"), .count = 2, .due_on = DATE_NONE
    };

    (void)state;
    assert_true(str_eq(urging_news_text(arena, URGING_NEWS_ISSUED, &words),
        S("Sở Y tế đôn đốc Xã An Bình gửi 2 báo cáo.")));
    words.number = S("12/SYT");
    words.due_on = date_of((struct ymd){ 2026, 10, 5 });
    assert_true(str_eq(urging_news_text(arena, URGING_NEWS_ISSUED, &words),
        S("Sở Y tế đôn đốc Xã An Bình gửi 2 báo cáo (số 12/SYT). Chậm nhất 05/10/2026.")));
    assert_true(str_eq(urging_news_text(arena, URGING_NEWS_WITHDRAWN, &words),
        S("Sở Y tế thu hồi văn bản đôn đốc (số 12/SYT) gửi Xã An Bình.")));
    arena_free(arena);
}

static void what_a_letter_says(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    int64_t day = date_of((struct ymd){ 2026, 10, 5 });

    (void)state;
    assert_true(str_ends(urging_opening(arena, S("Sở Y tế"), day),
        S("đến ngày 05 tháng 10 năm 2026, Sở Y tế chưa nhận được các báo cáo nêu tại Phụ lục kèm "
          "theo.")));
    assert_true(str_ends(urging_request(arena, day), S("chậm nhất ngày 05 tháng 10 năm 2026.")));
    assert_true(str_ends(urging_request(arena, DATE_NONE), S("Hệ thống thông tin báo cáo.")));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_owed),
        cmocka_unit_test(how_it_stood),
        cmocka_unit_test(what_is_told),
        cmocka_unit_test(what_a_letter_says),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
