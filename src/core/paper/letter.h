/*
 * letter -- a letter (công văn) with a list in its annex, as it lies on the table by NĐ 30/2020.
 *
 * The blocks are those of a report's paper (paper.h), so both formats write it as it is: a letter
 * has no type above its text, but says below its number what it is about.
 *
 * Layer:  core (pure)
 * Owns:   results live in the arena given and borrow what they were made of
 * Fails:  never
 * Limits: LETTER_COLUMNS_MAX columns of the annex
 * Tests:  paper_test.c
 */
#ifndef BAOCAO_LETTER_H
#define BAOCAO_LETTER_H

#include "core/paper/paper.h"

#define LETTER_COLUMNS_MAX 8

struct letter_column {
    const char *title;
    int width; /* in characters */
    enum paper_align align;
};

/* A table of texts; each row has as many as there are columns. */
struct letter_annex {
    struct str title;
    const struct letter_column *columns;
    size_t columns_len;
    const struct str *cells; /* row by row */
    size_t rows;
};

struct letter_facts {
    const struct letterhead
        *letterhead;   /* its symbol is the letter's, its addressees whom it goes to */
    struct str number; /* empty: not given yet */
    int64_t issued_on;
    struct str about;       /* without "V/v" */
    struct list paragraphs; /* struct str; one may have several lines */
    struct letter_annex annex;
    int64_t made_ms;
};

struct paper paper_make_letter(struct arena *arena, const struct letter_facts *facts);

#endif
