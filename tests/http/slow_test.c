#include <string.h>
#include <sys/socket.h>

#include "base/host/clock.h"
#include "tests/http/rig.h"

/* Whoever is slow holds up nobody, and is let go at his deadline (NA-45, BG-06). */

/* Sends a piece every 20 ms until the server answers or closes; the status it answered with. */
static int drip(struct rig *rig, const char *begin, const char *piece)
{
    struct client *client = client_open(rig);
    struct str body;
    int status;

    client_send(client, str_of(begin));
    for (int i = 0; i < 100 && !client->len && !client_closes(client, 20); i++)
        client_send(client, str_of(piece));
    status = client_answer(client, &body);
    client_close(client);
    return status;
}

static void dripping_moves_no_deadline(void **state)
{
    struct rig rig = { .config = { .times = { .head_ms = 300, .body_ms = 300 } } };
    int64_t begun;

    (void)state;
    rig_start(&rig);
    begun = clock_monotonic_us();
    assert_int_equal(drip(&rig, "GET /api/v1/tiny" HOST "X: ", "a"), 408);
    assert_int_equal(drip(&rig, "POST /api/v1/echo" HOST "Content-Length: 9000\r\n\r\n", "b"), 408);
    assert_in_range(clock_monotonic_us() - begun, 600000, 1500000);
    rig_stop(&rig);
}

static void silent_connections_are_closed(void **state)
{
    struct rig rig = { .config = { .times = { .head_ms = 300, .idle_ms = 300 } } };
    struct client *silent, *idle;
    struct str body;

    (void)state;
    rig_start(&rig);
    silent = client_open(&rig);
    idle = client_open(&rig);
    client_send(idle, S(GET("/api/v1/tiny")));
    assert_int_equal(client_answer(idle, &body), 200);
    assert_true(client_closes(silent, 1000));
    assert_true(client_closes(idle, 1000));
    assert_int_equal(silent->len, 0);
    client_close(silent);
    client_close(idle);
    rig_stop(&rig);
}

static bool nothing_open(struct rig *rig)
{
    return rig_metrics(rig).connections == 0 && rig_metrics(rig).in_flight == 0;
}

static bool something_open(struct rig *rig)
{
    return rig_metrics(rig).connections > 0;
}

static void reader_that_does_not_read_is_cut(void **state)
{
    struct rig rig = { .config = { .times = { .answer_ms = 300, .bytes_per_ms = 1000000 } } };
    struct client *client;

    (void)state;
    rig_start(&rig);
    client = client_open_narrow(&rig); /* some kernels take 32 MB for a reader who reads nothing */
    client_send(client, S(GET("/api/v1/big/150000000")));
    rig_wait(&rig, something_open, "the connection to be taken");
    rig_wait(&rig, nothing_open, "the answer nobody reads to be given up");
    client_close(client);
    rig_stop(&rig);
}

/* The work goes on without its client, and what it leaves behind is thrown away. */
static void late_answer_is_given_up(void **state)
{
    struct rig rig = { .config = { .times = { .answer_ms = 200 } },
        .database_options = { .commit_ms = 600 } };
    struct client *client;
    struct str body;

    (void)state;
    rig_start(&rig);
    client = client_open(&rig);
    client_send(client, S("POST /api/v1/write" HOST "Content-Length: 1\r\n\r\nx"));
    assert_int_equal(client_answer(client, &body), 504);
    assert_true(str_find(body, S("http.answer_late")) < body.len);
    assert_int_equal(ask(&rig, S(GET("/api/v1/slow/500"))), 504);
    rig_wait(&rig, nothing_open, "the late work to end");
    assert_int_equal(fake_database_writes(rig.database), 1);
    client_close(client);
    rig_stop(&rig);
}

/* Many that drip do not keep one that does not from being served at once. */
static void drippers_hold_up_nobody(void **state)
{
    enum { DRIPPERS = 200 };
    struct rig rig = { .config = { .times = { .head_ms = 2000 } } };
    struct client *drippers[DRIPPERS];
    int64_t begun;

    (void)state;
    rig_start(&rig);
    for (int i = 0; i < DRIPPERS; i++) {
        drippers[i] = client_open(&rig);
        client_send(drippers[i], S("GET /api/v1/tiny" HOST));
    }
    begun = clock_monotonic_us();
    for (int i = 0; i < 100; i++)
        assert_int_equal(ask(&rig, S(GET("/api/v1/tiny"))), 200);
    assert_in_range(clock_monotonic_us() - begun, 0, 1500000);
    for (int i = 0; i < DRIPPERS; i++)
        assert_true(client_closes(drippers[i], 3000));
    for (int i = 0; i < DRIPPERS; i++)
        client_close(drippers[i]);
    rig_stop(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dripping_moves_no_deadline),
        cmocka_unit_test(silent_connections_are_closed),
        cmocka_unit_test(reader_that_does_not_read_is_cut),
        cmocka_unit_test(late_answer_is_given_up),
        cmocka_unit_test(drippers_hold_up_nobody),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
