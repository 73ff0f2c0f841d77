#include "core/letters.h"

#include "tests/unit.h"

/* What letter_of takes apart, letter_make puts together. */
static void letters_are_made_of_what_they_are(void **state)
{
    int count = 0;

    (void)state;
    for (uint32_t c = 0; c < 0x2000; c++) {
        const struct letter *letter = letter_of(c);

        if (!letter || letter->tone == FOREIGN)
            continue;
        count++;
        assert_int_equal(
            letter_make(letter->base, letter->mark, letter->tone, LOWER_CASE), letter->lower);
        assert_int_equal(
            letter_make(letter->base, letter->mark, letter->tone, UPPER_CASE), letter->upper);
        assert_int_equal(letter_upper(c), letter->upper);
    }
    assert_int_equal(count, 134); /* of the alphabet, beyond ASCII */
}

static void plain_letters(void **state)
{
    (void)state;
    assert_int_equal(letter_make('a', PLAIN, NGANG, LOWER_CASE), 'a');
    assert_int_equal(letter_make('a', PLAIN, NGANG, UPPER_CASE), 'A');
    assert_int_equal(letter_make('b', HORN, SAC, LOWER_CASE), 0);
    assert_int_equal(letter_upper('z'), 'Z');
    assert_int_equal(letter_upper('9'), '9');
    assert_true(letter_is_ascii('A') && letter_is_ascii('z'));
    assert_false(letter_is_ascii('@') || letter_is_ascii('`') || letter_is_ascii(0xe0));
    assert_null(letter_of('a'));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_made_of_what_they_are),
        cmocka_unit_test(plain_letters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
