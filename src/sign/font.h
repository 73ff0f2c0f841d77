/*
 * font -- the few letters of a TrueType font that a document's number, its date and what shows a
 * signature are written in.
 *
 * Kept in a document, they show alike everywhere, whatever a viewer has. The
 * letters of numbers always have the same codes: what is written needs nothing
 * but the widths, which stand in the document. Other texts have the letters
 * that occur in them, and codes of their own.
 *
 * Layer:  sign
 * Owns:   bytes live in the context's arena
 * Fails:  SIGN_FONT: no TrueType font, or not with these letters
 * Limits: FONT_BYTES_MAX, FONT_LETTERS_MAX
 * Tests:  tests/sign/font_test.c
 */
#ifndef BAOCAO_FONT_H
#define BAOCAO_FONT_H

#include "base/ctx.h"
#include "sign/sign_limits.h"

struct font {
    struct str program; /* a TrueType font of the letters alone */
    size_t letters;
    uint32_t letter[FONT_LETTERS_MAX]; /* by code, from 1 at [0] */
    int64_t widths[FONT_LETTERS_MAX];  /* thousandths of the size */
    int64_t box[4];                    /* left, bottom, right, top */
    int64_t ascent, descent;
    bool italic;
};

/* The first so many letters there are: FONT_DIGITS, those of numbers, or of a whole line. */
#define FONT_DIGITS 10
enum status font_subset(
    struct ctx *ctx, struct str truetype, size_t len, struct font *out) MUST_CHECK;
/* Those of a text, as far as the font has them. */
enum status font_subset_text(
    struct ctx *ctx, struct str truetype, struct str text, struct font *out) MUST_CHECK;
/* The code of a letter that was cut out; 0: it has none. */
size_t font_own_code(const struct font *font, uint32_t letter);
size_t font_letters(void);
/* Those of a line that has a number: "Số: 05", "(Kèm theo Báo cáo số 05". */
size_t font_line_letters(void);
/* The letter with this code, from 1; 0: there is none. */
uint32_t font_letter(size_t code);
/* The code of a letter in a number, in a line; 0: it has none. */
size_t font_code(uint32_t letter);
size_t font_line_code(uint32_t letter);

#endif
