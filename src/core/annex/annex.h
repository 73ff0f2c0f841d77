/*
 * annex -- from the page of an annex to a form: nothing typed that the annex says already.
 *
 * Recognition is a chain of small questions about a page: where headings,
 * number row and body lie (frame), what columns and rows are (columns, rows),
 * what is calculated (formulas), how figures add up (rules), what the
 * catalogues could call it (codes), and what stands above (preface). None
 * knows any form; what they are not sure of becomes a doubt for the person
 * who corrects the form. Figures that stand in the annex are not taken.
 *
 * Layer:  core (pure)
 * Owns:   the form lives in the arena and borrows texts of the sheet
 * Fails:  ANNEX_NO_TABLE, ANNEX_TOO_LARGE; a form that is made passes form_check
 * Limits: those of forms: FORM_ROWS_MAX, FORM_COLUMNS_MAX, FORM_CELLS_MAX
 * Tests:  annex_test.c, tests/exchange/annex_test.c (real forms, compared cell by cell)
 */
#ifndef BAOCAO_ANNEX_H
#define BAOCAO_ANNEX_H

#include "base/list.h"
#include "core/annex/page.h"
#include "core/form.h"

enum annex_answer {
    ANNEX_OK,
    ANNEX_NO_TABLE, /* no headings were found, or nothing to fill in under them */
    ANNEX_TOO_LARGE /* more rows, columns or cells than a form may have */
};

/* The first table of the page. */
enum annex_answer annex_recognise(
    struct arena *arena, const struct sheet *sheet, struct form *out) MUST_CHECK;

/* A table of a page with the lines above and below that belong to it. What stands above the
 * headings belongs to all tables beside each other, whichever columns it takes. */
struct annex_table {
    struct area area;
    int64_t head; /* the first row of its headings */
};

/* The tables of the page, below or beside each other: struct annex_table, at most
 * ANNEX_TABLES_MAX. */
struct list annex_tables(struct arena *arena, const struct sheet *sheet);
/* The page as if only that table were there; rows and columns keep their numbers. */
struct sheet annex_part(
    struct arena *arena, const struct sheet *sheet, const struct annex_table *table);

#endif
