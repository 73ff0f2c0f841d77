#include "http/headers.h"

#include <stdio.h>
#include <time.h>

#include "base/json.h"

/*
 * The site needs its own files, WebAssembly, the signing program on the reader's own machine
 * (web/src/sign/agent.ts), and a frame for the document about to be signed, shown from the very
 * bytes the page has hashed (blob:). Nothing else. Trusted types guard against script
 * by text; the bundle is free of such sinks, and TRUSTED_TYPES is the one place to change that.
 */
#define TRUSTED_TYPES "; require-trusted-types-for 'script'"
#define SITE_POLICY \
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " \
    "img-src 'self' data:; font-src 'self'; connect-src 'self' wss://127.0.0.1:8987; " \
    "frame-src blob:; worker-src 'self'; " \
    "manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
/* An answer of the API is data: should a browser show it, nothing in it may run. */
#define API_POLICY "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox"

#define GUARDS \
    "X-Content-Type-Options: nosniff\r\n" \
    "Referrer-Policy: same-origin\r\n" \
    "Cross-Origin-Opener-Policy: same-origin\r\n" \
    "Cross-Origin-Resource-Policy: same-origin\r\n"

static const char site_guards[] =
    "Content-Security-Policy: " SITE_POLICY TRUSTED_TYPES "\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\r\n" GUARDS;
static const char api_guards[] = "Content-Security-Policy: " API_POLICY "\r\n" GUARDS;

static const struct {
    int status;
    const char *text;
} reasons[] = {
    { 200, "OK" },
    { 201, "Created" },
    { 202, "Accepted" },
    { 204, "No Content" },
    { 206, "Partial Content" },
    { 304, "Not Modified" },
    { 400, "Bad Request" },
    { 401, "Unauthorized" },
    { 403, "Forbidden" },
    { 404, "Not Found" },
    { 405, "Method Not Allowed" },
    { 408, "Request Timeout" },
    { 409, "Conflict" },
    { 412, "Precondition Failed" },
    { 413, "Content Too Large" },
    { 414, "URI Too Long" },
    { 415, "Unsupported Media Type" },
    { 417, "Expectation Failed" },
    { 422, "Unprocessable Content" },
    { 429, "Too Many Requests" },
    { 431, "Request Header Fields Too Large" },
    { 500, "Internal Server Error" },
    { 501, "Not Implemented" },
    { 503, "Service Unavailable" },
    { 504, "Gateway Timeout" },
    { 505, "HTTP Version Not Supported" },
};

static const char *reason_of(int status)
{
    for (size_t i = 0; i < ARRAY_LEN(reasons); i++)
        if (reasons[i].status == status)
            return reasons[i].text;
    return "Answer";
}

bool http_status_has_body(int status)
{
    return status != 204 && status != 304;
}

static void line_add(struct buf *head, const char *name, struct str value)
{
    for (size_t i = 0; i < value.len; i++)
        if ((unsigned char)value.ptr[i] < ' ' && value.ptr[i] != '\t')
            return;
    buf_add(head, str_of(name));
    buf_add(head, S(": "));
    buf_add(head, value);
    buf_add(head, S("\r\n"));
}

static bool has_header(const struct response *response, struct str name)
{
    for (size_t i = 0; i < response->headers_len; i++)
        if (str_eq(str_of(response->headers[i].name), name))
            return true;
    return false;
}

static void length_add(struct buf *head, const struct response *response)
{
    if (response->stream || !http_status_has_body(response->status))
        return;
    buf_add(head, S("Content-Length: "));
    buf_add_int(head, (int64_t)(response->body.len + response->body_more));
    buf_add(head, S("\r\n"));
}

static void defaults_add(struct buf *head, const struct response *response)
{
    if (!has_header(response, S("Cache-Control")) && !has_header(response, S("ETag")))
        buf_add(head, S("Cache-Control: no-store\r\n"));
    if (response->status == 503 && !has_header(response, S("Retry-After")))
        buf_add(head, S("Retry-After: 2\r\n"));
    if (response->stream)
        buf_add(head, S("X-Accel-Buffering: no\r\n")); /* nginx: pass events on at once */
}

struct str http_head(
    struct arena *arena, const struct response *response, const struct head_facts *facts)
{
    struct buf head = { .arena = arena };

    buf_reserve(&head, 1024);
    buf_add(&head, S("HTTP/1.1 "));
    buf_add_int(&head, response->status);
    buf_add_char(&head, ' ');
    buf_add(&head, str_of(reason_of(response->status)));
    buf_add(&head, S("\r\n"));
    line_add(&head, "Date", facts->date);
    if (response->content_type && (response->body.len || response->stream))
        line_add(&head, "Content-Type", str_of(response->content_type));
    length_add(&head, response);
    for (size_t i = 0; i < response->headers_len; i++)
        line_add(&head, response->headers[i].name, response->headers[i].value);
    defaults_add(&head, response);
    line_add(&head, "X-Request-Id", facts->request_id);
    if (facts->connection == HEAD_CLOSE)
        buf_add(&head, S("Connection: close\r\n"));
    if (facts->secure)
        buf_add(&head, S("Strict-Transport-Security: max-age=31536000\r\n"));
    buf_add(&head, facts->content == HEAD_OF_SITE ? S(site_guards) : S(api_guards));
    buf_add(&head, S("\r\n"));
    return buf_str(&head);
}

void http_problem(struct arena *arena, int status, struct problem problem, struct str request_id,
    struct response *out)
{
    struct buf body = { .arena = arena };
    struct json_writer w = { .out = &body };
    struct str title = str_of(problem_text(problem.key));

    json_open(&w, '{');
    json_name(&w, "type");
    json_str(&w, S("about:blank"));
    json_name(&w, "title");
    json_str(&w, title);
    json_name(&w, "status");
    json_int(&w, status);
    json_name(&w, "key");
    json_str(&w, str_of(problem_name(problem.key)));
    json_name(&w, "detail");
    json_str(&w, problem.detail.len ? problem.detail : title);
    json_name(&w, "request_id");
    json_str(&w, request_id);
    json_close(&w, '}');
    *out = (struct response){
        .status = status,
        .content_type = "application/problem+json; charset=utf-8",
        .body = buf_str(&body),
    };
}

struct str http_date(int64_t now_ms, char *to)
{
    static const char days[] = "SunMonTueWedThuFriSat";
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    time_t now = (time_t)(now_ms / 1000);
    struct tm tm;
    int len;

    gmtime_r(&now, &tm);
    len = snprintf(to, 30, "%.3s, %02d %.3s %04d %02d:%02d:%02d GMT", &days[tm.tm_wday * 3],
        tm.tm_mday, &months[tm.tm_mon * 3], tm.tm_year + 1900, tm.tm_hour, tm.tm_min, tm.tm_sec);
    return (struct str){ to, (size_t)len };
}
