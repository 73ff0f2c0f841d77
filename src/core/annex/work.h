/*
 * work -- what recognition knows so far, handed from step to step. Private to core/annex.
 *
 * Layer:  core (pure)
 * Owns:   nothing; all lives in the arena it was built in
 * Fails:  never; what is not sure becomes a doubt
 * Limits: ANNEX_DOUBTS_MAX doubts, then one that says there are more
 * Tests:  tests/exchange/annex_test.c
 */
#ifndef BAOCAO_ANNEX_WORK_H
#define BAOCAO_ANNEX_WORK_H

#include "core/annex/frame.h"
#include "core/form.h"

#define ANNEX_DOUBTS_MAX 200

struct work {
    struct arena *arena;
    struct annex_page page;
    struct frame frame;
    struct form *form;

    /* Columns of the form; 0: there is none. Labels may take several side by side. */
    int64_t stt, code, unit, label, label_last;
    bool grouped; /* the labels' columns but the last hold groups of rows, merged downwards */

    struct form_column *columns;
    size_t columns_len;
    int64_t last_row; /* of the table; below it are notes and signatures */
    struct form_row *rows;
    size_t rows_len;
    long *parents; /* by row: the row it stands under, -1 for none */
    struct form_cell *cells;
    size_t cells_len;
    struct form_doubt *doubts;
    size_t doubts_len;
};

/* row, column: keys; 0: the whole sheet, column or row. */
void work_doubt(struct work *work, int64_t row, int64_t column, const char *fmt, ...)
    PRINTF_LIKE(4, 5);

/* The sheet with its texts in Unicode; what was converted or is unclear becomes a doubt. */
struct sheet work_texts(struct work *work, const struct sheet *sheet);
void work_columns(struct work *work);
/* What columns hold, once it is known which rows are theirs. */
void work_holdings(struct work *work);
void work_column_rules(struct work *work);
/* Who signs, place and date, the notes. */
void work_foot(struct work *work);
/* Formulas of cells, as Excel has them and as printed in headings. */
void work_formulas(struct work *work);
/* Takes out what the formula language cannot calculate, with a doubt for each. */
void work_check_formulas(struct work *work);
void work_codes(struct work *work);
void work_preface(struct work *work);

/* A formula of the shape "=D17/D15*10", seen from its own cell. */
struct quotient {
    bool found;
    int64_t num_row, num_column, den_row, den_column;
    struct maybe_dec factor;
};
struct quotient work_quotient(struct str formula);
/* Whether a value cell shows a figure or calculates one. */
bool work_has_figure(const struct work *work, int64_t row, int64_t column);

#endif
