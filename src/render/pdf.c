/* A paper as PDF: pages, and the texts that flow over them. */
#include <cairo-pdf.h>

#include "base/utf8.h"
#include "render/pdf.h"
#include "render/pdf_a.h"
#include "render/pdf_rooms.h"

#define FONT "Liberation Serif"
/* Not less than this many lines of a paragraph stand alone on a page. */
#define LINES_LEAST 2
#define NUMBER_SIZE 14
#define WATERMARK_SIZE 96
#define WATERMARK_GREY 0.88
#define RULE 0.7
#define MANIFEST_SIZE 8
#define MANIFEST_BELOW 14
/* What a heading wants to have below it on its page. */
#define FOLLOWERS 44

/* ---- texts ---- */

static void attribute(PangoAttrList *list, PangoAttribute *attr, size_t from, size_t to)
{
    attr->start_index = (guint)from;
    attr->end_index = (guint)to;
    pango_attr_list_insert(list, attr);
}

/* Without code points that are no characters: cairo takes them for damage. */
static struct str characters(struct arena *arena, struct str text)
{
    struct buf out = { .arena = arena };
    bool suspect = false;

    for (size_t i = 0; i < text.len && !suspect; i++)
        suspect = (unsigned char)text.ptr[i] >= 0xef;
    if (!suspect)
        return text;
    while (text.len) {
        uint32_t c = utf8_next(&text);

        if (c != UTF8_BAD && (c & 0xfffe) != 0xfffe && (c < 0xfdd0 || c > 0xfdef))
            utf8_add(&out, c);
    }
    return buf_str(&out);
}

/* The runs as one text, with the weights they have beside that of all of it. */
static struct str text_of(struct arena *arena, const struct pdf_text *text, PangoAttrList *list)
{
    struct buf buf = { .arena = arena };

    for (size_t i = 0; i < text->runs.len; i++) {
        const struct paper_run *run = LIST_AT(text->runs, struct paper_run, i);
        size_t from = buf.len;

        buf_add(&buf, characters(arena, run->text));
        if (run->marks & ~text->marks & PAPER_BOLD)
            attribute(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, buf.len);
        if (run->marks & ~text->marks & PAPER_ITALIC)
            attribute(list, pango_attr_style_new(PANGO_STYLE_ITALIC), from, buf.len);
    }
    return buf_str(&buf);
}

static void set_font(PangoLayout *layout, double size, unsigned marks)
{
    PangoFontDescription *font = pango_font_description_new();

    pango_font_description_set_family_static(font, FONT);
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    if (marks & PAPER_BOLD)
        pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    if (marks & PAPER_ITALIC)
        pango_font_description_set_style(font, PANGO_STYLE_ITALIC);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
}

static PangoAlignment alignment(enum paper_align align)
{
    switch (align) {
    case PAPER_CENTER:
        return PANGO_ALIGN_CENTER;
    case PAPER_END:
        return PANGO_ALIGN_RIGHT;
    case PAPER_START:
    case PAPER_JUSTIFIED:
        break;
    }
    return PANGO_ALIGN_LEFT;
}

/* A letter that takes room alone. */
static PangoAttribute *lead_of(const struct pdf_text *text)
{
    PangoRectangle room = { 0, (int)(-text->size * PANGO_SCALE), (int)(text->lead * PANGO_SCALE),
        (int)(text->size * PANGO_SCALE) };

    return pango_attr_shape_new(&room, &room);
}

double pdf_set(struct pdf *pdf, PangoLayout *layout, const struct pdf_text *text)
{
    struct arena_mark mark = arena_mark(pdf->ctx->arena);
    PangoAttrList *list = pango_attr_list_new();
    struct str bytes = text_of(pdf->ctx->arena, text, list);
    PangoRectangle logical;

    set_font(layout, text->size, text->marks);
    pango_layout_set_width(layout, text->width < 0 ? -1 : (int)(text->width * PANGO_SCALE));
    pango_layout_set_indent(layout, (int)(text->first * PANGO_SCALE));
    pango_layout_set_alignment(layout, alignment(text->align));
    pango_layout_set_justify(layout, text->align == PAPER_JUSTIFIED);
    /* A name is broken without a hyphen that is not its own. */
    pango_attr_list_insert(list, pango_attr_insert_hyphens_new(FALSE));
    if (text->lead > 0)
        attribute(list, lead_of(text), 0, S("\u00a0").len);
    pango_layout_set_attributes(layout, list);
    pango_layout_set_text(layout, bytes.ptr ? bytes.ptr : "", (int)bytes.len);
    pango_attr_list_unref(list);
    arena_rewind(pdf->ctx->arena, mark);
    pango_layout_get_extents(layout, NULL, &logical);
    return (double)logical.height / PANGO_SCALE;
}

double pdf_width(struct pdf *pdf, struct str text, double size, unsigned marks)
{
    struct paper_run run = { text, 0 };
    PangoRectangle logical;

    (void)pdf_set(
        pdf, pdf->layout, &(struct pdf_text){ { &run, 1 }, marks, size, PAPER_START, -1, 0, 0 });
    pango_layout_get_extents(pdf->layout, NULL, &logical);
    return (double)logical.width / PANGO_SCALE;
}

double pdf_put(struct pdf *pdf, double x, double y, const struct pdf_text *text)
{
    double height = pdf_set(pdf, pdf->layout, text);

    cairo_move_to(pdf->cr, x, y);
    pango_cairo_show_layout(pdf->cr, pdf->layout);
    return y + height;
}

void pdf_rule(struct pdf *pdf, double x, double y, double width)
{
    cairo_set_line_width(pdf->cr, RULE);
    cairo_move_to(pdf->cr, x, y);
    cairo_line_to(pdf->cr, x + width, y);
    cairo_stroke(pdf->cr);
}

/* ---- pages ---- */

double pdf_room(const struct pdf *pdf)
{
    return pdf->bottom - pdf->y;
}

bool pdf_fresh(const struct pdf *pdf)
{
    return pdf->y <= pdf->top;
}

/* Behind all text, slanting over the page. */
static void put_watermark(struct pdf *pdf)
{
    struct paper_run run = { S("DỰ THẢO"), 0 };
    struct pdf_text text = { { &run, 1 }, PAPER_BOLD, WATERMARK_SIZE, PAPER_START, -1, 0, 0 };
    double width = pdf_width(pdf, run.text, text.size, text.marks);
    double height = pdf_set(pdf, pdf->layout, &text);

    cairo_save(pdf->cr);
    cairo_set_source_rgb(pdf->cr, WATERMARK_GREY, WATERMARK_GREY, WATERMARK_GREY);
    cairo_translate(pdf->cr, pdf->page_width / 2, pdf->page_height / 2);
    cairo_rotate(pdf->cr, -0.7);
    (void)pdf_put(pdf, -width / 2, -height / 2, &text);
    cairo_restore(pdf->cr);
}

/* In the middle of the margin above, from the second page on. */
static void put_number(struct pdf *pdf)
{
    struct str digits = str_format(pdf->ctx->arena, "%d", pdf->number);
    struct paper_run run = { digits, 0 };
    struct pdf_text text = { { &run, 1 }, 0, NUMBER_SIZE, PAPER_CENTER, pdf->width, 0, 0 };

    (void)pdf_put(pdf, pdf->left, pdf->top / 2 - NUMBER_SIZE / 2.0, &text);
}

void pdf_page_begin(struct pdf *pdf)
{
    pdf->number++;
    pdf->file->pages++;
    cairo_pdf_surface_set_size(pdf->surface, pdf->page_width, pdf->page_height);
    if (pdf->paper->draft)
        put_watermark(pdf);
    if (pdf->number > 1)
        put_number(pdf);
    pdf->y = pdf->top;
}

void pdf_page_next(struct pdf *pdf)
{
    cairo_show_page(pdf->cr);
    pdf_page_begin(pdf);
}

/* ---- paragraphs ---- */

/* How many of the lines from the one given fit into the room. */
static int lines_that_fit(PangoLayout *layout, int from, double room)
{
    int lines = pango_layout_get_line_count(layout), fit = 0;

    for (int i = from; i < lines; i++) {
        PangoRectangle logical;

        pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, i), NULL, &logical);
        room -= (double)logical.height / PANGO_SCALE;
        if (room < -0.01)
            break;
        fit++;
    }
    return fit;
}

/* The same, without leaving a line alone on either page. */
static int lines_to_take(const struct pdf *pdf, int from)
{
    int left = pango_layout_get_line_count(pdf->layout) - from;
    int fit = lines_that_fit(pdf->layout, from, pdf_room(pdf));

    if (fit >= left)
        return left;
    if (left - fit < LINES_LEAST && fit > LINES_LEAST)
        fit = left - LINES_LEAST;
    if (fit < LINES_LEAST && !pdf_fresh(pdf))
        return 0;
    return fit > 0 || !pdf_fresh(pdf) ? fit : 1;
}

/* Draws the lines; where each begins was decided for the whole paragraph. */
static void put_lines(struct pdf *pdf, int from, int len)
{
    PangoLayoutIter *iter = pango_layout_get_iter(pdf->layout);

    for (int i = 0; i < from; i++)
        (void)pango_layout_iter_next_line(iter);
    for (int i = 0; i < len; i++) {
        PangoRectangle logical;
        double baseline;

        pango_layout_iter_get_line_extents(iter, NULL, &logical);
        baseline = (double)(pango_layout_iter_get_baseline(iter) - logical.y) / PANGO_SCALE;
        cairo_move_to(pdf->cr, pdf->left + (double)logical.x / PANGO_SCALE, pdf->y + baseline);
        pango_cairo_show_layout_line(pdf->cr, pango_layout_iter_get_line_readonly(iter));
        pdf->y += (double)logical.height / PANGO_SCALE;
        (void)pango_layout_iter_next_line(iter);
    }
    pango_layout_iter_free(iter);
}

/* A line below the last one, a third to a half of its length. */
static void put_rule(struct pdf *pdf)
{
    int last = pango_layout_get_line_count(pdf->layout) - 1;
    PangoRectangle logical;
    double width;

    pango_layout_line_get_extents(
        pango_layout_get_line_readonly(pdf->layout, last), NULL, &logical);
    width = (double)logical.width / PANGO_SCALE * 0.4;
    pdf_rule(pdf, pdf->left + (pdf->width - width) / 2, pdf->y + 3, width);
    pdf->y += 9;
}

static struct pdf_text text_as(const struct pdf *pdf, const struct paper_text *text)
{
    const struct paper_look *look = &paper_looks[text->style];
    /* Addressees one below the other begin at one place. */
    bool listed = text->style == PAPER_ADDRESSEE && text->runs.len &&
                  str_find(LIST_AT(text->runs, struct paper_run, 0)->text, S("\n")) <
                      LIST_AT(text->runs, struct paper_run, 0)->text.len;

    return (struct pdf_text){ text->runs, look->marks, PDF_SIZE(look->size),
        listed ? PAPER_START : look->align, pdf->width, listed ? 90 : PDF_POINTS(look->first), 0 };
}

static void put_text(struct pdf *pdf, const struct paper_text *text, double follower)
{
    const struct paper_look *look = &paper_looks[text->style];
    struct pdf_text as = text_as(pdf, text);
    struct paper_reference reference;
    bool reserved = text->style == PAPER_REFERENCE && pdf_reference(pdf, &as, &reference);
    double height = pdf_set(pdf, pdf->layout, &as);
    double wanted = height + PDF_POINTS(look->before) + (look->with_next ? FOLLOWERS : follower);
    int from = 0, lines = pango_layout_get_line_count(pdf->layout);

    if (wanted > pdf_room(pdf) && wanted < pdf->bottom - pdf->top && !pdf_fresh(pdf) &&
        (look->with_next || follower > 0))
        pdf_page_next(pdf);
    (void)pdf_set(pdf, pdf->layout, &as); /* a page's number was set with the same layout */
    if (!pdf_fresh(pdf))
        pdf->y += PDF_POINTS(look->before);
    while (from < lines) {
        int take = lines_to_take(pdf, from);

        if (reserved && take == lines)
            pdf_reference_tell(pdf, &as, pdf->y, &reference);
        put_lines(pdf, from, take);
        from += take;
        if (from < lines) {
            pdf_page_next(pdf);
            (void)pdf_set(pdf, pdf->layout, &as);
        }
    }
    if (text->ruled)
        put_rule(pdf);
    pdf->y += PDF_POINTS(look->after);
}

/* ---- the file ---- */

static void put_block(struct pdf *pdf, const struct list *blocks, size_t i)
{
    const struct paper_block *block = LIST_AT(*blocks, struct paper_block, i);
    const struct paper_block *next =
        i + 1 < blocks->len ? LIST_AT(*blocks, struct paper_block, i + 1) : NULL;

    switch (block->kind) {
    case PAPER_IS_HEAD:
        pdf_head(pdf, block->of.head);
        return;
    case PAPER_IS_TEXT:
        /* A signature never stands alone on a page. */
        put_text(pdf, block->of.text,
            next && next->kind == PAPER_IS_SIGN ? pdf_sign_height(pdf, next->of.sign) : 0);
        return;
    case PAPER_IS_TABLE:
        pdf_table(pdf, block->of.table);
        return;
    case PAPER_IS_SIGN:
        pdf_sign(pdf, block->of.sign);
        return;
    case PAPER_IS_SIGNS:
        pdf_signs(pdf, block->of.signs);
        return;
    }
}

/* In the margin below, where no text comes: "Mã đối chiếu: 3f2a 9c01 77de 0b45". */
static void put_manifest(struct pdf *pdf)
{
    struct arena *arena = pdf->ctx->arena;
    struct str code = paper_manifest_code(arena, pdf->paper->manifest);
    struct paper_run run = { .text = str_format(arena, "Mã đối chiếu: " STR_FMT, STR_ARG(code)) };
    struct pdf_text text = { { &run, 1 }, 0, MANIFEST_SIZE, PAPER_START, pdf->width, 0, 0 };

    (void)pdf_put(pdf, pdf->left, pdf->bottom + MANIFEST_BELOW, &text);
}

enum section_place { SECTION_FOLLOWED, SECTION_LAST };

static void put_section(
    struct pdf *pdf, const struct paper_section *section, enum section_place place)
{
    pdf->page_width = PDF_POINTS(section->landscape ? PAPER_LONG : PAPER_SHORT);
    pdf->page_height = PDF_POINTS(section->landscape ? PAPER_SHORT : PAPER_LONG);
    pdf->left = PDF_POINTS(PAPER_LEFT);
    pdf->width = pdf->page_width - PDF_POINTS(PAPER_LEFT + PAPER_RIGHT);
    pdf->top = PDF_POINTS(PAPER_TOP);
    pdf->bottom = pdf->page_height - PDF_POINTS(PAPER_BOTTOM);
    pdf->number = 0;
    pdf_page_begin(pdf);
    for (size_t i = 0; i < section->blocks.len; i++)
        put_block(pdf, &section->blocks, i);
    if (place == SECTION_LAST && pdf->paper->manifest.len)
        put_manifest(pdf);
    cairo_show_page(pdf->cr);
}

static cairo_status_t take_bytes(void *to, const unsigned char *bytes, unsigned len)
{
    buf_add(to, (struct str){ (const char *)bytes, len });
    return CAIRO_STATUS_SUCCESS;
}

/* Measures as printed: no hints for a screen. */
static void set_measures(struct pdf *pdf)
{
    cairo_font_options_t *options = cairo_font_options_create();

    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(pdf->pango, options);
    pango_cairo_context_set_resolution(pdf->pango, 72);
    pango_context_set_round_glyph_positions(pdf->pango, FALSE);
    pango_context_set_language(pdf->pango, pango_language_from_string("vi"));
    cairo_font_options_destroy(options);
}

static enum status pdf_open(struct pdf *pdf)
{
    PangoFontMap *fonts = pdf_fonts();

    if (!fonts)
        return fail(pdf->ctx, PROBLEM_RENDER_FAILED,
            "Máy chủ chưa cài phông chữ Liberation Serif (gói fonts-liberation2).");
    pdf->surface = cairo_pdf_surface_create_for_stream(take_bytes, &pdf->bytes, 1, 1);
    cairo_pdf_surface_restrict_to_version(pdf->surface, CAIRO_PDF_VERSION_1_4);
    pdf->cr = cairo_create(pdf->surface);
    pdf->pango = pango_font_map_create_context(fonts);
    g_object_unref(fonts);
    set_measures(pdf);
    pdf->layout = pango_layout_new(pdf->pango);
    pango_layout_set_wrap(pdf->layout, PANGO_WRAP_WORD_CHAR);
    return ST_OK;
}

static enum status pdf_close(struct pdf *pdf)
{
    const struct paper *paper = pdf->paper;
    struct pdf_facts facts = { paper->title, paper->author, paper->made_ms, paper->source };
    cairo_status_t drawn = cairo_status(pdf->cr), kept;

    g_object_unref(pdf->layout);
    g_object_unref(pdf->pango);
    cairo_destroy(pdf->cr);
    cairo_surface_finish(pdf->surface);
    kept = cairo_surface_status(pdf->surface);
    cairo_surface_destroy(pdf->surface);
    if (drawn != CAIRO_STATUS_SUCCESS || kept != CAIRO_STATUS_SUCCESS)
        return fail(pdf->ctx, PROBLEM_RENDER_FAILED, "Không tạo được tệp PDF.");
    return pdf_a_make(pdf->ctx, buf_str(&pdf->bytes), &facts, &pdf->file->bytes);
}

enum status render_pdf(struct ctx *ctx, const struct paper *paper, struct paper_file *out)
{
    struct pdf pdf = { .ctx = ctx, .paper = paper, .file = out };

    *out = (struct paper_file){ 0 };
    pdf.bytes.arena = ctx->arena;
    TRY(pdf_open(&pdf));
    for (size_t i = 0; i < paper->sections.len; i++)
        put_section(&pdf, LIST_AT(paper->sections, struct paper_section, i),
            i + 1 < paper->sections.len ? SECTION_FOLLOWED : SECTION_LAST);
    return pdf_close(&pdf);
}
