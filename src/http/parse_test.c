#include "http/parse.h"

#include <string.h>

#include "base/limits.h"
#include "tests/unit.h"

/* The parser asks the API how long a body may be; here it is answered without one. */
size_t api_body_limit(enum method method, struct str path)
{
    (void)method;
    return str_eq(path, S("/upload")) ? 5000000 : 100;
}

#define H "\r\nHost: a\r\n"
#define GET "GET / HTTP/1.1" H
#define POST "POST / HTTP/1.1" H
#define RAW(text) \
    { \
        text, sizeof(text) - 1 \
    }

/* Every request a server between others must not misread, and what becomes of it. */
static const struct strict_case {
    const char *what;
    struct str raw;
    int status; /* 0: taken */
} cases[] = {
    /* clang-format off */
    { "plain",                         RAW(GET "\r\n"), 0 },
    { "one empty line before it",      RAW("\r\n" GET "\r\n"), 0 },
    { "two empty lines before it",     RAW("\r\n\r\n" GET "\r\n"), 400 },
    { "HTTP/1.0 without Host",         RAW("GET / HTTP/1.0\r\n\r\n"), 0 },
    { "a body",                        RAW(POST "Content-Length: 5\r\n\r\nhello"), 0 },
    { "an empty body",                 RAW(POST "Content-Length: 0\r\n\r\n"), 0 },
    { "POST without a length",         RAW(POST "\r\n"), 0 },
    { "white space round a length",    RAW(POST "Content-Length:  5  \r\n\r\nhello"), 0 },
    { "an empty value",                RAW(GET "X:\r\nY: \r\n\r\n"), 0 },
    { "UTF-8 in a value",              RAW(GET "User-Agent: \xc3\xa1\r\n\r\n"), 0 },
    { "Expect: 100-continue",          RAW(POST "Expect: 100-Continue\r\nContent-Length: 1\r\n\r\nx"), 0 },
    { "an upgrade is passed over",     RAW(GET "Upgrade: h2c\r\nConnection: Upgrade\r\n\r\n"), 0 },

    { "two lengths that differ",       RAW(POST "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello"), 400 },
    { "two lengths that agree",        RAW(POST "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello"), 400 },
    { "a list of lengths",             RAW(POST "Content-Length: 5, 5\r\n\r\nhello"), 400 },
    { "a length with a plus",          RAW(POST "Content-Length: +5\r\n\r\nhello"), 400 },
    { "a negative length",             RAW(POST "Content-Length: -1\r\n\r\nhello"), 400 },
    { "a length in hex",               RAW(POST "Content-Length: 0x5\r\n\r\nhello"), 400 },
    { "a length with a space inside",  RAW(POST "Content-Length: 1 2\r\n\r\nhello"), 400 },
    { "an empty length",               RAW(POST "Content-Length: \r\n\r\nhello"), 400 },
    { "a length beyond 64 bits",       RAW(POST "Content-Length: 99999999999999999999\r\n\r\nhello"), 400 },
    { "a length of 18 digits",         RAW(POST "Content-Length: 999999999999999999\r\n\r\nhello"), 413 },
    { "a length with letters behind",  RAW(POST "Content-Length: 5abc\r\n\r\nhello"), 400 },
    { "a body beyond the limit",       RAW(POST "Content-Length: 101\r\n\r\n"), 413 },
    { "GET with a body",               RAW(GET "Content-Length: 5\r\n\r\nhello"), 400 },
    { "HEAD with a body",              RAW("HEAD / HTTP/1.1" H "Content-Length: 5\r\n\r\nhello"), 400 },

    { "length and transfer-encoding",  RAW(POST "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400 },
    { "transfer-encoding and length",  RAW(POST "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"), 501 },
    { "chunked",                       RAW(POST "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n"), 501 },
    { "unknown transfer-encoding",     RAW(POST "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"), 501 },
    { "identity transfer-encoding",    RAW(POST "Transfer-Encoding: identity\r\n\r\n"), 501 },
    { "empty transfer-encoding",       RAW(POST "Transfer-Encoding:\r\n\r\n"), 501 },
    { "hex chunk size",                RAW(POST "Transfer-Encoding: chunked\r\n\r\n0x5\r\nhello\r\n0\r\n\r\n"), 501 },

    { "space before the colon",        RAW("GET / HTTP/1.1\r\nHost : a\r\n\r\n"), 400 },
    { "tab before the colon",          RAW("GET / HTTP/1.1\r\nHost\t: a\r\n\r\n"), 400 },
    { "empty name",                    RAW(GET ": x\r\n\r\n"), 400 },
    { "no colon",                      RAW(GET "Xyz\r\n\r\n"), 400 },
    { "a space in a name",             RAW(GET "X Y: z\r\n\r\n"), 400 },
    { "a bracket in a name",           RAW(GET "X(Y): z\r\n\r\n"), 400 },
    { "UTF-8 in a name",               RAW(GET "\xc3\xa1: z\r\n\r\n"), 400 },
    { "NUL in a value",                RAW(GET "X: a\0b\r\n\r\n"), 400 },
    { "NUL in a name",                 RAW(GET "X\0Y: b\r\n\r\n"), 400 },
    { "NUL in the target",             RAW("GET /\0 HTTP/1.1" H "\r\n"), 400 },
    { "a control character",           RAW(GET "X: a\x01" "b\r\n\r\n"), 400 },
    { "DEL in a value",                RAW(GET "X: a\x7f\r\n\r\n"), 400 },
    { "not UTF-8 in what we read",     RAW(GET "Cookie: \xff\r\n\r\n"), 400 },
    { "a folded line",                 RAW(GET "X: a\r\n b\r\n\r\n"), 400 },
    { "a line folded by a tab",        RAW(GET "X: a\r\n\tb\r\n\r\n"), 400 },
    { "a first header that is folded", RAW("GET / HTTP/1.1\r\n Host: a\r\n\r\n"), 400 },

    { "bare LF everywhere",            RAW("GET / HTTP/1.1\nHost: a\n\n"), 400 },
    { "bare LF after the target",      RAW("GET / HTTP/1.1\nHost: a\r\n\r\n"), 400 },
    { "bare LF at the end",            RAW("GET / HTTP/1.1" H "\n"), 400 },
    { "bare CR in a value",            RAW(GET "X: a\rb\r\n\r\n"), 400 },
    { "CR between headers",            RAW("GET / HTTP/1.1\r\nHost: a\rTransfer-Encoding: chunked\r\n\r\n"), 400 },
    { "CR CR LF",                      RAW("GET / HTTP/1.1\r\nHost: a\r\r\n\r\n"), 400 },
    { "LF first",                      RAW("\n" GET "\r\n"), 400 },

    { "no Host",                       RAW("GET / HTTP/1.1\r\n\r\n"), 400 },
    { "two Hosts",                     RAW(GET "Host: b\r\n\r\n"), 400 },
    { "two equal Hosts",               RAW(GET "Host: a\r\n\r\n"), 400 },
    { "two Hosts in HTTP/1.0",         RAW("GET / HTTP/1.0" H "Host: a\r\n\r\n"), 400 },
    { "empty Host",                    RAW("GET / HTTP/1.1\r\nHost:\r\n\r\n"), 400 },
    { "a path in Host",                RAW("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"), 400 },
    { "a name and password in Host",   RAW("GET / HTTP/1.1\r\nHost: u@a\r\n\r\n"), 400 },
    { "two Hosts in one",              RAW("GET / HTTP/1.1\r\nHost: a, b\r\n\r\n"), 400 },
    { "two cookies",                   RAW(GET "Cookie: a=1\r\nCookie: b=2\r\n\r\n"), 400 },
    { "two log-ins",                   RAW(GET "Authorization: Bearer a\r\nauthorization: Bearer b\r\n\r\n"), 400 },
    { "two origins",                   RAW(GET "Origin: http://a\r\nOrigin: http://b\r\n\r\n"), 400 },

    { "HTTP/1.9",                      RAW("GET / HTTP/1.9" H "\r\n"), 505 },
    { "HTTP/2.0",                      RAW("GET / HTTP/2.0" H "\r\n"), 505 },
    { "HTTP/0.9",                      RAW("GET / HTTP/0.9" H "\r\n"), 505 },
    { "HTTP/2's greeting",             RAW("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), 400 },
    { "no version",                    RAW("GET /\r\n\r\n"), 505 },
    { "a version in lower case",       RAW("GET / http/1.1" H "\r\n"), 400 },
    { "letters behind the version",    RAW("GET / HTTP/1.1x" H "\r\n"), 505 },
    { "space behind the version",      RAW("GET / HTTP/1.1 " H "\r\n"), 505 },
    { "space in the target",           RAW("GET /a b HTTP/1.1" H "\r\n"), 400 },
    { "two spaces before the target",  RAW("GET  / HTTP/1.1" H "\r\n"), 400 },
    { "two spaces behind the target",  RAW("GET /  HTTP/1.1" H "\r\n"), 400 },
    { "a tab before the target",       RAW("GET\t/ HTTP/1.1" H "\r\n"), 501 },
    { "space before the method",       RAW(" GET / HTTP/1.1" H "\r\n"), 501 },
    { "absolute target",               RAW("GET http://a/ HTTP/1.1" H "\r\n"), 400 },
    { "target of OPTIONS *",           RAW("OPTIONS * HTTP/1.1" H "\r\n"), 400 },
    { "CONNECT",                       RAW("CONNECT a:443 HTTP/1.1" H "\r\n"), 400 },
    { "encoded NUL in the path",       RAW("GET /%00 HTTP/1.1" H "\r\n"), 400 },
    { "a way up in the path",          RAW("GET /a/../b HTTP/1.1" H "\r\n"), 400 },
    { "unknown method",                RAW("BREW / HTTP/1.1" H "\r\n"), 501 },
    { "a method in lower case",        RAW("get / HTTP/1.1" H "\r\n"), 501 },
    { "a control character in it",     RAW("G\x01T / HTTP/1.1" H "\r\n"), 400 },
    { "a TLS greeting",                RAW("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"), 400 },
    { "another expectation",           RAW(POST "Expect: a-miracle\r\nContent-Length: 1\r\n\r\nx"), 417 },
    /* clang-format on */
};

/* Feeds the whole text in pieces of `step` bytes; how many bytes were taken. */
static size_t feed(struct http_parse *parse, struct str text, size_t step)
{
    size_t taken = 0;

    while (taken < text.len && parse->state != PARSE_DONE && parse->state != PARSE_REFUSED) {
        size_t got = http_parse_feed(parse, str_sub(text, taken, step));

        if (!got)
            fail_msg("the parser took nothing at byte %zu of %.*s", taken, STR_ARG(text));
        taken += got;
    }
    return taken;
}

/* Whether the case ends as it should; says how it ended otherwise. */
static bool case_holds(struct arena *arena, const struct strict_case *c, size_t step)
{
    struct http_parse parse;
    bool ended;
    int status;

    http_parse_begin(&parse, arena);
    feed(&parse, c->raw, step);
    status = parse.state == PARSE_REFUSED ? parse.status : 0;
    ended = parse.state == PARSE_REFUSED || parse.state == PARSE_DONE;
    if (!ended || status != c->status)
        print_error("%s, in pieces of %zu: %s %d instead of %d (%s)\n", c->what, step,
            ended ? "ended" : "waits", status, c->status, parse.detail ? parse.detail : "");
    http_parse_end(&parse);
    arena_reset(arena);
    return ended && status == c->status;
}

static void strict_in_any_pieces(void **state)
{
    static const size_t steps[] = { 100000, 1, 2, 3, 7, 17 };
    struct arena *arena = arena_new(UNIT_BYTES);
    size_t failed = 0;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        for (size_t s = 0; s < ARRAY_LEN(steps); s++)
            failed += !case_holds(arena, &cases[i], steps[s]);
    arena_free(arena);
    assert_int_equal(failed, 0);
}

static void request_is_understood(void **state)
{
    static const char text[] = "PATCH /a%20b?q=1 HTTP/1.1\r\nhOsT: baocao.vn:8080\r\n"
                               "Cookie: s=1\r\nContent-Type: application/json\r\n"
                               "Authorization: Bearer x\r\nOrigin: https://baocao.vn\r\n"
                               "Sec-Fetch-Site: same-origin\r\nIf-None-Match: \"t\"\r\n"
                               "Idempotency-Key: k\r\nUser-Agent: A\r\nAccept-Encoding: br\r\n"
                               "Content-Length: 2\r\n\r\n{}GET /";
    struct arena *arena = arena_new(UNIT_BYTES);
    struct http_parse parse;
    size_t taken;

    (void)state;
    http_parse_begin(&parse, arena);
    taken = feed(&parse, S(text), 1000);
    assert_int_equal(parse.state, PARSE_DONE);
    assert_int_equal(taken, sizeof(text) - 1 - 5); /* the next request is left alone */
    assert_int_equal(parse.request.method, METHOD_PATCH);
    assert_true(parse.keep_alive);
    expect_text(parse.request.path, "/a b", "path");
    expect_text(parse.request.query, "q=1", "query");
    expect_text(parse.request.host, "baocao.vn:8080", "host");
    expect_text(parse.request.cookie, "s=1", "cookie");
    expect_text(parse.request.content_type, "application/json", "content type");
    expect_text(parse.request.authorization, "Bearer x", "authorization");
    expect_text(parse.request.origin, "https://baocao.vn", "origin");
    expect_text(parse.request.sec_fetch_site, "same-origin", "sec-fetch-site");
    expect_text(parse.request.if_none_match, "\"t\"", "if-none-match");
    expect_text(parse.request.idempotency_key, "k", "idempotency key");
    expect_text(parse.request.user_agent, "A", "user agent");
    expect_text(parse.accept_encoding, "br", "accept-encoding");
    expect_text(parse.request.body, "{}", "body");
    http_parse_end(&parse);
    arena_free(arena);
}

static const struct {
    struct str raw;
    bool keep_alive;
} endings[] = {
    { RAW(GET "\r\n"), true },
    { RAW(GET "Connection: close\r\n\r\n"), false },
    { RAW(GET "Connection: foo, Close\r\n\r\n"), false },
    { RAW(GET "Connection: keep-alive\r\n\r\n"), true },
    { RAW("GET / HTTP/1.0\r\n\r\n"), false },
    { RAW("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"), false },
};

static void connection_ends_when_it_must(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(endings); i++) {
        struct http_parse parse;

        http_parse_begin(&parse, arena);
        feed(&parse, endings[i].raw, 1000);
        assert_int_equal(parse.state, PARSE_DONE);
        assert_int_equal(parse.keep_alive, endings[i].keep_alive);
        http_parse_end(&parse);
    }
    arena_free(arena);
}

/* Feeds `begin` and then `part` over and over until the parser decides or `most` bytes went. */
static int status_of_repeated(const char *begin, const char *part, size_t most)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct http_parse parse;
    size_t fed = 0;
    int status;

    http_parse_begin(&parse, arena);
    feed(&parse, str_of(begin), 1000);
    while (fed < most && parse.state == PARSE_HEAD)
        fed += feed(&parse, str_of(part), 1000);
    status = parse.state == PARSE_REFUSED ? parse.status : 0;
    http_parse_end(&parse);
    arena_free(arena);
    return status;
}

static void heads_are_limited(void **state)
{
    (void)state;
    assert_int_equal(status_of_repeated(GET "X: ", "aaaaaaaa", HTTP_HEAD_BYTES_MAX), 431);
    assert_int_equal(status_of_repeated("GET /", "aaaaaaaa", HTTP_HEAD_BYTES_MAX), 414);
    assert_int_equal(status_of_repeated(GET, "X: a\r\n", HTTP_HEAD_BYTES_MAX), 431);
}

static void headers_are_counted(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (int headers = HTTP_HEADERS_MAX - 1; headers <= HTTP_HEADERS_MAX; headers++) {
        struct buf text = { .arena = arena };
        struct http_parse parse;

        buf_add(&text, S(GET));
        for (int i = 0; i < headers; i++)
            buf_add(&text, S("X: a\r\n"));
        buf_add(&text, S("\r\n"));
        http_parse_begin(&parse, arena);
        feed(&parse, buf_str(&text), 100000);
        if (headers < HTTP_HEADERS_MAX)
            assert_int_equal(parse.state, PARSE_DONE);
        else
            assert_int_equal(parse.status, 431);
        http_parse_end(&parse);
    }
    arena_free(arena);
}

static void long_body_grows_with_what_came(void **state)
{
    static char piece[65536];
    struct arena *arena = arena_new(UNIT_BYTES);
    struct http_parse parse;

    (void)state;
    memset(piece, 'x', sizeof(piece));
    http_parse_begin(&parse, arena);
    feed(&parse, S("POST /upload HTTP/1.1" H "Content-Length: 5000000\r\n\r\n"), 1000);
    assert_int_equal(parse.state, PARSE_BODY);
    while (parse.state == PARSE_BODY)
        http_parse_feed(&parse, (struct str){ piece, sizeof(piece) });
    assert_int_equal(parse.state, PARSE_DONE);
    assert_int_equal(parse.request.body.len, 5000000);
    assert_int_equal(parse.request.body.ptr[4999999], 'x');
    http_parse_end(&parse);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strict_in_any_pieces),
        cmocka_unit_test(request_is_understood),
        cmocka_unit_test(connection_ends_when_it_must),
        cmocka_unit_test(heads_are_limited),
        cmocka_unit_test(headers_are_counted),
        cmocka_unit_test(long_body_grows_with_what_came),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
