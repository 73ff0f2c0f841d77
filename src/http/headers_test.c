#include "http/headers.h"

#include "tests/unit.h"

static struct str head_of(struct arena *arena, const struct response *response, bool secure)
{
    struct head_facts facts = {
        .date = S("Sun, 06 Nov 1994 08:49:37 GMT"),
        .request_id = S("0123456789abcdef"),
        .connection = HEAD_KEEP_ALIVE,
        .content = HEAD_OF_API,
        .secure = secure,
    };

    return http_head(arena, response, &facts);
}

static bool has(struct str head, const char *line)
{
    return str_find(head, str_of(line)) < head.len;
}

static void answer_has_its_guards(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct response response = {
        .status = 200, .content_type = "application/json", .body = S("{}")
    };
    struct str head = head_of(arena, &response, false);

    (void)state;
    assert_true(str_starts(head, S("HTTP/1.1 200 OK\r\n")));
    assert_true(str_ends(head, S("\r\n\r\n")));
    assert_true(has(head, "\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n"));
    assert_true(has(head, "\r\nContent-Type: application/json\r\n"));
    assert_true(has(head, "\r\nContent-Length: 2\r\n"));
    assert_true(has(head, "\r\nCache-Control: no-store\r\n"));
    assert_true(has(head, "\r\nX-Request-Id: 0123456789abcdef\r\n"));
    assert_true(has(head, "\r\nX-Content-Type-Options: nosniff\r\n"));
    assert_true(has(head, "\r\nContent-Security-Policy: default-src 'none'; "));
    assert_false(has(head, "Connection:"));
    assert_false(has(head, "Strict-Transport-Security"));
    head = head_of(arena, &response, true);
    assert_true(has(head, "\r\nStrict-Transport-Security: max-age=31536000\r\n"));
    arena_free(arena);
}

/* The page may reach the server, the signing program on the reader's machine, and nobody else. */
static void site_reaches_the_signing_program_alone(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct response response = { .status = 200, .content_type = "text/html", .body = S("<p>") };
    struct head_facts facts = { .content = HEAD_OF_SITE };
    struct str head = http_head(arena, &response, &facts);

    (void)state;
    assert_true(has(head, "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; "));
    assert_true(has(head, "; connect-src 'self' wss://127.0.0.1:8987; frame-src blob:; "));
    assert_true(has(head, "; frame-ancestors 'none'; "));
    assert_false(has(head, "object-src"));
    assert_false(has(head_of(arena, &response, false), "8987"));
    arena_free(arena);
}

static void own_caching_is_respected(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct response response = {
        .status = 304,
        .headers = { { "ETag", S("\"7\"") } },
        .headers_len = 1,
    };
    struct str head = head_of(arena, &response, false);

    (void)state;
    assert_true(has(head, "\r\nETag: \"7\"\r\n"));
    assert_false(has(head, "no-store"));
    assert_false(has(head, "Content-Length"));
    assert_false(has(head, "Content-Type:"));
    arena_free(arena);
}

static void value_cannot_end_its_line(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct response response = {
        .status = 200,
        .headers = { { "Bad-A", S("a\r\nSet-Cookie: b=c") }, { "Bad-B", S("a\nb") },
            { "Bad-C", S("a\0b") }, { "X-D", S("fine") } },
        .headers_len = 4,
    };
    struct str head = head_of(arena, &response, false);

    (void)state;
    assert_false(has(head, "Set-Cookie"));
    assert_false(has(head, "Bad-A"));
    assert_false(has(head, "Bad-B"));
    assert_false(has(head, "Bad-C"));
    assert_true(has(head, "\r\nX-D: fine\r\n"));
    arena_free(arena);
}

static void busy_says_when_to_come_back(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct response response = { 0 };
    struct problem problem = { .key = PROBLEM_BUSY };

    (void)state;
    http_problem(arena, 503, problem, S("0123456789abcdef"), &response);
    assert_true(has(head_of(arena, &response, false), "\r\nRetry-After: 2\r\n"));
    assert_true(has(response.body, "\"status\":503"));
    assert_true(has(response.body, "\"key\":\"busy\""));
    assert_true(has(response.body, "\"request_id\":\"0123456789abcdef\""));
    arena_free(arena);
}

static void dates_are_written_as_http_wants_them(void **state)
{
    char to[32];

    (void)state;
    expect_text(http_date(784111777000, to), "Sun, 06 Nov 1994 08:49:37 GMT", "date");
    expect_text(http_date(0, to), "Thu, 01 Jan 1970 00:00:00 GMT", "date");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answer_has_its_guards),
        cmocka_unit_test(site_reaches_the_signing_program_alone),
        cmocka_unit_test(own_caching_is_respected),
        cmocka_unit_test(value_cannot_end_its_line),
        cmocka_unit_test(busy_says_when_to_come_back),
        cmocka_unit_test(dates_are_written_as_http_wants_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
