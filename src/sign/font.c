#include "sign/font.h"

#include <string.h>

#include "base/utf8.h"

/* Their codes are their places, from 1. What symbols of documents have: "05a", "12-BC/ĐU". */
static const char letters[] =
    "0123456789"
    " !\"#$%&'()*+,-./:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
    "ĂÂĐÊÔƠƯăâđêôơư";
/* Behind them, and in no number: what stands before one, "Số:", "Kèm theo Báo cáo số". */
static const char beside[] = "ốáè";

#define GLYPHS_MAX (FONT_LETTERS_MAX * 3)
#define TABLES_MAX 64
#define HEAD_BYTES 54
#define HHEA_BYTES 36
#define MAXP_BYTES 32
/* Of a glyph made of others. */
#define WORDS 0x0001
#define SCALED 0x0008
#define MORE 0x0020
#define SCALED_BOTH 0x0040
#define MATRIX 0x0080

struct cutting {
    struct ctx *ctx;
    struct str font;
    struct str head, hhea, maxp, cmap, hmtx, loca, glyf;
    unsigned units, old_glyphs, wide;
    unsigned glyphs[GLYPHS_MAX]; /* old numbers, by new ones */
    size_t glyphs_len;
};

static enum status refuse(struct ctx *ctx)
{
    return fail(ctx, PROBLEM_SIGN_FONT, "%s", problem_text(PROBLEM_SIGN_FONT));
}

/* ---- letters ---- */

/* From 1; 0: it is not among them. */
static size_t place_in(struct str rest, uint32_t letter)
{
    for (size_t place = 1; rest.len > 0; place++)
        if (utf8_next(&rest) == letter)
            return place;
    return 0;
}

static uint32_t letter_at(struct str rest, size_t place)
{
    for (size_t at = 1; rest.len > 0; at++) {
        uint32_t letter = utf8_next(&rest);

        if (at == place)
            return letter;
    }
    return 0;
}

size_t font_code(uint32_t letter)
{
    return place_in(S(letters), letter);
}

size_t font_line_code(uint32_t letter)
{
    size_t code = font_code(letter), place = code ? 0 : place_in(S(beside), letter);

    return place ? font_letters() + place : code;
}

uint32_t font_letter(size_t code)
{
    size_t len = font_letters();

    return code > len ? letter_at(S(beside), code - len) : letter_at(S(letters), code);
}

size_t font_letters(void)
{
    return utf8_chars(S(letters));
}

size_t font_line_letters(void)
{
    return font_letters() + utf8_chars(S(beside));
}

/* ---- reading: what lies outside is nothing ---- */

static unsigned u16(struct str table, size_t at)
{
    const unsigned char *p = (const unsigned char *)table.ptr + at;

    return at + 2 <= table.len ? (unsigned)p[0] << 8 | p[1] : 0;
}

static int s16(struct str table, size_t at)
{
    unsigned n = u16(table, at);

    return n < 0x8000 ? (int)n : (int)n - 0x10000;
}

static size_t u32(struct str table, size_t at)
{
    return (size_t)u16(table, at) << 16 | u16(table, at + 2);
}

static struct str table_of(struct str font, const char *tag)
{
    size_t len = u16(font, 4);

    for (size_t i = 0; i < len && i < TABLES_MAX; i++) {
        size_t at = 12 + 16 * i;

        if (str_eq(str_sub(font, at, 4), str_of(tag)))
            return str_sub(font, u32(font, at + 8), u32(font, at + 12));
    }
    return S("");
}

static enum status open_font(struct cutting *c)
{
    c->head = table_of(c->font, "head");
    c->hhea = table_of(c->font, "hhea");
    c->maxp = table_of(c->font, "maxp");
    c->cmap = table_of(c->font, "cmap");
    c->hmtx = table_of(c->font, "hmtx");
    c->loca = table_of(c->font, "loca");
    c->glyf = table_of(c->font, "glyf");
    c->units = u16(c->head, 18);
    c->old_glyphs = u16(c->maxp, 4);
    c->wide = u16(c->hhea, 34);
    if (c->font.len > FONT_BYTES_MAX || u32(c->font, 0) != 0x10000 || c->head.len < HEAD_BYTES ||
        c->hhea.len < HHEA_BYTES || c->maxp.len < MAXP_BYTES || c->units == 0 || c->wide == 0 ||
        c->cmap.len == 0 || c->glyf.len == 0 || u16(c->head, 50) > 1)
        return refuse(c->ctx);
    return ST_OK;
}

/* The Unicode table of format 4, which every font has. */
static struct str characters_of(const struct cutting *c)
{
    size_t len = u16(c->cmap, 2);

    for (size_t i = 0; i < len && i < TABLES_MAX; i++) {
        size_t at = u32(c->cmap, 4 + 8 * i + 4);

        if (u16(c->cmap, 4 + 8 * i) == 3 && u16(c->cmap, 4 + 8 * i + 2) == 1 &&
            u16(c->cmap, at) == 4)
            return str_sub(c->cmap, at, c->cmap.len);
    }
    return S("");
}

/* 0: the font has no such letter. */
static unsigned glyph_of(struct str map, uint32_t letter)
{
    size_t segments = u16(map, 6) / 2;

    for (size_t i = 0; i < segments; i++) {
        size_t end = 14 + 2 * i, start = end + 2 * segments + 2;
        size_t delta = start + 2 * segments, range = delta + 2 * segments;
        unsigned glyph;

        if (u16(map, end) < letter)
            continue;
        if (u16(map, start) > letter)
            return 0;
        if (u16(map, range) == 0)
            return (letter + u16(map, delta)) & 0xFFFF;
        glyph = u16(map, range + u16(map, range) + 2 * (letter - u16(map, start)));
        return glyph ? (glyph + u16(map, delta)) & 0xFFFF : 0;
    }
    return 0;
}

static struct str outline_of(const struct cutting *c, unsigned glyph)
{
    bool is_long = u16(c->head, 50) == 1;
    size_t from = is_long ? u32(c->loca, (size_t)4 * glyph) : 2 * (size_t)u16(c->loca, 2 * glyph);
    size_t to = is_long ? u32(c->loca, (size_t)4 * glyph + 4)
                        : 2 * (size_t)u16(c->loca, 2 * (size_t)glyph + 2);

    return to > from ? str_sub(c->glyf, from, to - from) : S("");
}

/* ---- which glyphs ---- */

static enum status take_glyph(struct cutting *c, unsigned glyph, size_t *out)
{
    for (size_t i = 0; i < c->glyphs_len; i++) {
        *out = i;
        if (c->glyphs[i] == glyph)
            return ST_OK;
    }
    if (c->glyphs_len == GLYPHS_MAX || glyph >= c->old_glyphs)
        return refuse(c->ctx);
    *out = c->glyphs_len;
    c->glyphs[c->glyphs_len++] = glyph;
    return ST_OK;
}

/* Each letter has a place of its own, even if two look alike. */
static enum status take_letters(struct cutting *c, const struct font *font)
{
    struct str map = characters_of(c);

    c->glyphs_len = 1; /* what is shown for none */
    for (size_t i = 0; i < font->letters; i++) {
        unsigned glyph = glyph_of(map, font->letter[i]);

        if (glyph == 0 || glyph >= c->old_glyphs)
            return refuse(c->ctx);
        c->glyphs[c->glyphs_len++] = glyph;
    }
    return ST_OK;
}

/* A letter made of others (ê: e and its hat) names them by number: the new ones go in. */
static enum status take_parts(struct cutting *c, char *outline, size_t len)
{
    struct str in = { outline, len };
    size_t at = 10;
    unsigned flags = MORE;

    if (len < 10 || s16(in, 0) >= 0)
        return ST_OK;
    while (flags & MORE) {
        size_t part = 0;

        if (at + 4 > len)
            return refuse(c->ctx);
        flags = u16(in, at);
        TRY(take_glyph(c, u16(in, at + 2), &part));
        outline[at + 2] = (char)(part >> 8);
        outline[at + 3] = (char)part;
        at += flags & WORDS ? 8 : 6;
        at += flags & SCALED ? 2 : flags & SCALED_BOTH ? 4 : flags & MATRIX ? 8 : 0;
    }
    return ST_OK;
}

/* ---- writing ---- */

static void add_16(struct buf *to, size_t n)
{
    buf_add_char(to, (char)(n >> 8));
    buf_add_char(to, (char)n);
}

static void add_32(struct buf *to, size_t n)
{
    add_16(to, n >> 16);
    add_16(to, n & 0xFFFF);
}

static unsigned width_of(const struct cutting *c, unsigned glyph)
{
    return u16(c->hmtx, (size_t)4 * (glyph < c->wide ? glyph : c->wide - 1));
}

static int bearing_of(const struct cutting *c, unsigned glyph)
{
    return glyph < c->wide ? s16(c->hmtx, (size_t)4 * glyph + 2)
                           : s16(c->hmtx, (size_t)4 * c->wide + 2 * (size_t)(glyph - c->wide));
}

/* Parts of letters come in while it is written. */
static enum status write_outlines(struct cutting *c, struct buf *glyf, struct buf *loca)
{
    for (size_t i = 0; i < c->glyphs_len; i++) {
        struct str outline = outline_of(c, c->glyphs[i]);
        char *copy = buf_reserve(glyf, outline.len + 4);

        add_32(loca, glyf->len);
        if (outline.len > 0)
            memcpy(copy, outline.ptr, outline.len);
        TRY(take_parts(c, copy, outline.len));
        glyf->len += outline.len;
        while (glyf->len % 4)
            buf_add_char(glyf, 0);
    }
    add_32(loca, glyf->len);
    return ST_OK;
}

static struct str with_16(struct arena *arena, struct str table, size_t len, size_t at, size_t n)
{
    struct str out = str_copy(arena, str_sub(table, 0, len));
    char *bytes = (char *)(uintptr_t)out.ptr;

    bytes[at] = (char)(n >> 8);
    bytes[at + 1] = (char)n;
    return out;
}

static size_t sum_of(struct str table)
{
    size_t sum = 0;

    for (size_t at = 0; at < table.len; at++)
        sum += (size_t)(unsigned char)table.ptr[at] << (24 - 8 * (at % 4));
    return sum & 0xFFFFFFFF;
}

struct part {
    const char *tag;
    struct str bytes;
};

/* Tables in the order of their names, each from a place that four divides. */
static struct str join(struct arena *arena, const struct part *parts, size_t len)
{
    struct buf out = { .arena = arena };
    size_t at = 12 + 16 * len, log = 0;

    while ((size_t)2 << log <= len)
        log++;
    add_32(&out, 0x10000);
    add_16(&out, len);
    add_16(&out, (size_t)16 << log);
    add_16(&out, log);
    add_16(&out, 16 * len - ((size_t)16 << log));
    for (size_t i = 0; i < len; i++) {
        buf_add(&out, str_of(parts[i].tag));
        add_32(&out, sum_of(parts[i].bytes));
        add_32(&out, at);
        add_32(&out, parts[i].bytes.len);
        at += (parts[i].bytes.len + 3) / 4 * 4;
    }
    for (size_t i = 0; i < len; i++) {
        buf_add(&out, parts[i].bytes);
        while (out.len % 4)
            buf_add_char(&out, 0);
    }
    return buf_str(&out);
}

static enum status write_font(struct cutting *c, struct str *out)
{
    struct arena *arena = c->ctx->arena;
    struct buf glyf = { .arena = arena }, loca = { .arena = arena }, hmtx = { .arena = arena };
    struct part parts[] = { { "cvt ", table_of(c->font, "cvt ") },
        { "fpgm", table_of(c->font, "fpgm") }, { "glyf", { 0 } }, { "head", { 0 } },
        { "hhea", { 0 } }, { "hmtx", { 0 } }, { "loca", { 0 } }, { "maxp", { 0 } },
        { "prep", table_of(c->font, "prep") } };

    TRY(write_outlines(c, &glyf, &loca));
    for (size_t i = 0; i < c->glyphs_len; i++) {
        add_16(&hmtx, width_of(c, c->glyphs[i]));
        add_16(&hmtx, (size_t)bearing_of(c, c->glyphs[i]) & 0xFFFF);
    }
    parts[2].bytes = buf_str(&glyf);
    parts[3].bytes = with_16(arena, c->head, HEAD_BYTES, 50, 1);
    parts[4].bytes = with_16(arena, c->hhea, HHEA_BYTES, 34, c->glyphs_len);
    parts[5].bytes = buf_str(&hmtx);
    parts[6].bytes = buf_str(&loca);
    parts[7].bytes = with_16(arena, c->maxp, MAXP_BYTES, 4, c->glyphs_len);
    *out = join(arena, parts, ARRAY_LEN(parts));
    return ST_OK;
}

static int64_t thousandths(const struct cutting *c, int n)
{
    int64_t scaled = (int64_t)n * 1000;

    return (scaled + (n < 0 ? -1 : 1) * (int64_t)c->units / 2) / (int64_t)c->units;
}

/* Of the letters that are named in it. */
static enum status cut(struct cutting *c, struct font *out)
{
    TRY(take_letters(c, out));
    TRY(write_font(c, &out->program));
    for (size_t i = 0; i < out->letters; i++)
        out->widths[i] = thousandths(c, (int)width_of(c, c->glyphs[i + 1]));
    for (size_t i = 0; i < ARRAY_LEN(out->box); i++)
        out->box[i] = thousandths(c, s16(c->head, 36 + 2 * i));
    out->ascent = thousandths(c, s16(c->hhea, 4));
    out->descent = thousandths(c, s16(c->hhea, 6));
    out->italic = (u16(c->head, 44) & 2) != 0;
    return ST_OK;
}

enum status font_subset(struct ctx *ctx, struct str truetype, size_t len, struct font *out)
{
    struct cutting c = { .ctx = ctx, .font = truetype };

    ASSERT(len <= FONT_LETTERS_MAX && len <= font_line_letters());
    *out = (struct font){ .letters = len };
    for (size_t i = 0; i < len; i++)
        out->letter[i] = font_letter(i + 1);
    TRY(open_font(&c));
    return cut(&c, out);
}

size_t font_own_code(const struct font *font, uint32_t letter)
{
    for (size_t i = 0; i < font->letters; i++)
        if (font->letter[i] == letter)
            return i + 1;
    return 0;
}

enum status font_subset_text(
    struct ctx *ctx, struct str truetype, struct str text, struct font *out)
{
    struct cutting c = { .ctx = ctx, .font = truetype };
    struct str map;

    *out = (struct font){ 0 };
    TRY(open_font(&c));
    map = characters_of(&c);
    while (text.len > 0) {
        uint32_t letter = utf8_next(&text);
        unsigned glyph = glyph_of(map, letter);

        if (out->letters < FONT_LETTERS_MAX && !font_own_code(out, letter) && glyph > 0 &&
            glyph < c.old_glyphs)
            out->letter[out->letters++] = letter;
    }
    return cut(&c, out);
}
