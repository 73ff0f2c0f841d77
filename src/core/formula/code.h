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
#include "core/formula/value.h"

/* An open parenthesis holds at most five values: what stands to the left of a comparison, an &, a
 * +, a * and a ^; a call holds its arguments so far. */
#define VALUE_STACK_MAX 400

enum op {
    OP_CONSTANT, /* pushes constants[arg] */
    OP_CELL,     /* pushes the cell of slot arg */
    OP_BLOCK,    /* pushes a block of cells, for a function that takes ranges */
    OP_SUM,      /* pushes the sum of a block of cells */
    OP_EXTERNAL, /* pushes the external input arg */
    OP_ADD,
    OP_SUBTRACT,
    OP_MULTIPLY,
    OP_DIVIDE,
    OP_POWER,
    OP_JOIN,    /* & */
    OP_COMPARE, /* arg: enum comparison */
    OP_NEGATE,
    OP_PERCENT,
    OP_CALL,   /* function arg & 0xffff takes arg >> 16 values off and pushes one */
    OP_BRANCH, /* the condition stays; not true: to arg; an error: pushes it again, to .end */
    OP_JUMP,   /* to arg */
    OP_SALVE,  /* no error on top: to arg */
    OP_AND,    /* joins the two on top; decided: to arg */
    OP_OR,     /* likewise */
    OP_MERGE   /* drops what is under the top, which counts as given if that was */
};

struct instruction {
    uint32_t op; /* enum op */
    uint32_t arg;
    union {
        struct block block; /* OP_BLOCK, OP_SUM; OP_CELL: that cell alone */
        uint32_t end;       /* OP_BRANCH */
    };
};

struct formula {
    uint32_t slot;         /* where the result goes */
    uint32_t first, count; /* of the program's code */
    bool has_references, has_externals;
    bool answers; /* may have a value though nothing it refers to is filled in */
};

#define EXTERNAL_CHAINS 256

struct formula_program {
    const struct shape *shape;
    struct formula *formulas; /* in an order in which inputs come first */
    size_t formulas_len;
    struct instruction *code;
    size_t code_len, code_cap;
    struct value *constants;
    size_t constants_len, constants_cap;
    size_t steps;        /* of all formulas */
    int32_t *formula_of; /* slot -> index in formulas, or -1 */
    struct formula_external *externals;
    uint32_t *externals_next; /* index + 1 of the next in its chain */
    size_t externals_len, externals_cap;
    uint32_t chains[EXTERNAL_CHAINS]; /* index + 1 of the first */
    struct check_code *checks;        /* of each of the form's; check_code.h */
    size_t check_steps;               /* of all checks */
};

size_t block_cells(struct block block);
uint32_t block_slot(const struct shape *shape, struct block block, size_t cell);

static inline bool op_takes_cells(uint32_t op)
{
    return op == OP_CELL || op == OP_BLOCK || op == OP_SUM;
}

#endif
