#include "http/path.h"

#include "base/utf8.h"

/* What may stand in a target: printable ASCII, without what no browser sends unescaped. */
static bool target_is_sound(struct str target)
{
    if (!target.len || target.ptr[0] != '/')
        return false;
    for (size_t i = 0; i < target.len; i++) {
        unsigned char c = (unsigned char)target.ptr[i];

        if (c <= ' ' || c >= 0x7f || c == '"' || c == '#' || c == '<' || c == '>')
            return false;
    }
    return true;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* The byte at *at, decoded; -1 for a broken escape. *at is left on its last character. */
static int byte_at(struct str raw, size_t *at)
{
    int high, low;

    if (raw.ptr[*at] != '%')
        return (unsigned char)raw.ptr[*at];
    if (raw.len - *at < 3)
        return -1;
    high = hex_digit(raw.ptr[*at + 1]);
    low = hex_digit(raw.ptr[*at + 2]);
    *at += 2;
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

static bool segments_are_sound(struct str path)
{
    path = str_sub(path, 1, path.len);
    while (path.len) {
        bool last = str_find(path, S("/")) == path.len;
        struct str segment = str_cut(&path, '/');

        if (str_eq(segment, S(".")) || str_eq(segment, S("..")))
            return false;
        if (!segment.len && !last)
            return false;
    }
    return true;
}

static bool path_decode(struct arena *arena, struct str raw, struct str *out)
{
    char *to = arena_alloc(arena, raw.len + 1);
    size_t len = 0;

    for (size_t i = 0; i < raw.len; i++) {
        bool escaped = raw.ptr[i] == '%';
        int byte = byte_at(raw, &i);

        if (byte < ' ' || byte == 0x7f || byte == '\\' || (escaped && byte == '/'))
            return false;
        to[len++] = (char)byte;
    }
    *out = (struct str){ to, len };
    return utf8_valid(*out) && segments_are_sound(*out);
}

bool http_target_split(struct arena *arena, struct str target, struct str *path, struct str *query)
{
    struct str rest = target;

    if (!target_is_sound(target))
        return false;
    target = str_cut(&rest, '?');
    *query = rest;
    return path_decode(arena, target, path);
}
