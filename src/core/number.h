/*
 * number -- figures as clerks type and paste them: 1.234,5 or 1,234.5, and what is unclear.
 *
 * A figure is never guessed: "1.234" is one thousand in Vietnamese style and
 * one and a bit in English style, so without a style it is ambiguous and a
 * person is asked. A pasted block as a whole usually tells its style, because
 * some cell can be read in one way only.
 *
 * Taken besides digits: spaces of any kind around and between thousands, a
 * sign (also the true minus and the en dash), parentheses for negative, a
 * trailing %, which does not change the figure: "12,5%" is 12.5. A dash or
 * dots alone mean empty. Exponents are refused: they have lost digits.
 *
 * Layer:  core (pure)
 * Owns:   formatted text lives in the arena given
 * Fails:  never; what cannot be read is an answer
 * Limits: NUMBER_CHARS_MAX characters; what a struct dec holds
 * Tests:  number_test.c
 */
#ifndef BAOCAO_NUMBER_H
#define BAOCAO_NUMBER_H

#include "base/dec.h"

#define NUMBER_CHARS_MAX 64
/* number_format_vi: as many decimals as the value has. */
#define NUMBER_DECIMALS_ALL (-1)

enum number_style {
    NUMBER_VI, /* 1.234,5 */
    NUMBER_EN, /* 1,234.5 */
    NUMBER_ANY /* only what both read alike or one alone can read */
};

enum number_answer {
    NUMBER_OK,
    NUMBER_EMPTY,
    NUMBER_NOT_ONE,
    NUMBER_AMBIGUOUS,   /* NUMBER_ANY: both styles read it, as different figures */
    NUMBER_OTHER_STYLE, /* a figure in the other style only; *out is it, to be offered, not taken */
    NUMBER_TOO_LARGE    /* more digits than a figure holds */
};

enum number_grouping { NUMBER_GROUPED, NUMBER_PLAIN };

/* *out is set by NUMBER_OK and NUMBER_OTHER_STYLE, else untouched. */
enum number_answer number_read(struct str text, enum number_style style, struct dec *out);

/* The style a block of cells is written in. */
struct number_guess {
    enum number_style style; /* NUMBER_VI where nothing tells */
    bool sure;               /* no cell contradicts it, and no ambiguous cell lacks a witness */
};

struct number_guess number_style_guess(const struct str *texts, size_t len);

/* "1.234,50" with 2 decimals, rounded half away from zero. */
struct str number_format_vi(
    struct arena *arena, struct dec value, int decimals, enum number_grouping grouping);

#endif
