/*
 * pdf_ink -- at which heights of a page something is drawn, so that what is put on it later can be
 * told to stand where nothing is.
 *
 * A line belongs to whoever wrote it from one side of the page to the other: a picture in the gap
 * of a row or behind a sentence's end would be read as part of it. So only heights are
 * kept, and no font need be read. What cannot be followed (letters that stand on their side,
 * pictures inside the drawing, words nobody knows) counts as drawn all over the page.
 *
 * Layer:  sign
 * Owns:   spans live in the context's arena
 * Fails:  never: what cannot be read is everywhere
 * Limits: PDF_STEPS_MAX, INK_DEPTH_MAX
 * Tests:  tests/sign/place_attack_test.c, tests/fuzz/fuzz_verify.c
 */
#ifndef BAOCAO_PDF_INK_H
#define BAOCAO_PDF_INK_H

#include "sign/pdf_fields.h"

/* In hundredths of a point. */
struct ink_span {
    int64_t bottom, top;
};

struct pdf_ink {
    bool everywhere;
    struct ink_span *spans;
    size_t len, cap;
};

/* What the page draws, and what stands on it beside signatures. */
void pdf_page_ink(
    struct pdf_file *file, int64_t page, const struct pdf_fields *fields, struct pdf_ink *out);
/* What a widget's appearance draws, wherever its rectangle is. */
void pdf_look_ink(struct pdf_file *file, const struct pdf_value *look, struct pdf_ink *out);
/* Whether it says how far it draws: without a box that has room it is drawn without bounds by some,
 * whatever the rectangle is. */
bool pdf_look_bounded(struct pdf_file *file, const struct pdf_value *look);
bool pdf_ink_between(const struct pdf_ink *ink, int64_t bottom, int64_t top);

#endif
