/*
 * asked -- what a form asks: one question a row, or a column where rows are the reporter's own.
 *
 * Two questions of different forms are the same when the common catalogue says
 * so (one indicator code), or when their names and measures do (similar.h).
 *
 * Layer:  core (pure)
 * Owns:   all lives in the arena given; texts borrow the form
 * Fails:  never
 * Limits: FORM_ROWS_MAX, FORM_COLUMNS_MAX; ASKED_DEPTH_MAX headings above a row
 * Tests:  asked_test.c
 */
#ifndef BAOCAO_ASKED_H
#define BAOCAO_ASKED_H

#include "core/form.h"
#include "core/similar.h"

#define ASKED_DEPTH_MAX 12

struct asked {
    int64_t row, column; /* one of them 0 */
    struct str label;    /* "Cây lúa › DT gieo trồng" */
    struct str code;     /* of the indicator, or of the attribute where columns ask */
    struct str unit;     /* of measure, as the form says it; empty: it does not */
    struct similar_name name;
    /* Set by asked_know. */
    bool in_catalogue;
    struct list known; /* struct similar_name: what the catalogue calls it */
};

/* struct asked, in the order of the sheet. */
struct list asked_of(struct arena *arena, const struct similar *similar, const struct form *form);
/* The catalogue has this question, by these names (struct str). */
void asked_know(struct arena *arena, const struct similar *similar, const struct list *names,
    struct asked *asked);
/* 0 .. 1000; below SIMILAR_MIN they are different questions. */
int asked_score(struct arena *arena, const struct asked *a, const struct asked *b);
/* The measure a row's figures are in: its own, or that of the whole form. */
struct str asked_row_unit(const struct form *form, const struct form_row *row);

#endif
