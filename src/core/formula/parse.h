/*
 * parse -- one formula's text compiled straight into instructions, as Lua compiles.
 *
 * Layer:  core (pure; private to formula/)
 * Owns:   nothing
 * Fails:  parse_formula: false, and *fault has the Vietnamese reason and its place
 * Limits: FORMULA_BYTES_MAX, FORMULA_DEPTH_MAX, FORMULA_STEPS_MAX
 * Tests:  formula_test.c
 */
#ifndef BAOCAO_FORMULA_PARSE_H
#define BAOCAO_FORMULA_PARSE_H

#include "core/formula/code.h"

/* References to a row or column that stand for another one: a condition written for the first of
 * many. Keys; to 0: they stay. */
struct formula_move {
    int64_t row, to_row, column, to_column;
};

/* Appends the formula's instructions to the program's code. move: NULL, nothing stands for another.
 */
bool parse_formula(struct arena *arena, struct formula_program *program, struct str text,
    const struct formula_move *move, struct formula *out, struct formula_fault *fault) MUST_CHECK;
/* Room for so many instructions more, no less and no more: a list's rows are alike, and doubling
 * the code of a long one would cost the request as much again. */
void formula_code_room(struct arena *arena, struct formula_program *program, size_t more);
/* The place of such a figure among those the program takes from elsewhere, which it may join; false
 * if there are FORMULA_EXTERNALS_MAX others. */
bool program_external(struct arena *arena, struct formula_program *program,
    const struct formula_external *external, uint32_t *out) MUST_CHECK;
/* The own form's cell in another report. */
struct formula_external program_external_of(
    const struct formula_program *program, enum formula_external_kind kind, size_t slot);

#endif
