#include "core/handing.h"

#include "base/limits.h"
#include "tests/unit.h"

/* clang-format off */
static const struct {
    const char *what;
    int64_t window_to, due_on, today, from, to;
} days[] = {
    { "the window is over",               14, 20, 16, 16, 20 },
    { "the window is not over yet",       14, 20, 10, 14, 20 },
    { "the last day",                     14, 20, 20, 20, 20 },
    { "the due day has passed",           14, 20, 25, 20, 20 },
    { "due before the window ends",       14, 12, 10, 12, 12 },
    { "due the day the window ends",      14, 14, 10, 14, 14 },
};

static const struct {
    const char *path, *from;
    enum handing_place place;
} places[] = {
    { "1/40/7/", "1/40/", HANDING_BELOW },
    { "1/40/7/9/", "1/40/", HANDING_BELOW },
    { "1/40/", "1/40/", HANDING_ABOVE },       /* itself */
    { "1/", "1/40/", HANDING_ABOVE },
    { "1/41/", "1/40/", HANDING_ELSEWHERE },   /* beside */
    { "1/401/", "1/40/", HANDING_ELSEWHERE },  /* beside, whatever its number */
    { "1/4/", "1/40/", HANDING_ELSEWHERE },
    { "2/40/7/", "1/40/", HANDING_ELSEWHERE }, /* another tree */
};
/* clang-format on */

static void an_inner_due_day_lies_between(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(days); i++) {
        struct handing_days found = handing_days(days[i].window_to, days[i].due_on, days[i].today);

        if (found.from != days[i].from || found.to != days[i].to)
            fail_msg("%s: %lld to %lld", days[i].what, (long long)found.from, (long long)found.to);
    }
}

static void a_unit_is_below_above_or_elsewhere(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(places); i++) {
        struct str path = str_of(places[i].path), from = str_of(places[i].from);

        if (handing_relation(path, from) != places[i].place ||
            handing_is_below(path, from) != (places[i].place == HANDING_BELOW))
            fail_msg("%s seen from %s", places[i].path, places[i].from);
    }
}

static void a_report_goes_down_so_many_steps(void **state)
{
    (void)state;
    assert_true(handing_depth_fits(0));
    assert_true(handing_depth_fits(CHILDREN_DEPTH_MAX - 1));
    assert_false(handing_depth_fits(CHILDREN_DEPTH_MAX));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_inner_due_day_lies_between),
        cmocka_unit_test(a_unit_is_below_above_or_elsewhere),
        cmocka_unit_test(a_report_goes_down_so_many_steps),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
