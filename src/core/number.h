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
 * Read for a cell (number_read_at) more is taken: amounts in words against its
 * unit of measure ("2 tỷ 350 triệu"), x in a cell that has nothing to say, "nt"
 * for the figure above; and where the column has no decimals, "1.234" is clear.
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
    NUMBER_TOO_LARGE,   /* more digits than a figure holds */
    /* number_read_at only: */
    NUMBER_DITTO,        /* the same as in the cell above */
    NUMBER_UNIT_UNKNOWN, /* "2 tỷ" in a cell that does not say what it counts in */
    NUMBER_OTHER_UNIT    /* "5 ha" in a cell of đồng */
};

enum number_grouping { NUMBER_GROUPED, NUMBER_PLAIN };

/* *out is set by NUMBER_OK and NUMBER_OTHER_STYLE, else untouched. */
enum number_answer number_read(struct str text, enum number_style style, struct dec *out);

/* What the cell takes. */
struct number_place {
    struct str unit; /* of measure, as printed; empty: not known */
    int decimals;    /* NUMBER_DECIMALS_ALL: not known */
};

/* A cell's unit out of those of its column, its row and its form ("Đơn vị tính: …"): the first that
 * is said; empty where column and row say different ones. */
struct str number_unit(struct str column, struct str row, struct str form);
enum number_answer number_read_at(
    struct str text, enum number_style style, struct number_place place, struct dec *out);
/* x: nothing is to be said here. */
bool number_is_cross(struct str text);
/* "nt", "như trên", ": the same as above; in cells of any kind. */
bool number_is_ditto(struct str text);

/* The style a block of cells is written in. */
struct number_guess {
    enum number_style style; /* NUMBER_VI where nothing tells */
    bool sure;               /* no cell contradicts it, and no ambiguous cell lacks a witness */
};

/* places: one for each text, or NULL. */
struct number_guess number_style_guess(
    const struct str *texts, const struct number_place *places, size_t len);

/* "1.234,50" with 2 decimals, rounded half away from zero. */
struct str number_format_vi(
    struct arena *arena, struct dec value, int decimals, enum number_grouping grouping);

#endif
