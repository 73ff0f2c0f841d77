/* The head of a paper and what stands below it: two columns each, by NĐ 30/2020 Annex I. */
#include "render/pdf_rooms.h"

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
/* By which a seal may reach out of it to the left, and below where no name is. */
#define SEAL_ASIDE 16
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
    return (
        struct pdf_text){ one_run(pdf->ctx->arena, text), marks, size, PAPER_CENTER, width, 0, 0 };
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
    double numbered = pdf_put_roomy(pdf, pdf->left, y + 0.9, &number, PDF_LINE_NUMBER);
    double dated = pdf_put_roomy(pdf, x, y, &day, PDF_LINE_DAY);

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

static struct paper_place seal_area(
    const struct pdf *pdf, const struct sides *sides, double top, double bottom)
{
    return (struct paper_place){ pdf->file->pages, sides->x - SEAL_ASIDE, top,
        sides->right + SEAL_ASIDE, bottom - top, pdf->page_height };
}

void pdf_sign(struct pdf *pdf, const struct paper_sign *sign)
{
    struct sides sides = sides_of(pdf);
    struct pdf_text as = signed_as(pdf, sides.right);
    double y, copies, top;

    if (pdf_sign_height(pdf, sign) > pdf_room(pdf) && !pdf_fresh(pdf))
        pdf_page_next(pdf);
    pdf->y += SIGN_ABOVE;
    top = pdf->y;
    copies = put_copies(pdf, sign, sides.left - SEAL_ASIDE, top);
    y = put_lines(pdf, sides.x, pdf->y, &sign->authority, as);
    pdf->file->sign = (struct paper_place){ pdf->file->pages, sides.x, y, sides.right, SIGN_ROOM,
        pdf->page_height };
    y += SIGN_ROOM;
    if (sign->signer.len) {
        as.runs = one_run(pdf->ctx->arena, sign->signer);
        y = pdf_put(pdf, sides.x, y, &as);
    }
    pdf->file->area = seal_area(pdf, &sides, top, sign->signer.len ? y : y + SEAL_ASIDE);
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
