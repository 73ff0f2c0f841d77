#include "core/form_life.h"

#include "base/date.h"

#include "tests/unit.h"

#include <string.h>

/* What the regulations ask for, said a second time and in another shape: where each action leads
 * from each state of a version; NO where it may not be done. */
enum { NO = FORM_STATE_COUNT };

#define ALL_NEEDS (~0u)

/* clang-format off */
#define TO(state) FORM_##state
static const int leads[FORM_STATE_COUNT][LIFE_ACTION_COUNT] = {
    /*                    test         amend          announce       use         discard        revise         repeal */
    [FORM_DRAFT]     = { TO(TESTING), NO,            TO(ANNOUNCED), TO(IN_USE), TO(WITHDRAWN), NO,            NO },
    [FORM_TESTING]   = { TO(TESTING), TO(WITHDRAWN), TO(ANNOUNCED), TO(IN_USE), NO,            NO,            NO },
    [FORM_ANNOUNCED] = { NO,          TO(WITHDRAWN), NO,            TO(IN_USE), NO,            NO,            NO },
    [FORM_IN_USE]    = { NO,          NO,            NO,            NO,         NO,            TO(IN_USE),    TO(REPEALED) },
    [FORM_REPLACED]  = { NO,          NO,            NO,            NO,         NO,            NO,            NO },
    [FORM_REPEALED]  = { NO,          NO,            NO,            NO,         NO,            NO,            NO },
    [FORM_WITHDRAWN] = { NO,          NO,            NO,            NO,         NO,            TO(WITHDRAWN), NO },
};

/* One need missing after another, and what is said of it. */
static const struct {
    int work, standing;
    enum life_action action;
    unsigned without;
    const char *field;
} refused[] = {
    { FORM_DRAFT,     LIFE_NONE,   LIFE_TEST,     LIFE_NEED_VALID,   "layout" },
    { FORM_DRAFT,     LIFE_NONE,   LIFE_TEST,     LIFE_NEED_TESTERS, "units" },
    { FORM_TESTING,   LIFE_NONE,   LIFE_TEST,     LIFE_NEED_TESTERS, "units" },
    { FORM_DRAFT,     LIFE_NONE,   LIFE_ANNOUNCE, LIFE_NEED_VALID,   "layout" },
    { FORM_DRAFT,     LIFE_NONE,   LIFE_ANNOUNCE, LIFE_NEED_TESTED,  NULL },
    { FORM_DRAFT,     LIFE_NONE,   LIFE_ANNOUNCE, LIFE_NEED_BASIS,   "legal_basis" },
    { FORM_DRAFT,     FORM_IN_USE, LIFE_USE,      LIFE_NEED_TESTED,  NULL },
    { FORM_DRAFT,     FORM_IN_USE, LIFE_USE,      LIFE_NEED_BASIS,   "legal_basis" },
    { FORM_TESTING,   FORM_IN_USE, LIFE_ANNOUNCE, LIFE_NEED_BASIS,   "legal_basis" },
    { FORM_TESTING,   FORM_IN_USE, LIFE_USE,      LIFE_NEED_BASIS,   "legal_basis" },
    { FORM_ANNOUNCED, FORM_IN_USE, LIFE_AMEND,    LIFE_NEED_NOTE,    "note" },
    { FORM_ANNOUNCED, FORM_IN_USE, LIFE_USE,      LIFE_NEED_DAY,     NULL },
    { LIFE_NONE,      FORM_IN_USE, LIFE_REPEAL,   LIFE_NEED_BASIS,   "legal_basis" },
};
/* clang-format on */

static struct life_verdict decide(int work, int stands, enum life_action action, unsigned met)
{
    const struct life_facts facts = { .states = { work, stands }, .yours = true, .met = met };

    return life_decide(facts, action);
}

static void each_step_leads_where_it_should(void **state)
{
    (void)state;
    for (int from = 0; from < FORM_STATE_COUNT; from++)
        for (int action = 0; action < LIFE_ACTION_COUNT; action++) {
            bool works = life_at_work((enum form_state)from);
            struct life_verdict verdict = decide(works ? from : LIFE_NONE, works ? LIFE_NONE : from,
                (enum life_action)action, ALL_NEEDS);
            int to = verdict.refusal == LIFE_OK ? (int)verdict.step->to : NO;

            if (to != leads[from][action])
                fail_msg(
                    "%s of %s leads to %d", life_action_names[action], form_state_names[from], to);
            if (to == NO)
                assert_int_equal(verdict.refusal, LIFE_NO_SUCH_STEP);
            else
                assert_int_equal(verdict.part, works ? LIFE_WORK : LIFE_STANDING);
        }
}

static void a_need_that_is_not_met_is_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(refused); i++) {
        const struct life_facts facts = { .states = { refused[i].work, refused[i].standing },
            .yours = true,
            .met = ~refused[i].without };
        struct life_verdict verdict = life_decide(facts, refused[i].action);
        const char *field = life_field(verdict.unmet);

        assert_int_equal(verdict.refusal, LIFE_UNMET);
        assert_int_equal(verdict.unmet, refused[i].without);
        assert_true(strlen(life_reason(verdict, facts)) > 10);
        assert_int_equal(field == NULL, refused[i].field == NULL);
        if (field)
            assert_string_equal(field, refused[i].field);
        assert_int_equal(
            decide(refused[i].work, refused[i].standing, refused[i].action, ALL_NEEDS).refusal,
            LIFE_OK);
    }
}

static void one_version_is_worked_on_at_a_time(void **state)
{
    static const int works[] = { FORM_DRAFT, FORM_TESTING, FORM_ANNOUNCED };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(works); i++) {
        /* What the caller says of it does not matter: the states say so. */
        struct life_verdict revise = decide(works[i], FORM_IN_USE, LIFE_REVISE, ALL_NEEDS);
        struct life_verdict repeal = decide(works[i], FORM_IN_USE, LIFE_REPEAL, ALL_NEEDS);

        assert_int_equal(revise.refusal, LIFE_UNMET);
        assert_int_equal(revise.unmet, LIFE_NEED_FREE);
        assert_int_equal(repeal.unmet, LIFE_NEED_FREE);
    }
    assert_int_equal(decide(LIFE_NONE, FORM_IN_USE, LIFE_REVISE, 0).refusal, LIFE_OK);
}

static void others_may_only_look(void **state)
{
    const struct life_facts facts = { .states = { FORM_DRAFT, FORM_IN_USE }, .met = ALL_NEEDS };

    (void)state;
    for (int action = 0; action < LIFE_ACTION_COUNT; action++) {
        struct life_verdict verdict = life_decide(facts, (enum life_action)action);

        assert_int_not_equal(verdict.refusal, LIFE_OK);
        if (verdict.refusal == LIFE_NOT_YOURS)
            assert_non_null(strstr(life_reason(verdict, facts), "người thiết kế"));
    }
}

static int64_t day_of(const char *text)
{
    int64_t day;

    if (!text)
        return DATE_NONE;
    assert_true(date_parse(str_of(text), &day));
    return day;
}

static void the_clocks_of_the_regulations_run(void **state)
{
    /* 2026-11-26 is a Thursday. */
    static const struct {
        struct life_clock clock;
        const char *requested, *built, *tested, *test_ended, *today;
        const char *build_due, *test_due;
        bool build_late, test_late;
    } cases[] = {
        /* Kon Tum: three days to build, two to test, holidays or not (Đ11.1, Đ11.2). */
        { { 3, 2, false, false }, "2026-11-26", NULL, NULL, NULL, "2026-11-29", "2026-11-29", NULL,
            false, false },
        { { 3, 2, false, false }, "2026-11-26", NULL, NULL, NULL, "2026-11-30", "2026-11-29", NULL,
            true, false },
        { { 3, 2, false, false }, "2026-11-26", "2026-11-28", "2026-11-28", NULL, "2026-12-01",
            "2026-11-29", "2026-11-30", false, true },
        { { 3, 2, false, false }, "2026-11-26", "2026-11-30", "2026-11-30", "2026-12-02",
            "2026-12-20", "2026-11-29", "2026-12-02", true, false },
        /* Nghệ An: five working days after the request (Đ18.6 a, c). */
        { { 5, 0, true, false }, "2026-11-26", NULL, NULL, NULL, "2026-12-03", "2026-12-03", NULL,
            false, false },
        { { 5, 0, true, false }, "2026-11-28", "2026-12-07", "2026-12-07", NULL, "2027-01-01",
            "2026-12-04", NULL, true, false },
        /* Twenty days after the list was approved (Đ18.6 b). */
        { { 20, 0, false, false }, "2026-11-26", NULL, NULL, NULL, "2026-12-16", "2026-12-16", NULL,
            false, false },
        /* No request, no clock. */
        { { 3, 2, false, false }, NULL, NULL, NULL, NULL, "2026-12-16", NULL, NULL, false, false },
        { { 0, 0, false, false }, "2026-11-26", NULL, "2026-11-26", NULL, "2027-12-16", NULL, NULL,
            false, false },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const struct life_days days = { day_of(cases[i].requested), day_of(cases[i].built),
            day_of(cases[i].tested), day_of(cases[i].test_ended) };
        struct life_due due =
            life_due(cases[i].clock, days, &calendar_weekends, day_of(cases[i].today));

        assert_int_equal(due.build, day_of(cases[i].build_due));
        assert_int_equal(due.test, day_of(cases[i].test_due));
        assert_int_equal(due.build_late, cases[i].build_late);
        assert_int_equal(due.test_late, cases[i].test_late);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_step_leads_where_it_should),
        cmocka_unit_test(a_need_that_is_not_met_is_named),
        cmocka_unit_test(one_version_is_worked_on_at_a_time),
        cmocka_unit_test(others_may_only_look),
        cmocka_unit_test(the_clocks_of_the_regulations_run),
    };

    return cmocka_run_group_tests_name("form life", tests, NULL, NULL);
}
