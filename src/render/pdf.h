/*
 * pdf -- what the files of the PDF writer share: the page that is being written, and texts set on
 * it.
 *
 * Layer:  render
 * Owns:   a struct pdf owns its surface, contexts and layouts until pdf_close
 * Fails:  what cairo could not do is told once, at the end
 * Limits: none
 * Tests:  tests/render/pdf_test.c
 */
#ifndef BAOCAO_PDF_H
#define BAOCAO_PDF_H

#include <pango/pangocairo.h>

#include "render/papers.h"

#define PDF_POINTS(twentieths) ((twentieths) / 20.0)
#define PDF_SIZE(half_points) ((half_points) / 2.0)

struct pdf {
    struct ctx *ctx;
    const struct paper *paper;
    cairo_surface_t *surface;
    cairo_t *cr;
    PangoContext *pango;
    PangoLayout *layout; /* for one text after another */
    double page_width, page_height;
    double left, width, top, bottom; /* where text stands: bottom is a y */
    double y;                        /* where the next thing goes */
    int number;                      /* of the page, within its section */
    struct paper_file *file;
    struct buf bytes;
};

/* The fonts of papers, and nothing of the machine's own; NULL: they are not installed. */
PangoFontMap *pdf_fonts(void);

/* How a text is set. */
struct pdf_text {
    struct list runs; /* struct paper_run */
    unsigned marks;
    double size;
    enum paper_align align;
    double width, first; /* width of the lines; more before the first one */
    double lead;         /* so wide is its first letter, and not drawn; 0: like any other */
};

void pdf_page_begin(struct pdf *pdf);
void pdf_page_next(struct pdf *pdf);
/* How much of the page is left. */
double pdf_room(const struct pdf *pdf);
/* Whether nothing stands on the page yet. */
bool pdf_fresh(const struct pdf *pdf);

/* Lays the text out; its height. */
double pdf_set(struct pdf *pdf, PangoLayout *layout, const struct pdf_text *text);
/* The width of a text in one line. */
double pdf_width(struct pdf *pdf, struct str text, double size, unsigned marks);
/* Sets and draws a text of one weight at a place; where it ends. */
double pdf_put(struct pdf *pdf, double x, double y, const struct pdf_text *text);
void pdf_rule(struct pdf *pdf, double x, double y, double width);

/* Each moves pdf->y behind what it wrote. */
void pdf_head(struct pdf *pdf, const struct paper_head *head);
double pdf_sign_height(struct pdf *pdf, const struct paper_sign *sign);
void pdf_sign(struct pdf *pdf, const struct paper_sign *sign);
void pdf_signs(struct pdf *pdf, const struct paper_signs *signs);
void pdf_table(struct pdf *pdf, const struct paper_table *table);

/* Which columns stand side by side, how wide, and how large their texts are. */
struct pdf_plan {
    double size;
    double *widths;      /* by column */
    const size_t *order; /* columns of all groups, the leading ones of the table in each */
    struct pdf_group {
        size_t from, len; /* in order */
    } * groups;
    size_t groups_len;
};
struct pdf_plan pdf_plan(struct pdf *pdf, const struct paper_table *table);

#endif
