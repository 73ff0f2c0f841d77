#include "core/numbering.h"

#include "base/date.h"
#include "tests/unit.h"

static struct arena *arena;

static void patterns_are_checked(void **state)
{
    static const struct {
        const char *pattern;
        enum numbering_fault fault;
    } cases[] = {
        { "{number}/{symbol}", NUMBERING_SOUND },
        { "{number}/BC-{unit}", NUMBERING_SOUND },
        { "{number}-{symbol}", NUMBERING_SOUND },
        { "{number}.{unit}/{symbol}", NUMBERING_SOUND },
        { "Số {number}/{symbol}", NUMBERING_NO_NUMBER },
        { "{symbol}/{number}", NUMBERING_NO_NUMBER },
        { "{number}/{year}/{symbol}", NUMBERING_UNKNOWN },
        { "BC-{unit}", NUMBERING_NO_NUMBER },
        { "{number}{number}/{symbol}", NUMBERING_NO_NUMBER },
        { "{number}/BC", NUMBERING_NO_SYMBOL },
        { "{number}/{sybmol}", NUMBERING_UNKNOWN },
        { "{number}/{symbol", NUMBERING_SOUND }, /* read as if it were closed */
        { "{number", NUMBERING_NO_SYMBOL },
        { "{number}/{}{symbol}", NUMBERING_UNKNOWN },
        { "{number}2026/{symbol}", NUMBERING_NUMBER_LAST },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        if (numbering_pattern_check(str_of(cases[i].pattern)) != cases[i].fault)
            fail_msg("%s", cases[i].pattern);
}

static void numbers_are_written_and_read(void **state)
{
    static const struct {
        const char *pattern;
        int64_t digits, number;
        const char *symbol, *written, *typed;
    } cases[] = {
        { "", 0, 5, "BC-UBND", "05/BC-UBND", "5 / bc-ubnd" },
        { "", 0, 105, "BC-STC", "105/BC-STC", "105/BC-STC" },
        { "", 3, 5, "BC-UBND", "005/BC-UBND", "05/BC-UBND" },
        { "", 1, 5, "BC-UBND", "5/BC-UBND", "0005/BC-UBND" },
        { "{number}/BC-{unit}", 0, 7, "BC-UBND", "07/BC-UBND", "07/BC-UBND" },
        { "{number}-{symbol}", 0, 7, "BC-SNN", "07-BC-SNN", "7 - BC-SNN" },
        { "{number}/{unit}", 0, 7, "UBND", "07/UBND", " 07/UBND " },
        { "", 0, 1, "BC-HĐND", "01/BC-HĐND", "1/bc-hđnd" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const struct profile_numbering rule = { .pattern = str_of(cases[i].pattern),
            .digits = cases[i].digits };
        struct str behind = numbering_behind(arena, &rule, str_of(cases[i].symbol));
        struct str text = numbering_write(arena, &rule, cases[i].number, behind);
        int64_t read = 0;

        expect_text(text, cases[i].written, cases[i].typed);
        if (!numbering_read(arena, behind, str_of(cases[i].typed), &read))
            fail_msg("%s", cases[i].typed);
        assert_int_equal(read, cases[i].number);
    }
}

static void others_numbers_are_not_taken_for_ours(void **state)
{
    static const char *const typed[] = { "", "5", "/BC-UBND", "5/BC-UBND-VP", "5/QĐ-UBND",
        "0/BC-UBND", "12345678901234567890/BC-UBND", "5a/BC-UBND", "5/BC" };
    int64_t read = -1;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(typed); i++)
        if (numbering_read(arena, S("/BC-UBND"), str_of(typed[i]), &read))
            fail_msg("%s", typed[i]);
    assert_int_equal(read, -1);
}

static void the_next_number_leaves_no_gap(void **state)
{
    static int64_t ahead[] = { 8, 9, 12 };
    const struct list none = { 0 }, taken = { ahead, ARRAY_LEN(ahead) };

    (void)state;
    assert_int_equal(numbering_next(0, 1, &none), 1);
    assert_int_equal(numbering_next(3, 7, &none), 3);  /* a released one first */
    assert_int_equal(numbering_next(0, 7, &taken), 7); /* the taken ones are behind it */
    assert_int_equal(numbering_next(0, 8, &taken), 10);
    assert_int_equal(numbering_next(0, 12, &(struct list){ ahead + 2, 1 }), 13);
    assert_int_equal(numbering_next(9, 7, &none), 7); /* not reached yet: it comes by itself */
}

static void the_year_is_that_of_the_day(void **state)
{
    const struct profile_numbering year = { 0 }, endless = { .series = NUMBERING_ENDLESS };
    int64_t last = date_of((struct ymd){ 2026, 12, 31 });

    (void)state;
    assert_int_equal(numbering_year(&year, last), 2026);
    assert_int_equal(numbering_year(&year, last + 1), 2027);
    assert_int_equal(numbering_year(&endless, last), 0);
}

static void numbers_are_given_at_their_time(void **state)
{
    static const struct wf_step steps[] = {
        { REPORT_SUBMITTED, ACTION_SIGN, REPORT_SIGNED, SIDE_REPORTER, RIGHT_REPORT_APPROVE,
            NEED_SIGNATURE },
        { REPORT_SIGNED, ACTION_SEND, REPORT_SENT, SIDE_REPORTER, RIGHT_REPORT_SEND,
            NEED_SIGNATURE },
        { REPORT_APPROVED, ACTION_SEND, REPORT_SENT, SIDE_REPORTER, RIGHT_REPORT_SEND, 0 },
    };
    const struct workflow workflow = workflow_of(steps, ARRAY_LEN(steps));
    static const struct {
        enum report_state state;
        bool may_send, is_signed, has_number;
        enum wf_trial trial;
        enum numbering_refusal refusal;
    } cases[] = {
        { REPORT_SIGNED, true, true, false, WF_REAL, NUMBERING_OK },
        { REPORT_SIGNED, true, false, false, WF_REAL, NUMBERING_UNSIGNED },
        { REPORT_APPROVED, true, false, false, WF_REAL, NUMBERING_OK },
        { REPORT_SIGNED, false, true, false, WF_REAL, NUMBERING_NOT_YOURS },
        { REPORT_SIGNED, true, true, true, WF_REAL, NUMBERING_GIVEN },
        { REPORT_SUBMITTED, true, false, false, WF_REAL, NUMBERING_NOT_NOW },
        { REPORT_SUBMITTED, true, false, true, WF_REAL, NUMBERING_GIVEN },
        { REPORT_IN_ENTRY, true, false, false, WF_REAL, NUMBERING_NOT_NOW },
        { REPORT_SENT, true, true, false, WF_REAL, NUMBERING_NOT_NOW },
        { REPORT_SENT, false, true, true, WF_REAL, NUMBERING_GIVEN },
        { REPORT_SIGNED, true, true, false, WF_TRIAL, NUMBERING_NOT_NOW },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const struct numbering_facts facts = {
            .workflow = &workflow,
            .state = cases[i].state,
            .trial = cases[i].trial,
            .may_send = cases[i].may_send,
            .is_signed = cases[i].is_signed,
            .has_number = cases[i].has_number,
        };

        if (numbering_decide(&facts) != cases[i].refusal)
            fail_msg("case %zu", i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patterns_are_checked),
        cmocka_unit_test(numbers_are_written_and_read),
        cmocka_unit_test(others_numbers_are_not_taken_for_ours),
        cmocka_unit_test(the_next_number_leaves_no_gap),
        cmocka_unit_test(the_year_is_that_of_the_day),
        cmocka_unit_test(numbers_are_given_at_their_time),
    };
    int failed;

    arena = arena_new(UNIT_BYTES);
    failed = cmocka_run_group_tests_name("numbering", tests, NULL, NULL);
    arena_free(arena);
    return failed;
}
