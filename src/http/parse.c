#include "http/parse.h"

#include <llhttp/llhttp.h>
#include <string.h>

#include "base/host/heap.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "http/path.h"

#define HEAD_BYTES_FIRST 1024
#define BODY_BYTES_FIRST ((size_t)64 << 10)

/* What llhttp's callbacks answer to stop it. */
enum { GO_ON = 0 };

static void refuse(
    struct http_parse *parse, int status, enum problem_key problem, const char *detail)
{
    if (parse->state == PARSE_REFUSED)
        return; /* the first reason is the true one */
    parse->state = PARSE_REFUSED;
    parse->status = status;
    parse->problem = problem;
    parse->detail = detail;
}

static void malformed(struct http_parse *parse, const char *detail)
{
    refuse(parse, 400, PROBLEM_HTTP_MALFORMED, detail);
}

void http_parse_begin(struct http_parse *parse, struct arena *arena)
{
    *parse = (struct http_parse){ .arena = arena };
}

void http_parse_end(struct http_parse *parse)
{
    heap_give(parse->body);
    parse->body = NULL;
}

/* ---- the guard over raw bytes ---- */

static bool starts_badly(const struct http_parse *parse, char c)
{
    return parse->lines && !parse->line_len && (c == ' ' || c == '\t' || c == ':');
}

/* Looks at one byte of the head; true at the end of a line. */
static bool guard(struct http_parse *parse, char c)
{
    char last = parse->last;

    parse->last = c;
    if ((c == '\n') != (last == '\r')) {
        malformed(parse, "Dòng phải kết thúc bằng CR LF.");
        return false;
    }
    if (c == '\n')
        return true;
    if (c == '\r')
        return false;
    if (((unsigned char)c < ' ' && c != '\t') || c == 0x7f)
        malformed(parse, "Phần đầu có ký tự điều khiển.");
    if (starts_badly(parse, c))
        malformed(parse, "Dòng tiêu đề bị ngắt hoặc không có tên.");
    parse->line_len++;
    return false;
}

/* Whether the empty line just seen ends the head: one before the request line is passed over. */
static bool head_ends(struct http_parse *parse)
{
    if (parse->line_len) {
        parse->lines++;
        parse->line_len = 0;
        return false;
    }
    if (parse->lines)
        return true;
    if (parse->empty_line_seen)
        malformed(parse, "Thiếu dòng yêu cầu.");
    parse->empty_line_seen = true;
    return false;
}

static void head_keep(struct http_parse *parse, struct str bytes)
{
    if (!bytes.len)
        return;
    if (parse->head_cap - parse->head_len < bytes.len) {
        size_t cap = parse->head_len * 2 + bytes.len; /* most heads come in one piece */
        char *bigger;

        if (cap < HEAD_BYTES_FIRST)
            cap = HEAD_BYTES_FIRST;
        bigger = arena_alloc(parse->arena, cap);
        if (parse->head_len)
            memcpy(bigger, parse->head, parse->head_len);
        parse->head = bigger;
        parse->head_cap = cap;
    }
    memcpy(parse->head + parse->head_len, bytes.ptr, bytes.len);
    parse->head_len += bytes.len;
}

/* ---- llhttp and its callbacks ---- */

static int stop(llhttp_t *llhttp)
{
    llhttp_set_error_reason(llhttp, "refused");
    return HPE_USER;
}

/* A span may come in pieces; all lie in the one buffer of the head. */
static int span_add(struct str *span, const char *at, size_t len)
{
    if (!span->ptr)
        span->ptr = at;
    span->len = (size_t)(at - span->ptr) + len;
    return GO_ON;
}

static int on_url(llhttp_t *llhttp, const char *at, size_t len)
{
    return span_add(&((struct http_parse *)llhttp->data)->target, at, len);
}

static int on_header_field(llhttp_t *llhttp, const char *at, size_t len)
{
    return span_add(&((struct http_parse *)llhttp->data)->name, at, len);
}

static int on_header_value(llhttp_t *llhttp, const char *at, size_t len)
{
    return span_add(&((struct http_parse *)llhttp->data)->value, at, len);
}

/* Whether s is one or more ASCII letters, digits and characters of `others`. */
static bool consists_of(struct str s, const char *others)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');

        if (!plain && (!c || !strchr(others, c)))
            return false;
    }
    return s.len > 0;
}

static int on_header_field_complete(llhttp_t *llhttp)
{
    struct http_parse *parse = llhttp->data;

    if (!consists_of(parse->name, "!#$%&'*+-.^_`|~") || parse->name.ptr[parse->name.len] != ':')
        malformed(parse, "Tên tiêu đề không hợp lệ.");
    else if (++parse->headers_len > HTTP_HEADERS_MAX)
        refuse(parse, 431, PROBLEM_HTTP_HEAD_TOO_LARGE, "Có quá nhiều tiêu đề.");
    return parse->state == PARSE_REFUSED ? stop(llhttp) : GO_ON;
}

static bool same_name(struct str name, struct str lower)
{
    if (name.len != lower.len)
        return false;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];

        if (c >= 'A' && c <= 'Z')
            c = (char)(c + ('a' - 'A'));
        if (c != lower.ptr[i])
            return false;
    }
    return true;
}

/* The headers we read, and where they go. Any other is checked and passed over. */
enum header_count { HEADER_ONCE, HEADER_LAST };

#define KNOWN(text, member, count) \
    { \
        { text, sizeof(text) - 1 }, offsetof(struct http_parse, member), count \
    }

static const struct known_header {
    struct str name;
    size_t offset;
    enum header_count count;
} known_headers[] = {
    /* clang-format off */
    KNOWN("host",              request.host,            HEADER_ONCE),
    KNOWN("content-length",    content_length,          HEADER_ONCE),
    KNOWN("transfer-encoding", transfer_encoding,       HEADER_ONCE),
    KNOWN("expect",            expect,                  HEADER_ONCE),
    KNOWN("content-type",      request.content_type,    HEADER_ONCE),
    KNOWN("cookie",            request.cookie,          HEADER_ONCE),
    KNOWN("authorization",     request.authorization,   HEADER_ONCE),
    KNOWN("origin",            request.origin,          HEADER_ONCE),
    KNOWN("sec-fetch-site",    request.sec_fetch_site,  HEADER_ONCE),
    KNOWN("if-none-match",     request.if_none_match,   HEADER_ONCE),
    KNOWN("idempotency-key",   request.idempotency_key, HEADER_ONCE),
    KNOWN("x-request-id",      request_id,              HEADER_ONCE),
    KNOWN("user-agent",        request.user_agent,      HEADER_LAST),
    KNOWN("accept-encoding",   accept_encoding,         HEADER_LAST),
    KNOWN("x-forwarded-for",   forwarded_for,           HEADER_LAST),
    KNOWN("x-forwarded-proto", forwarded_proto,         HEADER_LAST),
    /* clang-format on */
};

static void header_keep(struct http_parse *parse, const struct known_header *known)
{
    struct str *at = (struct str *)(void *)((char *)parse + known->offset);

    if (at->ptr && known->count == HEADER_ONCE) {
        malformed(parse, "Một tiêu đề bị lặp lại.");
        return;
    }
    *at = str_trim(parse->value);
    if (!at->ptr)
        at->ptr = ""; /* present, though empty */
    if (!utf8_is_text(*at))
        malformed(parse, "Tiêu đề có ký tự không hợp lệ.");
}

static int on_header_value_complete(llhttp_t *llhttp)
{
    struct http_parse *parse = llhttp->data;

    for (size_t i = 0; i < ARRAY_LEN(known_headers); i++)
        if (same_name(parse->name, known_headers[i].name))
            header_keep(parse, &known_headers[i]);
    /* Bodies have a Content-Length; a proxy in front turns chunks into one. */
    if (parse->transfer_encoding.ptr)
        refuse(parse, parse->content_length.ptr ? 400 : 501, PROBLEM_HTTP_UNSUPPORTED,
            "Không nhận Transfer-Encoding.");
    parse->name = parse->value = (struct str){ 0 };
    return parse->state == PARSE_REFUSED ? stop(llhttp) : GO_ON;
}

static int on_headers_complete(llhttp_t *llhttp)
{
    (void)llhttp;
    return HPE_PAUSED; /* bodies are counted here, not by llhttp */
}

static const llhttp_settings_t settings = {
    .on_url = on_url,
    .on_header_field = on_header_field,
    .on_header_field_complete = on_header_field_complete,
    .on_header_value = on_header_value,
    .on_header_value_complete = on_header_value_complete,
    .on_headers_complete = on_headers_complete,
};

static enum method method_of(uint8_t method)
{
    static const struct {
        uint8_t from;
        enum method to;
    } table[] = {
        { HTTP_GET, METHOD_GET },
        { HTTP_HEAD, METHOD_HEAD },
        { HTTP_POST, METHOD_POST },
        { HTTP_PATCH, METHOD_PATCH },
        { HTTP_PUT, METHOD_PUT },
        { HTTP_DELETE, METHOD_DELETE },
    };

    for (size_t i = 0; i < ARRAY_LEN(table); i++)
        if (table[i].from == method)
            return table[i].to;
    return METHOD_OTHER;
}

/* ---- our rules over a head llhttp took ---- */

/* "GET /x HTTP/1.1" has two spaces and no tab. */
static bool request_line_is_sound(const struct http_parse *parse)
{
    size_t spaces = 0;

    for (size_t i = 0; i < parse->head_len && parse->head[i] != '\r'; i++) {
        if (parse->head[i] == '\t')
            return false;
        spaces += parse->head[i] == ' ';
    }
    return spaces == 2;
}

static void check_host(struct http_parse *parse, uint8_t minor)
{
    if (!parse->request.host.ptr ? minor > 0 : !consists_of(parse->request.host, ".-_:[]"))
        malformed(parse, "Thiếu Host hoặc Host không hợp lệ.");
}

static void check_expect(struct http_parse *parse, uint8_t minor)
{
    if (!parse->expect.ptr || minor == 0)
        return;
    if (!same_name(parse->expect, S("100-continue")))
        refuse(parse, 417, PROBLEM_HTTP_UNSUPPORTED, "Chỉ nhận Expect: 100-continue.");
    parse->expects_continue = true;
}

static void check_length(struct http_parse *parse)
{
    enum method method = parse->request.method;
    int64_t len = 0;

    if (!parse->content_length.ptr || parse->state == PARSE_REFUSED)
        return;
    if (!str_to_int(parse->content_length, &len)) {
        malformed(parse, "Content-Length không hợp lệ.");
        return;
    }
    parse->body_len = (size_t)len;
    if (len && (method == METHOD_GET || method == METHOD_HEAD))
        malformed(parse, "GET và HEAD không có nội dung gửi kèm.");
    else if (len && parse->body_len > api_body_limit(method, parse->request.path))
        refuse(parse, 413, PROBLEM_BODY_TOO_LARGE, NULL);
}

static void check_head(struct http_parse *parse, const llhttp_t *llhttp)
{
    uint8_t minor = llhttp->http_minor;

    if (llhttp->http_major != 1 || minor > 1)
        refuse(parse, 505, PROBLEM_HTTP_UNSUPPORTED, "Chỉ nhận HTTP/1.0 và HTTP/1.1.");
    if (!request_line_is_sound(parse) || !http_target_split(parse->arena, parse->target,
                                             &parse->request.path, &parse->request.query))
        malformed(parse, "Địa chỉ trong dòng yêu cầu không hợp lệ.");
    parse->request.method = method_of(llhttp->method);
    check_host(parse, minor);
    check_expect(parse, minor);
    check_length(parse);
    parse->keep_alive = minor == 1 && llhttp_should_keep_alive(llhttp);
}

static void refuse_by_llhttp(struct http_parse *parse, llhttp_errno_t error)
{
    if (error == HPE_INVALID_METHOD)
        refuse(parse, 501, PROBLEM_HTTP_UNSUPPORTED, "Phương thức HTTP không được hỗ trợ.");
    else if (error == HPE_INVALID_VERSION)
        refuse(parse, 505, PROBLEM_HTTP_UNSUPPORTED, "Chỉ nhận HTTP/1.0 và HTTP/1.1.");
    else
        malformed(parse, NULL);
}

static void head_done(struct http_parse *parse)
{
    llhttp_t llhttp;
    llhttp_errno_t error;

    llhttp_init(&llhttp, HTTP_REQUEST, &settings);
    llhttp.data = parse;
    error = llhttp_execute(&llhttp, parse->head, parse->head_len);
    if (error != HPE_PAUSED)
        refuse_by_llhttp(parse, error);
    else
        check_head(parse, &llhttp);
    if (parse->state != PARSE_REFUSED)
        parse->state = parse->body_len ? PARSE_BODY : PARSE_DONE;
}

static size_t feed_head(struct http_parse *parse, struct str bytes)
{
    size_t room = HTTP_HEAD_BYTES_MAX - parse->head_len;
    bool ended = false;
    size_t from = 0, at = 0;

    while (at < bytes.len && at - from < room && !ended && parse->state == PARSE_HEAD) {
        if (guard(parse, bytes.ptr[at++]) && parse->state == PARSE_HEAD)
            ended = head_ends(parse);
        if (!parse->lines && parse->empty_line_seen && !parse->line_len && parse->last == '\n') {
            parse->head_len = 0;
            from = at;
        }
    }
    if (parse->state == PARSE_HEAD)
        head_keep(parse, str_sub(bytes, from, at - from));
    if (ended)
        head_done(parse);
    else if (parse->head_len >= HTTP_HEAD_BYTES_MAX)
        refuse(parse, parse->lines ? 431 : 414, PROBLEM_HTTP_HEAD_TOO_LARGE, NULL);
    return at;
}

/* ---- the body ---- */

/* Memory follows what has come, not what was announced. */
static void body_grow(struct http_parse *parse, size_t need)
{
    size_t cap = parse->body_cap * 2;

    if (parse->body_cap >= need)
        return;
    if (cap < BODY_BYTES_FIRST)
        cap = BODY_BYTES_FIRST;
    if (cap < need)
        cap = need;
    if (cap > parse->body_len)
        cap = parse->body_len;
    parse->body = heap_grow(parse->body, cap);
    parse->body_cap = cap;
}

static size_t feed_body(struct http_parse *parse, struct str bytes)
{
    bytes = str_sub(bytes, 0, parse->body_len - parse->body_got);
    body_grow(parse, parse->body_got + bytes.len);
    memcpy(parse->body + parse->body_got, bytes.ptr, bytes.len);
    parse->body_got += bytes.len;
    if (parse->body_got == parse->body_len) {
        parse->request.body = (struct str){ parse->body, parse->body_len };
        parse->state = PARSE_DONE;
    }
    return bytes.len;
}

size_t http_parse_feed(struct http_parse *parse, struct str bytes)
{
    if (!bytes.len)
        return 0;
    if (parse->state == PARSE_HEAD)
        return feed_head(parse, bytes);
    if (parse->state == PARSE_BODY)
        return feed_body(parse, bytes);
    return 0;
}
