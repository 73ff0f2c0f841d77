/* A paper as .docx: the document, and the archive it lies in. */
#include "render/docx.h"

#include "render/archive.h"

#define NATION "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
#define MOTTO "Độc lập - Tự do - Hạnh phúc"
/* Widths of the head's columns and of the signature's, in twentieths of a point. */
#define TEXT_WIDTH (PAPER_SHORT - PAPER_LEFT - PAPER_RIGHT)
#define HEAD_RIGHT 5680
#define HEAD_LEFT (TEXT_WIDTH - HEAD_RIGHT)
#define SIGN_LEFT 4170
#define SIGN_ROOM 1520
#define LISTED_LEFT 1800

struct writing {
    struct arena *arena;
    struct buf out;
    const struct paper_section *section;
};

/* ---- texts ---- */

static void add_text(struct buf *out, struct str text, const char *weight)
{
    if (!text.len)
        return;
    buf_addf(out, "<w:r>%s<w:t xml:space=\"preserve\">", weight);
    docx_escape(out, text);
    buf_add(out, S("</w:t></w:r>"));
}

void docx_run(struct buf *out, struct str text, unsigned marks, int size)
{
    struct buf weight = { .arena = out->arena };
    bool first = true;

    buf_addf(&weight, "<w:rPr>%s%s", marks & PAPER_BOLD ? "<w:b/>" : "",
        marks & PAPER_ITALIC ? "<w:i/>" : "");
    if (size > 0)
        buf_addf(&weight, "<w:sz w:val=\"%d\"/>", size);
    buf_add(&weight, S("</w:rPr>"));
    buf_add_char(&weight, 0);
    while (first || text.len) {
        if (!first)
            buf_addf(out, "<w:r><w:br/></w:r>");
        first = false;
        add_text(out, str_cut(&text, '\n'), weight.ptr);
    }
}

/* A paragraph of one weight, in the middle unless said otherwise. */
static void add_line(
    struct writing *w, struct str text, unsigned marks, int size, const char *align)
{
    buf_addf(&w->out, "<w:p><w:pPr><w:jc w:val=\"%s\"/></w:pPr>", align);
    docx_run(&w->out, text, marks, size);
    buf_add(&w->out, S("</w:p>"));
}

static void add_lines(
    struct writing *w, const struct list *lines, unsigned marks, int size, const char *align)
{
    for (size_t i = 0; i < lines->len; i++)
        add_line(w, *LIST_AT(*lines, struct str, i), marks, size, align);
}

/* A line as the edge of an otherwise empty paragraph: so far in from both sides. */
static void add_rule(struct writing *w, int in)
{
    buf_addf(&w->out,
        "<w:p><w:pPr><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" "
        "w:color=\"000000\"/></w:pBdr>"
        "<w:spacing w:before=\"30\" w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/>"
        "<w:ind w:left=\"%d\" w:right=\"%d\"/><w:rPr><w:sz w:val=\"8\"/></w:rPr></w:pPr></w:p>",
        in, in);
}

/* ---- two columns ---- */

static void begin_columns(struct writing *w, const int *widths, size_t len)
{
    buf_add(&w->out,
        S("<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblLayout w:type=\"fixed\"/>"
          "</w:tblPr><w:tblGrid>"));
    for (size_t i = 0; i < len; i++)
        buf_addf(&w->out, "<w:gridCol w:w=\"%d\"/>", widths[i]);
    buf_add(&w->out, S("</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>"));
}

static void begin_column(struct writing *w, int width)
{
    buf_addf(&w->out, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/></w:tcPr>", width);
}

static void end_column(struct writing *w)
{
    buf_add(&w->out, S("</w:tc>"));
}

static void next_row(struct writing *w)
{
    buf_add(&w->out, S("</w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr>"));
}

/* A table touches the next one unless a paragraph stands between them. */
static void end_columns(struct writing *w)
{
    buf_add(&w->out, S("</w:tr></w:tbl>"));
}

static void add_head(struct writing *w, const struct paper_head *head)
{
    static const int widths[] = { HEAD_LEFT, HEAD_RIGHT };

    begin_columns(w, widths, 2);
    begin_column(w, HEAD_LEFT);
    add_lines(w, &head->superior, 0, 26, "center");
    add_lines(w, &head->issuer, PAPER_BOLD, 26, "center");
    add_rule(w, HEAD_LEFT * 3 / 10);
    end_column(w);
    begin_column(w, HEAD_RIGHT);
    add_line(w, S(NATION), PAPER_BOLD, 26, "center");
    add_line(w, S(MOTTO), PAPER_BOLD, 28, "center");
    add_rule(w, (HEAD_RIGHT - 3500) / 2);
    end_column(w);
    next_row(w);
    begin_column(w, HEAD_LEFT);
    add_line(w, head->number, 0, 26, "center");
    if (head->about.len)
        add_line(w, head->about, 0, 24, "center");
    end_column(w);
    begin_column(w, HEAD_RIGHT);
    add_line(w, head->day, PAPER_ITALIC, 28, "center");
    end_column(w);
    end_columns(w);
}

static void add_sign(struct writing *w, const struct paper_sign *sign)
{
    static const int widths[] = { SIGN_LEFT, TEXT_WIDTH - SIGN_LEFT };

    buf_add(
        &w->out, S("<w:p><w:pPr><w:keepNext/><w:rPr><w:sz w:val=\"16\"/></w:rPr></w:pPr></w:p>"));
    begin_columns(w, widths, 2);
    begin_column(w, widths[0]);
    if (sign->copies.len)
        add_line(w, S("Nơi nhận:"), PAPER_BOLD | PAPER_ITALIC, 24, "left");
    add_lines(w, &sign->copies, 0, 22, "left");
    if (!sign->copies.len)
        add_line(w, (struct str){ 0 }, 0, 22, "left");
    end_column(w);
    begin_column(w, widths[1]);
    add_lines(w, &sign->authority, PAPER_BOLD, 28, "center");
    buf_addf(&w->out, "<w:p><w:pPr><w:spacing w:before=\"%d\"/><w:jc w:val=\"center\"/></w:pPr>",
        SIGN_ROOM);
    docx_run(&w->out, sign->signer, PAPER_BOLD, 28);
    buf_add(&w->out, S("</w:p>"));
    end_column(w);
    end_columns(w);
}

static void add_signs(struct writing *w, const struct paper_signs *signs)
{
    int all = (w->section->landscape ? PAPER_LONG : PAPER_SHORT) - PAPER_LEFT - PAPER_RIGHT;
    int *widths = ARENA_ARRAY(w->arena, signs->signs.len, int);

    for (size_t i = 0; i < signs->signs.len; i++)
        widths[i] = all / (int)signs->signs.len;
    buf_add(&w->out, S("<w:p><w:pPr><w:keepNext/></w:pPr></w:p>"));
    begin_columns(w, widths, signs->signs.len);
    for (size_t i = 0; i < signs->signs.len; i++) {
        const struct form_sign *sign = LIST_AT(signs->signs, struct form_sign, i);
        bool last = i + 1 == signs->signs.len;

        begin_column(w, widths[i]);
        if (signs->day.len)
            add_line(w, last ? signs->day : (struct str){ 0 }, PAPER_ITALIC, 24, "center");
        add_line(w, sign->title, PAPER_BOLD, 24, "center");
        add_line(w, sign->note, PAPER_ITALIC, 24, "center");
        end_column(w);
    }
    end_columns(w);
}

/* ---- blocks ---- */

static void add_paragraph(struct writing *w, const struct paper_text *text)
{
    const struct list *runs = &text->runs;
    bool listed = text->style == PAPER_ADDRESSEE && runs->len &&
                  str_find(LIST_AT(*runs, struct paper_run, 0)->text, S("\n")) <
                      LIST_AT(*runs, struct paper_run, 0)->text.len;

    buf_addf(&w->out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>", paper_looks[text->style].id);
    if (listed)
        buf_addf(
            &w->out, "<w:ind w:left=\"%d\" w:firstLine=\"0\"/><w:jc w:val=\"left\"/>", LISTED_LEFT);
    buf_add(&w->out, S("</w:pPr>"));
    for (size_t i = 0; i < runs->len; i++) {
        const struct paper_run *run = LIST_AT(*runs, struct paper_run, i);

        docx_run(&w->out, run->text, run->marks, 0);
    }
    buf_add(&w->out, S("</w:p>"));
    if (text->ruled)
        add_rule(w, w->section->landscape ? 5600 : 3300);
}

static void add_gap(struct writing *w)
{
    buf_add(
        &w->out, S("<w:p><w:pPr><w:spacing w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>"));
}

static void add_block(struct writing *w, const struct paper_block *block)
{
    int width = (w->section->landscape ? PAPER_LONG : PAPER_SHORT) - PAPER_LEFT - PAPER_RIGHT;

    switch (block->kind) {
    case PAPER_IS_HEAD:
        add_head(w, block->of.head);
        return;
    case PAPER_IS_TEXT:
        add_paragraph(w, block->of.text);
        return;
    case PAPER_IS_TABLE:
        add_gap(w);
        docx_table(w->arena, &w->out, block->of.table, width);
        add_gap(w);
        return;
    case PAPER_IS_SIGN:
        add_sign(w, block->of.sign);
        return;
    case PAPER_IS_SIGNS:
        add_signs(w, block->of.signs);
        return;
    }
}

static void add_page(struct writing *w)
{
    bool wide = w->section->landscape;

    buf_addf(&w->out,
        "<w:sectPr><w:headerReference w:type=\"first\" r:id=\"rId2\"/><w:headerReference "
        "w:type=\"default\" r:id=\"rId3\"/><w:type w:val=\"nextPage\"/><w:pgSz w:w=\"%d\" "
        "w:h=\"%d\"%s/>"
        "<w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\" w:left=\"%d\" w:header=\"450\" "
        "w:footer=\"450\" w:gutter=\"0\"/><w:pgNumType w:start=\"1\"/><w:titlePg/></w:sectPr>",
        wide ? PAPER_LONG : PAPER_SHORT, wide ? PAPER_SHORT : PAPER_LONG,
        wide ? " w:orient=\"landscape\"" : "", PAPER_TOP, PAPER_RIGHT, PAPER_BOTTOM, PAPER_LEFT);
}

struct str docx_document(struct arena *arena, const struct paper *paper)
{
    struct writing w = { .arena = arena, .out = { .arena = arena } };

    buf_add(&w.out, S(DOCX_BEGIN "<w:document " DOCX_NAMESPACES "><w:body>"));
    for (size_t i = 0; i < paper->sections.len; i++) {
        w.section = LIST_AT(paper->sections, struct paper_section, i);
        for (size_t k = 0; k < w.section->blocks.len; k++)
            add_block(&w, LIST_AT(w.section->blocks, struct paper_block, k));
        /* A section ends with a paragraph that says what it was; the last one with the body. */
        if (i + 1 < paper->sections.len) {
            buf_add(&w.out, S("<w:p><w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/>"));
            add_page(&w);
            buf_add(&w.out, S("</w:pPr></w:p>"));
            continue;
        }
        buf_add(
            &w.out, S("<w:p><w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>"));
        add_page(&w);
    }
    buf_add(&w.out, S("</w:body></w:document>"));
    return buf_str(&w.out);
}

/* ---- the archive ---- */

enum status render_docx(struct ctx *ctx, const struct paper *paper, struct paper_file *out)
{
    struct arena *arena = ctx->arena;
    const struct archive_part parts[] = {
        { "[Content_Types].xml", docx_types() },
        { "_rels/.rels", docx_relations() },
        { "docProps/core.xml", docx_properties(arena, paper) },
        { "word/document.xml", docx_document(arena, paper) },
        { "word/_rels/document.xml.rels", docx_document_relations() },
        { "word/styles.xml", docx_styles(arena) },
        { "word/header1.xml", docx_header(arena, paper, DOCX_FIRST) },
        { "word/header2.xml", docx_header(arena, paper, DOCX_LATER) },
    };

    *out = (struct paper_file){ 0 };
    return archive_make(ctx, parts, ARRAY_LEN(parts), &out->bytes);
}
