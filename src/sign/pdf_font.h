/*
 * pdf_font -- the few letters of a font put into a PDF file, with what they mean, in a revision
 * that is appended.
 *
 * Layer:  sign
 * Owns:   nothing
 * Fails:  never
 * Limits: PDF_CHANGES_MAX: a font takes five objects
 * Tests:  tests/sign/issue_test.c
 */
#ifndef BAOCAO_PDF_FONT_H
#define BAOCAO_PDF_FONT_H

#include "sign/font.h"
#include "sign/pdf_append.h"

/* Gives its object's number. Its name has a tag before "+", as all fonts that are cut. */
int64_t pdf_add_font(struct pdf_appending *to, const struct font *font, const char *name);

#endif
