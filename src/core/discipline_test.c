/* What clocks say, what marks that makes, how they are counted; parts of a year; appeals. */
#include "core/discipline.h"

#include "base/limits.h"
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

#define DUE 100

/* clang-format off */
static const struct {
    const char *what;
    enum report_clock clock;
    int64_t today;
    bool upheld;
    enum discipline_mark by_clock, mark;
} cases[] = {
    { "not sent, the day before",           REPORT_CLOCK_RUNS,    DUE - 1, false, MARK_WAITING, MARK_WAITING },
    { "not sent, on the due day",           REPORT_CLOCK_RUNS,    DUE,     false, MARK_WAITING, MARK_WAITING },
    { "not sent, the day after",            REPORT_CLOCK_RUNS,    DUE + 1, false, MARK_MISSING, MARK_MISSING },
    { "not sent, and the appeal upheld",    REPORT_CLOCK_RUNS,    DUE + 9, true,  MARK_MISSING, MARK_EXCUSED },
    { "upheld, and due later since",        REPORT_CLOCK_RUNS,    DUE,     true,  MARK_WAITING, MARK_WAITING },
    { "sent in time",                       REPORT_CLOCK_IN_TIME, DUE,     false, MARK_ON_TIME, MARK_ON_TIME },
    { "sent in time, long ago",             REPORT_CLOCK_IN_TIME, DUE + 9, false, MARK_ON_TIME, MARK_ON_TIME },
    { "sent in time, upheld all the same",  REPORT_CLOCK_IN_TIME, DUE + 9, true,  MARK_ON_TIME, MARK_ON_TIME },
    { "sent late",                          REPORT_CLOCK_LATE,    DUE + 9, false, MARK_LATE,    MARK_LATE },
    { "sent late, due later since",         REPORT_CLOCK_LATE,    DUE - 9, false, MARK_LATE,    MARK_LATE },
    { "sent late, and the appeal upheld",   REPORT_CLOCK_LATE,    DUE + 9, true,  MARK_LATE,    MARK_ON_TIME },
    { "taken from its unit",                REPORT_CLOCK_VOID,    DUE + 9, false, MARK_EXCUSED, MARK_EXCUSED },
    { "taken from it, upheld before",       REPORT_CLOCK_VOID,    DUE + 9, true,  MARK_EXCUSED, MARK_EXCUSED },
};
/* clang-format on */

static struct discipline_facts facts_of(size_t i)
{
    return (struct discipline_facts){ .clock = cases[i].clock,
        .due_on = DUE,
        .today = cases[i].today,
        .upheld = cases[i].upheld,
        .count = 1 };
}

static void marks_follow_the_clock_and_the_appeal(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const struct discipline_facts facts = facts_of(i);

        if (discipline_by_clock(&facts) != cases[i].by_clock ||
            discipline_mark_of(&facts) != cases[i].mark)
            fail_msg("%s: %s, counted as %s", cases[i].what,
                discipline_mark_names[discipline_by_clock(&facts)],
                discipline_mark_names[discipline_mark_of(&facts)]);
    }
}

/* CT-59: sent on the last day is in time, whatever the hour; sent the day after is late. */
static void the_clock_stops_by_the_day(void **state)
{
    (void)state;
    assert_int_equal(discipline_stop(DUE, DUE - 1), REPORT_CLOCK_IN_TIME);
    assert_int_equal(discipline_stop(DUE, DUE), REPORT_CLOCK_IN_TIME);
    assert_int_equal(discipline_stop(DUE, DUE + 1), REPORT_CLOCK_LATE);
    assert_false(discipline_is_late(REPORT_CLOCK_RUNS, DUE, DUE));
    assert_true(discipline_is_late(REPORT_CLOCK_RUNS, DUE, DUE + 1));
    assert_false(discipline_is_late(REPORT_CLOCK_IN_TIME, DUE, DUE + 1));
    assert_true(discipline_is_late(REPORT_CLOCK_LATE, DUE, DUE - 1));
}

static void the_last_day_that_is_over(void **state)
{
    (void)state;
    for (int64_t today = DUE - 3; today <= DUE + 3; today++)
        assert_int_equal(
            discipline_is_late(REPORT_CLOCK_RUNS, DUE, today), DUE <= discipline_over(today));
}

/* What counts passes the sieve of its count. */
static void sieves_let_through_what_counts(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        for (int count = 0; count < COUNT_COUNT; count++) {
            struct discipline_sieve sieve = discipline_sieve_of((enum discipline_count)count);
            struct discipline_facts facts = facts_of(i);

            facts.extended = facts.returned = true;
            assert_false(discipline_counts(&facts, (enum discipline_count)count) &&
                         ((sieve.clock >= 0 && sieve.clock != (int)facts.clock) ||
                             (sieve.upheld >= 0 && (sieve.upheld == 1) != facts.upheld)));
            facts.extended = facts.returned = false;
            assert_false(discipline_counts(&facts, (enum discipline_count)count) &&
                         (sieve.extended || sieve.returned));
        }
    }
}

/* Each report has one mark, and what is due is what has a mark that counts. */
static void marks_part_what_was_expected(void **state)
{
    struct discipline_sum sum = { 0 };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct discipline_facts facts = facts_of(i);

        facts.extended = i % 2;
        facts.returned = i % 3 == 0;
        discipline_add(&sum, &facts);
    }
    assert_int_equal(sum.of[COUNT_EXPECTED], ARRAY_LEN(cases) - 2); /* all but what is void */
    assert_int_equal(sum.of[COUNT_WAITING], 3);
    assert_int_equal(sum.of[COUNT_MISSING], 1);
    assert_int_equal(sum.of[COUNT_EXCUSED], 1);
    assert_int_equal(sum.of[COUNT_ON_TIME], 4);
    assert_int_equal(sum.of[COUNT_LATE], 2);
    assert_int_equal(sum.of[COUNT_EXTENDED], 5);
    assert_int_equal(sum.of[COUNT_RETURNED], 4);
    assert_int_equal(sum.of[COUNT_UPHELD], 2);
    assert_int_equal(sum.of[COUNT_UNASSIGNED], 0);
    assert_int_equal(discipline_due(&sum), 7);
    assert_int_equal(sum.of[COUNT_EXPECTED],
        discipline_due(&sum) + sum.of[COUNT_WAITING] + sum.of[COUNT_EXCUSED]);
}

static void what_was_taken_back_counts_nowhere(void **state)
{
    const struct discipline_facts facts = { .clock = REPORT_CLOCK_VOID,
        .due_on = DUE,
        .today = DUE + 9,
        .upheld = true,
        .extended = true,
        .returned = true,
        .count = 1 };

    (void)state;
    for (int count = 0; count < COUNT_COUNT; count++)
        assert_false(discipline_counts(&facts, (enum discipline_count)count));
    assert_false(discipline_is_late(REPORT_CLOCK_VOID, DUE, DUE + 9));
    assert_int_equal(appeal_ask(&facts, 0, 0), APPEAL_DONE);
}

static void rates_are_of_what_is_due(void **state)
{
    static const struct {
        int64_t on_time, late, missing, rate; /* in hundredths of a percent; -1: none */
    } rates[] = { { 0, 0, 0, -1 }, { 3, 0, 0, 10000 }, { 0, 1, 1, 0 }, { 2, 1, 0, 6667 },
        { 1, 1, 1, 3333 }, { 1, 0, 799, 13 }, { 15, 1, 0, 9375 } };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rates); i++) {
        const struct discipline_sum sum = { .of = { [COUNT_ON_TIME] = rates[i].on_time,
                                                [COUNT_LATE] = rates[i].late,
                                                [COUNT_MISSING] = rates[i].missing,
                                                [COUNT_WAITING] = 50 } };
        struct dec rate;

        assert_int_equal(discipline_rate(&sum, &rate), rates[i].rate >= 0);
        if (rates[i].rate >= 0) {
            assert_int_equal(rate.scale, 2);
            assert_int_equal(rate.mantissa, rates[i].rate);
        }
    }
}

static void parts_of_a_year(void **state)
{
    static const struct {
        enum year_part part;
        const char *first, *last, *title;
    } parts[] = {
        { PART_YEAR, "2026-01-01", "2026-12-31", "Năm 2026" },
        { PART_H1, "2026-01-01", "2026-06-30", "6 tháng đầu năm 2026" },
        { PART_H2, "2026-07-01", "2026-12-31", "6 tháng cuối năm 2026" },
        { PART_Q1, "2026-01-01", "2026-03-31", "Quý I năm 2026" },
        { PART_Q4, "2026-10-01", "2026-12-31", "Quý IV năm 2026" },
        { PART_M2, "2026-02-01", "2026-02-28", "Tháng 2 năm 2026" },
        { PART_M12, "2026-12-01", "2026-12-31", "Tháng 12 năm 2026" },
    };
    int64_t next = date_of((struct ymd){ 2026, 1, 1 });

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
        struct day_span days = year_part_days(2026, parts[i].part);

        expect_text(date_format(arena, days.first), parts[i].first, "first day");
        expect_text(date_format(arena, days.last), parts[i].last, "last day");
        expect_text(year_part_title(arena, 2026, parts[i].part), parts[i].title, "title");
    }
    for (int part = PART_M1; part <= PART_M12; part++) {
        assert_int_equal(year_part_days(2026, (enum year_part)part).first, next);
        next = year_part_days(2026, (enum year_part)part).last + 1;
    }
    assert_int_equal(next, date_of((struct ymd){ 2027, 1, 1 }));
}

static void appeals_are_made_against_marks(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const struct discipline_facts facts = facts_of(i);
        bool marked = cases[i].mark == MARK_LATE || cases[i].mark == MARK_MISSING;

        assert_int_equal(appeal_ask(&facts, 0, 0) == APPEAL_OK, marked);
        assert_int_equal(appeal_ask(&facts, 1, 1), APPEAL_OPEN);
        if (cases[i].upheld)
            assert_int_equal(appeal_ask(&facts, 0, 1), APPEAL_DONE);
        else if (marked)
            assert_int_equal(appeal_ask(&facts, 0, APPEALS_MAX), APPEAL_OFTEN);
        else
            assert_int_equal(appeal_ask(&facts, 0, 0), APPEAL_NO_MARK);
    }
}

static void an_appeal_holds_against_its_own_mark_alone(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const struct discipline_facts facts = facts_of(i);

        for (int mark = 0; mark < MARK_COUNT; mark++)
            assert_int_equal(appeal_holds(&facts, (enum discipline_mark)mark),
                discipline_by_clock(&facts) == (enum discipline_mark)mark);
    }
}

static void every_word_is_there(void **state)
{
    (void)state;
    for (int i = 0; i < MARK_COUNT; i++)
        assert_true(discipline_mark_names[i] && discipline_mark_titles[i]);
    for (int i = 0; i < COUNT_COUNT; i++)
        assert_true(discipline_count_names[i] && discipline_count_titles[i]);
    for (int i = 0; i < APPEAL_STATE_COUNT; i++)
        assert_true(appeal_state_names[i] && appeal_state_titles[i]);
    for (int i = 0; i < REPORT_CLOCK_COUNT; i++)
        assert_true(report_clock_names[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_follow_the_clock_and_the_appeal),
        cmocka_unit_test(the_clock_stops_by_the_day),
        cmocka_unit_test(the_last_day_that_is_over),
        cmocka_unit_test(sieves_let_through_what_counts),
        cmocka_unit_test(marks_part_what_was_expected),
        cmocka_unit_test(what_was_taken_back_counts_nowhere),
        cmocka_unit_test(rates_are_of_what_is_due),
        cmocka_unit_test(parts_of_a_year),
        cmocka_unit_test(appeals_are_made_against_marks),
        cmocka_unit_test(an_appeal_holds_against_its_own_mark_alone),
        cmocka_unit_test(every_word_is_there),
    };

    return cmocka_run_group_tests_name("discipline", tests, open_arena, close_arena);
}
