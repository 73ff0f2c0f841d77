#include "base/host/clock.h"

#include <string.h>
#include <time.h>

#include "tests/unit.h"

static void the_time_is_the_system_s(void **state)
{
    int64_t before = (int64_t)time(NULL) * 1000 - 1000, now = clock_now_ms();

    (void)state;
    assert_true(now >= before && now <= before + 5000);
}

static void the_monotonic_clock_does_not_go_back(void **state)
{
    int64_t last = clock_monotonic_us();

    (void)state;
    for (int i = 0; i < 1000; i++) {
        int64_t now = clock_monotonic_us();

        assert_true(now >= last);
        last = now;
    }
}

static void random_bytes_fill_what_was_asked(void **state)
{
    unsigned char a[600] = { 0 }, b[600] = { 0 };
    int kinds[256] = { 0 }, seen = 0;

    (void)state;
    clock_random(a, sizeof(a) - 1);
    clock_random(b, sizeof(b));
    assert_int_equal(a[sizeof(a) - 1], 0);
    assert_int_not_equal(memcmp(a, b, sizeof(a) - 1), 0);
    for (size_t i = 0; i < sizeof(b); i++)
        seen += kinds[b[i]]++ == 0;
    assert_true(seen > 150);
    clock_random(a, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_time_is_the_system_s),
        cmocka_unit_test(the_monotonic_clock_does_not_go_back),
        cmocka_unit_test(random_bytes_fill_what_was_asked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
