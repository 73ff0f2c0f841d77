#include "base/date.h"

#include "tests/unit.h"

/* One line of tests/golden/date.test, as Python's datetime has it. */
struct month {
    int year, month, first, weekday, len;
};

static struct month month_of(struct str line)
{
    int n[5];

    for (size_t i = 0; i < ARRAY_LEN(n); i++) {
        struct str word = str_cut(&line, ' ');
        bool negative = str_starts(word, S("-"));
        int64_t value = 0;

        assert_true(str_to_int(str_sub(word, negative, word.len), &value));
        n[i] = (int)(negative ? -value : value);
    }
    return (struct month){ n[0], n[1], n[2], n[3], n[4] };
}

static void check_day(struct arena *arena, struct month m, int day)
{
    struct ymd ymd = { m.year, m.month, day }, back;
    int64_t days = m.first + day - 1, parsed = 0;
    struct str text = str_format(arena, "%04d-%02d-%02d", m.year, m.month, day);

    assert_true(date_valid(ymd));
    assert_int_equal(date_of(ymd), days);
    back = date_ymd(days);
    assert_true(back.year == m.year && back.month == m.month && back.day == day);
    assert_int_equal(date_weekday(days), (m.weekday - 1 + day - 1) % 7 + 1);
    assert_true(date_parse(text, &parsed));
    assert_int_equal(parsed, days);
    assert_true(str_eq(date_format(arena, days), text));
}

static void every_day_of_three_centuries(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str rest = file_read(arena, "tests/golden/date.test");
    struct arena_mark mark = arena_mark(arena);
    int months = 0;

    (void)state;
    for (; rest.len; months++) {
        struct month m = month_of(str_cut(&rest, '\n'));

        assert_int_equal(date_month_len(m.year, m.month), m.len);
        for (int day = 1; day <= m.len; day++)
            check_day(arena, m, day);
        assert_false(date_valid((struct ymd){ m.year, m.month, m.len + 1 }));
        arena_rewind(arena, mark);
    }
    assert_int_equal(months, 300 * 12);
    arena_free(arena);
}

static const char *const not_days[] = { "", "2026-07", "2026-7-15", "2026-07-15 ", "2026/07/15",
    "15/07/2026", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "1899-12-31",
    "2200-01-01", "2026-07-1x", "-026-07-15", "2026-07-15T00:00:00.000Z" };

static void what_is_no_day_is_refused(void **state)
{
    int64_t out = 42;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(not_days); i++)
        if (date_parse(str_of(not_days[i]), &out))
            fail_msg("\"%s\" was taken", not_days[i]);
    assert_int_equal(out, 42);
    assert_false(date_valid((struct ymd){ 2026, 0, 1 }));
    assert_false(date_valid((struct ymd){ 2026, 13, 1 }));
    assert_false(date_valid((struct ymd){ 2026, 1, -1 }));
}

static const struct {
    const char *text, *vi;
    int64_t ms;
} times[] = {
    { "1970-01-01T00:00:00.000Z", "01/01/1970 07:00", 0 },
    { "2026-07-15T08:30:00.000Z", "15/07/2026 15:30", 1784104200000 },
    { "2026-07-15T16:59:59.999Z", "15/07/2026 23:59", 1784134799999 },
    { "2026-07-15T17:00:00.000Z", "16/07/2026 00:00", 1784134800000 },
    { "1969-12-31T23:59:59.001Z", "01/01/1970 06:59", -999 },
    { "1900-01-01T00:00:00.000Z", "01/01/1900 07:00", -2208988800000 },
    { "2199-12-31T23:59:59.999Z", "01/01/2200 06:59", 7258118399999 },
};

static void times_are_read_and_written(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(times); i++) {
        int64_t ms = 0;

        assert_true(time_parse(str_of(times[i].text), &ms));
        assert_int_equal(ms, times[i].ms);
        expect_text(time_format(arena, ms), times[i].text, "time_format");
        expect_text(time_format_vi(arena, ms), times[i].vi, "time_format_vi");
    }
    arena_free(arena);
}

static const char *const not_times[] = { "", "2026-07-15", "2026-07-15T08:30:00Z",
    "2026-07-15T08:30:00.000", "2026-07-15T24:00:00.000Z", "2026-07-15T08:60:00.000Z",
    "2026-07-15T08:30:60.000Z", "2026-02-30T08:30:00.000Z", "2026-07-15t08:30:00.000z",
    "2026-07-15 08:30:00.000Z", "2026-07-15T08:30:00.000+07" };

static void what_is_no_time_is_refused(void **state)
{
    int64_t out = 42;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(not_times); i++)
        if (time_parse(str_of(not_times[i]), &out))
            fail_msg("\"%s\" was taken", not_times[i]);
    assert_int_equal(out, 42);
}

static void days_begin_at_midnight_in_vietnam(void **state)
{
    int64_t day = date_of((struct ymd){ 2026, 7, 15 }), last = date_end_ms(day);

    (void)state;
    assert_int_equal(last, 1784134799999);
    assert_int_equal(date_today(last), day);
    assert_int_equal(date_today(last + 1), day + 1);
    assert_int_equal(date_today(last - MS_PER_DAY + 1), day);
    assert_int_equal(date_today(last - MS_PER_DAY), day - 1);
}

static void people_read_the_day_first(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    expect_text(date_format_vi(arena, date_of((struct ymd){ 2026, 7, 5 })), "05/07/2026", "day");
    expect_text(date_format(arena, DATE_NONE), "", "no day");
    expect_text(date_format_vi(arena, DATE_NONE), "", "no day");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_three_centuries),
        cmocka_unit_test(what_is_no_day_is_refused),
        cmocka_unit_test(times_are_read_and_written),
        cmocka_unit_test(what_is_no_time_is_refused),
        cmocka_unit_test(days_begin_at_midnight_in_vietnam),
        cmocka_unit_test(people_read_the_day_first),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
