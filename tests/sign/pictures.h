/*
 * pictures -- pages as poppler draws them, compared with pictures that people have looked at.
 *
 * Kept ones lie in tests/data; BAOCAO_GOLDEN=1 keeps new ones. Letters' edges differ from version
 * to version of fonts and programs, so some dots may differ; where too many do, a picture says
 * which: black as it was, red where it is not.
 *
 * Layer:  tests
 * Owns:   dots live in the context's arena
 * Fails:  a failed check ends its test
 * Limits: PICTURE_PER_MILLE_MAX, PICTURE_SQUARE_MAX
 * Tests:  look_test.c, tests/render/pdf_test.c
 */
#ifndef BAOCAO_TESTS_PICTURES_H
#define BAOCAO_TESTS_PICTURES_H

#include "base/ctx.h"

#define PICTURE_DPI 60
/* Of all dots, those that may differ by more than the eye minds. */
#define PICTURE_PER_MILLE_MAX 4
/* And of a square of 32 by 32 of them: a word that is another one has more. */
#define PICTURE_SQUARE_MAX 100

struct dots {
    uint32_t width, height;
    unsigned char *rgba;
};

struct dots dots_empty(struct arena *arena, uint32_t width, uint32_t height);
struct str dots_png(struct arena *arena, const struct dots *dots);
/* A page of a PDF, from 1. KEPT is its picture without ".png". */
struct dots picture_draw(struct ctx *ctx, struct str document, int page, const char *kept);
void picture_expect(struct ctx *ctx, struct str document, int page, const char *kept);

#endif
