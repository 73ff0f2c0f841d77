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

/* Appends the formula's instructions to the program's code. */
bool parse_formula(struct arena *arena, struct formula_program *program, struct str text,
    struct formula *out, struct formula_fault *fault) MUST_CHECK;

#endif
