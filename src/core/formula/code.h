/*
 * code -- compiled formulas: instructions of a small stack machine over slots.
 *
 * Layer:  core (pure; private to formula/)
 * Owns:   nothing; all lives in the program's arena
 * Fails:  never
 * Limits: VALUE_STACK_MAX values deep
 * Tests:  formula_test.c
 */
#ifndef BAOCAO_FORMULA_CODE_H
#define BAOCAO_FORMULA_CODE_H

#include "core/formula/formula.h"
#include "core/formula/wide.h"

/* An open parenthesis or call holds at most three values: a sum so far, and what stands to the
 * left of a + and of a *; the innermost makes a fourth. */
#define VALUE_STACK_MAX (3 * FORMULA_DEPTH_MAX + 4)

enum op {
    OP_CONSTANT, /* pushes constants[arg] */
    OP_CELL,     /* pushes the cell of slot arg */
    OP_SUM,      /* pushes the sum of a block of cells */
    OP_ADD,
    OP_SUBTRACT,
    OP_MULTIPLY,
    OP_DIVIDE,
    OP_NEGATE,
    OP_PERCENT
};

/* Value rows and value columns, both ends included. */
struct block {
    uint16_t row_first, row_last, column_first, column_last;
};

struct instruction {
    uint32_t op; /* enum op */
    uint32_t arg;
    struct block block; /* OP_SUM; OP_CELL: that cell alone */
};

struct formula {
    uint32_t slot;         /* where the result goes */
    uint32_t first, count; /* of the program's code */
    bool has_references;
};

struct formula_program {
    const struct shape *shape;
    struct formula *formulas; /* in an order in which inputs come first */
    size_t formulas_len;
    struct instruction *code;
    size_t code_len, code_cap;
    struct wide *constants;
    size_t constants_len, constants_cap;
    size_t steps;        /* of all formulas */
    int32_t *formula_of; /* slot -> index in formulas, or -1 */
};

size_t block_cells(struct block block);

#endif
