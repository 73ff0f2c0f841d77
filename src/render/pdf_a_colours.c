/* sRGB (IEC 61966-2-1) as an ICC profile, version 2.1: primaries, white, and one curve for all. */
#include <math.h>
#include <string.h>

#include "render/pdf_a.h"

#define HEAD_BYTES 128
#define CURVE_STEPS 1024
#define NAME "sRGB IEC61966-2.1"
/* The Macintosh's name of a description, which is left empty. */
#define SCRIPT_BYTES 67

static void add_u16(struct buf *to, unsigned n)
{
    buf_add_char(to, (char)(n >> 8));
    buf_add_char(to, (char)n);
}

static void add_u32(struct buf *to, size_t n)
{
    add_u16(to, (unsigned)(n >> 16) & 0xffff);
    add_u16(to, (unsigned)n & 0xffff);
}

static void add_zeros(struct buf *to, size_t len)
{
    memset(buf_reserve(to, len), 0, len);
    to->len += len;
}

/* ---- what stands below a tag ---- */

/* In 65536ths: red, green and blue as seen under D50 (Bradford), which add up to white. */
static struct str xyz(struct arena *arena, const unsigned at[3])
{
    struct buf out = { .arena = arena };

    buf_add(&out, S("XYZ \0\0\0\0"));
    for (size_t i = 0; i < 3; i++)
        add_u32(&out, at[i]);
    return buf_str(&out);
}

static double linear(double value)
{
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static struct str curve(struct arena *arena)
{
    struct buf out = { .arena = arena };

    buf_add(&out, S("curv\0\0\0\0"));
    add_u32(&out, CURVE_STEPS);
    for (int i = 0; i < CURVE_STEPS; i++)
        add_u16(&out, (unsigned)(linear((double)i / (CURVE_STEPS - 1)) * 65535 + 0.5));
    return buf_str(&out);
}

static struct str description(struct arena *arena)
{
    struct buf out = { .arena = arena };

    buf_add(&out, S("desc\0\0\0\0"));
    add_u32(&out, sizeof(NAME));
    buf_add(&out, (struct str){ NAME, sizeof(NAME) });
    add_zeros(&out, 4 + 4 + 2 + 1 + SCRIPT_BYTES);
    return buf_str(&out);
}

/* ---- the profile ---- */

struct tag {
    const char *name;
    struct str data;
};

/* Version 2.1, a display, RGB to XYZ, on 2026-01-01, perceptual, under D50. */
static void add_head(struct buf *to, size_t bytes)
{
    size_t from = to->len;

    add_u32(to, bytes);
    buf_add(to, S("\0\0\0\0\x02\x10\0\0mntrRGB XYZ "));
    buf_add(to, S("\x07\xea\0\x01\0\x01\0\0\0\0\0\0acsp"));
    add_zeros(to, 28);
    buf_add(to, S("\0\0\xf6\xd6\0\x01\0\0\0\0\xd3\x2d"));
    add_zeros(to, from + HEAD_BYTES - to->len);
}

static size_t padded(size_t len)
{
    return (len + 3) / 4 * 4;
}

/* The three curves are one. */
static bool same_as_before(const struct tag *tags, size_t i)
{
    return i > 0 && tags[i].data.ptr == tags[i - 1].data.ptr;
}

static struct str profile(struct arena *arena, const struct tag *tags, size_t len)
{
    struct buf out = { .arena = arena };
    size_t at = HEAD_BYTES + 4 + 12 * len, bytes = at;

    for (size_t i = 0; i < len; i++)
        bytes += same_as_before(tags, i) ? 0 : padded(tags[i].data.len);
    add_head(&out, bytes);
    add_u32(&out, len);
    for (size_t i = 0; i < len; i++) {
        if (i > 0 && !same_as_before(tags, i))
            at += padded(tags[i - 1].data.len);
        buf_add(&out, str_of(tags[i].name));
        add_u32(&out, at);
        add_u32(&out, tags[i].data.len);
    }
    for (size_t i = 0; i < len; i++) {
        if (same_as_before(tags, i))
            continue;
        buf_add(&out, tags[i].data);
        add_zeros(&out, padded(tags[i].data.len) - tags[i].data.len);
    }
    ASSERT(out.len == bytes);
    return buf_str(&out);
}

struct str pdf_a_srgb(struct arena *arena)
{
    static const unsigned white[3] = { 0xf6d6, 0x10000, 0xd32d },
                          red[3] = { 0x6fa0, 0x38f5, 0x390 }, green[3] = { 0x6297, 0xb787, 0x18d9 },
                          blue[3] = { 0x249f, 0xf84, 0xb6c4 };
    struct str all = curve(arena);
    const struct tag tags[] = {
        { "desc", description(arena) },
        { "cprt", { "text\0\0\0\0No rights reserved", sizeof("text\0\0\0\0No rights reserved") } },
        { "wtpt", xyz(arena, white) },
        { "rXYZ", xyz(arena, red) },
        { "gXYZ", xyz(arena, green) },
        { "bXYZ", xyz(arena, blue) },
        { "rTRC", all },
        { "gTRC", all },
        { "bTRC", all },
    };

    return profile(arena, tags, ARRAY_LEN(tags));
}
