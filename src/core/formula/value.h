/*
 * value -- what a formula calculates with, and the signs of the language over two of them.
 *
 * A value knows whether some figure was given in it: constants and empty cells
 * alone give none (formula.h). A text borrows the formula, a cell, or the
 * arena of the machine.
 *
 * Layer:  core (pure; private to formula/)
 * Owns:   nothing
 * Fails:  a VALUE_ERROR, the first met from left to right
 * Limits: those of wide.h; dates of 1900 to 2199
 * Tests:  formula_test.c, tests/golden/formula.test
 */
#ifndef BAOCAO_FORMULA_VALUE_H
#define BAOCAO_FORMULA_VALUE_H

#include "core/content.h"
#include "core/formula/wide.h"

enum value_kind {
    VALUE_EMPTY,
    VALUE_NUMBER,
    VALUE_DATE,
    VALUE_TEXT,
    VALUE_YES_NO,
    VALUE_ERROR,
    VALUE_BLOCK /* only as an argument of a function that takes ranges */
};

enum comparison {
    COMPARE_EQUAL,
    COMPARE_UNEQUAL,
    COMPARE_LESS,
    COMPARE_LESS_EQUAL,
    COMPARE_GREATER,
    COMPARE_GREATER_EQUAL
};

/* Value rows and value columns, both ends included; of open rows nothing was added to, no row:
 * row_first is behind row_last. */
struct block {
    uint32_t row_first, row_last;
    uint16_t column_first, column_last;
};

struct value {
    union {
        struct wide number;
        struct str text;
        int64_t days;
        bool yes;
        enum cell_error error;
        struct block block;
    };
    enum value_kind kind;
    bool given; /* a figure somebody gave, or an error over one, is in it */
};

#define VALUE_OF_WIDE(w, is_given) \
    ((struct value){ .number = (w), .kind = VALUE_NUMBER, .given = (is_given) })

struct value value_error(enum cell_error error, bool given);
struct value value_int(int64_t n, bool given);
struct value value_yes_no(bool yes, bool given);
struct value value_text(struct str text, bool given);
struct value value_of_cell(const struct cell *cell);

/* As a figure: empty is 0, yes 1 and no 0; a text or a date is an error. */
struct value value_number(struct value value);
/* As yes or no: a figure other than 0 is yes, empty is no; a text or a date is an error. */
struct value value_truth(struct value value);
/* The error of the first that is one, given as both are; VALUE_EMPTY: neither is. */
struct value value_either_error(struct value a, struct value b);

struct value value_add(struct value a, struct value b);
struct value value_subtract(struct value a, struct value b);
struct value value_multiply(struct value a, struct value b);
struct value value_divide(struct value a, struct value b);
/* To a whole power, exactly. */
struct value value_power(struct value a, struct value b);
struct value value_negate(struct value a);

#endif
