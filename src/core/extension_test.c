#include "core/extension.h"

#include "base/limits.h"
#include "tests/unit.h"

/* clang-format off */
static const struct {
    const char *what;
    bool sent;
    int64_t due_on, today;
    enum extension_refusal refusal;
} asks[] = {
    { "before the due day",        false, 20, 10, EXTENSION_OK },
    { "on the due day",            false, 20, 20, EXTENSION_OK },
    { "the last day it may be",    false, 20, 20 + EXTENSION_LATE_DAYS, EXTENSION_OK },
    { "a day later",               false, 20, 21 + EXTENSION_LATE_DAYS, EXTENSION_LATE },
    { "it is sent already",        true,  20, 10, EXTENSION_SENT },
};

static const struct {
    const char *what;
    int64_t due_on, today, wished_on;
    bool fits;
} days[] = {
    { "later",                     20, 18, 25, true },
    { "the due day itself",        20, 18, 20, false },
    { "earlier",                   20, 10, 15, false },
    { "later, but in the past",    20, 25, 24, false },
    { "today",                     20, 25, 25, true },
    { "as far as may be",          20, 18, 20 + EXTENSION_DAYS_MAX, true },
    { "too far",                   20, 18, 21 + EXTENSION_DAYS_MAX, false },
};
/* clang-format on */

static void it_is_asked_for_in_time(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(asks); i++)
        if (extension_ask(asks[i].sent, asks[i].due_on, asks[i].today) != asks[i].refusal)
            fail_msg("%s", asks[i].what);
}

static void the_day_lies_ahead(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(days); i++)
        if (extension_day_fits(days[i].due_on, days[i].today, days[i].wished_on) != days[i].fits)
            fail_msg("%s", days[i].what);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_asked_for_in_time),
        cmocka_unit_test(the_day_lies_ahead),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
