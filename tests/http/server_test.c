#include <string.h>
#include <unistd.h>

#include "base/host/log.h"
#include "tests/http/rig.h"

static const struct {
    const char *request;
    int status;
    const char *body; /* NULL: any */
} exchanges[] = {
    { GET("/api/v1/tiny"), 200, "tiny" },
    { GET("/healthz"), 200, "tiny" },
    { GET("/api/v1/slow/5"), 200, "slow" },
    { GET("/api/v1/hash/5"), 200, "slow" },
    { "POST /api/v1/echo" HOST "Content-Length: 5\r\n\r\nhello", 200, "hello" },
    { "POST /api/v1/echo" HOST "\r\n", 200, "" },
    { "POST /api/v1/write" HOST "Content-Length: 5\r\n\r\nhello", 200, "5" },
    { "POST /api/v1/write" HOST "Content-Length: 0\r\n\r\n", 422, "field.required" },
    { GET("/api/v1/none"), 404, NULL },
    { GET("/bao-cao/12"), 404, NULL }, /* no site in this server: a page says so */
    { "DELETE /bao-cao" HOST "\r\n", 404, NULL },
    { "OPTIONS /api/v1/tiny" HOST "\r\n", 404, NULL },
    { "POST /api/v1/write" HOST "Content-Length: 5000\r\n\r\n", 413, NULL },
};

static void check_exchange(struct rig *rig, size_t i)
{
    struct client *client = client_open(rig);
    struct str body;
    int status;

    client_send(client, str_of(exchanges[i].request));
    status = client_answer(client, &body);
    if (status != exchanges[i].status)
        fail_msg("%s: %d %.*s", exchanges[i].request, status, STR_ARG(body));
    if (exchanges[i].body)
        expect_text(body, exchanges[i].body, exchanges[i].request);
    client_close(client);
}

static void requests_are_answered_on_both_databases(void **state)
{
    static const enum database_kind kinds[] = { DATABASE_SQLITE, DATABASE_PGSQL };

    (void)state;
    for (size_t k = 0; k < ARRAY_LEN(kinds); k++) {
        struct rig rig = { .database_options = { .kind = kinds[k] } };

        rig_start(&rig);
        for (size_t i = 0; i < ARRAY_LEN(exchanges); i++)
            check_exchange(&rig, i);
        assert_true(rig_stop(&rig) < 3000);
        assert_int_equal(rig.ended, ST_OK);
    }
}

/* A request of each kind sent at once: the answers come one by one, in order. */
static void pipelined_requests_keep_their_order(void **state)
{
    static const char *const bodies[] = { "tiny", "slow", "5", "tiny", "slow", "hello", "tiny" };
    struct rig rig = { .database_options = { .commit_ms = 5 } };
    struct client *client;
    struct str body;

    (void)state;
    rig_start(&rig);
    client = client_open(&rig);
    client_send(client,
        S(GET("/api/v1/tiny")
                GET("/api/v1/slow/20") "POST /api/v1/write" HOST
                                       "Content-Length: 5\r\n\r\nhello" GET("/api/v1/tiny") GET(
                                           "/api/v1/hash/1") "POST /api/v1/echo" HOST
                                                             "Content-Length: 5\r\n\r\nhello" GET(
                                                                 "/api/v1/tiny")));
    for (size_t i = 0; i < ARRAY_LEN(bodies); i++) {
        assert_int_equal(client_answer(client, &body), 200);
        expect_text(body, bodies[i], "pipelined");
    }
    client_close(client);
    rig_stop(&rig);
}

/* More than one read's worth, waiting behind a slow one, in uneven pieces. */
static void long_pipelines_are_not_lost(void **state)
{
    enum { REQUESTS = 3000 };
    struct rig rig = { 0 };
    struct buf text;
    struct client *client;
    struct str body;

    (void)state;
    rig_start(&rig);
    text = (struct buf){ .arena = rig.arena };
    buf_add(&text, S(GET("/api/v1/slow/50")));
    for (int i = 0; i < REQUESTS; i++)
        buf_addf(&text, "POST /api/v1/echo" HOST "Content-Length: 4\r\n\r\n%04d", i);
    client = client_open(&rig);
    client_send(client, str_sub(buf_str(&text), 0, 1001));
    sleep_ms(5);
    client_send(client, str_sub(buf_str(&text), 1001, text.len));
    assert_int_equal(client_answer(client, &body), 200);
    for (int i = 0; i < REQUESTS; i++) {
        char expected[16];

        assert_int_equal(client_answer(client, &body), 200);
        snprintf(expected, sizeof(expected), "%04d", i);
        expect_text(body, expected, "pipelined");
        client->len -= client->from; /* the buffer is small */
        memmove(client->text, client->text + client->from, client->len);
        client->from = 0;
    }
    client_close(client);
    rig_stop(&rig);
}

static void connections_end_when_they_should(void **state)
{
    static const struct {
        const char *request;
        bool closes;
    } cases[] = {
        { GET("/api/v1/tiny"), false },
        { "GET /api/v1/tiny" HOST "Connection: close\r\n\r\n", true },
        { "GET /api/v1/tiny HTTP/1.0\r\n\r\n", true },
        { "GET /api/v1/tiny" HOST "X : y\r\n\r\n", true },
        { "POST /api/v1/write" HOST "Content-Length: 5000\r\n\r\n", true },
        { GET("/api/v1/none"), false },
    };
    struct rig rig = { 0 };

    (void)state;
    rig_start(&rig);
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct client *client = client_open(&rig);
        struct str body;

        client_send(client, str_of(cases[i].request));
        assert_true(client_answer(client, &body) > 0);
        if (client_closes(client, 100) != cases[i].closes)
            fail_msg("%s: %s", cases[i].request, cases[i].closes ? "stays open" : "closes");
        client_close(client);
    }
    rig_stop(&rig);
}

static void head_has_a_length_and_no_body(void **state)
{
    struct rig rig = { 0 };
    struct client *client;
    struct str text;

    (void)state;
    rig_start(&rig);
    client = client_open(&rig);
    client_send(client, S("HEAD /api/v1/tiny" HOST "\r\n" GET("/api/v1/tiny")));
    assert_int_equal(client_head(client, &text), 200);
    assert_true(str_find(text, S("Content-Length: 4\r\n")) < text.len);
    assert_int_equal(client_answer(client, &text), 200);
    expect_text(text, "tiny", "after HEAD");
    client_close(client);
    rig_stop(&rig);
}

static void continue_is_said_only_to_who_may(void **state)
{
    struct rig rig = { 0 };
    struct client *client;
    struct str body;

    (void)state;
    rig_start(&rig);
    client = client_open(&rig);
    client_send(
        client, S("POST /api/v1/echo" HOST "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n"));
    assert_int_equal(client_answer(client, &body), 100);
    client_send(client, S("hi"));
    assert_int_equal(client_answer(client, &body), 200);
    expect_text(body, "hi", "after 100");
    client_send(client,
        S("POST /api/v1/write" HOST "Expect: 100-continue\r\nContent-Length: 5000\r\n\r\n"));
    assert_int_equal(client_answer(client, &body), 413);
    client_close(client);
    rig_stop(&rig);
}

/* The refusal of a body that is still being sent must reach the client. */
static void refusal_is_heard_over_a_long_body(void **state)
{
    static char piece[10000];
    struct rig rig = { 0 };
    struct client *client;
    struct str body;

    (void)state;
    rig_start(&rig);
    client = client_open(&rig);
    client_send(client, S("POST /api/v1/write" HOST "Content-Length: 10000000\r\n\r\n"));
    for (int i = 0; i < 100; i++)
        client_send(client, (struct str){ piece, sizeof(piece) });
    assert_int_equal(client_answer(client, &body), 413);
    client_close(client);
    rig_stop(&rig);
}

static void large_bodies_pass_both_ways(void **state)
{
    enum { BYTES = 300000 };
    struct rig rig = { 0 };
    struct client *client;
    struct str body;
    char *text = heap_take(BYTES);

    (void)state;
    rig_start(&rig);
    for (int i = 0; i < BYTES; i++)
        text[i] = (char)('a' + i % 26);
    client = client_open(&rig);
    client_send(client, S("POST /api/v1/echo" HOST "Content-Length: 300000\r\n\r\n"));
    client_send(client, (struct str){ text, BYTES });
    assert_int_equal(client_answer(client, &body), 200);
    assert_int_equal(body.len, BYTES);
    assert_memory_equal(body.ptr, text, BYTES);
    client_close(client);
    heap_give(text);
    rig_stop(&rig);
}

static const struct static_file files[] = {
    { .path = "/assets/a.js", .type = "text/javascript", .tag = "t", .plain = { "script", 6 } },
    { .path = "/index.html", .type = "text/html", .tag = "i", .plain = { "<index>", 7 } },
};

static void site_is_served_beside_the_api(void **state)
{
    static const struct static_site site = { files, ARRAY_LEN(files) };
    static const struct {
        const char *request;
        int status;
        const char *body;
    } cases[] = {
        { GET("/"), 200, "<index>" },
        { GET("/index.html"), 200, "<index>" },
        { GET("/bao-cao/12/nhap?x=1"), 200, "<index>" },
        { GET("/assets/a.js"), 200, "script" },
        { "GET /assets/a.js" HOST "If-None-Match: \"t\"\r\n\r\n", 304, "" },
        { GET("/assets/gone.js"), 404, NULL },
        { GET("/api/v1/none"), 404, NULL },
        { GET("/api"), 404, NULL },
        { GET("/api/v1/tiny"), 200, "tiny" },
        { "POST /assets/a.js" HOST "\r\n", 404, NULL },
        { "POST /bao-cao" HOST "\r\n", 404, NULL },
    };
    struct rig rig = { .config = { .site = &site } };

    (void)state;
    rig_start(&rig);
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct client *client = client_open(&rig);
        struct str body;
        int status;

        client_send(client, str_of(cases[i].request));
        status = client_answer(client, &body);
        if (status != cases[i].status)
            fail_msg("%s: %d", cases[i].request, status);
        if (cases[i].body)
            expect_text(body, cases[i].body, cases[i].request);
        client_close(client);
    }
    rig_stop(&rig);
}

/* What /see answers to a request that came through a proxy. */
static struct str seen_through_proxy(struct rig *rig, const char *proxy)
{
    struct client *client;
    struct str body;

    rig->config.trusted_proxy = proxy;
    rig_start(rig);
    client = client_open(rig);
    client_send(client, S("GET /api/v1/see" HOST "X-Forwarded-For: 1.2.3.4, 10.9.8.7\r\n"
                          "X-Forwarded-Proto: https\r\nX-Request-Id: from-the-proxy\r\n\r\n"));
    assert_int_equal(client_answer(client, &body), 200);
    body = str_of(str_z(rig->arena, body));
    client_close(client);
    return body;
}

static void only_the_trusted_proxy_is_believed(void **state)
{
    struct rig trusted = { 0 }, stranger = { 0 };
    struct str seen;

    (void)state;
    seen = seen_through_proxy(&trusted, "127.0.0.1");
    assert_true(str_find(seen, S("address=10.9.8.7 secure=1")) < seen.len);
    assert_true(str_find(seen, S("id=from-the-proxy")) < seen.len);
    rig_stop(&trusted);
    seen = seen_through_proxy(&stranger, "10.0.0.1");
    assert_true(str_find(seen, S("address=127.0.0.1 secure=0")) < seen.len);
    assert_true(str_find(seen, S("from-the-proxy")) == seen.len);
    rig_stop(&stranger);
}

/* What is written to standard error while the requests are answered, at the most talkative. */
static struct str log_of(struct rig *rig, const char *const *requests, size_t len)
{
    FILE *file = tmpfile();
    int before = dup(STDERR_FILENO);
    static char text[8192];

    assert_non_null(file);
    assert_true(dup2(fileno(file), STDERR_FILENO) >= 0);
    log_set_level(LOG_DEBUG);
    for (size_t i = 0; i < len; i++)
        (void)ask(rig, str_of(requests[i]));
    (void)rig_stop(rig); /* all lines are written */
    log_set_level(LOG_ERROR);
    assert_true(dup2(before, STDERR_FILENO) >= 0);
    close(before);
    rewind(file);
    len = fread(text, 1, sizeof(text), file);
    fclose(file);
    return (struct str){ text, len };
}

#define TOKEN "q83vEjRWeJASNFZ4kBI0VniQEjRWeJASNFZ4kBI0Vng"

static void an_address_that_is_a_right_is_in_no_log(void **state)
{
    static const char *const requests[] = { GET("/api/v1/tiny"),
        GET("/api/v1/agent/" TOKEN "/content"),
        "POST /api/v1/agent/" TOKEN "/answer" HOST "Content-Length: 0\r\n\r\n" };
    struct rig rig = { 0 };
    struct str said;

    (void)state;
    rig_start(&rig);
    said = log_of(&rig, requests, ARRAY_LEN(requests));
    assert_true(str_find(said, S("\"/api/v1/tiny\"")) < said.len);
    assert_true(str_find(said, S("\"/api/v1/agent\"")) < said.len);
    assert_false(str_find(said, S("q83vEj")) < said.len);
}

static void server_says_why_it_cannot_start(void **state)
{
    struct rig rig = { 0 }, no_database = { .database_options = { .refuse_connect = true } };
    struct http_server *second = NULL;
    struct http_config config;
    char address[32];
    struct ctx ctx;

    (void)state;
    rig_start(&rig);
    config = rig.config;
    ctx = (struct ctx){ .arena = rig.arena };
    snprintf(address, sizeof(address), "127.0.0.1:%d", rig.port);
    config.listen = address;
    assert_int_equal(http_server_new(&ctx, &config, &second), ST_INTERNAL);
    assert_int_equal(ctx.problem.key, PROBLEM_HTTP_LISTEN);
    config.listen = "nowhere";
    assert_int_equal(http_server_new(&ctx, &config, &second), ST_INTERNAL);
    rig_stop(&rig);

    rig_start(&no_database);
    pthread_join(no_database.thread, NULL);
    assert_int_equal(no_database.ended, ST_INTERNAL);
    http_server_free(no_database.server);
    fake_database_close(no_database.database);
    arena_free(no_database.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(requests_are_answered_on_both_databases),
        cmocka_unit_test(pipelined_requests_keep_their_order),
        cmocka_unit_test(long_pipelines_are_not_lost),
        cmocka_unit_test(connections_end_when_they_should),
        cmocka_unit_test(head_has_a_length_and_no_body),
        cmocka_unit_test(continue_is_said_only_to_who_may),
        cmocka_unit_test(refusal_is_heard_over_a_long_body),
        cmocka_unit_test(large_bodies_pass_both_ways),
        cmocka_unit_test(site_is_served_beside_the_api),
        cmocka_unit_test(only_the_trusted_proxy_is_believed),
        cmocka_unit_test(an_address_that_is_a_right_is_in_no_log),
        cmocka_unit_test(server_says_why_it_cannot_start),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
