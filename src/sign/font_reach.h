/*
 * font_reach -- how far the letters of a PDF's font reach above and below their line.
 *
 * By the letters' own boxes where the font's program is TrueType, and by the box the document gives
 * the font where it is another. Letters of usual height reach as far as any do.
 *
 * Layer:  sign
 * Owns:   what is remembered lives in the file's arena
 * Fails:  never: what cannot be read reaches as far as usual letters, or as its box says
 * Limits: FONT_PROGRAM_BYTES_MAX
 * Tests:  tests/sign/reach_attack_test.c
 */
#ifndef BAOCAO_FONT_REACH_H
#define BAOCAO_FONT_REACH_H

#include "sign/pdf_file.h"

/* In thousandths of the letters' size. */
struct font_reach {
    int64_t above, below;
};

struct font_reach font_reach_of(struct pdf_file *file, const struct pdf_value *font);

#endif
