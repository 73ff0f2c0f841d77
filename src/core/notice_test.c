#include "core/notice.h"

#include "tests/unit.h"

/* A Tuesday: 20 October 2026, 23:59:59 of Vietnam is 16:59:59 UTC. */
static int64_t day(int year, int month, int day_of_month)
{
    return date_of((struct ymd){ year, month, day_of_month });
}

static int64_t at(int64_t on, int64_t hour, int64_t minute)
{
    return on * MS_PER_DAY + (hour * 60 + minute) * 60000 - DATE_CLOCK_MS;
}

static const struct notice_rule nghe_an = { .clock = NOTICE_HOURS,
    .amount = 72,
    .article = { "khoản 3 Điều 8", 19 },
    .spares_ad_hoc = true,
    .spares_central = true };
static const struct notice_rule no_rule = { .clock = NOTICE_HOURS };

static const struct notice_rule three_days = {
    .clock = NOTICE_WORKDAYS, .amount = 3, .article = { "Điều 1", 9 }
};

/* clang-format off */
static const struct {
    const char *what;
    const struct notice_rule *rule;
    enum period_kind kind;
    int day, hour, minute; /* of October 2026, in Vietnam; due on the 20th, a Tuesday */
    int64_t left;
    bool is_short;
} cases[] = {
    { "a month ahead",                     &nghe_an, PERIOD_MONTH,     1,  8,  0, 472, false },
    { "72 hours to the end of the day",    &nghe_an, PERIOD_MONTH,    18,  0,  0,  72, false },
    { "a minute less",                     &nghe_an, PERIOD_MONTH,    18,  0,  1,  71, true },
    { "hours count on a Sunday",           &nghe_an, PERIOD_MONTH,    18, 12,  0,  60, true },
    { "the due day itself",                &nghe_an, PERIOD_MONTH,    20, 14, 30,   9, true },
    { "its last minute",                   &nghe_an, PERIOD_MONTH,    20, 23, 59,   0, true },
    { "the day after",                     &nghe_an, PERIOD_MONTH,    21,  0,  0,   0, true },
    { "thematic reports are not spared",   &nghe_an, PERIOD_THEMATIC, 19,  8,  0,  40, true },
    { "ad hoc reports are",                &nghe_an, PERIOD_AD_HOC,   19,  8,  0,  40, false },
    { "three working days, a weekend between", &three_days,      PERIOD_MONTH,    15, 17,  0,   3, false },
    { "two of them",                       &three_days,          PERIOD_MONTH,    16,  8,  0,   2, true },
    { "working days on a Saturday",        &three_days,          PERIOD_MONTH,    17,  8,  0,   2, true },
    { "the due day",                       &three_days,          PERIOD_MONTH,    20,  8,  0,   0, true },
    { "where no regulation asks for it",   &no_rule,             PERIOD_MONTH,    21,  0,  0,   0, false },
    { "who spares nobody",                 &three_days,          PERIOD_AD_HOC,   20,  8,  0,   0, true },
};
/* clang-format on */

static void time_before_the_deadline_is_counted(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct notice found = notice_of(cases[i].rule, &calendar_weekends, cases[i].kind,
            at(day(2026, 10, cases[i].day), cases[i].hour, cases[i].minute), day(2026, 10, 20));

        if (found.left != cases[i].left || found.is_short != cases[i].is_short)
            fail_msg("%s: %lld left%s", cases[i].what, (long long)found.left,
                found.is_short ? ", short" : "");
    }
}

/* clang-format off */
static const struct {
    const char *what;
    const struct notice_rule *rule;
    bool is_short;
    enum regime_origin origin;
    enum notice_ground ground;
    bool allowed;
} grounds[] = {
    { "time enough needs no ground",          &nghe_an, false, ORIGIN_PROVINCE, GROUND_NONE,    true },
    { "a periodic regime without a ground",   &nghe_an, true,  ORIGIN_PROVINCE, GROUND_NONE,    false },
    { "a thematic order is not spared",       &nghe_an, true,  ORIGIN_ORDERED,  GROUND_NONE,    false },
    { "what a ministry asks for is",          &nghe_an, true,  ORIGIN_CENTRAL,  GROUND_NONE,    true },
    { "a single cycle a ministry asks for",   &nghe_an, true,  ORIGIN_PROVINCE, GROUND_CENTRAL, true },
    { "what an outage kept from opening",     &nghe_an, true,  ORIGIN_PROVINCE, GROUND_OUTAGE,  true },
    { "a rule that spares nobody",            &three_days,          true,  ORIGIN_CENTRAL,  GROUND_CENTRAL, false },
};
/* clang-format on */

static void short_notice_needs_a_ground_the_rule_knows(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(grounds); i++) {
        struct notice notice = { grounds[i].rule, grounds[i].is_short, 40 };

        if (notice_allows(notice, grounds[i].origin, grounds[i].ground) != grounds[i].allowed)
            fail_msg("%s", grounds[i].what);
    }
}

/* clang-format off */
static const struct {
    const char *article, *words;
} articles[] = {
    { "Đ8.3",            "khoản 3 Điều 8 Quy chế A" },
    { "Đ6.1a",           "điểm a khoản 1 Điều 6 Quy chế A" },
    { "Đ13",             "Điều 13 Quy chế A" },
    { "Quy trình chung", "Quy trình chung Quy chế A" },
};
/* clang-format on */

static void the_latest_day_keeps_the_rule(void **state)
{
    const struct notice_rule hours[] = { { .clock = NOTICE_HOURS, .amount = 71 },
        { .clock = NOTICE_HOURS, .amount = 72 }, { .clock = NOTICE_HOURS, .amount = 24 }, no_rule };
    const int64_t least[] = { 2, 3, 1, 0 };
    int64_t due = day(2026, 10, 20);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(hours); i++) {
        const struct notice_rule *rule = &hours[i];

        assert_int_equal(notice_least_days(rule), least[i]);
        assert_false(
            notice_of_day(rule, &calendar_weekends, PERIOD_MONTH, due - least[i], due).is_short);
        if (least[i])
            assert_true(
                notice_of_day(rule, &calendar_weekends, PERIOD_MONTH, due - least[i] + 1, due)
                    .is_short);
    }
    assert_int_equal(notice_least_days(&three_days), 3);
}

static void due_days_begin_to_be_far_enough(void **state)
{
    const struct day_span due = { day(2026, 10, 16), day(2026, 10, 20) };
    int64_t now_ms = at(day(2026, 10, 16), 8, 0); /* a Friday */

    (void)state;
    assert_int_equal(notice_first_due(&nghe_an, &calendar_weekends, PERIOD_MONTH, now_ms, due),
        day(2026, 10, 19));
    assert_int_equal(notice_first_due(&three_days, &calendar_weekends, PERIOD_MONTH, now_ms, due),
        day(2026, 10, 21)); /* none: Monday and Tuesday are two */
    assert_int_equal(notice_first_due(&nghe_an, &calendar_weekends, PERIOD_AD_HOC, now_ms, due),
        day(2026, 10, 16));
    assert_int_equal(notice_first_due(&no_rule, &calendar_weekends, PERIOD_MONTH, now_ms, due),
        day(2026, 10, 16));
}

static void the_rule_is_the_profiles(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct profile profile = { .about.regulation = S("Quy chế A") };

    (void)state;
    profile.clocks.assignment = (struct profile_clock){ 3, CLOCK_WORKING_DAYS, S("Đ1") };
    profile.clocks.assignment_spares_central = true;
    assert_int_equal(notice_rule_of(arena, &profile).clock, NOTICE_WORKDAYS);
    assert_int_equal(notice_rule_of(arena, &profile).amount, 3);
    assert_true(notice_rule_of(arena, &profile).spares_central);
    assert_false(notice_rule_of(arena, &profile).spares_ad_hoc);
    for (size_t i = 0; i < ARRAY_LEN(articles); i++) {
        profile.clocks.assignment.article = str_of(articles[i].article);
        expect_text(notice_rule_of(arena, &profile).article, articles[i].words, "article");
    }
    arena_free(arena);
}

static void the_article_is_named(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct notice notice = { &nghe_an, true, 40 };

    (void)state;
    expect_text(notice_text(arena, notice),
        "Chỉ còn 40 giờ đến hết hạn gửi; báo cáo phải được giao trước hạn ít nhất 72 giờ (khoản 3 "
        "Điều 8).",
        "hours");
    notice = (struct notice){ &three_days, true, 0 };
    expect_text(notice_text(arena, notice),
        "Hạn gửi đã qua hoặc sắp hết; báo cáo phải được giao trước hạn ít nhất 3 ngày làm việc "
        "(Điều 1).",
        "nothing left");
    expect_text(notice_rule_text(arena, &nghe_an),
        "Báo cáo phải được giao trước hạn ít nhất 72 giờ (khoản 3 Điều 8).", "the rule");
    expect_text(notice_note(arena, (struct notice){ &nghe_an, true, 40 }, S("Công văn 7")),
        "Giao sát hạn: Công văn 7. Chỉ còn 40 giờ đến hết hạn gửi; báo cáo phải được giao trước "
        "hạn ít nhất 72 giờ (khoản 3 Điều 8).",
        "the note");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(time_before_the_deadline_is_counted),
        cmocka_unit_test(the_latest_day_keeps_the_rule),
        cmocka_unit_test(due_days_begin_to_be_far_enough),
        cmocka_unit_test(the_rule_is_the_profiles),
        cmocka_unit_test(short_notice_needs_a_ground_the_rule_knows),
        cmocka_unit_test(the_article_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
