/* What a file says of itself, twice: readers of either form must find the same. */
#include <cairo.h>

#include "base/date.h"
#include "base/utf8.h"
#include "render/pdf_a.h"

#define PROGRAM "baocao"
#define DESCRIBED "</rdf:Description>\n"

/* What both forms can say: no controls, no code points that are no characters. */
static struct str sayable(struct arena *arena, struct str text)
{
    struct buf out = { .arena = arena };

    while (text.len) {
        uint32_t c = utf8_next(&text);

        if (c < ' ' || c == 0x7f)
            buf_add_char(&out, ' ');
        else if (c != UTF8_BAD && (c & 0xfffe) != 0xfffe && (c < 0xfdd0 || c > 0xfdef))
            utf8_add(&out, c);
    }
    return str_trim(buf_str(&out));
}

/* 2026-10-05T08:30:00: neither form has milliseconds. */
static struct str moment(struct arena *arena, int64_t ms)
{
    return str_sub(time_format(arena, ms), 0, sizeof("2026-10-05T08:30:00") - 1);
}

/* ---- the older form ---- */

static void add_text(struct buf *to, const char *key, struct str text)
{
    if (!text.len)
        return;
    buf_addf(to, "\n   /%s <FEFF", key);
    while (text.len) {
        uint32_t c = utf8_next(&text);

        if (c > 0xffff)
            buf_addf(to, "%04x%04x", 0xd800 + ((c - 0x10000) >> 10), 0xdc00 + (c & 0x3ff));
        else
            buf_addf(to, "%04x", c);
    }
    buf_add_char(to, '>');
}

static void add_date(struct buf *to, const char *key, struct str time)
{
    buf_addf(to, "\n   /%s (D:", key);
    for (size_t i = 0; i < time.len; i++)
        if (time.ptr[i] >= '0' && time.ptr[i] <= '9')
            buf_add_char(to, time.ptr[i]);
    buf_add(to, S("Z)"));
}

struct str pdf_a_info(struct arena *arena, const struct pdf_facts *facts)
{
    struct buf out = { .arena = arena };
    struct str time = moment(arena, facts->made_ms);

    buf_addf(&out, "<< /Producer (cairo %s)\n   /Creator (" PROGRAM ")", cairo_version_string());
    add_text(&out, "Title", sayable(arena, facts->title));
    add_text(&out, "Author", sayable(arena, facts->author));
    add_text(&out, "Subject", sayable(arena, facts->subject));
    add_date(&out, "CreationDate", time);
    add_date(&out, "ModDate", time);
    buf_add(&out, S("\n>>"));
    return buf_str(&out);
}

/* ---- XMP ---- */

static void add_escaped(struct buf *to, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        switch (text.ptr[i]) {
        case '&':
            buf_add(to, S("&amp;"));
            break;
        case '<':
            buf_add(to, S("&lt;"));
            break;
        case '>':
            buf_add(to, S("&gt;"));
            break;
        default:
            buf_add_char(to, text.ptr[i]);
        }
    }
}

static void add_described(struct buf *to, const char *prefix, const char *space)
{
    buf_addf(to, "<rdf:Description rdf:about=\"\" xmlns:%s=\"%s\">\n", prefix, space);
}

/* A text in a list of one, for that is how the schema has it. */
static void add_listed(struct buf *to, const char *key, const char *kind, struct str text)
{
    if (!text.len)
        return;
    buf_addf(to, "<dc:%s><rdf:%s><rdf:li%s>", key, kind,
        str_eq(str_of(kind), S("Alt")) ? " xml:lang=\"x-default\"" : "");
    add_escaped(to, text);
    buf_addf(to, "</rdf:li></rdf:%s></dc:%s>\n", kind, key);
}

struct str pdf_a_metadata(struct arena *arena, const struct pdf_facts *facts)
{
    struct buf out = { .arena = arena };
    struct str time = moment(arena, facts->made_ms);

    buf_add(&out, S("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"));
    add_described(&out, "pdfaid", "http://www.aiim.org/pdfa/ns/id/");
    buf_add(&out, S("<pdfaid:part>2</pdfaid:part>\n"
                    "<pdfaid:conformance>U</pdfaid:conformance>\n"));
    buf_add(&out, S(DESCRIBED));
    add_described(&out, "dc", "http://purl.org/dc/elements/1.1/");
    buf_add(&out, S("<dc:format>application/pdf</dc:format>\n"));
    add_listed(&out, "title", "Alt", sayable(arena, facts->title));
    add_listed(&out, "creator", "Seq", sayable(arena, facts->author));
    add_listed(&out, "description", "Alt", sayable(arena, facts->subject));
    buf_add(&out, S(DESCRIBED));
    add_described(&out, "xmp", "http://ns.adobe.com/xap/1.0/");
    buf_addf(&out,
        "<xmp:CreatorTool>" PROGRAM "</xmp:CreatorTool>\n"
        "<xmp:CreateDate>" STR_FMT "Z</xmp:CreateDate>\n"
        "<xmp:ModifyDate>" STR_FMT "Z</xmp:ModifyDate>\n",
        STR_ARG(time), STR_ARG(time));
    buf_add(&out, S(DESCRIBED));
    add_described(&out, "pdf", "http://ns.adobe.com/pdf/1.3/");
    buf_addf(&out, "<pdf:Producer>cairo %s</pdf:Producer>\n", cairo_version_string());
    buf_add(&out, S(DESCRIBED));
    buf_add(&out, S("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>"));
    return buf_str(&out);
}
