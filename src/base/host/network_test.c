#include "base/host/network.h"

#include "tests/unit.h"

static struct network of(const char *address)
{
    struct network network;

    if (!network_of(str_of(address), &network))
        fail_msg("%s is no address", address);
    return network;
}

static void an_ipv6_host_is_its_64(void **state)
{
    struct network a = of("2001:db8:1:2::1"), b = of("2001:db8:1:2:ffff::9");
    struct network c = of("2001:db8:1:3::1");

    (void)state;
    assert_memory_equal(&a, &b, sizeof(a));
    assert_memory_not_equal(&a, &c, sizeof(a));
}

static void an_ipv4_host_is_itself_in_either_form(void **state)
{
    struct network a = of("10.0.0.1"), b = of("::ffff:10.0.0.1"), c = of("10.0.0.2");

    (void)state;
    assert_memory_equal(&a, &b, sizeof(a));
    assert_memory_not_equal(&a, &c, sizeof(a));
}

static void what_is_no_address_is_refused(void **state)
{
    static const char *const others[] = { "", "10.0.0", "unknown", "10.0.0.1:80", "10.0.0.1 ",
        "1111:1111:1111:1111:1111:1111:1111:1111:1111:1111" };
    struct network network;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(others); i++)
        if (network_of(str_of(others[i]), &network))
            fail_msg("\"%s\" was taken", others[i]);
}

static const struct {
    const char *address, *text;
} texts[] = {
    { "2001:db8:1:2::1", "2001:db8:1:2::" },
    { "2001:0db8:0001:0002:ffff:0:0:9", "2001:db8:1:2::" },
    { "2001:db8:1:3::1", "2001:db8:1:3::" },
    { "192.0.2.1", "::ffff:192.0.2.1" },
    { "::ffff:192.0.2.1", "::ffff:192.0.2.1" },
    { "unknown", "unknown" },
    { "", "" },
};

static void a_network_has_one_text(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        struct str text = network_text(arena, str_of(texts[i].address));

        if (!str_eq(text, str_of(texts[i].text)))
            fail_msg("%s gave " STR_FMT, texts[i].address, STR_ARG(text));
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_ipv6_host_is_its_64),
        cmocka_unit_test(an_ipv4_host_is_itself_in_either_form),
        cmocka_unit_test(what_is_no_address_is_refused),
        cmocka_unit_test(a_network_has_one_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
