/* Whose turn it is to check a report, who may speak and why not; rules that contradict themselves.
 */
#include "core/review.h"

#include "tests/unit.h"

/* People: 1 heads the division, 2 is its deputy, 3 the deputy director, 4 nobody of the rule. */
static int64_t division[] = { 1, 2 }, deputy[] = { 3 }, both[] = { 3, 1 };
static const struct review_stage stages[] = {
    { { "Trưởng phòng", sizeof("Trưởng phòng") - 1 }, { division, 2 } },
    { { "Phó Giám đốc", sizeof("Phó Giám đốc") - 1 }, { deputy, 1 } },
};
static const struct review_stage shared[] = {
    { { "Trưởng phòng", sizeof("Trưởng phòng") - 1 }, { division, 2 } },
    { { "Phó Giám đốc", sizeof("Phó Giám đốc") - 1 }, { both, 2 } },
};
/* As above, after the head of the division became deputy director. */
static const struct review_stage promoted[] = {
    { { "Trưởng phòng", sizeof("Trưởng phòng") - 1 }, { division + 1, 1 } },
    { { "Phó Giám đốc", sizeof("Phó Giám đốc") - 1 }, { both, 2 } },
};

#define FIRST \
    { \
        "Trưởng phòng", sizeof("Trưởng phòng") - 1 \
    }
#define SECOND \
    { \
        "Phó Giám đốc", sizeof("Phó Giám đốc") - 1 \
    }
#define OTHER \
    { \
        "Kế toán trưởng", sizeof("Kế toán trưởng") - 1 \
    }

/* clang-format off */
static const struct {
    const char *what;
    const struct review_stage *stages;
    size_t stages_len;
    struct review_said said[3];
    size_t said_len;
    bool elsewhere; /* the report is not before its leader */
    size_t turn;
    enum review_state states[2];
    enum review_refusal may[5]; /* by account */
} cases[] = {
    { "no rule", NULL, 0, { { OTHER, 1, true } }, 1, false, 0, { 0 },
      { REVIEW_NO_RULE, REVIEW_NO_RULE, REVIEW_NO_RULE, REVIEW_NO_RULE, REVIEW_NO_RULE } },
    { "nobody spoke", stages, 2, { { FIRST, 0, false } }, 0, false, 0, { REVIEW_TURN, REVIEW_LATER },
      { REVIEW_NOT_NAMED, REVIEW_OK, REVIEW_OK, REVIEW_EARLY, REVIEW_NOT_NAMED } },
    { "nobody spoke, and it is not submitted", stages, 2, { { FIRST, 0, false } }, 0, true, 0, { REVIEW_TURN, REVIEW_LATER },
      { REVIEW_NOT_NOW, REVIEW_NOT_NOW, REVIEW_NOT_NOW, REVIEW_NOT_NOW, REVIEW_NOT_NOW } },
    { "the first agreed", stages, 2, { { FIRST, 1, true } }, 1, false, 1, { REVIEW_AGREED, REVIEW_TURN },
      { REVIEW_NOT_NAMED, REVIEW_PASSED, REVIEW_PASSED, REVIEW_OK, REVIEW_NOT_NAMED } },
    { "the first objected", stages, 2, { { FIRST, 1, false } }, 1, false, 0, { REVIEW_OBJECTED, REVIEW_LATER },
      { REVIEW_NOT_NAMED, REVIEW_OK, REVIEW_OK, REVIEW_EARLY, REVIEW_NOT_NAMED } },
    { "the first objected and then agreed", stages, 2, { { FIRST, 1, false }, { FIRST, 1, true } }, 2, false, 1, { REVIEW_AGREED, REVIEW_TURN },
      { REVIEW_NOT_NAMED, REVIEW_PASSED, REVIEW_PASSED, REVIEW_OK, REVIEW_NOT_NAMED } },
    { "the first agreed, the second objects", stages, 2, { { FIRST, 2, true }, { SECOND, 3, false } }, 2, false, 1, { REVIEW_AGREED, REVIEW_OBJECTED },
      { REVIEW_NOT_NAMED, REVIEW_PASSED, REVIEW_PASSED, REVIEW_OK, REVIEW_NOT_NAMED } },
    { "all agreed", stages, 2, { { FIRST, 1, true }, { SECOND, 3, true } }, 2, false, 2, { REVIEW_AGREED, REVIEW_AGREED },
      { REVIEW_COMPLETE, REVIEW_COMPLETE, REVIEW_COMPLETE, REVIEW_COMPLETE, REVIEW_COMPLETE } },
    { "a stage that came before is still waited for", stages, 2, { { SECOND, 3, true } }, 1, false, 0, { REVIEW_TURN, REVIEW_AGREED },
      { REVIEW_NOT_NAMED, REVIEW_OK, REVIEW_OK, REVIEW_EARLY, REVIEW_NOT_NAMED } },
    { "a stage there is no more counts for nothing", stages, 2, { { OTHER, 1, true } }, 1, false, 0, { REVIEW_TURN, REVIEW_LATER },
      { REVIEW_NOT_NAMED, REVIEW_OK, REVIEW_OK, REVIEW_EARLY, REVIEW_NOT_NAMED } },
    { "the rule names him in both", shared, 2, { { FIRST, 1, true } }, 1, false, 1, { REVIEW_AGREED, REVIEW_TURN },
      { REVIEW_NOT_NAMED, REVIEW_OK, REVIEW_PASSED, REVIEW_OK, REVIEW_NOT_NAMED } },
    { "the rule names him in the other one only", promoted, 2, { { FIRST, 1, true } }, 1, false, 1, { REVIEW_AGREED, REVIEW_TURN },
      { REVIEW_NOT_NAMED, REVIEW_TWICE, REVIEW_PASSED, REVIEW_OK, REVIEW_NOT_NAMED } },
};
/* clang-format on */

static struct review_facts facts_of(size_t i)
{
    return (struct review_facts){ cases[i].stages, cases[i].stages_len, cases[i].said,
        cases[i].said_len, !cases[i].elsewhere };
}

static void stages_speak_in_order(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct review_facts facts = facts_of(i);

        if (review_turn(&facts) != cases[i].turn)
            fail_msg("%s: the turn of %zu", cases[i].what, review_turn(&facts));
        for (size_t k = 0; k < facts.stages_len; k++)
            if (review_state_of(&facts, k) != cases[i].states[k])
                fail_msg("%s: %zu is %s", cases[i].what, k,
                    review_state_names[review_state_of(&facts, k)]);
        for (int64_t account = 0; account < (int64_t)ARRAY_LEN(cases[i].may); account++)
            if (review_decide(&facts, account) != cases[i].may[account])
                fail_msg("%s: account %d: %d", cases[i].what, (int)account,
                    (int)review_decide(&facts, account));
    }
}

static void whoever_is_refused_is_told_why(void **state)
{
    (void)state;
    for (int i = REVIEW_NOT_NOW; i < REVIEW_REFUSAL_COUNT; i++) {
        struct str reason = str_of(review_reason((enum review_refusal)i));

        assert_true(reason.len > 0 && reason.ptr[reason.len - 1] == '.');
    }
    assert_string_equal(review_reason(REVIEW_OK), "");
    assert_string_equal(review_reason(REVIEW_NO_RULE), "");
}

static void rules_that_clash_are_found(void **state)
{
    static int64_t again[] = { 3, 4, 3 };
    const struct review_stage alike[] = { stages[0], stages[1], stages[0] };
    const struct review_stage repeated[] = { stages[0], { SECOND, { again, 3 } } };
    size_t stage = 9, account = 9;

    (void)state;
    assert_int_equal(review_check(NULL, 0, &stage, &account), REVIEW_SOUND);
    assert_int_equal(review_check(shared, 2, &stage, &account), REVIEW_SOUND);
    assert_int_equal(review_check(alike, 3, &stage, &account), REVIEW_TITLE_TWICE);
    assert_int_equal(stage, 2);
    assert_int_equal(review_check(repeated, 2, &stage, &account), REVIEW_ACCOUNT_TWICE);
    assert_int_equal(stage, 1);
    assert_int_equal(account, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stages_speak_in_order),
        cmocka_unit_test(whoever_is_refused_is_told_why),
        cmocka_unit_test(rules_that_clash_are_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
