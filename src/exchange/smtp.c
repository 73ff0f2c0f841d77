#include "exchange/smtp.h"

#include <curl/curl.h>
#include <string.h>

#include "base/host/heap.h"
#include "base/limits.h"

struct smtp {
    const struct smtp_config *config;
    CURL *curl;
};

struct smtp *smtp_new(const struct smtp_config *config)
{
    struct smtp *smtp = heap_take(sizeof(*smtp));

    ASSERT(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK);
    *smtp = (struct smtp){ config, curl_easy_init() };
    ASSERT(smtp->curl);
    return smtp;
}

void smtp_free(struct smtp *smtp)
{
    if (!smtp)
        return;
    curl_easy_cleanup(smtp->curl);
    curl_global_cleanup();
    heap_give(smtp);
}

/* What is still to be handed over. */
static size_t message_read(char *to, size_t size, size_t count, void *arg)
{
    struct str *left = arg;
    size_t len = size * count < left->len ? size * count : left->len;

    if (len)
        memcpy(to, left->ptr, len);
    *left = str_sub(*left, len, left->len);
    return len;
}

static void options_set(struct smtp *smtp, struct arena *arena)
{
    const struct smtp_config *config = smtp->config;
    bool at_once = config->tls == SMTP_TLS;

    curl_easy_setopt(smtp->curl, CURLOPT_URL,
        str_format(arena, "%s://%s:%lld", at_once ? "smtps" : "smtp", config->server,
            (long long)config->port)
            .ptr);
    curl_easy_setopt(smtp->curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(smtp->curl, CURLOPT_PROXY, "");
    curl_easy_setopt(smtp->curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(smtp->curl, CURLOPT_CONNECTTIMEOUT, (long)MAIL_CONNECT_SECONDS_MAX);
    curl_easy_setopt(smtp->curl, CURLOPT_TIMEOUT, (long)MAIL_SECONDS_MAX);
    /* Never in the clear where TLS was asked for. */
    curl_easy_setopt(smtp->curl, CURLOPT_USE_SSL,
        (long)(config->tls == SMTP_PLAIN ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    if (config->ca_file)
        curl_easy_setopt(smtp->curl, CURLOPT_CAINFO, config->ca_file);
    if (config->user) {
        curl_easy_setopt(smtp->curl, CURLOPT_USERNAME, config->user);
        curl_easy_setopt(smtp->curl, CURLOPT_PASSWORD, config->password);
    }
}

/* A refusal is of this message; that we may not log in is not. */
static enum smtp_result result_of(CURLcode done, long code)
{
    if (done == CURLE_OK)
        return SMTP_SENT;
    if (done == CURLE_LOGIN_DENIED || done == CURLE_USE_SSL_FAILED || code == 421)
        return SMTP_DOWN;
    if (code >= 500 && code < 600)
        return SMTP_REFUSED;
    return code >= 400 && code < 500 ? SMTP_LATER : SMTP_DOWN;
}

enum smtp_result smtp_send(struct smtp *smtp, struct arena *arena, const char *to,
    struct str message, struct str *out_error)
{
    char reason[CURL_ERROR_SIZE] = "";
    struct curl_slist *receivers = curl_slist_append(NULL, to);
    CURLcode done;
    long code = 0;

    ASSERT(receivers);
    curl_easy_reset(smtp->curl); /* keeps the connection */
    options_set(smtp, arena);
    curl_easy_setopt(smtp->curl, CURLOPT_ERRORBUFFER, reason);
    curl_easy_setopt(smtp->curl, CURLOPT_MAIL_FROM, smtp->config->from);
    curl_easy_setopt(smtp->curl, CURLOPT_MAIL_RCPT, receivers);
    curl_easy_setopt(smtp->curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(smtp->curl, CURLOPT_READFUNCTION, message_read);
    curl_easy_setopt(smtp->curl, CURLOPT_READDATA, &message);
    done = curl_easy_perform(smtp->curl);
    curl_easy_getinfo(smtp->curl, CURLINFO_RESPONSE_CODE, &code);
    curl_slist_free_all(receivers);
    if (done != CURLE_OK)
        *out_error =
            str_format(arena, "%s (SMTP %ld)", reason[0] ? reason : curl_easy_strerror(done), code);
    return result_of(done, code);
}
