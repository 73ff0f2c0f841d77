/* How much is asked: dues by month against a calendar reckoned by hand, cells by form and part. */
#include "core/burden.h"

#include "core/calendar.h"
#include "tests/unit.h"

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

/* clang-format off */
static const struct {
    const char *what;
    enum period_kind kind;
    const char *window, *due;
    int months[12]; /* reports due in each month of 2026 */
} cases[] = {
    { "a month, due in the next",       PERIOD_MONTH,   "calendar", "day=5;month=+1;shift=none",  { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 } },
    { "a month, due in its own",        PERIOD_MONTH,   "15-14",    "day=20;month=+0;shift=none", { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 } },
    { "a quarter, due in the next",     PERIOD_QUARTER, "calendar", "day=10;month=+1;shift=none", { 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0 } },
    { "a quarter, due in its last",     PERIOD_QUARTER, "15-14",    "day=20;month=+0;shift=none", { 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1 } },
    { "half a year",                    PERIOD_HALF,    "calendar", "day=15;month=+1;shift=none", { 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0 } },
    { "nine months",                    PERIOD_NINE_MONTHS, "calendar", "day=15;month=+1;shift=none", { 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0 } },
    { "a year, due in the third",       PERIOD_YEAR,    "calendar", "day=15;month=+3;shift=none", { 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0 } },
    { "a year, due within itself",      PERIOD_YEAR,    "15-14",    "day=20;month=+0;shift=none", { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 } },
    /* Mondays of 2026: 5.1 … 28.12; the report of week 1 (to 4.1.) is due on Monday 5.1. */
    { "a week, due the Monday after",   PERIOD_WEEK,    "calendar", "workdays=1;after=window;shift=none", { 4, 4, 5, 4, 4, 5, 4, 5, 4, 4, 5, 4 } },
    { "ad hoc",                         PERIOD_AD_HOC,  "calendar", "day=5;month=+1;shift=none",  { 0 } },
    { "thematic",                       PERIOD_THEMATIC, "2026-03-01..2026-05-31", "2026-06-10", { 0 } },
    { "five years, due in the next",    PERIOD_FIVE_YEARS, "calendar", "day=19;month=+4;shift=none", { 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0 } },
    { "rules nobody can read",          PERIOD_MONTH,   "calendar", "sometime",                   { 0 } },
};
/* clang-format on */

static void dues_fall_in_their_months(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const struct burden_rule rule = { cases[i].kind, str_of(cases[i].window),
            { .rule = str_of(cases[i].due), .calendar = &calendar_weekends } };
        struct list dues = burden_dues(arena, &rule, 2026);
        int months[12] = { 0 };

        for (size_t k = 0; k < dues.len; k++)
            months[LIST_AT(dues, struct burden_due, k)->month]++;
        for (int month = 0; month < 12; month++)
            if (months[month] != cases[i].months[month])
                fail_msg("%s: month %d has %d, expected %d", cases[i].what, month + 1,
                    months[month], cases[i].months[month]);
    }
}

static void every_day_of_a_year_is_one(void **state)
{
    const struct burden_rule next = { PERIOD_DAY, S("calendar"),
        { .rule = S("workdays=1;after=window;shift=none"), .calendar = &calendar_weekends } };

    (void)state;
    assert_int_equal(burden_dues(arena, &next, 2026).len, 365);
}

static struct form_column columns[] = {
    { .key = 1, .role = COLUMN_LABEL },
    { .key = 2, .role = COLUMN_VALUE },
    { .key = 3, .role = COLUMN_VALUE },
    { .key = 4, .role = COLUMN_VALUE, .readonly = true },
};
static struct form_row rows[] = {
    { .key = 1, .kind = ROW_GROUP },
    { .key = 2, .kind = ROW_FIXED },
    { .key = 3, .kind = ROW_FIXED },
    { .key = 4, .kind = ROW_FIXED },
};
static struct form_cell cells[] = {
    { .row = 2, .column = 3, .formula = { "=B2", 3 } },
    { .row = 4, .column = 2, .readonly = true },
};

static void what_is_typed_is_counted(void **state)
{
    struct form form = { .columns = { columns, 4 }, .rows = { rows, 4 }, .cells = { cells, 2 } };
    int64_t two[] = { 2, 3 }, one[] = { 2 };
    const struct list all = { 0 }, some_rows = { two, 2 }, some_columns = { one, 1 };

    (void)state;
    /* Three rows by two columns, less a formula and a locked cell. */
    assert_int_equal(burden_cells(&form, &all, &all), 4);
    assert_int_equal(burden_cells(&form, &some_rows, &all), 3);
    assert_int_equal(burden_cells(&form, &all, &some_columns), 2);
    assert_int_equal(burden_cells(&form, &some_rows, &some_columns), 2);
}

static void an_open_list_is_one_row(void **state)
{
    struct form_row open = { .key = 1, .kind = ROW_OPEN };
    struct form form = { .columns = { columns, 4 }, .rows = { &open, 1 }, .open_list = true };
    const struct list all = { 0 };

    (void)state;
    assert_int_equal(burden_cells(&form, &all, &all), 2);
    form.rows.len = 0;
    assert_int_equal(burden_cells(&form, &all, &all), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(dues_fall_in_their_months, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(every_day_of_a_year_is_one, open_arena, close_arena),
        cmocka_unit_test(what_is_typed_is_counted),
        cmocka_unit_test(an_open_list_is_one_row),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
