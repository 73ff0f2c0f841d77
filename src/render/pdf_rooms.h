/*
 * pdf_rooms -- lines that wait for a number and a day: where letters will be written.
 *
 * On a paper with reserved lines (paper.h) what belongs to the number is not
 * printed: a field draws it with the number, or without it as long as there is
 * none.
 *
 * Layer:  render
 * Owns:   nothing; texts live in the context's arena
 * Fails:  never
 * Limits: PAPER_ROOMS_MAX, PAPER_REFERENCES_MAX
 * Tests:  tests/sign/issue_test.c
 */
#ifndef BAOCAO_PDF_ROOMS_H
#define BAOCAO_PDF_ROOMS_H

#include "render/pdf.h"

enum pdf_line_kind { PDF_LINE_NUMBER, PDF_LINE_DAY };
/* Puts one of the head's; where it ends. */
double pdf_put_roomy(
    struct pdf *pdf, double x, double y, struct pdf_text *as, enum pdf_line_kind kind);
/* Whether it is an annex's line that is reserved: leaves its number to a field. */
bool pdf_reference(struct pdf *pdf, struct pdf_text *as, struct paper_reference *out);
/* Where its rooms are, once it is laid out at x and y. */
void pdf_reference_tell(
    struct pdf *pdf, const struct pdf_text *as, double y, const struct paper_reference *reference);

#endif
