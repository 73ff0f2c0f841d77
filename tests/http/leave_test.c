#include <stdatomic.h>
#include <string.h>
#include <sys/socket.h>

#include "base/host/clock.h"
#include "base/limits.h"
#include "tests/http/rig.h"

#define WRITE "POST /api/v1/write" HOST "Content-Length: 5\r\n\r\nhello"

static bool nothing_open(struct rig *rig)
{
    return rig_metrics(rig).connections == 0 && rig_metrics(rig).in_flight == 0;
}

static void parked_writes_outlive_their_clients(void **state)
{
    enum { CLIENTS = 100 };
    struct rig rig = { .database_options = { .commit_ms = 100 } };

    (void)state;
    rig_start(&rig);
    for (int i = 0; i < CLIENTS; i++) {
        struct client *client = client_open(&rig);

        client_send(client, S(WRITE));
        if (i % 2)
            client_close(client);
        else
            client_abort(client);
    }
    sleep_ms(50);
    assert_int_equal(ask(&rig, S(WRITE)), 200);
    rig_wait(&rig, nothing_open, "the parked requests to come home");
    assert_in_range(fake_database_writes(rig.database), 2, CLIENTS + 1);
    rig_stop(&rig);
}

static bool is_held(struct rig *rig)
{
    (void)rig;
    return fake_holds();
}

enum { QUEUED = 11 };

static bool all_are_queued(struct rig *rig)
{
    return rig_metrics(rig).waiting_heavy == QUEUED;
}

static bool all_have_left(struct rig *rig)
{
    return rig_metrics(rig).abandoned == QUEUED;
}

/* What was queued for clients that left is not done. */
static void work_of_the_gone_is_skipped(void **state)
{
    struct rig rig = { .config = { .heavy_threads = 1 } };
    struct client *first, *clients[QUEUED];
    int begun = fake_slow_begun();

    (void)state;
    rig_start(&rig);
    first = client_open(&rig);
    client_send(first, S(GET("/api/v1/held")));
    rig_wait(&rig, is_held, "the lane to be held");
    for (size_t i = 0; i < QUEUED; i++) {
        clients[i] = client_open(&rig);
        client_send(clients[i], S(GET("/api/v1/slow/1")));
    }
    rig_wait(&rig, all_are_queued, "the queue to fill");
    for (size_t i = 0; i < QUEUED; i++)
        client_close(clients[i]);
    rig_wait(&rig, all_have_left, "the server to see them leave");
    fake_let_go();
    client_close(first);
    rig_wait(&rig, nothing_open, "the queue to empty");
    assert_int_equal(fake_slow_begun(), begun);
    rig_stop(&rig);
}

static bool heavy_queue_is_full(struct rig *rig)
{
    return rig_metrics(rig).waiting_heavy == HTTP_QUEUE_HEAVY_MAX;
}

static void full_lane_says_busy_and_others_go_on(void **state)
{
    struct rig rig = { .config = { .heavy_threads = 1 } };
    struct client *clients[HTTP_QUEUE_HEAVY_MAX + 1], *last;
    struct str head;

    (void)state;
    rig_start(&rig);
    clients[0] = client_open(&rig);
    client_send(clients[0], S(GET("/api/v1/held")));
    rig_wait(&rig, is_held, "the lane to be held");
    for (size_t i = 1; i < ARRAY_LEN(clients); i++) {
        clients[i] = client_open(&rig);
        client_send(clients[i], S(GET("/api/v1/slow/1")));
    }
    rig_wait(&rig, heavy_queue_is_full, "the queue to fill");
    last = client_open(&rig);
    client_send(last, S(GET("/api/v1/slow/1")));
    assert_int_equal(client_head(last, &head), 503);
    assert_true(str_find(head, S("Retry-After: ")) < head.len);
    assert_int_equal(ask(&rig, S(GET("/api/v1/tiny"))), 200);
    assert_int_equal(ask(&rig, S(GET("/api/v1/hash/1"))), 200);
    fake_let_go();
    for (size_t i = 0; i < ARRAY_LEN(clients); i++) {
        assert_int_equal(client_answer(clients[i], &head), 200);
        client_close(clients[i]);
    }
    client_close(last);
    rig_stop(&rig);
}

static void full_writer_says_busy(void **state)
{
    struct rig rig = { .database_options = { .commit_ms = 300, .queue_max = 1 } };
    struct client *first = NULL, *second = NULL;
    struct str body;

    (void)state;
    rig_start(&rig);
    first = client_open(&rig);
    second = client_open(&rig);
    client_send(first, S(WRITE));
    sleep_ms(50); /* being committed */
    client_send(second, S(WRITE));
    sleep_ms(50); /* in the queue */
    assert_int_equal(ask(&rig, S(WRITE)), 503);
    assert_int_equal(client_answer(first, &body), 200);
    assert_int_equal(client_answer(second, &body), 200);
    client_close(first);
    client_close(second);
    rig_stop(&rig);
}

static void address_has_only_so_many_connections(void **state)
{
    struct rig rig = { 0 };
    struct client *clients[HTTP_CONNECTIONS_PER_ADDRESS_MAX], *last;
    struct str body;

    (void)state;
    rig_start(&rig);
    /* Who was answered may wait longer for his next question than opening them all takes. */
    for (size_t i = 0; i < ARRAY_LEN(clients); i++) {
        clients[i] = client_open(&rig);
        client_send(clients[i], S(GET("/api/v1/tiny")));
        assert_int_equal(client_answer(clients[i], &body), 200);
    }
    last = client_open(&rig);
    assert_true(client_closes(last, 2000));
    client_close(last);
    for (size_t i = 0; i < ARRAY_LEN(clients); i++)
        client_close(clients[i]);
    rig_wait(&rig, nothing_open, "the connections to close");
    assert_int_equal(ask(&rig, S(GET("/api/v1/tiny"))), 200);
    rig_stop(&rig);
}

/* ---- stopping ---- */

static void stop_waits_for_what_was_begun(void **state)
{
    struct rig rig = { .database_options = { .commit_ms = 300 } };
    struct client *slow, *write, *idle;
    struct str head;
    int64_t took;

    (void)state;
    rig_start(&rig);
    slow = client_open(&rig);
    write = client_open(&rig);
    idle = client_open(&rig);
    client_send(slow, S(GET("/api/v1/slow/300")));
    client_send(write, S(WRITE));
    client_send(idle, S(GET("/api/v1/tiny")));
    assert_int_equal(client_answer(idle, &head), 200);
    sleep_ms(50);
    took = rig_stop(&rig);
    assert_int_equal(client_head(slow, &head), 200);
    assert_true(str_find(head, S("Connection: close\r\n")) < head.len);
    assert_int_equal(client_head(write, &head), 200);
    assert_true(client_closes(idle, 1000));
    assert_in_range(took, 200, 3000);
    client_close(slow);
    client_close(write);
    client_close(idle);
}

/* A client that only sits there does not hold up the end for longer than promised. */
static void stop_does_not_wait_for_clients(void **state)
{
    struct rig rig = { 0 };
    struct client *client;

    (void)state;
    rig_start(&rig);
    client = client_open(&rig);
    client_send(client, S("GET /api/v1/tiny" HOST));
    sleep_ms(50);
    assert_in_range(rig_stop(&rig), HTTP_STOP_MS_MAX - 200, HTTP_STOP_MS_MAX + 1500);
    client_close(client);
}

/* ---- all at once ---- */

static const char *const mixed[] = {
    GET("/api/v1/tiny"),
    GET("/api/v1/slow/7"),
    GET("/api/v1/hash/3"),
    WRITE,
    WRITE WRITE WRITE,
    GET("/api/v1/stream?1"),
    GET("/api/v1/big/300000"),
    "POST /api/v1/echo" HOST "Content-Length: 20\r\n\r\n12345678901234567890",
    "GET /api/v1/slow/2" HOST "\r\nGET /api/v1/ti",
    "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
    GET("/api/v1/tiny") GET("/api/v1/tiny") GET("/api/v1/slow/1") GET("/api/v1/tiny"),
};

struct storm {
    struct rig *rig;
    uint32_t random;
    int rounds;
};

static uint32_t roll(struct storm *storm, uint32_t sides)
{
    storm->random = storm->random * 1664525 + 1013904223;
    return (storm->random >> 10) % sides;
}

static void storm_client(struct storm *storm)
{
    struct client *client = client_open(storm->rig);
    struct str text = str_of(mixed[roll(storm, ARRAY_LEN(mixed))]);

    if (client->fd < 0) {
        client_close(client);
        return;
    }
    if (roll(storm, 4) == 0)
        text = str_sub(text, 0, roll(storm, (uint32_t)text.len));
    client_send(client, text);
    if (roll(storm, 2))
        (void)client_closes(client, (int)roll(storm, 20));
    if (roll(storm, 4) == 0)
        shutdown(client->fd, SHUT_WR);
    if (roll(storm, 2))
        client_abort(client);
    else
        client_close(client);
}

static void *storm_main(void *arg)
{
    struct storm *storm = arg;

    for (int i = 0; i < storm->rounds; i++)
        storm_client(storm);
    return NULL;
}

static void any_client_may_leave_at_any_time(void **state)
{
    enum { THREADS = 8, ROUNDS = 150 };
    struct rig rig = { .database_options = { .commit_ms = 3, .queue_max = 20 } };
    struct storm storms[THREADS];
    pthread_t threads[THREADS];

    (void)state;
    rig_start(&rig);
    for (int i = 0; i < THREADS; i++) {
        storms[i] = (struct storm){ &rig, (uint32_t)i * 77 + 1, ROUNDS };
        pthread_create(&threads[i], NULL, storm_main, &storms[i]);
    }
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(ask(&rig, S(GET("/api/v1/tiny"))), 200);
    rig_wait(&rig, nothing_open, "the storm to pass");
    rig_stop(&rig);
}

static void stop_amid_the_storm(void **state)
{
    enum { THREADS = 8, ROUNDS = 200 };
    struct rig rig = { .database_options = { .commit_ms = 3 } };
    struct storm storms[THREADS];
    pthread_t threads[THREADS];

    (void)state;
    rig_start(&rig);
    for (int i = 0; i < THREADS; i++) {
        storms[i] = (struct storm){ &rig, (uint32_t)i * 33 + 5, ROUNDS };
        pthread_create(&threads[i], NULL, storm_main, &storms[i]);
    }
    sleep_ms(200);
    assert_in_range(rig_stop(&rig), 0, HTTP_STOP_MS_MAX + 2000);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parked_writes_outlive_their_clients),
        cmocka_unit_test(work_of_the_gone_is_skipped),
        cmocka_unit_test(full_lane_says_busy_and_others_go_on),
        cmocka_unit_test(full_writer_says_busy),
        cmocka_unit_test(address_has_only_so_many_connections),
        cmocka_unit_test(stop_waits_for_what_was_begun),
        cmocka_unit_test(stop_does_not_wait_for_clients),
        cmocka_unit_test(any_client_may_leave_at_any_time),
        cmocka_unit_test(stop_amid_the_storm),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
