#include "core/calendar.h"

#include "tests/unit.h"

#define FOLDER "tests/data/calendar/"
#define FIRST 2020
#define YEARS 9

/* The calendar of 2020 to 2028 as the program knows it by itself. */
static struct calendar known(struct arena *arena)
{
    struct calendar_year years[YEARS];

    for (int i = 0; i < YEARS; i++)
        years[i] = calendar_year_default(arena, FIRST + i);
    return calendar_join(arena, years, YEARS);
}

static int64_t day(struct str text)
{
    int64_t out = 0;

    assert_true(date_parse(text, &out));
    return out;
}

static struct str rows_of(struct arena *arena, const char *name)
{
    struct str rows = file_read(arena, name);

    str_cut(&rows, '\n');
    return rows;
}

static void working_days_are_those_of_the_notices(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct calendar calendar = known(arena);
    struct str rows = rows_of(arena, FOLDER "next_working_day.csv");
    int count = 0;

    (void)state;
    for (; rows.len; count++) {
        struct str row = str_cut(&rows, '\n');
        int64_t on = day(str_cut(&row, ','));

        assert_int_equal(calendar_is_off(&calendar, on), str_eq(str_cut(&row, ','), S("0")));
        assert_int_equal(calendar_workday_from(&calendar, on), day(row));
    }
    assert_int_equal(count, 569);
    arena_free(arena);
}

static void months_have_as_many_working_days_as_counted_elsewhere(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct calendar calendar = known(arena);
    struct str rows = rows_of(arena, FOLDER "working_days_per_month.csv");
    int count = 0;

    (void)state;
    for (; rows.len; count++) {
        struct str row = str_cut(&rows, '\n');
        int64_t year = 0, month = 0, expected = 0, first;

        assert_true(str_to_int(str_cut(&row, ','), &year));
        assert_true(str_to_int(str_cut(&row, ','), &month));
        assert_true(str_to_int(row, &expected));
        first = date_of((struct ymd){ (int)year, (int)month, 1 });
        assert_int_equal(calendar_workdays_in(
                             &calendar, first, first + date_month_len((int)year, (int)month) - 1),
            expected);
    }
    assert_int_equal(count, 72);
    arena_free(arena);
}

static bool is_swap(int kind)
{
    return kind == DAY_SWAP_OFF || kind == DAY_SWAP_WORK;
}

/* Swaps are the Prime Minister's to choose; all the rest of six notices follows from the rules. */
static void the_rules_alone_find_every_day_but_the_swapped(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    int swapped = 0, found = 0;

    (void)state;
    for (int year = 2021; year <= 2026; year++) {
        struct calendar_year notice = calendar_year_default(arena, year);
        struct calendar_year computed = calendar_year_computed(arena, year);
        size_t at = 0;

        assert_int_equal(notice.source, CALENDAR_NOTICE);
        assert_true(notice.notice.len > 0);
        for (size_t i = 0; i < notice.days.len; i++) {
            const struct calendar_day *expected = LIST_AT(notice.days, struct calendar_day, i);

            if (is_swap(expected->kind)) {
                swapped++;
                continue;
            }
            assert_true(at < computed.days.len);
            assert_int_equal(LIST_AT(computed.days, struct calendar_day, at)->on, expected->on);
            assert_int_equal(LIST_AT(computed.days, struct calendar_day, at)->kind, expected->kind);
            at++;
            found++;
        }
        assert_int_equal(at, computed.days.len);
    }
    assert_int_equal(swapped, 8);
    assert_int_equal(found, 67);
    arena_free(arena);
}

/* clang-format off */
static const struct { int year; const char *days; } computed[] = {
    /* 2/9 on a Sunday: the day after it is its neighbour, and it has a day in lieu of its own. */
    { 2029, "2029-01-01 2029-02-12 2029-02-13 2029-02-14 2029-02-15 2029-02-16 2029-04-23"
            " 2029-04-30 2029-05-01 2029-09-03 2029-09-04 2029-11-26" },
    /* Tết begins on a Saturday. */
    { 2027, "2027-01-01 2027-02-04 2027-02-05 2027-02-08 2027-02-09 2027-02-10 2027-04-16"
            " 2027-04-30 2027-05-03 2027-09-02 2027-09-03 2027-11-24" },
    /* Before the law of 2019, 2/9 had no neighbour. */
    { 2020, "2020-01-01 2020-01-23 2020-01-24 2020-01-27 2020-01-28 2020-01-29 2020-04-02"
            " 2020-04-30 2020-05-01 2020-09-02" },
    /* After the lunar table's end only solar holidays are known. */
    { 2150, "2150-01-01 2150-04-30 2150-05-01 2150-09-01 2150-09-02 2150-11-24" },
};
/* clang-format on */

static void years_without_a_notice_are_computed(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(computed); i++) {
        struct calendar_year year = calendar_year_default(arena, computed[i].year);
        struct buf text = { .arena = arena };

        assert_int_equal(year.source, CALENDAR_COMPUTED);
        assert_int_equal(calendar_year_check(arena, &year).field.len, 0);
        for (size_t j = 0; j < year.days.len; j++) {
            buf_add(&text, j ? S(" ") : S(""));
            date_add_to(&text, LIST_AT(year.days, struct calendar_day, j)->on);
        }
        expect_text(buf_str(&text), computed[i].days, "computed");
    }
    arena_free(arena);
}

/* clang-format off */
static const struct {
    const char *first, *second;
    int first_kind, second_kind;
    const char *field; /* "": nothing wrong */
} faults[] = {
    { "2027-02-04", "2027-02-05", DAY_HOLIDAY,  DAY_HOLIDAY,   "" },
    { "2027-02-04", "2027-02-13", DAY_SWAP_OFF, DAY_SWAP_WORK, "" },
    { "2027-02-05", "2027-02-04", DAY_HOLIDAY,  DAY_HOLIDAY,   "days[1].on" },
    { "2027-02-04", "2027-02-04", DAY_HOLIDAY,  DAY_SWAP_OFF,  "days[1].on" },
    { "2026-12-31", "2027-02-04", DAY_HOLIDAY,  DAY_HOLIDAY,   "days[0].on" },
    { "2027-02-04", "2028-01-03", DAY_HOLIDAY,  DAY_HOLIDAY,   "days[1].on" },
    { "2027-02-06", "2027-02-08", DAY_HOLIDAY,  DAY_IN_LIEU,   "days[0].on" },
    { "2027-02-04", "2027-02-05", DAY_HOLIDAY,  DAY_SWAP_WORK, "days[1].on" },
};
/* clang-format on */

static void a_year_somebody_wrote_is_checked(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(faults); i++) {
        struct calendar_day days[] = {
            { day(str_of(faults[i].first)), faults[i].first_kind, S("một") },
            { day(str_of(faults[i].second)), faults[i].second_kind, S("hai") },
        };
        struct calendar_year year = { .year = 2027, .days = { days, 2 } };
        struct calendar_fault fault = calendar_year_check(arena, &year);

        expect_text(fault.field, faults[i].field, faults[i].second);
        assert_int_equal(fault.text.len > 0, fault.field.len > 0);
    }
    arena_free(arena);
}

static void working_days_are_counted_over_tet(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct calendar calendar = known(arena);
    int64_t before_tet = day(S("2026-02-13"));

    (void)state;
    assert_int_equal(calendar_workdays_after(&calendar, before_tet, 1), day(S("2026-02-23")));
    assert_int_equal(
        calendar_workdays_after(&calendar_weekends, before_tet, 1), day(S("2026-02-16")));
    /* A Saturday worked counts. */
    assert_int_equal(
        calendar_workdays_after(&calendar, day(S("2026-01-09")), 1), day(S("2026-01-10")));
    assert_int_equal(calendar_workdays_after(&calendar, before_tet, 0), before_tet);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(working_days_are_those_of_the_notices),
        cmocka_unit_test(months_have_as_many_working_days_as_counted_elsewhere),
        cmocka_unit_test(the_rules_alone_find_every_day_but_the_swapped),
        cmocka_unit_test(years_without_a_notice_are_computed),
        cmocka_unit_test(a_year_somebody_wrote_is_checked),
        cmocka_unit_test(working_days_are_counted_over_tet),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
