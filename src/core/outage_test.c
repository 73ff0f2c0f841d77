#include "core/outage.h"

#include "base/date.h"
#include "base/limits.h"
#include "tests/unit.h"

#define HOUR ((int64_t)3600 * 1000)
#define LONGEST (OUTAGE_DAYS_MAX * MS_PER_DAY)

/* clang-format off */
static const struct {
    const char *what;
    int64_t from_ms, to_ms, now_ms;
    enum outage_times found;
} times[] = {
    { "over",                      10, 20, 30, OUTAGE_TIMES_OK },
    { "not over yet",              10, 0,  30, OUTAGE_TIMES_OK },
    { "over this very moment",     10, 30, 30, OUTAGE_TIMES_OK },
    { "ends before it begins",     20, 10, 30, OUTAGE_TIMES_BACKWARD },
    { "takes no time",             20, 20, 30, OUTAGE_TIMES_BACKWARD },
    { "begins later than now",     40, 50, 30, OUTAGE_TIMES_AHEAD },
    { "begins later, has no end",  40, 0,  30, OUTAGE_TIMES_AHEAD },
    { "ends later than now",       10, 31, 30, OUTAGE_TIMES_AHEAD },
    { "as long as may be",         10, 10 + OUTAGE_DAYS_MAX * MS_PER_DAY, 11 + OUTAGE_DAYS_MAX * MS_PER_DAY, OUTAGE_TIMES_OK },
    { "longer",                    10, 11 + OUTAGE_DAYS_MAX * MS_PER_DAY, 11 + OUTAGE_DAYS_MAX * MS_PER_DAY, OUTAGE_TIMES_LONG },
    { "not over for longer",       10, 0,  11 + OUTAGE_DAYS_MAX * MS_PER_DAY, OUTAGE_TIMES_LONG },
};

static const struct outage_span spans[] = {
    { 10 * HOUR, 14 * HOUR, { 0 } },
    { 30 * HOUR, 0,         { 0 } },
    { 12 * HOUR, 20 * HOUR, { 0 } },
};

static const struct {
    const char *what;
    int64_t sent_ms, now_ms;
    enum outage_refusal refusal;
    size_t at;
} finds[] = {
    { "NA-30: within the first",          11 * HOUR, 40 * HOUR, OUTAGE_OK, 0 },
    { "KT-35: its first moment",          10 * HOUR, 40 * HOUR, OUTAGE_OK, 0 },
    { "CT-31: its last moment",           14 * HOUR, 40 * HOUR, OUTAGE_OK, 0 },
    { "of two the one given first",       13 * HOUR, 40 * HOUR, OUTAGE_OK, 0 },
    { "only in the other",                19 * HOUR, 40 * HOUR, OUTAGE_OK, 2 },
    { "in one that is not over",          39 * HOUR, 40 * HOUR, OUTAGE_OK, 1 },
    { "the last moment nobody ended it",  30 * HOUR + LONGEST, 40 * HOUR + LONGEST, OUTAGE_OK, 1 },
    { "longer than any outage lasts",     30 * HOUR + LONGEST + 1, 40 * HOUR + LONGEST, OUTAGE_NONE, 0 },
    { "before all of them",               9 * HOUR,  40 * HOUR, OUTAGE_NONE, 0 },
    { "between two",                      21 * HOUR, 40 * HOUR, OUTAGE_NONE, 0 },
    { "the moment it is registered",      11 * HOUR, 11 * HOUR, OUTAGE_NOT_BEFORE, 0 },
    { "after it is registered",           12 * HOUR, 11 * HOUR, OUTAGE_NOT_BEFORE, 0 },
};

static const struct {
    const char *what, *unit;
    struct outage_span outage;
    bool concerns;
} concerns[] = {
    { "the whole system",        "1/40/",  { 0, 0, { 0 } }, true },
    { "the unit itself",         "1/40/",  { 0, 0, { "1/40/", 5 } }, true },
    { "a unit below",            "1/40/7/", { 0, 0, { "1/40/", 5 } }, true },
    { "the unit above",          "1/",     { 0, 0, { "1/40/", 5 } }, false },
    { "a number that begins so", "1/400/", { 0, 0, { "1/40/", 5 } }, false },
};
/* clang-format on */

static void its_times_are_past_and_in_order(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(times); i++)
        if (outage_times_check(times[i].from_ms, times[i].to_ms, times[i].now_ms) != times[i].found)
            fail_msg("%s", times[i].what);
}

static void the_time_lies_in_one_and_before_registering(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(finds); i++) {
        size_t at = 0;

        if (outage_find(spans, ARRAY_LEN(spans), finds[i].sent_ms, finds[i].now_ms, &at) !=
                finds[i].refusal ||
            at != finds[i].at)
            fail_msg("%s", finds[i].what);
    }
}

static void it_is_of_a_unit_and_those_below(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(concerns); i++)
        if (outage_concerns(&concerns[i].outage, str_of(concerns[i].unit)) != concerns[i].concerns)
            fail_msg("%s", concerns[i].what);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_times_are_past_and_in_order),
        cmocka_unit_test(the_time_lies_in_one_and_before_registering),
        cmocka_unit_test(it_is_of_a_unit_and_those_below),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
