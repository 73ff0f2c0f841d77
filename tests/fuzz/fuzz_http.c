/*
 * fuzz_http -- bytes as a client might send them, cut into pieces in any way.
 *
 * The first byte chooses the cut. Whatever the pieces, the parser must come to the same end, and
 * a request it takes must be one that no other program can read differently.
 */
#include <string.h>

#include "base/host/heap.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "http/parse.h"

#define CHECK(cond) ASSERT(cond)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

/* The API's answer, in every build the same: the corpus must not depend on its routes. */
size_t api_body_limit(enum method method, struct str path)
{
    (void)method;
    return str_starts(path, S("/upload")) ? 100000 : 1000;
}

static bool ended(const struct http_parse *parse)
{
    return parse->state == PARSE_DONE || parse->state == PARSE_REFUSED;
}

/* Feeds pieces of 1 to 16 bytes chosen by `cut`, or all at once for 0; the bytes taken. */
static size_t feed(struct http_parse *parse, struct str text, unsigned cut)
{
    size_t taken = 0;

    while (taken < text.len && !ended(parse)) {
        size_t piece = cut ? 1 + (cut = cut * 1103515245 + 12345) / 65536 % 16 : text.len;
        size_t got = http_parse_feed(parse, str_sub(text, taken, piece));

        CHECK(got > 0);
        taken += got;
    }
    return taken;
}

static void check_value(struct str value)
{
    CHECK(utf8_is_text(value));
    for (size_t i = 0; i < value.len; i++)
        CHECK(value.ptr[i] != '\r' && value.ptr[i] != '\n' && value.ptr[i] != 0);
}

static void check_path(struct str path)
{
    CHECK(path.len > 0 && path.ptr[0] == '/');
    CHECK(utf8_is_text(path));
    CHECK(str_find(path, S("//")) == path.len);
    CHECK(str_find(path, S("/../")) == path.len && !str_ends(path, S("/..")));
    CHECK(str_find(path, S("/./")) == path.len && !str_ends(path, S("/.")));
    CHECK(str_find(path, S("\\")) == path.len);
}

static void check_request(const struct http_parse *parse)
{
    const struct request *r = &parse->request;
    const struct str values[] = { r->query, r->content_type, r->cookie, r->authorization, r->origin,
        r->host, r->sec_fetch_site, r->if_none_match, r->idempotency_key, r->user_agent,
        parse->accept_encoding, parse->forwarded_for };

    check_path(r->path);
    for (size_t i = 0; i < ARRAY_LEN(values); i++)
        check_value(values[i]);
    CHECK(r->body.len == parse->body_len && r->body.len <= api_body_limit(r->method, r->path));
    CHECK(!r->body.len || (r->method != METHOD_GET && r->method != METHOD_HEAD));
    CHECK(!parse->keep_alive || r->host.len);
}

static void check_end(const struct http_parse *parse)
{
    if (parse->state == PARSE_REFUSED)
        CHECK(parse->status >= 400 && parse->status < 600 && parse->problem != PROBLEM_NONE);
    if (parse->state == PARSE_DONE)
        check_request(parse);
    CHECK(parse->body_got <= parse->body_len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct arena *arena = arena_new(ARENA_REQUEST_BYTES);
    struct str text = { (const char *)data + 1, len ? len - 1 : 0 };
    struct http_parse whole, pieces;
    size_t taken;

    if (text.len) {
        http_parse_begin(&whole, arena);
        http_parse_begin(&pieces, arena);
        taken = feed(&whole, text, 0);
        CHECK(feed(&pieces, text, data[0] + 1u) == taken);
        CHECK(whole.state == pieces.state && whole.status == pieces.status);
        CHECK(str_eq(whole.request.path, pieces.request.path));
        CHECK(str_eq(whole.request.body, pieces.request.body));
        check_end(&whole);
        check_end(&pieces);
        http_parse_end(&whole);
        http_parse_end(&pieces);
    }
    arena_free(arena);
    return 0;
}
