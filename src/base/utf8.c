#include "base/utf8.h"

#include "base/word.h"

/* What the first byte of a sequence says, and the bounds of the second, which
 * keep out overlong forms, surrogates and what lies above U+10FFFF. */
struct lead {
    unsigned char len, bits, second_min, second_max;
};

static struct lead lead_of(unsigned char byte)
{
    if (byte < 0xc2 || byte > 0xf4)
        return (struct lead){ 0 };
    if (byte < 0xe0)
        return (struct lead){ 2, byte & 0x1f, 0x80, 0xbf };
    if (byte < 0xf0)
        return (
            struct lead){ 3, byte & 0x0f, byte == 0xe0 ? 0xa0 : 0x80, byte == 0xed ? 0x9f : 0xbf };
    return (struct lead){ 4, byte & 0x07, byte == 0xf0 ? 0x90 : 0x80, byte == 0xf4 ? 0x8f : 0xbf };
}

/* The sequence at the head of s: its length, or 0 if it is malformed. */
static size_t sequence(struct str s, uint32_t *out)
{
    const unsigned char *at = (const unsigned char *)s.ptr;
    struct lead lead = lead_of(at[0]);
    uint32_t code_point = lead.bits;

    if (lead.len == 0 || lead.len > s.len || at[1] < lead.second_min || at[1] > lead.second_max)
        return 0;
    for (size_t i = 1; i < lead.len; i++) {
        if ((at[i] & 0xc0) != 0x80)
            return 0;
        code_point = code_point << 6 | (at[i] & 0x3f);
    }
    *out = code_point;
    return lead.len;
}

uint32_t utf8_next(struct str *s)
{
    uint32_t code_point = (unsigned char)s->ptr[0];
    size_t len = 1;

    if (code_point >= 0x80) {
        len = sequence(*s, &code_point);
        if (!len) {
            code_point = UTF8_BAD;
            len = 1;
        }
    }
    s->ptr += len;
    s->len -= len;
    return code_point;
}

/* Passes over plain letters, eight at a time. */
static void skip_ascii(struct str *s)
{
    while (s->len >= WORD_BYTES && !word_high(word_load(s->ptr))) {
        s->ptr += WORD_BYTES;
        s->len -= WORD_BYTES;
    }
    while (s->len && (unsigned char)s->ptr[0] < 0x80) {
        s->ptr++;
        s->len--;
    }
}

bool utf8_valid(struct str s)
{
    uint32_t code_point;

    for (skip_ascii(&s); s.len; skip_ascii(&s)) {
        size_t len = sequence(s, &code_point);

        if (!len)
            return false;
        s.ptr += len;
        s.len -= len;
    }
    return true;
}

bool utf8_is_text(struct str s)
{
    while (s.len) {
        uint32_t c = utf8_next(&s);

        if (c == UTF8_BAD || (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c < 0xa0))
            return false;
    }
    return true;
}

size_t utf8_chars(struct str s)
{
    size_t chars = 0;

    for (size_t i = 0; i < s.len; i++)
        chars += ((unsigned char)s.ptr[i] & 0xc0) != 0x80;
    return chars;
}

size_t utf8_put(char *out, uint32_t c)
{
    size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char heads[] = { 0, 0, 0xc0, 0xe0, 0xf0 };

    ASSERT(c <= 0x10ffff);
    for (size_t i = len; i-- > 1; c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3f));
    out[0] = (char)(heads[len] | c);
    return len;
}

void utf8_add(struct buf *buf, uint32_t c)
{
    buf->len += utf8_put(buf_reserve(buf, 4), c);
}
