#include "api/cookie.h"

/* __Host- ties a cookie to this host over TLS; plain HTTP cannot have it (design 12.11). */
static const struct {
    const char *name, *secure_name;
    int64_t life_s;
} cookies[] = {
    [COOKIE_SESSION] = { "baocao", "__Host-baocao", 12 * 3600 },
    [COOKIE_DEVICE] = { "baocao-device", "__Host-baocao-device", (int64_t)365 * 86400 },
};

static bool is_secure(const struct call *call)
{
    return !call->config->insecure_http;
}

static struct str name_of(const struct call *call, enum cookie cookie)
{
    return str_of(is_secure(call) ? cookies[cookie].secure_name : cookies[cookie].name);
}

struct str cookie_find(const struct call *call, enum cookie cookie)
{
    struct str left = call->request.cookie, name = name_of(call, cookie);

    while (left.len) {
        struct str pair = str_trim(str_cut(&left, ';'));
        struct str key = str_cut(&pair, '=');

        if (str_eq(key, name))
            return pair;
    }
    return (struct str){ 0 };
}

void cookie_set(struct ctx *ctx, struct call *call, enum cookie cookie, struct str value)
{
    response_header(call, "Set-Cookie",
        str_format(ctx->arena,
            STR_FMT "=" STR_FMT "; Path=/; HttpOnly; SameSite=Strict; Max-Age=%lld%s",
            STR_ARG(name_of(call, cookie)), STR_ARG(value),
            (long long)(value.len ? cookies[cookie].life_s : 0),
            is_secure(call) ? "; Secure" : ""));
}
