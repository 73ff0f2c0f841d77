#include "http/peers.h"

#include "base/limits.h"
#include "tests/unit.h"

static struct network key_of(const char *address)
{
    struct network key;

    if (!network_of(str_of(address), &key))
        fail_msg("%s is no address", address);
    return key;
}

static void address_is_limited(void **state)
{
    struct peers *peers = peers_new();
    struct network a = key_of("10.0.0.1"), b = key_of("10.0.0.2");

    (void)state;
    for (int i = 0; i < HTTP_CONNECTIONS_PER_ADDRESS_MAX; i++)
        assert_true(peers_enter(peers, &a, PEER_CONNECTIONS, PEER_LIMITED));
    assert_false(peers_enter(peers, &a, PEER_CONNECTIONS, PEER_LIMITED));
    assert_true(peers_enter(peers, &a, PEER_CONNECTIONS, PEER_UNLIMITED));
    assert_true(peers_enter(peers, &a, PEER_STREAMS, PEER_LIMITED));
    assert_true(peers_enter(peers, &b, PEER_CONNECTIONS, PEER_LIMITED));
    peers_leave(peers, &a, PEER_CONNECTIONS);
    peers_leave(peers, &a, PEER_CONNECTIONS);
    assert_true(peers_enter(peers, &a, PEER_CONNECTIONS, PEER_LIMITED));
    peers_free(peers);
}

static struct network numbered(uint32_t n)
{
    struct network key = { { 0 } };

    for (size_t i = 0; i < 4; i++)
        key.bytes[i] = (unsigned char)(n >> (8 * i));
    return key;
}

static void all_together_are_limited(void **state)
{
    struct peers *peers = peers_new();
    struct network key;

    (void)state;
    for (uint32_t n = 0; n < HTTP_CONNECTIONS_MAX; n++) {
        key = numbered(n);
        assert_true(peers_enter(peers, &key, PEER_CONNECTIONS, PEER_LIMITED));
    }
    key = numbered(HTTP_CONNECTIONS_MAX);
    assert_false(peers_enter(peers, &key, PEER_CONNECTIONS, PEER_UNLIMITED));
    peers_free(peers);
}

/* A table whose gaps close must behave like a plain array of counts. */
static void counts_survive_many_comings_and_goings(void **state)
{
    enum { KEYS = 3000 };
    static int expected[KEYS];
    struct peers *peers = peers_new();
    uint32_t random = 1;

    (void)state;
    for (int i = 0; i < 200000; i++) {
        uint32_t n = (random = random * 1664525 + 1013904223) >> 8;
        struct network key = numbered(n % KEYS);
        int *count = &expected[n % KEYS];

        if (*count && (n >> 12) % 2) {
            peers_leave(peers, &key, PEER_STREAMS);
            --*count;
        } else if (peers_enter(peers, &key, PEER_STREAMS, PEER_LIMITED)) {
            ++*count;
        }
    }
    for (uint32_t n = 0; n < KEYS; n++) {
        struct network key = numbered(n);

        for (; expected[n]; expected[n]--)
            peers_leave(peers, &key, PEER_STREAMS); /* asserts that the count is there */
    }
    peers_free(peers);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(address_is_limited),
        cmocka_unit_test(all_together_are_limited),
        cmocka_unit_test(counts_survive_many_comings_and_goings),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
