#include "core/opening.h"

#include "tests/unit.h"

static struct calendar known(struct arena *arena)
{
    struct calendar_year years[6];

    for (int i = 0; i < 6; i++)
        years[i] = calendar_year_default(arena, 2024 + i);
    return calendar_join(arena, years, 6);
}

static int64_t day(const char *text)
{
    int64_t out = 0;

    assert_true(date_parse(str_of(text), &out));
    return out;
}

/* clang-format off */
static const struct {
    enum period_kind kind;
    const char *window, *due;
    int days_before;
    const char *since, *today, *come, *next;
} cases[] = {
    /* Due on the 20th, ten days before: the 10th. */
    { PERIOD_MONTH, "15-14", "day=20;month=+0;shift=next", 10, "2026-11-01", "2026-11-09", "", "2026-11 2026-11-10" },
    { PERIOD_MONTH, "15-14", "day=20;month=+0;shift=next", 10, "2026-11-01", "2026-11-10", "2026-11", "2026-12 2026-12-11" },
    /* Said after the day has passed: the period before is left to people. */
    { PERIOD_MONTH, "15-14", "day=20;month=+0;shift=next", 10, "2026-11-11", "2026-11-30", "", "2026-12 2026-12-11" },
    /* Nobody was there for months. */
    { PERIOD_MONTH, "15-14", "day=20;month=+0;shift=next", 10, "2026-07-01", "2026-11-29", "2026-07 2026-08 2026-09 2026-10 2026-11", "2026-12 2026-12-11" },
    /* 20 February 2026 lies in Tết: due on the 23rd, so that it opens on the 13th. */
    { PERIOD_MONTH, "15-14", "day=20;month=+0;shift=next", 10, "2026-02-01", "2026-02-12", "", "2026-02 2026-02-13" },
    { PERIOD_QUARTER, "15-14", "day=25;month=+0;shift=none", 20, "2026-01-01", "2026-12-31", "2026-Q1 2026-Q2 2026-Q3 2026-Q4", "2027-Q1 2027-03-05" },
    { PERIOD_HALF, "calendar", "day=31;month=+1;shift=none", 30, "2026-01-02", "2026-12-31", "2026-H1", "2026-H2 2027-01-01" },
    { PERIOD_YEAR, "15-14", "day=20;month=+0;shift=next", 366, "2025-01-01", "2025-12-31", "2026", "2027 2026-12-19" },
    { PERIOD_YEAR, "calendar", "day=31;month=+12;shift=none", 1, "2026-01-01", "2026-12-31", "2025", "2026 2027-12-30" },
    { PERIOD_SCHOOL_YEAR, "calendar", "day=15;month=+0;shift=none", 30, "2026-01-01", "2026-12-31", "2025-2026", "2026-2027 2027-07-16" },
    /* Due in the year after the five: what they open on lies years ahead. */
    { PERIOD_FIVE_YEARS, "calendar", "day=19;month=+4;shift=none", 60, "2026-01-01", "2026-12-31", "2021-2025", "2026-2030 2031-02-18" },
    { PERIOD_FIVE_YEARS, "15-14", "day=20;month=-6;shift=none", 30, "2030-01-01", "2030-05-21", "2026-2030", "2031-2035 2035-05-21" },
    { PERIOD_NINE_MONTHS, "15-14", "day=20;month=+0;shift=next", 10, "2026-01-01", "2026-12-31", "2026-9M", "2027-9M 2027-09-10" },
    { PERIOD_WEEK, "calendar", "workdays=1;after=window;shift=none", 4, "2026-11-20", "2026-11-29", "2026-W48", "2026-W49 2026-12-03" },
    { PERIOD_TEN_DAYS, "calendar", "workdays=2;after=window;shift=none", 4, "2026-11-01", "2026-11-12", "2026-11-D1", "2026-11-D2 2026-11-21" },
    { PERIOD_DAY, "calendar", "workdays=1;after=window;shift=none", 1, "2026-11-26", "2026-11-27", "2026-11-26", "2026-11-27 2026-11-29" },
    /* A rule nobody can read opens nothing. */
    { PERIOD_MONTH, "15-15", "day=20;month=+0;shift=next", 10, "2026-07-01", "2026-11-29", "", "" },
};
/* clang-format on */

static void periods_open_when_their_day_has_come(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct calendar calendar = known(arena);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const struct opening_rules rules = {
            .kind = cases[i].kind,
            .window = str_of(cases[i].window),
            .due = str_of(cases[i].due),
            .days_before = cases[i].days_before,
            .calendar = &calendar,
        };
        struct period found[40], next;
        size_t len =
            opening_come(&rules, day(cases[i].since), day(cases[i].today), found, ARRAY_LEN(found));
        struct buf come = { .arena = arena }, then = { .arena = arena };
        int64_t on;

        for (size_t j = 0; j < len; j++)
            buf_addf(&come, "%s" STR_FMT, j ? " " : "", STR_ARG(period_code(arena, found[j])));
        expect_text(buf_str(&come), cases[i].come, cases[i].today);
        if (opening_next(&rules, day(cases[i].since), day(cases[i].today), &next, &on))
            buf_addf(&then, STR_FMT " " STR_FMT, STR_ARG(period_code(arena, next)),
                STR_ARG(date_format(arena, on)));
        expect_text(buf_str(&then), cases[i].next, cases[i].today);
    }
    arena_free(arena);
}

static void no_more_are_told_than_fit(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct calendar calendar = known(arena);
    const struct opening_rules rules = {
        .kind = PERIOD_DAY,
        .window = S("calendar"),
        .due = S("workdays=1;after=window;shift=none"),
        .days_before = 1,
        .calendar = &calendar,
    };
    struct period found[3];

    (void)state;
    assert_int_equal(
        opening_come(&rules, day("2026-01-01"), day("2026-11-29"), found, ARRAY_LEN(found)), 3);
    expect_text(period_code(arena, found[0]), "2025-12-31", "the oldest first");
    assert_true(opening_possible(PERIOD_DAY));
    assert_false(opening_possible(PERIOD_AD_HOC) || opening_possible(PERIOD_THEMATIC));
    arena_free(arena);
}

static void what_was_missed_was_arranged_before(void **state)
{
    (void)state;
    assert_true(opening_is_missed(100, 101, 99));
    assert_true(opening_is_missed(100, 101, 100)); /* arranged on the day, it opens on the day */
    assert_false(opening_is_missed(100, 101, 101));
    assert_false(opening_is_missed(100, 100, 99));
    assert_false(opening_is_missed(100, 99, 98));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(periods_open_when_their_day_has_come),
        cmocka_unit_test(no_more_are_told_than_fit),
        cmocka_unit_test(what_was_missed_was_arranged_before),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
