#include "core/lunar.h"

#include "tests/unit.h"

#define FOLDER "tests/data/calendar/"

static int64_t number(struct str text)
{
    int64_t value = -1;

    assert_true(str_to_int(text, &value));
    return value;
}

static int64_t day_named(struct str text)
{
    int64_t day = 0;

    assert_true(date_parse(text, &day));
    return day;
}

/* A row "day,month,year,leap" of a file. */
static struct lunar_day lunar_read(struct str *row)
{
    struct lunar_day out = { 0 };

    out.day = (int)number(str_cut(row, ','));
    out.month = (int)number(str_cut(row, ','));
    out.year = (int)number(str_cut(row, ','));
    out.leap = number(str_cut(row, ',')) != 0;
    return out;
}

/* The rows of a file behind its heading. */
static struct str rows_of(struct arena *arena, const char *name)
{
    struct str rows = file_read(arena, name);

    str_cut(&rows, '\n');
    return rows;
}

static int expect_pairs(const char *name)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str rows = rows_of(arena, name);
    int count = 0;

    for (; rows.len; count++) {
        struct str row = str_cut(&rows, '\n');
        int64_t solar = day_named(str_cut(&row, ',')), back = 0;
        struct lunar_day expected = lunar_read(&row), found;

        assert_true(lunar_of(solar, &found));
        assert_int_equal(found.year, expected.year);
        assert_int_equal(found.month, expected.month);
        assert_int_equal(found.day, expected.day);
        assert_int_equal(found.leap, expected.leap);
        assert_true(lunar_to_day(expected, &back));
        assert_int_equal(back, solar);
    }
    arena_free(arena);
    return count;
}

static void others_agree(void **state)
{
    (void)state;
    assert_int_equal(expect_pairs(FOLDER "solar_to_lunar_2000_2040.csv"), 1036);
    assert_int_equal(expect_pairs(FOLDER "state_document_pairs.csv"), 8);
}

static void tet_and_gio_to_are_where_others_put_them(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str rows = rows_of(arena, FOLDER "tet_gioto_1990_2050.csv");
    int count = 0;

    (void)state;
    for (; rows.len; count++) {
        struct str row = str_cut(&rows, '\n');
        int year = (int)number(str_cut(&row, ','));
        int64_t tet = 0, gio_to = 0, last_day;
        struct lunar_day before;

        str_cut(&row, ',');
        assert_true(lunar_to_day((struct lunar_day){ year, 1, 1, false }, &tet));
        assert_int_equal(tet, day_named(str_cut(&row, ',')));
        last_day = number(str_cut(&row, ','));
        assert_true(lunar_of(tet - 1, &before));
        assert_int_equal(before.day, last_day);
        assert_true(lunar_to_day((struct lunar_day){ year, 3, 10, false }, &gio_to));
        assert_int_equal(gio_to, day_named(str_cut(&row, ',')));
    }
    assert_int_equal(count, 61);
    arena_free(arena);
}

static void what_the_calendar_does_not_have_is_refused(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str rows = rows_of(arena, FOLDER "invalid_lunar_dates.csv");
    int64_t day = 42;
    int count = 0;

    (void)state;
    for (; rows.len; count++) {
        struct str row = str_cut(&rows, '\n');

        assert_false(lunar_to_day(lunar_read(&row), &day));
    }
    assert_int_equal(count, 148);
    assert_false(lunar_to_day((struct lunar_day){ 1899, 1, 1, false }, &day));
    assert_false(lunar_to_day((struct lunar_day){ 2101, 1, 1, false }, &day));
    assert_false(lunar_to_day((struct lunar_day){ 2026, 0, 1, false }, &day));
    assert_false(lunar_to_day((struct lunar_day){ 2026, 13, 1, false }, &day));
    assert_false(lunar_to_day((struct lunar_day){ 2026, 1, 0, false }, &day));
    assert_int_equal(day, 42);
    arena_free(arena);
}

/* Every day has a lunar one, the one after the day before, and leads back. */
static void days_follow_one_another(void **state)
{
    int64_t first = date_of((struct ymd){ 1900, 1, 31 }),
            last = date_of((struct ymd){ 2100, 12, 31 });
    struct lunar_day before = { 1899, 12, 30, false }, now;
    int64_t back = 0;

    (void)state;
    assert_false(lunar_of(first - 1, &now));
    for (int64_t day = first; day <= last; day++, before = now) {
        assert_true(lunar_of(day, &now));
        assert_true(lunar_to_day(now, &back));
        assert_int_equal(back, day);
        if (now.day != 1)
            assert_int_equal(now.day, before.day + 1);
        else
            assert_true(before.day == 29 || before.day == 30);
        if (now.day == 1 && !now.leap)
            assert_int_equal(now.month, before.month % 12 + 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(others_agree),
        cmocka_unit_test(tet_and_gio_to_are_where_others_put_them),
        cmocka_unit_test(what_the_calendar_does_not_have_is_refused),
        cmocka_unit_test(days_follow_one_another),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
