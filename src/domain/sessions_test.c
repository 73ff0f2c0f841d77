#include "domain/sessions.h"

#include "domain/misses.h"

#include "base/host/heap.h"
#include "tests/unit.h"

static void waiting_doubles_after_the_free_misses_and_stops_at_a_quarter_of_an_hour(void **state)
{
    (void)state;
    for (int64_t misses = 0; misses < LOGIN_FREE_MISSES; misses++)
        assert_int_equal(login_wait_ms(misses), 0);
    assert_int_equal(login_wait_ms(LOGIN_FREE_MISSES), 1000);
    assert_int_equal(login_wait_ms(LOGIN_FREE_MISSES + 3), 8000);
    assert_int_equal(login_wait_ms(LOGIN_FREE_MISSES + 10), LOGIN_WAIT_MS_MAX);
    assert_int_equal(login_wait_ms(INT64_MAX), LOGIN_WAIT_MS_MAX);
}

static const struct {
    const char *what, *password;
    bool will_do;
} passwords[] = {
    { "four random groups, as we give them", "kx7p-m4rt-h2wd-9znq", true },
    { "a sentence", "con bò trắng gặm cỏ ngoài đê", true },
    { "a word everybody takes, with a year", "Password@2026", false },
    { "the same in Vietnamese", "Mật khẩu 2026!", false },
    { "two such words", "QuanTri@123456", false },
    { "the office", "UBND-NgheAn-2026", false },
    { "the keyboard", "1q2w3e-qwerty-1234", false },
    { "one letter", "aaaaaaaaaaaaaaaa", false },
    { "four letters", "abcdabcdabcdabcd", false },
    { "digits in a row", "123456789012", false },
    { "the username", "vt.xa-kimlien-26", false },
    { "the username in capitals", "VT.XA-KIMLIEN!!2026", false },
    { "a guess with much beside it", "hanoi kx7pm4rth2", true },
};

static void passwords_that_everybody_guesses_will_not_do(void **state)
{
    struct arena *arena = arena_new(ARENA_REQUEST_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(passwords); i++) {
        struct ctx ctx = { .arena = arena };
        enum status status =
            password_check(&ctx, S("vt.xa-kimlien"), str_of(passwords[i].password));

        if ((status == ST_OK) != passwords[i].will_do)
            fail_msg("%s: %s", passwords[i].what, passwords[i].password);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(waiting_doubles_after_the_free_misses_and_stops_at_a_quarter_of_an_hour),
        cmocka_unit_test(passwords_that_everybody_guesses_will_not_do),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
