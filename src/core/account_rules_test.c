#include "core/account_rules.h"

#include "base/date.h"
#include "base/limits.h"
#include "core/calendar.h"
#include "tests/unit.h"

static int64_t day(const char *text)
{
    int64_t out;

    assert_true(date_parse(str_of(text), &out));
    return out;
}

static void a_quota_is_that_of_the_units_kind(void **state)
{
    struct profile_quota quotas[] = { { 1, 3, 0, S("Đ16.3a") }, { 2, 2, 1, S("Đ16.3b") } };
    struct profile_accounts rules = {
        .quotas = { quotas, ARRAY_LEN(quotas) },
        .admins_a_unit = { 4, S("Đ7.2") },
    };
    static const struct {
        int kind;
        int64_t value;
        const char *article;
    } cases[] = { { 1, 3, "Đ16.3a" }, { 2, 2, "Đ16.3b" }, { 0, 0, "" }, { 7, 0, "" } };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct profile_number found = account_quota_of(&rules, cases[i].kind);

        assert_int_equal(found.value, cases[i].value);
        assert_true(str_eq(found.article, str_of(cases[i].article)));
    }
    assert_int_equal(account_admins_of(&rules, 2).value, 1);
    assert_true(str_eq(account_admins_of(&rules, 2).article, S("Đ16.3b")));
    assert_int_equal(account_admins_of(&rules, 1).value, 4);
    assert_true(str_eq(account_admins_of(&rules, 7).article, S("Đ7.2")));
}

static int open_arena(void **state)
{
    *state = arena_new(ARENA_REQUEST_BYTES);
    return 0;
}

static int close_arena(void **state)
{
    arena_free(*state);
    return 0;
}

static void a_full_quota_names_what_fills_it(void **state)
{
    struct arena *arena = *state;
    struct profile_number quota = { 2, S("Đ16.3b") };
    struct str names[] = { S("a"), S("b"), S("c"), S("d"), S("e"), S("f"), S("g"), S("h"), S("i"),
        S("k"), S("l") };
    struct list holders = { names, 3 };

    assert_true(str_eq(
        account_quota_says(arena, &quota, &holders), S("Tối đa 2 (Đ16.3b), đang có: a, b, c.")));
    holders.len = ARRAY_LEN(names);
    assert_true(str_ends(account_quota_says(arena, &quota, &holders), S("i, k, …")));
}

static void clocks_count_in_their_own_unit(void **state)
{
    static const struct {
        struct profile_clock clock;
        const char *from, *due; /* NULL: none */
    } cases[] = {
        { { 0, CLOCK_DAYS, { 0 } }, "2026-07-10", NULL },
        { { 24, CLOCK_HOURS, { 0 } }, "2026-07-10", "2026-07-11" },
        { { 30, CLOCK_HOURS, { 0 } }, "2026-07-10", "2026-07-12" },
        { { 1, CLOCK_DAYS, { 0 } }, "2026-07-10", "2026-07-11" },
        { { 1, CLOCK_WORKING_DAYS, { 0 } }, "2026-07-10", "2026-07-13" },
        { { 6, CLOCK_MONTHS, { 0 } }, "2026-07-10", "2027-01-10" },
        { { 6, CLOCK_MONTHS, { 0 } }, "2026-08-31", "2027-02-28" },
        { { 1, CLOCK_MONTHS, { 0 } }, "2027-12-31", "2028-01-31" },
    };

    static const struct calendar_day off[] = {
        { .kind = DAY_HOLIDAY, .on = 20698 }, /* 02/09/2026 */
    };
    const struct profile_clock day_one = { 1, CLOCK_WORKING_DAYS, { 0 } };
    const struct calendar known = { off, ARRAY_LEN(off) };

    (void)state;
    assert_int_equal(off[0].on, day("2026-09-02"));
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        assert_int_equal(clock_due(&cases[i].clock, &calendar_weekends, day(cases[i].from)),
            cases[i].due ? day(cases[i].due) : DATE_NONE);
    assert_int_equal(clock_due(&day_one, &known, day("2026-09-01")), day("2026-09-03"));
    assert_int_equal(
        password_due(&(struct profile_clock){ 6, CLOCK_MONTHS, { 0 } }, day("2026-10-01")),
        day("2027-04-01"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quota_is_that_of_the_units_kind),
        cmocka_unit_test_setup_teardown(a_full_quota_names_what_fills_it, open_arena, close_arena),
        cmocka_unit_test(clocks_count_in_their_own_unit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
