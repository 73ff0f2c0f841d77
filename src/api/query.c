#include "api/query.h"

#include "base/utf8.h"

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* %XX and + decoded; false for a broken escape, bytes that are no text, or a NUL. */
static bool decode(struct arena *arena, struct str s, struct str *out)
{
    struct buf buf = { .arena = arena };

    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i] == '+' ? ' ' : s.ptr[i];

        if (c == '%') {
            if (i + 2 >= s.len || hex(s.ptr[i + 1]) < 0 || hex(s.ptr[i + 2]) < 0)
                return false;
            c = (char)(hex(s.ptr[i + 1]) * 16 + hex(s.ptr[i + 2]));
            i += 2;
        }
        buf_add_char(&buf, c);
    }
    *out = buf_str(&buf);
    return utf8_is_text(*out);
}

static enum status bad_query(struct ctx *ctx)
{
    return fail_field(ctx, PROBLEM_FIELD_UNEXPECTED, "query", "Chuỗi truy vấn không đọc được.");
}

enum status query_split(struct ctx *ctx, struct str query, struct resource_input *out)
{
    struct str *names = ARENA_ARRAY(ctx->arena, QUERY_ARGS_MAX, struct str);
    struct str *values = ARENA_ARRAY(ctx->arena, QUERY_ARGS_MAX, struct str);
    size_t len = 0;

    while (query.len) {
        struct str value = str_cut(&query, '&');
        struct str name = str_cut(&value, '=');

        if (len == QUERY_ARGS_MAX || !decode(ctx->arena, name, &names[len]) ||
            !decode(ctx->arena, value, &values[len]))
            return bad_query(ctx);
        /* An empty parameter is one that was not filled in. */
        if (values[len].len)
            len++;
    }
    out->query_names = names;
    out->query_values = values;
    out->query_len = len;
    return ST_OK;
}

size_t route_arg_names(const char *path, struct str names[PATH_ARGS_MAX])
{
    struct str left = str_of(path);
    size_t len = 0;

    while (left.len && len < PATH_ARGS_MAX) {
        struct str segment = str_cut(&left, '/');

        if (segment.len && segment.ptr[0] == '{')
            names[len++] = str_sub(segment, 1, segment.len - 2);
    }
    return len;
}
