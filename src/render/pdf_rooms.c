#include "render/pdf_rooms.h"

#define SPACE "\u00a0"
/* A number of five figures; two and four of a day's larger letters: the line is hardly longer than
 * it will be. */
static const double number_rooms[] = { 33 };
static const double day_rooms[] = { 14.5, 14.5, 28.5 };

/* How wide a line's rooms are to be. */
struct rooms {
    const double *widths;
    size_t len;
};

static const struct rooms rooms_of[] = {
    [PDF_LINE_NUMBER] = { number_rooms, ARRAY_LEN(number_rooms) },
    [PDF_LINE_DAY] = { day_rooms, ARRAY_LEN(day_rooms) },
};

/* Where runs of unbreakable spaces are in the text: nothing else has two side by side. */
struct gap {
    size_t from, to;
};

static bool next_gap(struct str text, size_t from, struct gap *out)
{
    size_t at = from + str_find(str_sub(text, from, text.len), S(SPACE SPACE));

    *out = (struct gap){ at, at };
    while (str_starts(str_sub(text, out->to, text.len), S(SPACE)))
        out->to += S(SPACE).len;
    return at < text.len;
}

/* Its gaps made as wide as the rooms are to be, with a space on either side. */
static struct str with_rooms(
    struct pdf *pdf, const struct pdf_text *as, struct str text, const struct rooms *rooms)
{
    struct buf out = { .arena = pdf->ctx->arena };
    double space = pdf_width(pdf, S(SPACE), as->size, as->marks), left;
    struct gap gap = { 0 };
    size_t done = 0;

    for (size_t i = 0; i < rooms->len && next_gap(text, gap.to, &gap); i++) {
        buf_add(&out, str_sub(text, done, gap.from - done));
        left = rooms->widths[i] + 2 * space;
        while (left > 0 && space > 0) { /* a font without it would never end */
            buf_add(&out, S(SPACE));
            left -= space;
        }
        done = gap.to;
    }
    buf_add(&out, str_sub(text, done, text.len));
    return buf_str(&out);
}

/* Where a byte of the text that was put last is. */
static double place_of(const struct pdf *pdf, size_t index, double *out_y)
{
    PangoRectangle at;
    int line = 0;
    PangoLayoutIter *iter;

    pango_layout_index_to_pos(pdf->layout, (int)index, &at);
    pango_layout_index_to_line_x(pdf->layout, (int)index, FALSE, &line, NULL);
    iter = pango_layout_get_iter(pdf->layout);
    while (line-- > 0)
        (void)pango_layout_iter_next_line(iter);
    *out_y = (double)pango_layout_iter_get_baseline(iter) / PANGO_SCALE;
    pango_layout_iter_free(iter);
    return (double)at.x / PANGO_SCALE;
}

/* Of the text that was put last, at x and y. */
static void tell_rooms(struct pdf *pdf, struct str text, double x, double y, struct paper_line *out)
{
    const size_t space = S(SPACE).len;
    struct gap gap = { 0 };

    while (out->len < PAPER_ROOMS_MAX && next_gap(text, gap.to, &gap)) {
        double base, ignored, from = place_of(pdf, gap.from + space, &base);
        double to = place_of(pdf, gap.to - space, &ignored);

        out->rooms[out->len++] = (struct paper_room){ x + from, y + base, to - from };
    }
    out->page = pdf->file->pages;
    out->page_height = pdf->page_height;
}

/* ---- a line that leaves its number to a field ---- */

/* As much as stands in a line before and behind the number. */
#define DIGITS_LINE "00000"
/* An annex's line is not far off its middle with numbers of less figures, and has room for more. */
#define DIGITS_MIDDLE "000"
#define DIGITS_MORE "000"

static struct str first_run(const struct pdf_text *as)
{
    return as->runs.len ? LIST_AT(as->runs, struct paper_run, 0)->text : S("");
}

static void set_run(struct pdf *pdf, struct pdf_text *as, struct str text)
{
    struct paper_run *run = ARENA_NEW(pdf->ctx->arena, struct paper_run);

    *run = (struct paper_run){ text, 0 };
    as->runs = (struct list){ run, 1 };
}

/* The width of "Số: 00000/BC-UBND". */
static double width_with(
    struct pdf *pdf, const struct pdf_text *as, const struct paper_line *line, const char *digits)
{
    struct str text = str_format(pdf->ctx->arena, STR_FMT "%s" STR_FMT, STR_ARG(line->before),
        digits, STR_ARG(line->behind));

    return pdf_width(pdf, text, as->size, as->marks);
}

/* All of the line is the field's. */
static bool reserve_number(
    struct pdf *pdf, const struct pdf_text *as, double x, struct paper_line *out)
{
    struct str text = first_run(as);
    struct gap gap;

    if (!pdf->paper->reserved || !next_gap(text, 0, &gap))
        return false;
    out->before = str_sub(text, 0, gap.from);
    out->behind = str_sub(text, gap.to, text.len);
    out->rooms[0] = (struct paper_room){ .x = x, .width = as->width };
    return width_with(pdf, as, out, DIGITS_LINE) <= as->width;
}

/* The line's letters stand on it, whatever they are. */
static double base_of_line(struct pdf *pdf, const struct pdf_text *as)
{
    (void)pdf_set(pdf, pdf->layout, as);
    return (double)pango_layout_get_baseline(pdf->layout) / PANGO_SCALE;
}

static double leave_number(
    struct pdf *pdf, double y, const struct pdf_text *as, struct paper_line *line)
{
    struct pdf_text one = *as;

    set_run(pdf, &one, line->before);
    line->rooms[0].y = y + base_of_line(pdf, &one);
    line->len = 1;
    line->size = as->size;
    line->page = pdf->file->pages;
    line->page_height = pdf->page_height;
    pdf->file->number = *line;
    return y + pdf_set(pdf, pdf->layout, &one);
}

double pdf_put_roomy(
    struct pdf *pdf, double x, double y, struct pdf_text *as, enum pdf_line_kind kind)
{
    struct paper_line *told = kind == PDF_LINE_NUMBER ? &pdf->file->number : &pdf->file->day;
    struct paper_line line = { 0 };
    struct str text;
    double end;

    if (kind == PDF_LINE_NUMBER && told->len == 0 && reserve_number(pdf, as, x, &line))
        return leave_number(pdf, y, as, &line);
    text = with_rooms(pdf, as, first_run(as), &rooms_of[kind]);
    set_run(pdf, as, text);
    end = pdf_put(pdf, x, y, as);
    if (told->len == 0) {
        told->size = as->size;
        tell_rooms(pdf, text, x, y, told);
    }
    return end;
}

/* ---- the line above an annex ---- */

/* "(Kèm theo Báo cáo số      /BC-UBND ngày …": what belongs to the number ends at the next space.
 */
bool pdf_reference(struct pdf *pdf, struct pdf_text *as, struct paper_reference *out)
{
    struct str text = first_run(as), rest;
    struct paper_line *number = &out->number;
    struct gap gap;
    size_t end;

    *out = (struct paper_reference){ 0 };
    if (!pdf->paper->reserved || pdf->file->references_len == PAPER_REFERENCES_MAX ||
        !next_gap(text, 0, &gap))
        return false;
    end = gap.to + str_find(str_sub(text, gap.to, text.len), S(" "));
    number->before = str_sub(text, 0, gap.from);
    number->behind = str_sub(text, gap.to, end - gap.to);
    rest = with_rooms(pdf, as, str_sub(text, end, text.len), &rooms_of[PDF_LINE_DAY]);
    as->lead = width_with(pdf, as, number, DIGITS_MIDDLE);
    number->rooms[0].width = as->lead + pdf_width(pdf, S(DIGITS_MORE), as->size, as->marks);
    if (as->lead > as->width / 2) {
        as->lead = 0;
        return false;
    }
    set_run(pdf, as, str_format(pdf->ctx->arena, SPACE STR_FMT, STR_ARG(rest)));
    return true;
}

/* Some of its room is left of the line. */
void pdf_reference_tell(
    struct pdf *pdf, const struct pdf_text *as, double y, const struct paper_reference *reference)
{
    struct paper_reference *to = &pdf->file->references[pdf->file->references_len];
    struct paper_room *room = &to->number.rooms[0];
    double base;

    *to = *reference;
    room->x = pdf->left + place_of(pdf, S(SPACE).len, &base) - room->width;
    room->y = y + base;
    to->number.len = 1;
    to->number.at_end = true;
    to->number.page = pdf->file->pages;
    to->number.page_height = pdf->page_height;
    to->number.size = to->day.size = as->size;
    tell_rooms(pdf, first_run(as), pdf->left, y, &to->day);
    if (to->day.len == PAPER_ROOMS_MAX)
        pdf->file->references_len++;
}
