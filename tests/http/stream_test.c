#include <stdatomic.h>
#include <string.h>

#include "base/host/heap.h"
#include "base/limits.h"
#include "tests/http/rig.h"

static atomic_int opened, closed;

/* A subscriber is the number in the stream's query. */
static void *subscribe(struct ctx *ctx, struct call *call)
{
    int64_t *number = heap_take(sizeof(*number));

    (void)ctx;
    if (!str_to_int(call->request.query, number))
        *number = 0;
    atomic_fetch_add(&opened, 1);
    return number;
}

static void unsubscribe(void *subscriber)
{
    heap_give(subscriber);
    atomic_fetch_add(&closed, 1);
}

static bool is_even(void *subscriber, void *arg)
{
    (void)arg;
    return *(int64_t *)subscriber % 2 == 0;
}

static bool is(void *subscriber, void *arg)
{
    return *(int64_t *)subscriber == *(int64_t *)arg;
}

static bool everybody(void *subscriber, void *arg)
{
    (void)subscriber;
    (void)arg;
    return true;
}

static void rig_start_with_hooks(struct rig *rig)
{
    rig->config.hooks = (struct http_hooks){ subscribe, unsubscribe };
    atomic_store(&opened, 0);
    atomic_store(&closed, 0);
    rig_start(rig);
}

static void stream_begin(struct client *client, int number)
{
    char request[128];
    struct str head;

    snprintf(request, sizeof(request), "GET /api/v1/stream?%d" HOST "\r\n", number);
    client_send(client, str_of(request));
    assert_int_equal(client_head(client, &head), 200);
    assert_true(str_find(head, S("Content-Length")) == head.len);
    assert_true(str_find(head, S("text/event-stream")) < head.len);
    client_expect(client, "retry: 1000\n\n");
}

static struct client *stream_to(struct rig *rig, int number)
{
    struct client *client = client_open(rig);

    stream_begin(client, number);
    return client;
}

static bool all_closed(struct rig *rig)
{
    return rig_metrics(rig).streams == 0 && rig_metrics(rig).connections == 0;
}

static void many_streams_hear_what_they_want(void **state)
{
    enum { STREAMS = 200 };
    struct rig rig = { 0 };
    struct client *clients[STREAMS];

    (void)state;
    rig_start_with_hooks(&rig);
    for (int i = 0; i < STREAMS; i++)
        clients[i] = stream_to(&rig, i);
    assert_int_equal(rig_metrics(&rig).streams, STREAMS);
    http_publish(rig.server, "cell", S("{\"report\":1}"), is_even, NULL);
    http_publish(rig.server, "note", S("two\nlines"), everybody, NULL);
    for (int i = 0; i < STREAMS; i++) {
        client_expect(clients[i], "event: note\ndata: two\ndata: lines\n\n");
        clients[i]->text[clients[i]->len] = 0;
        assert_true((strstr(clients[i]->text, "event: cell\ndata: {\"report\":1}\n\n") != NULL) ==
                    (i % 2 == 0));
        assert_int_equal(ask(&rig, S(GET("/api/v1/tiny"))), 200);
    }
    for (int i = 0; i < STREAMS; i++)
        client_close(clients[i]);
    rig_wait(&rig, all_closed, "the streams to be closed");
    assert_int_equal(atomic_load(&opened), STREAMS);
    assert_int_equal(atomic_load(&closed), STREAMS);
    rig_stop(&rig);
}

static void quiet_streams_get_a_beat(void **state)
{
    struct rig rig = { .config = { .times = { .beat_ms = 100 } } };
    struct client *client;

    (void)state;
    rig_start_with_hooks(&rig);
    client = stream_to(&rig, 1);
    client_expect(client, ":\n\n");
    client_expect(client, ":\n\n");
    client_close(client);
    rig_stop(&rig);
}

/* How much the kernel takes for a reader is its own affair: he is written to until he is cut. */
static void write_until_one_closes(struct rig *rig)
{
    static char text[8192];
    int64_t one = 1;

    memset(text, 'x', sizeof(text));
    for (int waited = 0; !atomic_load(&closed) && waited < 20000; waited++) {
        for (int i = 0; i < 20 && !atomic_load(&closed); i++)
            http_publish(rig->server, "big", (struct str){ text, sizeof(text) }, is, &one);
        sleep_ms(1);
    }
}

static void slow_reader_is_cut_and_others_are_not(void **state)
{
    struct rig rig = { 0 };
    struct client *slow, *quick;

    (void)state;
    rig_start_with_hooks(&rig);
    slow = client_open_narrow(&rig);
    stream_begin(slow, 1);
    quick = stream_to(&rig, 2);
    write_until_one_closes(&rig);
    assert_int_equal(atomic_load(&closed), 1);
    http_publish(rig.server, "small", S("x"), everybody, NULL);
    client_expect(quick, "event: small\ndata: x\n\n");
    client_close(slow);
    client_close(quick);
    rig_stop(&rig);
}

static void chosen_streams_are_cut(void **state)
{
    struct rig rig = { 0 };
    struct client *even, *odd;

    (void)state;
    rig_start_with_hooks(&rig);
    even = stream_to(&rig, 2);
    odd = stream_to(&rig, 1);
    http_cut_streams(rig.server, is_even, NULL);
    assert_true(client_closes(even, 2000));
    http_publish(rig.server, "x", S("y"), everybody, NULL);
    client_expect(odd, "event: x\ndata: y\n\n");
    client_close(even);
    client_close(odd);
    rig_stop(&rig);
}

static void address_has_only_so_many(void **state)
{
    struct rig rig = { 0 };
    struct client *clients[HTTP_STREAMS_PER_ADDRESS_MAX];

    (void)state;
    rig_start_with_hooks(&rig);
    for (int i = 0; i < HTTP_STREAMS_PER_ADDRESS_MAX; i++)
        clients[i] = stream_to(&rig, i);
    assert_int_equal(ask(&rig, S(GET("/api/v1/stream?1"))), 429);
    assert_int_equal(ask(&rig, S(GET("/api/v1/tiny"))), 200);
    for (int i = 0; i < HTTP_STREAMS_PER_ADDRESS_MAX; i++)
        client_abort(clients[i]);
    rig_wait(&rig, all_closed, "the streams to be closed");
    client_close(stream_to(&rig, 1));
    rig_stop(&rig);
}

/* Publishing while streams open and close. */
static void publishing_races_with_everything(void **state)
{
    struct rig rig = { 0 };
    struct client *last;

    (void)state;
    rig_start_with_hooks(&rig);
    for (int round = 0; round < 100; round++) {
        struct client *client = stream_to(&rig, round);

        http_publish(rig.server, "x", S("y"), everybody, NULL);
        if (round % 2)
            client_abort(client);
        else
            client_close(client);
    }
    last = stream_to(&rig, 1); /* open until the server stops */
    assert_true(rig_stop(&rig) < 3000);
    client_close(last);
    assert_int_equal(atomic_load(&opened), atomic_load(&closed));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_streams_hear_what_they_want),
        cmocka_unit_test(quiet_streams_get_a_beat),
        cmocka_unit_test(slow_reader_is_cut_and_others_are_not),
        cmocka_unit_test(chosen_streams_are_cut),
        cmocka_unit_test(address_has_only_so_many),
        cmocka_unit_test(publishing_races_with_everything),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
