#include "core/usage_rule.h"

#include "tests/unit.h"

static int64_t day(int year, int month, int of_month)
{
    return date_of((struct ymd){ year, month, of_month });
}

static void a_day_of_the_year_is_one_of_every_year(void **state)
{
    static const char *const none[] = { "", "31", "31/", "/10", "0/1", "1/0", "1/13", "31/4",
        "29/2", "001/1", "1/1/2026", "a/1", "1-1", "-1/1" };
    int64_t found;

    (void)state;
    assert_true(profile_day_in(S("31/10"), 2026, &found));
    assert_int_equal(found, day(2026, 10, 31));
    assert_true(profile_day_in(S("01/02"), 2028, &found));
    assert_int_equal(found, day(2028, 2, 1));
    for (size_t i = 0; i < ARRAY_LEN(none); i++)
        if (profile_day_in(str_of(none[i]), 2026, &found))
            fail_msg("\"%s\" is no day", none[i]);
}

/* Each report is of one year's table, and each is over when its table is sent. */
static void years_for_scoring_follow_one_another(void **state)
{
    const struct profile_day before = { S("31/10"), S("Đ33.3") };
    struct scoring year, next;

    (void)state;
    assert_true(scoring_of(&before, 2026, &year) && scoring_of(&before, 2027, &next));
    assert_int_equal(year.due.first, day(2025, 10, 30));
    assert_int_equal(year.due.last, day(2026, 10, 29));
    assert_int_equal(year.made_on, day(2026, 10, 30));
    assert_int_equal(next.due.first, year.due.last + 1);
    assert_true(year.due.last < year.made_on);
    assert_false(scoring_of(&(struct profile_day){ { 0 }, { 0 } }, 2026, &year));
}

/* clang-format off */
static const struct {
    const char *what;
    struct usage_rule rule;
    int64_t least;
    const char *fault; /* the field of the first one; NULL: none */
} cases[] = {
    { "the month behind it", { .code = { "A", 1 }, .kind = PERIOD_MONTH, .window = { "calendar", 8 }, .due = { "days=10;after=window;shift=next", 31 }, .days = 9, .article = { "x", 1 } }, 0, NULL },
    { "half a year to the 14th", { .code = { "A", 1 }, .kind = PERIOD_HALF, .window = { "15-14", 5 }, .due = { "days=10;after=window;shift=next", 31 }, .days = 9, .article = { "x", 1 } }, 3, NULL },
    { "no article", { .code = { "A", 1 }, .kind = PERIOD_MONTH, .window = { "calendar", 8 }, .due = { "days=10;after=window;shift=next", 31 }, .days = 9 }, 0, "usage.reports[0].article" },
    { "no window", { .code = { "A", 1 }, .kind = PERIOD_MONTH, .window = { "14", 2 }, .due = { "days=10;after=window;shift=next", 31 }, .days = 9, .article = { "x", 1 } }, 0, "usage.reports[0].window" },
    { "no due day", { .code = { "A", 1 }, .kind = PERIOD_MONTH, .window = { "calendar", 8 }, .due = { "soon", 4 }, .days = 9, .article = { "x", 1 } }, 0, "usage.reports[0].due" },
    { "on the window's last day", { .code = { "A", 1 }, .kind = PERIOD_MONTH, .window = { "calendar", 8 }, .due = { "days=10;after=window;shift=none", 31 }, .days = 10, .article = { "x", 1 } }, 0, "usage.reports[0].days" },
    { "too near the due day", { .code = { "A", 1 }, .kind = PERIOD_MONTH, .window = { "calendar", 8 }, .due = { "days=10;after=window;shift=next", 31 }, .days = 2, .article = { "x", 1 } }, 3, "usage.reports[0].days" },
    { "asked for once", { .code = { "A", 1 }, .kind = PERIOD_AD_HOC, .window = { "calendar", 8 }, .due = { "days=10;after=window;shift=next", 31 }, .days = 9, .article = { "x", 1 } }, 0, "usage.reports[0].kind" },
};
/* clang-format on */

static void rules_that_would_not_work_are_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct ctx ctx = { .arena = arena_new(UNIT_BYTES) };
        struct usage_rule rule = cases[i].rule;
        const struct profile_usage usage = { .reports = { &rule, 1 } };
        struct faults faults = { 0 };

        usage_rules_check(&ctx, &usage, cases[i].least, &faults);
        assert_int_equal(faults.len, cases[i].fault ? 1 : 0);
        if (cases[i].fault)
            expect_text(faults.items[0].field, cases[i].fault, cases[i].what);
        arena_free(ctx.arena);
    }
}

static void codes_and_days_are_checked(void **state)
{
    struct ctx ctx = { .arena = arena_new(UNIT_BYTES) };
    struct usage_rule rules[2] = { cases[0].rule, cases[0].rule };
    struct profile_usage usage = { .reports = { rules, 2 }, .scoring = { S("31/11"), { 0 } } };
    struct faults faults = { 0 };

    (void)state;
    usage_rules_check(&ctx, &usage, 0, &faults);
    assert_int_equal(faults.len, 3);
    expect_text(faults.items[0].field, "usage.reports[1].code", "twice");
    expect_text(faults.items[1].field, "usage.scoring.article", "no article");
    expect_text(faults.items[2].field, "usage.scoring.on", "no such day");
    arena_free(ctx.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_of_the_year_is_one_of_every_year),
        cmocka_unit_test(years_for_scoring_follow_one_another),
        cmocka_unit_test(rules_that_would_not_work_are_named),
        cmocka_unit_test(codes_and_days_are_checked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
