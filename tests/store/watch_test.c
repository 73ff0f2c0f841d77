/* Who hears of what on his stream: of what is announced, whoever it is addressed to. */
#include "jobs/watch.h"

#include "tests/unit.h"

static void *subscriber_at(const char *unit_path)
{
    static const struct access_table nothing = { { 0 } };
    const struct actor actor = {
        .account_id = 7, .unit_path = str_of(unit_path), .access = &nothing
    };
    const struct ctx ctx = { .actor = &actor };

    return watch_subscribe(&ctx);
}

static void an_announcement_is_told_to_those_it_is_addressed_to(void **state)
{
    static const struct {
        const char *to, *at;
        bool wanted;
    } cases[] = {
        { "", "1/", true },
        { "", "1/4/9/", true },
        { "1/4/", "1/4/", true },
        { "1/4/", "1/4/9/", true },
        { "1/4/", "1/", false },
        { "1/4/", "1/40/", false },
        { "1/4/", "2/", false },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct watch_notice notice = { .announced = true, .unit_path = str_of(cases[i].to) };
        void *subscriber = subscriber_at(cases[i].at);

        if (watch_wants(subscriber, &notice) != cases[i].wanted)
            fail_msg("case %zu", i);
        watch_unsubscribe(subscriber);
    }
}

/* Without a right over the unit nothing else of it is heard. */
static void what_else_happens_is_told_by_rights(void **state)
{
    struct watch_notice notice = { .unit_path = S("1/4/") };
    void *subscriber = subscriber_at("1/4/");

    (void)state;
    assert_false(watch_wants(subscriber, &notice));
    notice.account_id = 7;
    assert_true(watch_wants(subscriber, &notice));
    notice.account_id = 8;
    assert_false(watch_wants(subscriber, &notice));
    watch_unsubscribe(subscriber);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_announcement_is_told_to_those_it_is_addressed_to),
        cmocka_unit_test(what_else_happens_is_told_by_rights),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
