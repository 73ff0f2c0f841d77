#include "exchange/net_fetch.h"

#include <curl/curl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

#include "base/host/heap.h"
#include "base/limits_work.h"
#include "core/trusting.h"

#define HTTP_OK 200

struct fetch {
    CURL *curl;
};

/* What is known of an answer while it comes. */
struct coming {
    struct buf body;
    bool inside; /* it may come from there */
    bool blocked, too_large;
    const _Atomic bool *stop;
};

struct fetch *fetch_new(void)
{
    struct fetch *fetch = heap_take(sizeof(*fetch));

    ASSERT(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK);
    *fetch = (struct fetch){ curl_easy_init() };
    ASSERT(fetch->curl);
    return fetch;
}

void fetch_free(struct fetch *fetch)
{
    if (!fetch)
        return;
    curl_easy_cleanup(fetch->curl);
    curl_global_cleanup();
    heap_give(fetch);
}

static size_t body_take(char *bytes, size_t size, size_t count, void *arg)
{
    struct coming *coming = arg;
    size_t len = size * count;

    if (len > TRUST_FETCH_BYTES_MAX - coming->body.len) {
        coming->too_large = true;
        return 0;
    }
    buf_add(&coming->body, (struct str){ bytes, len });
    return len;
}

static bool is_inside(const struct curl_sockaddr *address)
{
    struct sockaddr_in four;
    struct sockaddr_in6 six;

    if (address->family == AF_INET && address->addrlen >= sizeof(four)) {
        memcpy(&four, &address->addr, sizeof(four));
        return address_is_inside((const unsigned char *)&four.sin_addr, 4);
    }
    if (address->family == AF_INET6 && address->addrlen >= sizeof(six)) {
        memcpy(&six, &address->addr, sizeof(six));
        return address_is_inside((const unsigned char *)&six.sin6_addr, 16);
    }
    return true;
}

/* The address that is connected to, not the one that was written. */
static curl_socket_t socket_open(void *arg, curlsocktype purpose, struct curl_sockaddr *address)
{
    struct coming *coming = arg;

    (void)purpose;
    if (!coming->inside && is_inside(address)) {
        coming->blocked = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static int stop_look(
    void *arg, curl_off_t to_come, curl_off_t came, curl_off_t to_go, curl_off_t went)
{
    const struct coming *coming = arg;

    (void)to_come, (void)came, (void)to_go, (void)went;
    return coming->stop && *coming->stop;
}

static void options_set(
    CURL *curl, struct arena *arena, const struct fetch_order *order, struct coming *coming)
{
    curl_easy_setopt(curl, CURLOPT_URL, str_z(arena, order->url));
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)TRUST_CONNECT_SECONDS_MAX);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT,
        order->seconds ? (long)order->seconds : (long)TRUST_FETCH_SECONDS_MAX);
    curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)TRUST_FETCH_BYTES_MAX);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, socket_open);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, coming);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, stop_look);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, coming);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, body_take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, coming);
}

/* The headers of what is sent; NULL: nothing is. */
static struct curl_slist *post_set(CURL *curl, struct arena *arena, const struct fetch_order *order)
{
    struct curl_slist *headers = NULL;

    if (!order->post.len)
        return NULL;
    headers = curl_slist_append(NULL, str_format(arena, "Content-Type: %s", order->post_type).ptr);
    ASSERT(headers);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, (long)order->post.len);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, order->post.ptr);
    return headers;
}

static struct str reason_of(
    struct arena *arena, const struct coming *coming, CURLcode done, long code)
{
    if (coming->blocked)
        return S("địa chỉ nằm trong mạng nội bộ, không được phép kết nối");
    if (coming->too_large || done == CURLE_FILESIZE_EXCEEDED)
        return str_format(arena, "dữ liệu lớn hơn %zu MB", (size_t)(TRUST_FETCH_BYTES_MAX >> 20));
    if (done == CURLE_ABORTED_BY_CALLBACK)
        return S("đã dừng lại khi chưa có trả lời");
    if (done == CURLE_COULDNT_RESOLVE_HOST)
        return S("không tìm thấy máy chủ");
    if (done == CURLE_COULDNT_CONNECT)
        return S("không kết nối được máy chủ");
    if (done == CURLE_OPERATION_TIMEDOUT)
        return S("máy chủ không trả lời kịp");
    if (done == CURLE_PEER_FAILED_VERIFICATION)
        return S("chứng thư TLS của máy chủ không tin cậy được");
    if (done != CURLE_OK)
        return str_format(arena, "lỗi đường truyền (%s)", curl_easy_strerror(done));
    if (code >= 300 && code < 400)
        return S("máy chủ chuyển sang địa chỉ khác, không được phép đi theo");
    return str_format(arena, "máy chủ trả mã HTTP %ld", code);
}

bool fetch_run(struct fetch *fetch, struct arena *arena, const struct fetch_order *order,
    struct str *out, struct str *out_error)
{
    struct coming coming = {
        .body = { .arena = arena }, .inside = order->inside, .stop = order->stop
    };
    struct curl_slist *headers;
    CURLcode done;
    long code = 0;

    curl_easy_reset(fetch->curl);
    options_set(fetch->curl, arena, order, &coming);
    headers = post_set(fetch->curl, arena, order);
    done = curl_easy_perform(fetch->curl);
    curl_easy_getinfo(fetch->curl, CURLINFO_RESPONSE_CODE, &code);
    curl_slist_free_all(headers);
    if (done == CURLE_OK && code == HTTP_OK && coming.body.len) {
        *out = buf_str(&coming.body);
        return true;
    }
    *out_error = done == CURLE_OK && code == HTTP_OK ? S("máy chủ trả lời rỗng")
                                                     : reason_of(arena, &coming, done, code);
    return false;
}

bool fetch_apart(void *of, struct arena *arena, const struct fetch_order *order, struct str *out,
    struct str *out_error)
{
    struct fetch own = { curl_easy_init() };
    bool came;

    (void)of;
    ASSERT(own.curl);
    came = fetch_run(&own, arena, order, out, out_error);
    curl_easy_cleanup(own.curl);
    return came;
}
