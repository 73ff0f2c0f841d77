/* Answers that go out piece by piece: whole, in order, at any client's pace, or visibly cut off. */
#include <sys/socket.h>

#include "base/host/clock.h"
#include "tests/http/rig.h"

static bool nothing_open(struct rig *rig)
{
    return rig_metrics(rig).connections == 0 && rig_metrics(rig).in_flight == 0;
}

static void expect_letters(struct str body, size_t len)
{
    assert_int_equal(body.len, len);
    for (size_t i = 0; i < len; i++)
        if (body.ptr[i] != (char)('a' + i % 26))
            fail_msg("byte %zu of %zu is '%c'", i, len, body.ptr[i]);
}

static void pieces_make_the_whole(void **state)
{
    static const struct {
        const char *request;
        size_t bytes;
    } cases[] = {
        { GET("/api/v1/pieces/1"), 1 },
        { GET("/api/v1/pieces/1000"), 1000 },
        { GET("/api/v1/pieces/1001"), 1001 },
        { GET("/api/v1/pieces/250000"), 250000 },
        { GET("/api/v1/loop/250000"), 250000 },
        { GET("/api/v1/loop/3000"), 3000 },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct rig rig = { 0 };
        struct client *client;
        struct str body;

        rig_start(&rig);
        client = client_open(&rig);
        /* The next request stands behind it, and waits. */
        client_send(client, str_of(cases[i].request));
        client_send(client, S(GET("/api/v1/tiny")));
        assert_int_equal(client_answer(client, &body), 200);
        expect_letters(body, cases[i].bytes);
        assert_int_equal(client_answer(client, &body), 200);
        expect_text(body, "tiny", "behind the pieces");
        client_close(client);
        rig_stop(&rig);
    }
}

static void head_says_how_long_all_of_it_is(void **state)
{
    struct rig rig = { 0 };
    struct client *client;
    struct str text;

    (void)state;
    rig_start(&rig);
    client = client_open(&rig);
    client_send(client, S("HEAD /api/v1/pieces/5000" HOST "\r\n" GET("/api/v1/tiny")));
    assert_int_equal(client_head(client, &text), 200);
    assert_true(str_find(text, S("Content-Length: 5000\r\n")) < text.len);
    assert_int_equal(client_answer(client, &text), 200);
    expect_text(text, "tiny", "after HEAD");
    client_close(client);
    rig_stop(&rig);
}

static void a_piece_that_is_missing_ends_the_connection(void **state)
{
    struct rig rig = { 0 };
    struct client *client;

    (void)state;
    rig_start(&rig);
    client = client_open(&rig);
    client_send(client, S(GET("/api/v1/cut/5000") GET("/api/v1/tiny")));
    assert_true(client_closes(client, 2000));
    assert_true(client->len < 5000); /* two pieces and a head */
    client_expect(client, "Content-Length: 5000\r\n");
    client_close(client);
    rig_wait(&rig, nothing_open, "the connection to be freed");
    rig_stop(&rig);
}

static bool heavy_queue_is_full(struct rig *rig)
{
    return rig_metrics(rig).waiting_heavy == HTTP_QUEUE_HEAVY_MAX;
}

static bool is_held(struct rig *rig)
{
    (void)rig;
    return fake_holds();
}

/* A reader stops in the middle of a long answer; when he reads on, others have filled the lane. */
static void a_full_lane_is_asked_again(void **state)
{
    struct rig rig = { .config = { .heavy_threads = 1 } };
    struct client *reader, *clients[HTTP_QUEUE_HEAVY_MAX + 1];
    struct str body;

    (void)state;
    rig_start(&rig);
    reader = client_open_narrow(&rig);
    client_send(reader, S(GET("/api/v1/pieces/390000")));
    sleep_ms(100); /* as much as the kernel takes is sent */
    for (size_t i = 0; i < ARRAY_LEN(clients); i++) {
        clients[i] = client_open(&rig);
        client_send(clients[i], i ? S(GET("/api/v1/slow/3")) : S(GET("/api/v1/held")));
        if (i == 0)
            rig_wait(&rig, is_held, "the lane to be held");
    }
    rig_wait(&rig, heavy_queue_is_full, "the queue to fill");
    assert_false(client_closes(reader, 100)); /* reads on; there is no place for his next piece */
    fake_let_go();
    assert_int_equal(client_answer(reader, &body), 200);
    expect_letters(body, 390000);
    client_close(reader);
    for (size_t i = 0; i < ARRAY_LEN(clients); i++) {
        assert_int_equal(client_answer(clients[i], &body), 200);
        client_close(clients[i]);
    }
    rig_stop(&rig);
}

/* Clients that leave while a piece of theirs is in the lane, or reads nothing any more. */
static void readers_may_leave_in_the_middle(void **state)
{
    struct rig rig = { 0 };

    (void)state;
    rig_start(&rig);
    for (int i = 0; i < 60; i++) {
        struct client *client = client_open_narrow(&rig);

        client_send(client, S(GET("/api/v1/pieces/390000")));
        (void)client_closes(client, i % 7);
        if (i % 2)
            client_abort(client);
        else
            client_close(client);
    }
    assert_int_equal(ask(&rig, S(GET("/api/v1/tiny"))), 200);
    rig_wait(&rig, nothing_open, "all to be freed");
    rig_stop(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_make_the_whole),
        cmocka_unit_test(head_says_how_long_all_of_it_is),
        cmocka_unit_test(a_piece_that_is_missing_ends_the_connection),
        cmocka_unit_test(a_full_lane_is_asked_again),
        cmocka_unit_test(readers_may_leave_in_the_middle),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
