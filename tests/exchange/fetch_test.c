/*
 * What a server on this machine sends by its several bad habits, and what is made of it: nothing is
 * believed, followed, waited for or kept beyond its limits.
 */
#include "exchange/net_fetch.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/host/clock.h"
#include "base/limits_work.h"
#include "tests/unit.h"

#define HEAD_BYTES 4096

static struct {
    int listener;
    uint16_t port;
    pthread_t thread;
    char seen[HEAD_BYTES]; /* the request that came last */
    int answered;
    _Atomic bool stop;
} server;

static void say(int to, const char *text)
{
    (void)!write(to, text, strlen(text));
}

/* More than may be taken, without ever saying how much. */
static void say_too_much(int to)
{
    static char block[65536];

    say(to, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
    for (size_t sent = 0; sent < 2 * TRUST_FETCH_BYTES_MAX; sent += sizeof(block))
        if (send(to, block, sizeof(block), MSG_NOSIGNAL) <= 0)
            return;
}

static bool asks_for(const char *path)
{
    return strstr(server.seen, path) != NULL;
}

/* Nothing, until the other end has given up. */
static void say_nothing(int to)
{
    char byte;

    server.stop = true;
    while (read(to, &byte, 1) > 0)
        continue;
}

static void answer(int to)
{
    if (asks_for("/fine"))
        say(to, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nbytes");
    else if (asks_for("/away"))
        say(to, "HTTP/1.1 302 Found\r\nLocation: /fine\r\nContent-Length: 0\r\n\r\n");
    else if (asks_for("/lost"))
        say(to, "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno");
    else if (asks_for("/empty"))
        say(to, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    else if (asks_for("/long"))
        say(to, "HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\nx");
    else if (asks_for("/huge"))
        say_too_much(to);
    else if (asks_for("/short"))
        say(to, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\nhalf");
    else if (asks_for("/silent"))
        say_nothing(to);
    else if (asks_for("/noise"))
        say(to, "\x01\x02\x03 this is no HTTP\r\n\r\n");
}

static void *serve(void *arg)
{
    int to;

    (void)arg;
    while ((to = accept(server.listener, NULL, NULL)) >= 0) {
        ssize_t got = read(to, server.seen, sizeof(server.seen) - 1);

        server.seen[got > 0 ? got : 0] = '\0';
        server.answered++;
        answer(to);
        close(to);
    }
    return NULL;
}

static int start(void **state)
{
    struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t len = sizeof(at);

    server.listener = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(bind(server.listener, (struct sockaddr *)&at, sizeof(at)), 0);
    assert_int_equal(listen(server.listener, 8), 0);
    assert_int_equal(getsockname(server.listener, (struct sockaddr *)&at, &len), 0);
    server.port = ntohs(at.sin_port);
    *state = fetch_new();
    return pthread_create(&server.thread, NULL, serve, NULL);
}

static int stop(void **state)
{
    shutdown(server.listener, SHUT_RDWR);
    pthread_join(server.thread, NULL);
    close(server.listener);
    fetch_free(*state);
    return 0;
}

static bool fetch(void **state, struct arena *arena, const char *path, bool inside, struct str *out)
{
    struct fetch_order order = {
        .url = str_format(arena, "http://127.0.0.1:%d%s", server.port, path), .inside = inside
    };
    struct str error = S("");
    bool got = fetch_run(*state, arena, &order, out, &error);

    if (!got)
        *out = error;
    return got;
}

static void test_what_comes(void **state)
{
    static const struct {
        const char *path;
        bool inside, got;
        const char *says;
    } cases[] = {
        { "/fine", true, true, "bytes" },
        { "/fine", false, false, "mạng nội bộ" },
        { "/away", true, false, "chuyển sang địa chỉ khác" },
        { "/lost", true, false, "HTTP 404" },
        { "/empty", true, false, "rỗng" },
        { "/long", true, false, "lớn hơn 8 MB" },
        { "/huge", true, false, "lớn hơn 8 MB" },
        { "/short", true, false, "lỗi đường truyền" },
        { "/noise", true, false, "lỗi đường truyền" },
    };
    struct arena *arena = arena_new(UNIT_BYTES);

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct str out = S("");

        if (fetch(state, arena, cases[i].path, cases[i].inside, &out) != cases[i].got ||
            str_find(out, str_of(cases[i].says)) >= out.len)
            fail_msg("%s: " STR_FMT, cases[i].path, STR_ARG(out));
    }
    arena_free(arena);
}

/* Nobody was spoken to where the address was not allowed, and no redirect was followed. */
static void test_who_is_asked(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str out;
    int before = server.answered;

    assert_false(fetch(state, arena, "/fine", false, &out));
    assert_int_equal(server.answered, before);
    assert_false(fetch(state, arena, "/away", true, &out));
    assert_int_equal(server.answered, before + 1);
    arena_free(arena);
}

static void test_a_question_is_posted(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct fetch_order order = { .url = str_format(arena, "http://127.0.0.1:%d/fine", server.port),
        .inside = true,
        .post = S("question"),
        .post_type = "application/ocsp-request" };
    struct str out, error;

    assert_true(fetch_run(*state, arena, &order, &out, &error));
    assert_true(strncmp(server.seen, "POST /fine ", 11) == 0);
    assert_non_null(strstr(server.seen, "Content-Type: application/ocsp-request"));
    arena_free(arena);
}

static void test_nobody_there(void **state)
{
    static const char *const urls[] = { "http://127.0.0.1:1/a", "http://khong-co.invalid/a",
        "file:///etc/passwd", "gopher://127.0.0.1:1/a" };
    struct arena *arena = arena_new(UNIT_BYTES);

    for (size_t i = 0; i < ARRAY_LEN(urls); i++) {
        struct fetch_order order = { .url = str_of(urls[i]), .inside = true };
        struct str out, error = S("");

        assert_false(fetch_run(*state, arena, &order, &out, &error));
        assert_true(error.len > 0);
    }
    arena_free(arena);
}

/* Whoever waits for a silent server is let go long before it would be too late. */
static void test_giving_up(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct fetch_order order = { .url =
                                     str_format(arena, "http://127.0.0.1:%d/silent", server.port),
        .inside = true,
        .stop = &server.stop };
    struct str out, error = S("");
    int64_t began_ms = clock_now_ms();

    assert_false(fetch_run(*state, arena, &order, &out, &error));
    assert_true(str_eq(error, S("đã dừng lại khi chưa có trả lời")));
    assert_true(clock_now_ms() - began_ms < TRUST_CONNECT_SECONDS_MAX * 1000);
    arena_free(arena);
}

/* Who waits himself waits shorter; threads do not share a handle. */
static void test_by_a_handle_of_its_own(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct fetch_order order = { .url =
                                     str_format(arena, "http://127.0.0.1:%d/silent", server.port),
        .inside = true,
        .seconds = 1 };
    struct str out, error = S("");

    assert_false(fetch_apart(*state, arena, &order, &out, &error));
    assert_true(str_eq(error, S("máy chủ không trả lời kịp")));
    order.url = str_format(arena, "http://127.0.0.1:%d/fine", server.port);
    assert_true(fetch_apart(*state, arena, &order, &out, &error) && out.len);
    arena_free(arena);
}

/* However an inner address is spelt. */
static void test_spellings_of_inner_addresses(void **state)
{
    static const char *const hosts[] = { "127.0.0.1", "127.1", "2130706433", "0x7f000001",
        "017700000001", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "0" };
    struct arena *arena = arena_new(UNIT_BYTES);
    int before = server.answered;

    for (size_t i = 0; i < ARRAY_LEN(hosts); i++) {
        struct fetch_order order = { .url = str_format(
                                         arena, "http://%s:%d/fine", hosts[i], server.port) };
        struct str out, error = S("");

        if (fetch_run(*state, arena, &order, &out, &error))
            fail_msg("%s was asked", hosts[i]);
    }
    assert_int_equal(server.answered, before);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_comes),
        cmocka_unit_test(test_who_is_asked),
        cmocka_unit_test(test_a_question_is_posted),
        cmocka_unit_test(test_nobody_there),
        cmocka_unit_test(test_giving_up),
        cmocka_unit_test(test_by_a_handle_of_its_own),
        cmocka_unit_test(test_spellings_of_inner_addresses),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
