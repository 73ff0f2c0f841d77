#include "exchange/xlsx_text.h"

#include "base/host/nfc.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/utf8.h"

#define ESCAPE_BYTES 7 /* _xHHHH_ */

enum status xlsx_text_add(struct ctx *ctx, struct xlsx_text *text, struct str more)
{
    if (text->ptr == NULL)
        text->ptr = arena_alloc(ctx->arena, XLSX_TEXT_BYTES_MAX);
    if (more.len > XLSX_TEXT_BYTES_MAX - text->len)
        return fail(ctx, PROBLEM_XLSX_TOO_LARGE, "Một ô có văn bản dài quá mức.");
    memcpy(text->ptr + text->len, more.ptr, more.len);
    text->len += more.len;
    return ST_OK;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

/* The character "_xHHHH_" stands for, or UTF8_BAD. */
static uint32_t escaped(struct str text)
{
    uint32_t code = 0;

    if (text.len < ESCAPE_BYTES || !str_starts(text, S("_x")) || text.ptr[6] != '_')
        return UTF8_BAD;
    for (size_t i = 2; i < 6; i++) {
        int digit = hex_digit(text.ptr[i]);

        if (digit < 0)
            return UTF8_BAD;
        code = code * 16 + (uint32_t)digit;
    }
    return code >= 0xD800 && code <= 0xDFFF ? UTF8_BAD : code;
}

static void add_code(struct buf *buf, uint32_t code)
{
    bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);

    if (!control || code == '\n' || code == '\t')
        utf8_add(buf, code);
}

static bool is_plain(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];

        if (c < 0x20 || c == '_' || c == 0x7F || c == 0xC2)
            return false;
    }
    return true;
}

static struct str composed(struct ctx *ctx, struct str text)
{
    struct str out = text;

    if (!nfc(ctx->arena, text, &out))
        return S("");
    return out;
}

struct str xlsx_text_take(struct ctx *ctx, const struct xlsx_text *text)
{
    struct buf buf = { .arena = ctx->arena };
    struct str rest = { text->ptr, text->len };

    if (text->len == 0)
        return S("");
    if (is_plain(rest))
        return composed(ctx, str_copy(ctx->arena, rest));
    while (rest.len > 0) {
        uint32_t code = escaped(rest);

        if (code != UTF8_BAD) {
            add_code(&buf, code);
            rest = str_sub(rest, ESCAPE_BYTES, rest.len);
            continue;
        }
        code = utf8_next(&rest);
        if (code != UTF8_BAD)
            add_code(&buf, code);
    }
    return composed(ctx, buf_str(&buf));
}

void *xlsx_grow(struct ctx *ctx, void **items, size_t *len, size_t item_size, size_t max)
{
    size_t n = *len;

    if (n >= max)
        return NULL;
    /* Full when the length is a power of two (or nothing): double it. */
    if ((n & (n - 1)) == 0) {
        size_t cap = n == 0 ? 1 : 2 * n;
        void *larger = arena_array(ctx->arena, cap, item_size);

        if (n > 0)
            memcpy(larger, *items, n * item_size);
        *items = larger;
    }
    *len = n + 1;
    return (char *)*items + n * item_size;
}
