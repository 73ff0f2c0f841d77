#include "keys/csc_http.h"

#include <curl/curl.h>
#include <pthread.h>

#include "base/host/secret.h"
#include "keys/key_parts.h"

static pthread_once_t curl_once = PTHREAD_ONCE_INIT;

static void curl_begin(void)
{
    ASSERT(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK);
}

bool csc_url_allowed(struct str url)
{
    static const char *const begins[] = { "https://", "http://127.0.0.1:", "http://[::1]:" };

    for (size_t i = 0; i < ARRAY_LEN(begins); i++)
        if (str_starts(url, str_of(begins[i])))
            return str_find(url, S("@")) == url.len;
    return false;
}

/* More than the service may say ends the transfer. */
static size_t take(char *bytes, size_t size, size_t count, void *arg)
{
    struct buf *to = arg;

    if (size * count > CSC_ANSWER_BYTES_MAX - to->len)
        return 0;
    buf_add(to, (struct str){ bytes, size * count });
    return size * count;
}

static void set_limits(CURL *curl, const struct csc_config *config)
{
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https,http");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, (long)CSC_CONNECT_MS_MAX);
    curl_easy_setopt(
        curl, CURLOPT_TIMEOUT_MS, config->ms_max ? (long)config->ms_max : (long)CSC_MS_MAX);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (config->ca_file)
        curl_easy_setopt(curl, CURLOPT_CAINFO, config->ca_file);
}

/* NULL: the token cannot be read. */
static struct curl_slist *headers_of(const struct csc_config *config)
{
    struct curl_slist *out = curl_slist_append(NULL, "Content-Type: application/json");
    char line[sizeof(((struct key_secret *)0)->bytes) + 32];
    struct key_secret token;
    bool read = true;

    ASSERT(out);
    if (config->token_file) {
        read = key_secret_read(config->token_file, &token);
        (void)snprintf(line, sizeof(line), "Authorization: Bearer %s", token.bytes);
        if (read)
            ASSERT(curl_slist_append(out, line));
        key_secret_end(&token);
        secret_wipe(line, sizeof(line));
    }
    if (read)
        return out;
    curl_slist_free_all(out);
    return NULL;
}

static void forget(struct curl_slist *headers)
{
    for (struct curl_slist *at = headers; at; at = at->next)
        for (char *c = at->data; *c; c++)
            *c = ' ';
    curl_slist_free_all(headers);
}

static enum status perform(struct ctx *ctx, CURL *curl, struct buf *answer, struct csc_reply *out)
{
    CURLcode done;
    long status = 0;

    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, answer);
    done = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    if (done == CURLE_WRITE_ERROR)
        return fail(ctx, PROBLEM_KEY_ANSWER, "Dịch vụ ký số trả lời dài hơn %zu KiB.",
            CSC_ANSWER_BYTES_MAX >> 10);
    if (done != CURLE_OK)
        return fail(
            ctx, PROBLEM_KEY_DOWN, "Không gọi được dịch vụ ký số: %s.", curl_easy_strerror(done));
    *out = (struct csc_reply){ status, buf_str(answer) };
    return ST_OK;
}

static enum status ask(struct ctx *ctx, const struct csc_config *config, const char *what,
    const struct buf *question, struct csc_reply *out)
{
    struct str url = str_format(ctx->arena, "%s/%s", config->url, what);
    struct buf answer = { .arena = ctx->arena };
    struct curl_slist *headers = headers_of(config);
    enum status st;
    CURL *curl;

    if (!headers)
        return fail(ctx, PROBLEM_KEY_DOWN,
            "Không đọc được tệp chứa mã truy cập dịch vụ ký số, hoặc người khác đọc được tệp đó.");
    curl = curl_easy_init();
    ASSERT(curl);
    set_limits(curl, config);
    curl_easy_setopt(curl, CURLOPT_URL, url.ptr);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, question->ptr);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, (long)question->len);
    st = perform(ctx, curl, &answer, out);
    curl_easy_cleanup(curl);
    forget(headers);
    return st;
}

enum status csc_ask(struct ctx *ctx, const struct csc_config *config, const char *what,
    struct buf *question, struct csc_reply *out)
{
    enum status st;

    (void)pthread_once(&curl_once, curl_begin);
    if (!csc_url_allowed(str_of(config->url)))
        return fail(ctx, PROBLEM_KEY_DOWN, "Địa chỉ dịch vụ ký số phải bắt đầu bằng https://.");
    st = ask(ctx, config, what, question, out);
    secret_wipe(question->ptr, question->len);
    return st;
}
