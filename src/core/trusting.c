#include "core/trusting.h"

#define MINUTE_MS ((int64_t)60 * 1000)
#define HOUR_MS (60 * MINUTE_MS)
#define DAY_MS (24 * HOUR_MS)

#define X(name, wire, title) [TRUST_##name] = wire,
const char *const trust_kind_names[TRUST_KIND_COUNT] = { TRUST_KIND_LIST(X) };
#undef X
#define X(name, wire, title) [TRUST_##name] = title,
const char *const trust_kind_titles[TRUST_KIND_COUNT] = { TRUST_KIND_LIST(X) };
#undef X
#define X(name, wire, title) [TRUST_STATE_##name] = wire,
const char *const trust_state_names[TRUST_STATE_COUNT] = { TRUST_STATE_LIST(X) };
#undef X
#define X(name, wire, title) [TRUST_STATE_##name] = title,
const char *const trust_state_titles[TRUST_STATE_COUNT] = { TRUST_STATE_LIST(X) };
#undef X
#define X(name, wire) [OWNER_##name] = wire,
const char *const owner_kind_names[OWNER_KIND_COUNT] = { OWNER_KIND_LIST(X) };
#undef X

/* ---- times ---- */

enum trust_state trust_state_of(const struct trust_span *span, int64_t now_ms)
{
    if (span->withdrawn_ms)
        return TRUST_STATE_WITHDRAWN;
    if (span->replaced_ms)
        return TRUST_STATE_REPLACED;
    if (span->to_ms && span->to_ms <= now_ms)
        return TRUST_STATE_ENDED;
    if (span->from_ms > now_ms)
        return TRUST_STATE_EARLY;
    if (span->to_ms && span->to_ms <= now_ms + TRUST_ENDING_DAYS * DAY_MS)
        return TRUST_STATE_ENDING;
    return TRUST_STATE_HOLDS;
}

int64_t trust_ask_next(int64_t from_ms, int64_t to_ms, int64_t now_ms)
{
    int64_t next = to_ms - (to_ms - from_ms) / 10;

    if (next > now_ms + DAY_MS)
        next = now_ms + DAY_MS;
    return next < now_ms + 5 * MINUTE_MS ? now_ms + 5 * MINUTE_MS : next;
}

int64_t trust_ask_later(int64_t failures, int64_t now_ms)
{
    int64_t wait = MINUTE_MS;

    for (int64_t i = 1; i < failures && wait < HOUR_MS; i++)
        wait *= 3;
    return now_ms + (wait < HOUR_MS ? wait : HOUR_MS);
}

/* ---- addresses ---- */

static bool is_host_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == ':' || c == '[' || c == ']';
}

/* What stands between the scheme and the path. */
static struct str place_of(struct str url)
{
    struct str rest = str_sub(url, str_starts(url, S("https://")) ? 8 : 7, url.len);
    size_t len = 0;

    while (len < rest.len && rest.ptr[len] != '/' && rest.ptr[len] != '?' && rest.ptr[len] != '#')
        len++;
    return str_sub(rest, 0, len);
}

static struct str host_of(struct str url)
{
    struct str place = place_of(url);
    size_t end = str_find(place, S(":"));

    return str_starts(place, S("[")) ? place : str_sub(place, 0, end);
}

bool trust_url_check(struct str url)
{
    struct str place;

    if (url.len > TRUST_URL_CHARS_MAX ||
        !(str_starts(url, S("http://")) || str_starts(url, S("https://"))))
        return false;
    for (size_t i = 0; i < url.len; i++)
        if (url.ptr[i] <= ' ' || url.ptr[i] > '~' || url.ptr[i] == '\\')
            return false;
    place = place_of(url);
    for (size_t i = 0; i < place.len; i++)
        if (!is_host_char(place.ptr[i]))
            return false;
    return host_of(url).len > 0;
}

static bool is_number(struct str host)
{
    for (size_t i = 0; i < host.len; i++)
        if (!((host.ptr[i] >= '0' && host.ptr[i] <= '9') || host.ptr[i] == '.'))
            return false;
    return true;
}

/* Four numbers and three dots; anything shorter is a spelling that hides where it leads. */
static bool is_inside_number(struct str host)
{
    unsigned char bytes[4];
    struct str left = host;

    for (size_t i = 0; i < sizeof(bytes); i++) {
        struct str word = str_cut(&left, '.');
        int64_t n;

        if (!str_to_int(word, &n) || n < 0 || n > 255)
            return true;
        bytes[i] = (unsigned char)n;
    }
    return left.len > 0 || address_is_inside(bytes, sizeof(bytes));
}

bool trust_url_is_inside(struct str url)
{
    struct str host = host_of(url);

    if (str_starts(host, S("[")))
        return true; /* looked at when it is asked */
    if (is_number(host))
        return is_inside_number(host);
    return str_find(host, S(".")) >= host.len || str_ends(host, S(".localhost"));
}

/* First bits of what is no public IPv4 address. */
static const struct {
    unsigned char bytes[4];
    int bits;
} inside[] = {
    { { 0, 0, 0, 0 }, 8 },
    { { 10, 0, 0, 0 }, 8 },
    { { 100, 64, 0, 0 }, 10 },
    { { 127, 0, 0, 0 }, 8 },
    { { 169, 254, 0, 0 }, 16 },
    { { 172, 16, 0, 0 }, 12 },
    { { 192, 0, 0, 0 }, 24 },
    { { 192, 168, 0, 0 }, 16 },
    { { 198, 18, 0, 0 }, 15 },
    { { 224, 0, 0, 0 }, 3 },
};

static bool has_bits(const unsigned char *bytes, const unsigned char *prefix, int bits)
{
    for (int i = 0; i < bits; i++)
        if ((bytes[i / 8] ^ prefix[i / 8]) >> (7 - i % 8) & 1)
            return false;
    return true;
}

static bool is_inside_4(const unsigned char *bytes)
{
    for (size_t i = 0; i < ARRAY_LEN(inside); i++)
        if (has_bits(bytes, inside[i].bytes, inside[i].bits))
            return true;
    return false;
}

bool address_is_inside(const unsigned char *bytes, size_t len)
{
    static const unsigned char mapped[12] = { [10] = 0xFF, [11] = 0xFF };
    static const unsigned char translated[12] = { 0x00, 0x64, 0xFF, 0x9B };
    static const unsigned char global[1] = { 0x20 };

    if (len == 4)
        return is_inside_4(bytes);
    if (len != 16)
        return true;
    if (has_bits(bytes, mapped, 96) || has_bits(bytes, translated, 96))
        return is_inside_4(bytes + 12);
    /* 2000::/3 is what was ever given out; 2002::/16 carries an IPv4 address. */
    if (bytes[0] == 0x20 && bytes[1] == 0x02)
        return true;
    return !has_bits(bytes, global, 3);
}
