/* The parts of a .docx beside the document: what belongs together, styles, properties, headers. */
#include "render/docx.h"

#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define FONT "Times New Roman"

void docx_escape(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];

        if (c == '&')
            buf_add(out, S("&amp;"));
        else if (c == '<')
            buf_add(out, S("&lt;"));
        else if (c == '>')
            buf_add(out, S("&gt;"));
        else if (c == '"')
            buf_add(out, S("&quot;"));
        /* U+FFFE and U+FFFF are no characters of XML. */
        else if (c == 0xef && i + 2 < text.len && (unsigned char)text.ptr[i + 1] == 0xbf &&
                 (unsigned char)text.ptr[i + 2] >= 0xbe)
            i += 2;
        else if (c >= ' ')
            buf_add_char(out, (char)c);
        else
            buf_add_char(out, ' ');
    }
}

struct str docx_types(void)
{
    return S(DOCX_BEGIN
        "<Types xmlns=\"" PACKAGE "content-types\">"
        "<Default Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        "<Override PartName=\"/word/document.xml\" ContentType=\"" WORD "document.main+xml\"/>"
        "<Override PartName=\"/word/styles.xml\" ContentType=\"" WORD "styles+xml\"/>"
        "<Override PartName=\"/word/header1.xml\" ContentType=\"" WORD "header+xml\"/>"
        "<Override PartName=\"/word/header2.xml\" ContentType=\"" WORD "header+xml\"/>"
        "<Override PartName=\"/docProps/core.xml\" "
        "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
        "</Types>");
}

struct str docx_relations(void)
{
    return S(DOCX_BEGIN "<Relationships xmlns=\"" PACKAGE "relationships\">"
                        "<Relationship Id=\"rId1\" Type=\"" OFFICE
                        "officeDocument\" Target=\"word/document.xml\"/>"
                        "<Relationship Id=\"rId2\" Type=\"" PACKAGE
                        "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
                        "</Relationships>");
}

struct str docx_document_relations(void)
{
    return S(
        DOCX_BEGIN "<Relationships xmlns=\"" PACKAGE "relationships\">"
                   "<Relationship Id=\"rId1\" Type=\"" OFFICE "styles\" Target=\"styles.xml\"/>"
                   "<Relationship Id=\"rId2\" Type=\"" OFFICE "header\" Target=\"header1.xml\"/>"
                   "<Relationship Id=\"rId3\" Type=\"" OFFICE "header\" Target=\"header2.xml\"/>"
                   "</Relationships>");
}

struct str docx_properties(struct arena *arena, const struct paper *paper)
{
    struct buf out = { .arena = arena };
    struct str time = time_format(arena, paper->made_ms);

    buf_add(
        &out, S(DOCX_BEGIN "<cp:coreProperties xmlns:cp=\"" PACKAGE "metadata/core-properties\" "
                           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                           "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                           "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>"));
    docx_escape(&out, paper->title);
    buf_add(&out, S("</dc:title><dc:creator>"));
    docx_escape(&out, paper->author);
    buf_add(&out, S("</dc:creator>"));
    if (paper->source.len) {
        buf_add(&out, S("<dc:description>"));
        docx_escape(&out, paper->source);
        buf_add(&out, S("</dc:description>"));
    }
    buf_addf(&out,
        "<dc:language>vi-VN</dc:language>"
        "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%.*sZ</dcterms:created></cp:coreProperties>",
        19, time.ptr);
    return buf_str(&out);
}

/* ---- styles ---- */

static const char *alignment(enum paper_align align)
{
    switch (align) {
    case PAPER_CENTER:
        return "center";
    case PAPER_END:
        return "right";
    case PAPER_JUSTIFIED:
        return "both";
    case PAPER_START:
        break;
    }
    return "left";
}

static void add_style(struct buf *out, const struct paper_look *look)
{
    buf_addf(out,
        "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"%s\"><w:name w:val=\"%s\"/>"
        "<w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>%s<w:spacing w:before=\"%d\" "
        "w:after=\"%d\"/>"
        "<w:ind w:left=\"%d\" w:firstLine=\"%d\"/><w:jc w:val=\"%s\"/>",
        look->id, look->title, look->with_next ? "<w:keepNext/>" : "", look->before, look->after,
        look->left, look->first, alignment(look->align));
    if (look->level)
        buf_addf(out, "<w:outlineLvl w:val=\"%d\"/>", look->level - 1);
    buf_addf(out, "</w:pPr><w:rPr>%s%s<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/></w:rPr></w:style>",
        look->marks & PAPER_BOLD ? "<w:b/><w:bCs/>" : "",
        look->marks & PAPER_ITALIC ? "<w:i/><w:iCs/>" : "", look->size, look->size);
}

struct str docx_styles(struct arena *arena)
{
    struct buf out = { .arena = arena };

    buf_add(&out,
        S(DOCX_BEGIN
            "<w:styles " DOCX_NAMESPACES "><w:docDefaults><w:rPrDefault><w:rPr>"
            "<w:rFonts w:ascii=\"" FONT "\" w:hAnsi=\"" FONT "\" w:eastAsia=\"" FONT
            "\" w:cs=\"" FONT "\"/>"
            "<w:color w:val=\"000000\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>"
            "<w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
            "<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before=\"0\" w:after=\"0\" "
            "w:line=\"240\" "
            "w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
            "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
            "w:val=\"Normal\"/>"
            "<w:qFormat/></w:style>"
            "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name "
            "w:val=\"Normal Table\"/>"
            "<w:tblPr><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" "
            "w:type=\"dxa\"/>"
            "</w:tblCellMar></w:tblPr></w:style>"));
    for (size_t i = 0; i < PAPER_STYLE_COUNT; i++)
        add_style(&out, &paper_looks[i]);
    buf_add(&out, S("</w:styles>"));
    return buf_str(&out);
}

/* ---- headers ---- */

/* Letters behind the text, slanting over the page. */
#define WATERMARK \
    "<w:r><w:pict><v:shapetype id=\"_x0000_t136\" coordsize=\"21600,21600\" o:spt=\"136\" " \
    "adj=\"10800\" " \
    "path=\"m@7,l@8,m@5,21600l@6,21600e\"><v:path textpathok=\"t\" o:connecttype=\"rect\"/>" \
    "<v:textpath on=\"t\" fitshape=\"t\"/></v:shapetype>" \
    "<v:shape id=\"duthao\" type=\"#_x0000_t136\" " \
    "style=\"position:absolute;margin-left:0;margin-top:0;" \
    "width:400pt;height:110pt;rotation:320;z-index:-251658240;mso-position-horizontal:center;" \
    "mso-position-horizontal-relative:margin;mso-position-vertical:center;" \
    "mso-position-vertical-relative:margin\" fillcolor=\"#e0e0e0\" stroked=\"f\">" \
    "<v:textpath style=\"font-family:&quot;" FONT "&quot;;font-size:1pt;font-weight:bold\" " \
    "string=\"DỰ THẢO\"/></v:shape></w:pict></w:r>"

struct str docx_header(struct arena *arena, const struct paper *paper, enum docx_page page)
{
    struct buf out = { .arena = arena };

    buf_add(&out,
        S(DOCX_BEGIN "<w:hdr " DOCX_NAMESPACES "><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>"));
    if (page == DOCX_LATER)
        buf_add(&out, S("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText "
                        "xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r><w:fldChar "
                        "w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar "
                        "w:fldCharType=\"end\"/></w:r>"));
    if (paper->draft)
        buf_add(&out, S(WATERMARK));
    buf_add(&out, S("</w:p></w:hdr>"));
    return buf_str(&out);
}
