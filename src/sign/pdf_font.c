#include "sign/pdf_font.h"

#include "sign/pdf_filter.h"

#define TEXT_FONT 4 /* flags of a font: not only letters of Latin */
#define TEXT_ITALIC 64

static int64_t add_object(struct pdf_appending *to, const struct buf *body)
{
    int64_t number = pdf_new_number(to);

    pdf_change_head(to, number);
    buf_add(&to->bytes, buf_str(body));
    buf_add(&to->bytes, S("\nendobj\n"));
    return number;
}

static int64_t add_program(struct pdf_appending *to, const struct font *font)
{
    int64_t number = pdf_new_number(to);
    struct str dict =
        str_format(to->bytes.arena, "/Length1 %zu /Filter /FlateDecode", font->program.len);

    pdf_change_stream(to, number, dict, pdf_deflate(to->bytes.arena, font->program));
    return number;
}

/* What each code means: for searching and reading aloud. */
static int64_t add_meanings(struct pdf_appending *to, const struct font *font)
{
    struct buf map = { .arena = to->bytes.arena };
    int64_t number = pdf_new_number(to);

    buf_add(&map, S("/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
                    " /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def"
                    " /CMapName /Adobe-Identity-UCS def /CMapType 2 def"
                    " 1 begincodespacerange <0000> <ffff> endcodespacerange"));
    for (size_t from = 1; from <= font->letters; from += 100) {
        size_t left = font->letters - from + 1, len = left < 100 ? left : 100;

        buf_addf(&map, "\n%zu beginbfchar", len);
        for (size_t i = from; i < from + len; i++)
            buf_addf(&map, " <%04zx> <%04x>", i, font->letter[i - 1]);
        buf_add(&map, S(" endbfchar"));
    }
    buf_add(&map, S("\nendcmap CMapName currentdict /CMap defineresource pop end end"));
    pdf_change_stream(
        to, number, S("/Filter /FlateDecode"), pdf_deflate(to->bytes.arena, buf_str(&map)));
    return number;
}

static int64_t add_descriptor(
    struct pdf_appending *to, const struct font *font, const char *name, int64_t program)
{
    struct buf body = { .arena = to->bytes.arena };

    buf_addf(&body, "<< /Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [", name,
        font->italic ? TEXT_FONT | TEXT_ITALIC : TEXT_FONT);
    for (size_t i = 0; i < ARRAY_LEN(font->box); i++)
        buf_addf(&body, " %lld", (long long)font->box[i]);
    buf_addf(&body,
        " ] /ItalicAngle %d /Ascent %lld /Descent %lld /CapHeight %lld /StemV 80"
        " /FontFile2 %lld 0 R >>",
        font->italic ? -16 : 0, (long long)font->ascent, (long long)font->descent,
        (long long)font->ascent, (long long)program);
    return add_object(to, &body);
}

int64_t pdf_add_font(struct pdf_appending *to, const struct font *font, const char *name)
{
    struct buf body = { .arena = to->bytes.arena };
    int64_t program = add_program(to, font), meanings = add_meanings(to, font);
    int64_t descriptor = add_descriptor(to, font, name, program), below;

    buf_addf(&body,
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo << /Registry (Adobe)"
        " /Ordering (Identity) /Supplement 0 >> /CIDToGIDMap /Identity /DW 500"
        " /FontDescriptor %lld 0 R /W [1 [",
        name, (long long)descriptor);
    for (size_t i = 0; i < font->letters; i++)
        buf_addf(&body, " %lld", (long long)font->widths[i]);
    buf_add(&body, S(" ]] >>"));
    below = add_object(to, &body);
    body.len = 0;
    buf_addf(&body,
        "<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H"
        " /DescendantFonts [%lld 0 R] /ToUnicode %lld 0 R >>",
        name, (long long)below, (long long)meanings);
    return add_object(to, &body);
}
