#include "core/trusting.h"

#include "tests/unit.h"

#define MINUTE ((int64_t)60000)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define NOW (1000 * DAY)

static void test_states(void **state)
{
    static const struct {
        struct trust_span span;
        enum trust_state want;
    } cases[] = {
        { { NOW - DAY, NOW + 40 * DAY, 0, 0 }, TRUST_STATE_HOLDS },
        { { NOW - DAY, 0, 0, 0 }, TRUST_STATE_HOLDS },
        { { NOW - DAY, NOW + 30 * DAY + 1, 0, 0 }, TRUST_STATE_HOLDS },
        { { NOW - DAY, NOW + 30 * DAY, 0, 0 }, TRUST_STATE_ENDING },
        { { NOW - DAY, NOW + 1, 0, 0 }, TRUST_STATE_ENDING },
        { { NOW - DAY, NOW, 0, 0 }, TRUST_STATE_ENDED },
        { { NOW + 1, NOW + 40 * DAY, 0, 0 }, TRUST_STATE_EARLY },
        { { NOW - DAY, NOW + DAY, NOW, 0 }, TRUST_STATE_REPLACED },
        { { NOW - DAY, NOW + DAY, NOW, NOW }, TRUST_STATE_WITHDRAWN },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        if (trust_state_of(&cases[i].span, NOW) != cases[i].want)
            fail_msg("case %zu", i);
}

static void test_when_to_ask_again(void **state)
{
    (void)state;
    /* A list of a week: after a day. One of ten hours: an hour before its end. */
    assert_int_equal(trust_ask_next(NOW, NOW + 7 * DAY, NOW), NOW + DAY);
    assert_int_equal(trust_ask_next(NOW, NOW + 10 * HOUR, NOW), NOW + 9 * HOUR);
    /* One that ends at once is not asked for in a circle. */
    assert_int_equal(trust_ask_next(NOW - DAY, NOW + MINUTE, NOW), NOW + 5 * MINUTE);
    assert_int_equal(trust_ask_later(1, NOW), NOW + MINUTE);
    assert_int_equal(trust_ask_later(2, NOW), NOW + 3 * MINUTE);
    assert_int_equal(trust_ask_later(3, NOW), NOW + 9 * MINUTE);
    assert_int_equal(trust_ask_later(6, NOW), NOW + HOUR);
    assert_int_equal(trust_ask_later(1000000, NOW), NOW + HOUR);
}

static void test_addresses_that_may_be_asked(void **state)
{
    static const struct {
        const char *url;
        bool fine, inside;
    } cases[] = {
        { "http://crl.ca.gov.vn/a.crl", true, false },
        { "https://ca.gov.vn", true, false },
        { "http://8.8.8.8/a", true, false },
        { "http://ca.gov.vn:8080/x?y=z", true, false },
        { "http://127.0.0.1:8080/a", true, true },
        { "http://10.1.2.3/a", true, true },
        { "http://2130706433/", true, true },
        { "http://127.1/", true, true },
        { "http://localhost/a", true, true },
        { "http://may-chu/a", true, true },
        { "http://[::1]/a", true, true },
        { "http://192.168.1.1.5/", true, true },
        { "ftp://ca.gov.vn/a", false, false },
        { "file:///etc/passwd", false, false },
        { "http://", false, false },
        { "http:///a", false, false },
        { "http://a@b.vn/", false, false },
        { "http://a:b@b.vn/", false, false },
        { "http://b.vn\\@c.vn/", false, false },
        { "http://b.vn/a b", false, false },
        { "http://b.vn/\n", false, false },
        { "http://máy.vn/", false, false },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct str url = str_of(cases[i].url);

        if (trust_url_check(url) != cases[i].fine)
            fail_msg("%s", cases[i].url);
        if (cases[i].fine && trust_url_is_inside(url) != cases[i].inside)
            fail_msg("inside: %s", cases[i].url);
    }
}

static void test_inner_addresses(void **state)
{
    static const struct {
        unsigned char bytes[16];
        size_t len;
        bool inside;
    } cases[] = {
        { { 8, 8, 8, 8 }, 4, false },
        { { 203, 162, 4, 191 }, 4, false },
        { { 127, 0, 0, 1 }, 4, true },
        { { 10, 255, 0, 1 }, 4, true },
        { { 172, 16, 0, 1 }, 4, true },
        { { 172, 31, 255, 255 }, 4, true },
        { { 172, 32, 0, 1 }, 4, false },
        { { 192, 168, 5, 5 }, 4, true },
        { { 169, 254, 169, 254 }, 4, true },
        { { 100, 64, 0, 1 }, 4, true },
        { { 100, 128, 0, 1 }, 4, false },
        { { 0, 0, 0, 0 }, 4, true },
        { { 255, 255, 255, 255 }, 4, true },
        { { [15] = 1 }, 16, true },
        { { [10] = 0xFF, 0xFF, 127, 0, 0, 1 }, 16, true },
        { { [10] = 0xFF, 0xFF, 8, 8, 8, 8 }, 16, false },
        { { 0xFE, 0x80 }, 16, true },
        { { 0xFC, 0 }, 16, true },
        { { 0x20, 0x02, 127, 0, 0, 1 }, 16, true },
        { { 0x24, 0x04, 0x68 }, 16, false },
        { { 0 }, 3, true },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        if (address_is_inside(cases[i].bytes, cases[i].len) != cases[i].inside)
            fail_msg("case %zu", i);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_states),
        cmocka_unit_test(test_when_to_ask_again),
        cmocka_unit_test(test_addresses_that_may_be_asked),
        cmocka_unit_test(test_inner_addresses),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
