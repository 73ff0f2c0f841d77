#include "http/static.h"

#include "tests/unit.h"

#define BYTES(text) \
    { \
        text, sizeof(text) - 1 \
    }

static const struct static_file files[] = {
    {
        .path = "/assets/a-12345678.js",
        .type = "text/javascript; charset=utf-8",
        .tag = "aaaa",
        .immutable = true,
        .plain = BYTES("plain"),
        .gzip = BYTES("gzip"),
        .brotli = BYTES("br"),
    },
    { .path = "/assets/b.png", .type = "image/png", .tag = "bbbb", .plain = BYTES("png") },
    { .path = "/index.html", .type = "text/html", .tag = "cccc", .plain = BYTES("<html>") },
};

static const struct static_site site = { files, ARRAY_LEN(files) };

static void files_are_found(void **state)
{
    (void)state;
    assert_ptr_equal(static_find(&site, S("/assets/a-12345678.js")), &files[0]);
    assert_ptr_equal(static_find(&site, S("/assets/b.png")), &files[1]);
    assert_ptr_equal(static_find(&site, S("/index.html")), &files[2]);
    assert_ptr_equal(static_find(&site, S("/")), &files[2]);
    assert_null(static_find(&site, S("/assets")));
    assert_null(static_find(&site, S("/zzz")));
    assert_null(static_find(&(struct static_site){ 0 }, S("/")));
}

static void browser_routes_are_pages(void **state)
{
    (void)state;
    assert_true(static_may_be_page(S("/")));
    assert_true(static_may_be_page(S("/bao-cao/12/nhap")));
    assert_true(static_may_be_page(S("/apis")));
    assert_false(static_may_be_page(S("/api")));
    assert_false(static_may_be_page(S("/api/v1/none")));
    assert_false(static_may_be_page(S("/favicon.ico")));
    assert_false(static_may_be_page(S("/assets/gone-123.js")));
}

static const struct {
    const char *accept_encoding, *if_none_match;
    int status;
    const char *body;
} cases[] = {
    { "", "", 200, "plain" },
    { "gzip", "", 200, "gzip" },
    { "gzip, deflate, br", "", 200, "br" },
    { "br;q=0, gzip;q=0.5", "", 200, "gzip" },
    { "br;q=0.0,gzip; q=0", "", 200, "plain" },
    { "brotli, gz", "", 200, "plain" },
    { "br", "\"aaaa-br\"", 304, "" },
    { "br", "W/\"aaaa-br\"", 304, "" },
    { "br", "\"x\", \"aaaa-br\"", 304, "" },
    { "br", "*", 304, "" },
    { "br", "\"aaaa\"", 200, "br" },
    { "", "\"aaaa\"", 304, "" },
};

static void encodings_and_tags_are_negotiated(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct request request = { .if_none_match = str_of(cases[i].if_none_match) };
        struct response response;

        static_answer(arena, &files[0], &request, str_of(cases[i].accept_encoding), &response);
        if (response.status != cases[i].status)
            fail_msg(
                "%s %s: %d", cases[i].accept_encoding, cases[i].if_none_match, response.status);
        expect_text(response.body, cases[i].body, cases[i].accept_encoding);
    }
    arena_free(arena);
}

static struct str header_of(const struct response *response, const char *name)
{
    for (size_t i = 0; i < response->headers_len; i++)
        if (str_eq(str_of(response->headers[i].name), str_of(name)))
            return response->headers[i].value;
    return S("");
}

static void only_hashed_names_are_kept_for_ever(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct request request = { 0 };
    struct response response;

    (void)state;
    static_answer(arena, &files[0], &request, S("br"), &response);
    expect_text(header_of(&response, "Cache-Control"), "public, max-age=31536000, immutable", "js");
    expect_text(header_of(&response, "Vary"), "Accept-Encoding", "js");
    expect_text(header_of(&response, "Content-Encoding"), "br", "js");
    static_answer(arena, &files[2], &request, S("br"), &response);
    expect_text(header_of(&response, "Cache-Control"), "no-cache", "index");
    expect_text(header_of(&response, "Vary"), "", "index");
    expect_text(header_of(&response, "ETag"), "\"cccc\"", "index");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_found),
        cmocka_unit_test(browser_routes_are_pages),
        cmocka_unit_test(encodings_and_tags_are_negotiated),
        cmocka_unit_test(only_hashed_names_are_kept_for_ever),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
