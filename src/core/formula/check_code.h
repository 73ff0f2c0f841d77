/*
 * check_code -- the form's checks compiled: which slots each looks at.
 *
 * Layer:  core (pure; private to formula/)
 * Owns:   nothing; all lives in the program's arena
 * Fails:  checks_compile: false, and *fault names the check
 * Limits: CHECK_STEPS_MAX, those of formulas
 * Tests:  core/checks_test.c
 */
#ifndef BAOCAO_FORMULA_CHECK_CODE_H
#define BAOCAO_FORMULA_CHECK_CODE_H

#include "core/formula/functions.h"

struct check_code {
    const struct check_rule *rule;
    uint32_t *rows, *columns; /* value rows and columns it is about */
    size_t rows_len, columns_len;
    uint32_t total, *parts; /* of SUM and PART: value rows or columns, by the rule's axis */
    size_t parts_len;
    uint32_t *externals;        /* CHANGE: by row and column */
    struct formula *conditions; /* FORMULA: likewise; .slot is the cell to look at */
};

bool checks_compile(
    struct arena *arena, struct formula_program *program, struct formula_fault *fault) MUST_CHECK;

/* ---- check_texts.c: what was found, as people read it ---- */

struct str check_text_of_cell(struct arena *arena, const struct cell *cell);
struct str check_text_of_value(struct machine *machine, struct value value);
struct str check_text_of_wide(struct arena *arena, struct wide number);
/* "≤ 12,5" */
struct str check_text_compared(
    struct machine *machine, enum comparison comparison, struct value right);
struct str check_text_range(struct arena *arena, struct maybe_dec min, struct maybe_dec max);
struct str check_text_list(
    struct arena *arena, const struct check_rule *rule, const struct form_column *column);

#endif
