/* The head of a paper and what stands below it: two columns each, by NĐ 30/2020 Annex I. */
#include "render/pdf.h"

#define NATION "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
#define MOTTO "Độc lập - Tự do - Hạnh phúc"
#define NATION_SIZE 13
#define MOTTO_SIZE 14
#define ISSUER_SIZE 13
#define DAY_SIZE 14
#define ABOUT_SIZE 12
#define ABOUT_ABOVE 6
#define GUTTER 8
/* Below the rules, above the line of number and day. */
#define BELOW_RULE 12
#define COPIES_TITLE_SIZE 12
#define COPIES_SIZE 11
#define SIGN_SIZE 14
#define SIGN_ABOVE 14
/* Room for a signature and a seal. */
#define SIGN_ROOM 76
#define SIGNS_SIZE 12
#define SIGNS_ROOM 60

static struct list one_run(struct arena *arena, struct str text)
{
    struct paper_run *run = ARENA_NEW(arena, struct paper_run);

    *run = (struct paper_run){ text, 0 };
    return (struct list){ run, 1 };
}

static struct pdf_text text_of(
    struct pdf *pdf, struct str text, double size, unsigned marks, double width)
{
    return (struct pdf_text){ one_run(pdf->ctx->arena, text), marks, size, PAPER_CENTER, width, 0 };
}

/* One line below the other, each in the middle; where they end. */
static double put_lines(
    struct pdf *pdf, double x, double y, const struct list *lines, struct pdf_text as)
{
    for (size_t i = 0; i < lines->len; i++) {
        as.runs = one_run(pdf->ctx->arena, *LIST_AT(*lines, struct str, i));
        y = pdf_put(pdf, x, y, &as);
    }
    return y;
}

static double lines_height(struct pdf *pdf, const struct list *lines, struct pdf_text as)
{
    double height = 0;

    for (size_t i = 0; i < lines->len; i++) {
        as.runs = one_run(pdf->ctx->arena, *LIST_AT(*lines, struct str, i));
        height += pdf_set(pdf, pdf->layout, &as);
    }
    return height;
}

/* ---- rooms ---- */

#define SPACE "\u00a0"
/* A number of five figures; two and four of a day's larger letters: the line is hardly longer than
 * it will be. */
static const double number_rooms[] = { 33 };
static const double day_rooms[] = { 14.5, 14.5, 28.5 };

/* How wide a line's rooms are to be, and where they are told. */
struct rooms {
    const double *widths;
    size_t len;
    struct paper_line *told;
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
        while (left > 0) {
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

/* Puts a line that may have rooms; where it ends. */
static double put_roomy(
    struct pdf *pdf, double x, double y, struct pdf_text *as, const struct rooms *rooms)
{
    struct str text = with_rooms(pdf, as, LIST_AT(as->runs, struct paper_run, 0)->text, rooms);
    double end;

    as->runs = one_run(pdf->ctx->arena, text);
    end = pdf_put(pdf, x, y, as);
    if (rooms->told->len == 0) {
        rooms->told->size = as->size;
        tell_rooms(pdf, text, x, y, rooms->told);
    }
    return end;
}

/* ---- the head ---- */

static double put_issuer(struct pdf *pdf, const struct paper_head *head, double width)
{
    struct pdf_text as = text_of(pdf, (struct str){ 0 }, ISSUER_SIZE, 0, width);
    double y = put_lines(pdf, pdf->left, pdf->y, &head->superior, as), ruled;

    as.marks = PAPER_BOLD;
    y = put_lines(pdf, pdf->left, y, &head->issuer, as);
    if (!head->issuer.len)
        return y;
    ruled = 0.4 * pdf_width(pdf, *LIST_AT(head->issuer, struct str, head->issuer.len - 1),
                      ISSUER_SIZE, PAPER_BOLD);
    ruled = ruled < width / 2 ? ruled : width / 2;
    pdf_rule(pdf, pdf->left + (width - ruled) / 2, y + 2, ruled);
    return y + 2;
}

static double put_nation(struct pdf *pdf, double x, double width)
{
    struct pdf_text nation = text_of(pdf, S(NATION), NATION_SIZE, PAPER_BOLD, width);
    struct pdf_text motto = text_of(pdf, S(MOTTO), MOTTO_SIZE, PAPER_BOLD, width);
    double y = pdf_put(pdf, x, pdf->y, &nation);
    double ruled = pdf_width(pdf, S(MOTTO), MOTTO_SIZE, PAPER_BOLD);

    y = pdf_put(pdf, x, y, &motto);
    pdf_rule(pdf, x + (width - ruled) / 2, y + 2, ruled);
    return y + 2;
}

void pdf_head(struct pdf *pdf, const struct paper_head *head)
{
    double right = pdf_width(pdf, S(NATION), NATION_SIZE, PAPER_BOLD) + 4;
    double left = pdf->width - right - GUTTER, x = pdf->left + left + GUTTER;
    double issuer = put_issuer(pdf, head, left), nation = put_nation(pdf, x, right);
    double y = (issuer > nation ? issuer : nation) + BELOW_RULE;
    struct pdf_text number = text_of(pdf, head->number, ISSUER_SIZE, 0, left);
    struct pdf_text day = text_of(pdf, head->day, DAY_SIZE, PAPER_ITALIC, right);
    /* Both stand on one line: the smaller letters a little lower. */
    const struct rooms one = { number_rooms, ARRAY_LEN(number_rooms), &pdf->file->number };
    const struct rooms three = { day_rooms, ARRAY_LEN(day_rooms), &pdf->file->day };
    double numbered = put_roomy(pdf, pdf->left, y + 0.9, &number, &one);
    double dated = put_roomy(pdf, x, y, &day, &three);

    if (head->about.len) {
        struct pdf_text about = text_of(pdf, head->about, ABOUT_SIZE, 0, left);

        numbered = pdf_put(pdf, pdf->left, numbered + ABOUT_ABOVE, &about);
    }
    pdf->y = numbered > dated ? numbered : dated;
}

/* ---- the signature ---- */

struct sides {
    double left, right, x; /* widths, and where the right one begins */
};

static struct sides sides_of(const struct pdf *pdf)
{
    double left = pdf->width * 0.46;

    return (struct sides){ left, pdf->width - left, pdf->left + left };
}

static double put_copies(struct pdf *pdf, const struct paper_sign *sign, double width, double y)
{
    struct pdf_text as =
        text_of(pdf, S("Nơi nhận:"), COPIES_TITLE_SIZE, PAPER_BOLD | PAPER_ITALIC, width);

    if (!sign->copies.len)
        return y;
    as.align = PAPER_START;
    y = pdf_put(pdf, pdf->left, y, &as);
    as.size = COPIES_SIZE;
    as.marks = 0;
    return put_lines(pdf, pdf->left, y, &sign->copies, as);
}

static struct pdf_text signed_as(struct pdf *pdf, double width)
{
    return text_of(pdf, (struct str){ 0 }, SIGN_SIZE, PAPER_BOLD, width);
}

double pdf_sign_height(struct pdf *pdf, const struct paper_sign *sign)
{
    struct sides sides = sides_of(pdf);
    struct pdf_text as = text_of(pdf, sign->signer, COPIES_SIZE, 0, sides.left);
    double copies, right;

    copies = COPIES_TITLE_SIZE * 1.2 + lines_height(pdf, &sign->copies, as);
    as = signed_as(pdf, sides.right);
    right = lines_height(pdf, &sign->authority, as) + SIGN_ROOM + SIGN_SIZE * 1.2;
    return SIGN_ABOVE + (copies > right ? copies : right);
}

void pdf_sign(struct pdf *pdf, const struct paper_sign *sign)
{
    struct sides sides = sides_of(pdf);
    struct pdf_text as = signed_as(pdf, sides.right);
    double y, copies;

    if (pdf_sign_height(pdf, sign) > pdf_room(pdf) && !pdf_fresh(pdf))
        pdf_page_next(pdf);
    pdf->y += SIGN_ABOVE;
    copies = put_copies(pdf, sign, sides.left - GUTTER, pdf->y);
    y = put_lines(pdf, sides.x, pdf->y, &sign->authority, as);
    pdf->file->sign = (struct paper_place){ pdf->file->pages, sides.x, y, sides.right, SIGN_ROOM,
        pdf->page_height };
    y += SIGN_ROOM;
    if (sign->signer.len) {
        as.runs = one_run(pdf->ctx->arena, sign->signer);
        y = pdf_put(pdf, sides.x, y, &as);
    }
    pdf->y = y > copies ? y : copies;
}

/* ---- below an annex ---- */

static double signs_height(struct pdf *pdf, const struct paper_signs *signs, double width)
{
    double most = 0;

    for (size_t i = 0; i < signs->signs.len; i++) {
        const struct form_sign *sign = LIST_AT(signs->signs, struct form_sign, i);
        struct pdf_text title = text_of(pdf, sign->title, SIGNS_SIZE, PAPER_BOLD, width);
        struct pdf_text note = text_of(pdf, sign->note, SIGNS_SIZE, PAPER_ITALIC, width);
        double height = pdf_set(pdf, pdf->layout, &title) + pdf_set(pdf, pdf->layout, &note);

        most = height > most ? height : most;
    }
    return most;
}

void pdf_signs(struct pdf *pdf, const struct paper_signs *signs)
{
    double width = pdf->width / (double)signs->signs.len;
    double height = signs_height(pdf, signs, width - GUTTER);
    double x = pdf->left + pdf->width - width;

    if (SIGN_ABOVE + SIGNS_SIZE * 1.2 + height + SIGNS_ROOM > pdf_room(pdf) && !pdf_fresh(pdf))
        pdf_page_next(pdf);
    pdf->y += SIGN_ABOVE;
    if (signs->day.len) {
        struct pdf_text day = text_of(pdf, signs->day, SIGNS_SIZE, PAPER_ITALIC, width - GUTTER);

        pdf->y = pdf_put(pdf, x, pdf->y, &day);
    }
    for (size_t i = 0; i < signs->signs.len; i++) {
        const struct form_sign *sign = LIST_AT(signs->signs, struct form_sign, i);
        struct pdf_text title = text_of(pdf, sign->title, SIGNS_SIZE, PAPER_BOLD, width - GUTTER);
        struct pdf_text note = text_of(pdf, sign->note, SIGNS_SIZE, PAPER_ITALIC, width - GUTTER);
        double y;

        x = pdf->left + width * (double)i;
        y = pdf_put(pdf, x, pdf->y, &title);
        (void)pdf_put(pdf, x, y, &note);
    }
    pdf->y += height + SIGNS_ROOM;
}
