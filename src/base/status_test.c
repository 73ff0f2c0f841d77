#include "base/status.h"

#include <string.h>

#include "base/utf8.h"
#include "tests/unit.h"

/* Lower-case words of letters and digits, joined by points and underscores. */
static bool is_key(struct str key)
{
    bool word = false;

    for (size_t i = 0; i < key.len; i++) {
        char c = key.ptr[i];
        bool joint = c == '.' || c == '_';

        if (joint ? !word : !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')))
            return false;
        word = !joint;
    }
    return word;
}

static void every_status_has_a_key_and_a_code(void **state)
{
    (void)state;
    assert_int_equal(ST_OK, 0);
    for (int i = 0; i < ST_COUNT; i++) {
        assert_in_range(status_http((enum status)i), 200, 599);
        assert_true(is_key(str_of(status_key((enum status)i))));
        for (int j = 0; j < i; j++) {
            assert_string_not_equal(status_key((enum status)i), status_key((enum status)j));
            assert_int_not_equal(status_http((enum status)i), status_http((enum status)j));
        }
    }
}

static void every_problem_has_its_own_key(void **state)
{
    (void)state;
    for (int i = 1; i < PROBLEM_COUNT; i++) {
        const char *key = problem_name((enum problem_key)i);

        if (!is_key(str_of(key)))
            fail_msg("\"%s\" is not a key", key);
        for (int j = 1; j < i; j++)
            if (strcmp(key, problem_name((enum problem_key)j)) == 0)
                fail_msg("%s is there twice", key);
    }
}

static void every_problem_is_a_failure_with_a_sentence(void **state)
{
    (void)state;
    for (int i = 1; i < PROBLEM_COUNT; i++) {
        struct str text = str_of(problem_text((enum problem_key)i));

        if (text.len < 10 || !str_ends(text, S(".")) || !utf8_is_text(text))
            fail_msg("%s: the sentence \"" STR_FMT "\"", problem_name((enum problem_key)i),
                STR_ARG(text));
        assert_in_range(status_http(problem_status((enum problem_key)i)), 400, 599);
    }
}

static void no_problem_is_no_failure(void **state)
{
    (void)state;
    assert_int_equal(problem_status(PROBLEM_NONE), ST_OK);
    assert_string_equal(problem_name(PROBLEM_NONE), "");
    assert_string_equal(problem_text(PROBLEM_NONE), "");
}

static enum status twice(enum status first, int *reached)
{
    TRY(first);
    (*reached)++;
    return ST_OK;
}

static void try_returns_what_failed(void **state)
{
    int reached = 0;

    (void)state;
    assert_int_equal(twice(ST_CONFLICT, &reached), ST_CONFLICT);
    assert_int_equal(reached, 0);
    assert_int_equal(twice(ST_OK, &reached), ST_OK);
    assert_int_equal(reached, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_status_has_a_key_and_a_code),
        cmocka_unit_test(every_problem_has_its_own_key),
        cmocka_unit_test(every_problem_is_a_failure_with_a_sentence),
        cmocka_unit_test(no_problem_is_no_failure),
        cmocka_unit_test(try_returns_what_failed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
