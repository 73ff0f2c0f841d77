#include "sign/font_reach.h"

#include "sign/pdf_fields.h"
#include "sign/pdf_filter.h"

/* What letters of usual fonts keep to. */
#define ABOVE 1050
#define BELOW 350
#define FONT_PROGRAM_BYTES_MAX ((size_t)32 << 20)
#define TABLES_MAX 64
#define TABLE_BYTES 16
#define HEAD_BYTES 54
#define GLYPH_BYTES 10

/* Fonts that were looked at, by their dictionaries. */
struct font_reaches {
    struct known {
        const struct pdf_value *font;
        struct font_reach reach;
    } * items;
    size_t len, cap;
};

static void widen(struct font_reach *reach, int64_t bottom, int64_t top)
{
    reach->above = top > reach->above ? top : reach->above;
    reach->below = -bottom > reach->below ? -bottom : reach->below;
}

/* ---- TrueType ---- */

static int64_t number_at(struct str in, size_t at, unsigned bytes)
{
    int64_t n = 0;

    for (unsigned i = 0; i < bytes; i++)
        n = n << 8 | (at + i < in.len ? (unsigned char)in.ptr[at + i] : 0);
    return n;
}

static int64_t signed_at(struct str in, size_t at)
{
    int64_t n = number_at(in, at, 2);

    return n < 0x8000 ? n : n - 0x10000;
}

static struct str table_of(struct str program, const char *name)
{
    int64_t len = number_at(program, 4, 2);

    for (size_t i = 0; i < (size_t)len && i < TABLES_MAX; i++) {
        size_t at = 12 + i * TABLE_BYTES;

        if (str_eq(str_sub(program, at, 4), str_of(name)))
            return str_sub(program, (size_t)number_at(program, at + 8, 4),
                (size_t)number_at(program, at + 12, 4));
    }
    return S("");
}

/* False: it is not one that can be read. */
static bool by_letters(struct str program, struct font_reach *reach)
{
    struct str head = table_of(program, "head"), places = table_of(program, "loca");
    struct str glyphs = table_of(program, "glyf");
    int64_t em = number_at(head, 18, 2);
    unsigned step = number_at(head, 50, 2) ? 4 : 2;

    if (head.len < HEAD_BYTES || em == 0 || places.len < 2 * (size_t)step)
        return false;
    for (size_t at = 0; at + 2 * (size_t)step <= places.len; at += step) {
        int64_t from = number_at(places, at, step), to = number_at(places, at + step, step);
        size_t begin = (size_t)(step == 2 ? from * 2 : from);

        if (to <= from)
            continue;
        if (begin + GLYPH_BYTES > glyphs.len)
            return false;
        widen(reach, signed_at(glyphs, begin + 4) * 1000 / em - 1,
            signed_at(glyphs, begin + 8) * 1000 / em + 1);
    }
    return true;
}

/* ---- any font ---- */

/* Of the font itself, or of the one below it that has the letters. */
static const struct pdf_value *descriptor_of(struct pdf_file *file, const struct pdf_value *font)
{
    static const struct pdf_value nothing = { .kind = PDF_NULL };
    const struct pdf_value *list, *below = font, *out;

    if (pdf_at(file, font, "DescendantFonts", &list) == ST_OK && list->kind == PDF_ARRAY &&
        list->len > 0 && pdf_follow(file, &list->items[0], &below) != ST_OK)
        return &nothing;
    return pdf_at(file, below, "FontDescriptor", &out) == ST_OK ? out : &nothing;
}

static struct font_reach look_at(struct pdf_file *file, const struct pdf_value *font)
{
    const struct pdf_value *descriptor = descriptor_of(file, font), *value;
    struct font_reach out = { ABOVE, BELOW };
    struct str program;
    struct pdf_box box;

    if (pdf_at(file, descriptor, "FontFile2", &value) == ST_OK && value->kind == PDF_STREAM &&
        value->text.len <= FONT_PROGRAM_BYTES_MAX && pdf_data(file, value, &program) == ST_OK &&
        by_letters(program, &out))
        return out;
    if (pdf_at(file, descriptor, "FontBBox", &value) == ST_OK && pdf_box_of(value, &box))
        widen(&out, box.bottom / 100 - 1, box.top / 100 + 1);
    return out;
}

struct font_reach font_reach_of(struct pdf_file *file, const struct pdf_value *font)
{
    struct font_reaches *all = file->reaches;
    struct ctx *ctx = file->ctx, own = *ctx;
    struct known *one;

    if (!all)
        all = file->reaches = ARENA_NEW(ctx->arena, struct font_reaches);
    for (size_t i = 0; i < all->len; i++)
        if (all->items[i].font == font)
            return all->items[i].reach;
    all->items = list_room(ctx->arena, all->items, all->len, &all->cap, sizeof(*all->items));
    one = &all->items[all->len++];
    one->font = font;
    file->ctx = &own; /* why it cannot be read is nobody's question */
    one->reach = look_at(file, font);
    file->ctx = ctx;
    return one->reach;
}
