#include "http/listen.h"

#include <unistd.h>

#include "tests/unit.h"

static void addresses_are_understood(void **state)
{
    static const char *const good[] = { "127.0.0.1:0", "localhost:0", "0.0.0.0:0" };
    static const char *const bad[] = { "", ":", "nowhere", "nowhere:80", "127.0.0.1",
        "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:70000", "127.0.0.1:-1", "[::1]", "[::1]80",
        "[::1:80", "::1:80", "256.0.0.1:80", "127.0.0.1:80:80" };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(good); i++) {
        int fd = listen_on(good[i], 0);

        if (fd < 0 || listen_port(fd) == 0)
            fail_msg("%s was refused", good[i]);
        close(fd);
    }
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        if (listen_on(bad[i], 0) >= 0)
            fail_msg("%s was taken", bad[i]);
}

/* Loops share a port among themselves, and with nobody else. */
static void port_is_shared_only_when_asked(void **state)
{
    int first = listen_on("127.0.0.1:0", 0);
    int port = listen_port(first);
    int second = listen_on("127.0.0.1:0", port);
    char address[32];

    (void)state;
    assert_true(second >= 0);
    assert_int_equal(listen_port(second), port);
    snprintf(address, sizeof(address), "127.0.0.1:%d", port);
    assert_int_equal(listen_on(address, 0), -1);
    close(first);
    close(second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_are_understood),
        cmocka_unit_test(port_is_shared_only_when_asked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
