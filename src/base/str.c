#include "base/str.h"

#include "base/mem.h"

struct str str_of(const char *cstr)
{
    size_t len = 0;

    while (cstr && cstr[len])
        len++;
    return (struct str){ cstr, len };
}

bool str_eq(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

int str_cmp(struct str a, struct str b)
{
    size_t len = a.len < b.len ? a.len : b.len;
    int order = len ? memcmp(a.ptr, b.ptr, len) : 0;

    if (order)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

bool str_starts(struct str s, struct str prefix)
{
    return s.len >= prefix.len && str_eq((struct str){ s.ptr, prefix.len }, prefix);
}

bool str_ends(struct str s, struct str suffix)
{
    return s.len >= suffix.len && str_eq(str_sub(s, s.len - suffix.len, suffix.len), suffix);
}

size_t str_find(struct str s, struct str part)
{
    if (part.len == 0)
        return 0;
    for (size_t i = 0; i + part.len <= s.len; i++)
        if (s.ptr[i] == part.ptr[0] && memcmp(s.ptr + i, part.ptr, part.len) == 0)
            return i;
    return s.len;
}

struct str str_sub(struct str s, size_t from, size_t len)
{
    if (from > s.len)
        from = s.len;
    if (len > s.len - from)
        len = s.len - from;
    return (struct str){ len ? s.ptr + from : s.ptr, len };
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\v' || c == '\f';
}

struct str str_trim(struct str s)
{
    while (s.len && is_space(s.ptr[0])) {
        s.ptr++;
        s.len--;
    }
    while (s.len && is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

struct str str_cut(struct str *s, char sep)
{
    struct str head = *s;

    for (size_t i = 0; i < s->len; i++) {
        if (s->ptr[i] == sep) {
            head.len = i;
            *s = (struct str){ s->ptr + i + 1, s->len - i - 1 };
            return head;
        }
    }
    *s = (struct str){ s->ptr ? s->ptr + s->len : NULL, 0 };
    return head;
}

bool str_to_int(struct str s, int64_t *out)
{
    int64_t value = 0;

    if (s.len == 0 || s.len > 18)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
        value = value * 10 + (s.ptr[i] - '0');
    }
    *out = value;
    return true;
}

struct str str_copy(struct arena *arena, struct str s)
{
    char *copy = arena_alloc(arena, s.len + 1);

    if (s.len)
        memcpy(copy, s.ptr, s.len);
    return (struct str){ copy, s.len };
}

const char *str_z(struct arena *arena, struct str s)
{
    return str_copy(arena, s).ptr;
}

struct str str_vformat(struct arena *arena, const char *fmt, va_list args)
{
    struct buf buf = { .arena = arena };

    buf_vaddf(&buf, fmt, args);
    return str_copy(arena, buf_str(&buf));
}

struct str str_format(struct arena *arena, const char *fmt, ...)
{
    va_list args;
    struct str s;

    va_start(args, fmt);
    s = str_vformat(arena, fmt, args);
    va_end(args);
    return s;
}

/* ---- the buffer ---- */

/* buf_reserve's rarer half. */
char *buf_grow(struct buf *buf, size_t len)
{
    size_t cap = (buf->len + len) * 2 + 64;
    char *bigger = arena_bytes(buf->arena, cap);

    if (buf->ptr)
        memcpy(bigger, buf->ptr, buf->len);
    buf->ptr = bigger;
    buf->cap = cap;
    return buf->ptr + buf->len;
}

void buf_add(struct buf *buf, struct str s)
{
    if (!s.len)
        return;
    memcpy(buf_reserve(buf, s.len), s.ptr, s.len);
    buf->len += s.len;
}

static size_t digits_count(uint64_t n)
{
    size_t count = 1;

    for (; n >= 100; n /= 100)
        count += 2;
    return count + (n >= 10);
}

void buf_add_int(struct buf *buf, int64_t n)
{
    uint64_t left = n < 0 ? ~(uint64_t)n + 1 : (uint64_t)n;
    size_t len = digits_count(left) + (n < 0);
    char *begin = buf_reserve(buf, len), *at = begin + len;

    do
        *--at = (char)('0' + left % 10);
    while ((left /= 10) != 0);
    if (n < 0)
        *--at = '-';
    buf->len += len;
}

struct str buf_str(const struct buf *buf)
{
    return (struct str){ buf->ptr, buf->len };
}
