#include "core/retention.h"

#include "base/date.h"
#include "tests/unit.h"

static int64_t day(const char *text)
{
    int64_t out = DATE_NONE;

    if (*text)
        assert_true(date_parse(str_of(text), &out));
    return out;
}

/* NA-35: whole years behind the year of closing, never less than from the day itself. */
static void the_last_day_is_the_years_end(void **state)
{
    static const struct {
        const char *closed;
        int64_t years;
        const char *last;
    } cases[] = {
        { "2026-01-01", 10, "2036-12-31" },
        { "2026-12-31", 10, "2036-12-31" },
        { "2027-01-01", 10, "2037-12-31" },
        { "2028-02-29", 1, "2029-12-31" },
        { "2028-02-29", 4, "2032-12-31" },
        { "2026-06-15", 100, "2126-12-31" },
        { "2026-06-15", RETENTION_FOR_EVER, "" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        if (retention_last_day(day(cases[i].closed), cases[i].years) != day(cases[i].last))
            fail_msg("%s + %d", cases[i].closed, (int)cases[i].years);
}

static void what_may_be_destroyed(void **state)
{
    static const struct {
        const char *what;
        bool closed, destroyed, held;
        const char *closed_on;
        int64_t years;
        const char *today;
        enum retention said;
    } cases[] = {
        { "the day before its last", true, false, false, "2026-03-01", 5, "2031-12-30",
            RETENTION_EARLY },
        { "its last day", true, false, false, "2026-03-01", 5, "2031-12-31", RETENTION_EARLY },
        { "the day after", true, false, false, "2026-03-01", 5, "2032-01-01", RETENTION_DUE },
        { "five years to the day are not enough", true, false, false, "2026-03-01", 5, "2031-03-01",
            RETENTION_EARLY },
        { "for ever", true, false, false, "2026-03-01", 0, "2199-01-01", RETENTION_PERMANENT },
        { "held", true, false, true, "2026-03-01", 5, "2032-01-01", RETENTION_HELD },
        { "held, and for ever", true, false, true, "2026-03-01", 0, "2032-01-01", RETENTION_HELD },
        { "never closed", false, false, false, "", 5, "2032-01-01", RETENTION_OPEN },
        { "open and held", false, false, true, "", 5, "2032-01-01", RETENTION_HELD },
        { "destroyed", true, true, false, "2026-03-01", 5, "2032-01-01", RETENTION_GONE },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct retention_facts facts = { cases[i].closed, cases[i].destroyed, cases[i].held,
            day(cases[i].closed_on), cases[i].years, day(cases[i].today) };

        if (retention_decide(&facts) != cases[i].said)
            fail_msg("%s: %s", cases[i].what, retention_names[retention_decide(&facts)]);
    }
}

static void a_regime_says_no_less_than_the_profile(void **state)
{
    static const struct {
        int64_t years, minimum;
        bool covers;
    } cases[] = {
        { 10, 10, true },
        { 9, 10, false },
        { 11, 10, true },
        { RETENTION_FOR_EVER, 10, true },
        { RETENTION_FOR_EVER, RETENTION_FOR_EVER, true },
        { 100, RETENTION_FOR_EVER, false },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        if (retention_covers(cases[i].years, cases[i].minimum) != cases[i].covers)
            fail_msg("%d of %d", (int)cases[i].years, (int)cases[i].minimum);
}

static void what_the_profile_leaves_out_is_kept_for_ever(void **state)
{
    struct profile_keep keep[] = { { PERIOD_MONTH, 20, S("Đ1") }, { PERIOD_YEAR, 0, S("Đ2") } };
    struct profile_archive archive = { .keep = { keep, ARRAY_LEN(keep) } };
    struct str article;

    (void)state;
    assert_int_equal(retention_minimum(&archive, PERIOD_MONTH, &article), 20);
    expect_text(article, "Đ1", "months");
    assert_int_equal(retention_minimum(&archive, PERIOD_YEAR, &article), RETENTION_FOR_EVER);
    expect_text(article, "Đ2", "years");
    assert_int_equal(retention_minimum(&archive, PERIOD_QUARTER, &article), RETENTION_FOR_EVER);
    expect_text(article, "", "quarters");
}

static void stamps_are_followed_in_time(void **state)
{
    const int64_t now = 1000 * MS_PER_DAY;
    static const struct {
        const char *what;
        bool stamped;
        int64_t ends_in_days;
        enum stamp_digest digest, demanded;
        int64_t due_in_days;
    } cases[] = {
        { "the first", false, 0, STAMP_SHA256, STAMP_SHA256, 0 },
        { "one that holds for long", true, 400, STAMP_SHA256, STAMP_SHA256, 310 },
        { "where half is later than ninety days before", true, 120, STAMP_SHA256, STAMP_SHA256,
            60 },
        { "one that ends soon", true, 88, STAMP_SHA256, STAMP_SHA256, 44 },
        { "on the first day of the last ninety", true, 90, STAMP_SHA256, STAMP_SHA256, 45 },
        { "on the last day but one", true, 2, STAMP_SHA256, STAMP_SHA256, 1 },
        { "on the last day", true, 1, STAMP_SHA256, STAMP_SHA256, 1 },
        { "one that ended", true, -1, STAMP_SHA256, STAMP_SHA256, 1 },
        { "a digest that is weak now", true, 400, STAMP_SHA256, STAMP_SHA512, 0 },
        { "a stronger one than is asked for", true, 400, STAMP_SHA512, STAMP_SHA256, 310 },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct stamp_facts facts = { cases[i].stamped, now + cases[i].ends_in_days * MS_PER_DAY,
            cases[i].digest, cases[i].demanded };

        if (stamp_due(&facts, now) != now + cases[i].due_in_days * MS_PER_DAY)
            fail_msg("%s", cases[i].what);
    }
}

/* An authority has a new certificate every so many days, each for so many; a stamp is by the newest
 * there is. */
static int64_t newest_ends_ms(int64_t days, int64_t every, int64_t now_ms)
{
    int64_t begun = every ? now_ms / MS_PER_DAY / every * every : 0;

    return (begun + days) * MS_PER_DAY;
}

/* From the first stamp on, day by day, as the job would have it. */
static void a_file_needs_few_stamps(void **state)
{
    static const struct {
        const char *what;
        int64_t days, every; /* every 0: there is no other certificate */
        int64_t years;
        int most;
    } cases[] = {
        { "ten years, never another", 3650, 0, 10, 9 },
        { "three months, never another", 89, 0, 1, 8 },
        { "five years, a new one every four", 1826, 1461, 70, 25 },
        { "five years, a new one on the last day", 1826, 1826, 35, 64 },
        { "a year, a new one two months before it ends", 365, 305, 20, 64 },
        { "a quarter, a new one every month", 92, 31, 5, 64 },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        int64_t now = 0, last = cases[i].years * 365 * MS_PER_DAY;
        int count = 0;

        while (now < last) {
            struct stamp_facts facts = { true, newest_ends_ms(cases[i].days, cases[i].every, now),
                STAMP_SHA256, STAMP_SHA256 };
            int64_t next = stamp_due(&facts, now);

            if (facts.ends_ms <= now)
                break; /* that one stamps no more */
            count++;
            if (next < now + MS_PER_DAY || (next > facts.ends_ms && now + MS_PER_DAY < last &&
                                               facts.ends_ms - now > MS_PER_DAY))
                fail_msg("%s: stamp %d", cases[i].what, count);
            now = next;
        }
        if (count > cases[i].most)
            fail_msg("%s: %d stamps", cases[i].what, count);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_day_is_the_years_end),
        cmocka_unit_test(what_may_be_destroyed),
        cmocka_unit_test(a_regime_says_no_less_than_the_profile),
        cmocka_unit_test(what_the_profile_leaves_out_is_kept_for_ever),
        cmocka_unit_test(stamps_are_followed_in_time),
        cmocka_unit_test(a_file_needs_few_stamps),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
