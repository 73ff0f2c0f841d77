/*
 * formula -- what officials write in cells, calculated exactly: the only door to formula/.
 *
 * The language is Excel's, over a form's keys ("=D14+D39", "=SUM(D5:D12)*1.5%").
 * All formulas of a form are compiled once into a program, in the order of
 * their dependencies; running it is linear in operations and range cells.
 *
 * What is decided:
 * - Numbers are decimal: a literal has a decimal point in every language ("1.5"),
 *   arguments are parted by ";" or ",", letters and function names may be small.
 *   A leading "=" may be left out. "%" behind a value divides by 100.
 * - A reference names a cell that carries values. A range "D5:D12" reaches from
 *   the first of its rows and columns to the last in the order of the sheet, so
 *   a row put in between belongs to it whatever its key; where a corner is no
 *   row or column of the form, the nearest one inside the corner's keys stands
 *   for it. "$" is read and means nothing: formulas are kept per cell.
 * - An empty cell counts as 0 beside figures, as in Excel; but a formula that
 *   refers to cells and finds no figure in any of them has no value: empty is
 *   not zero, and a form nobody has filled in shows no totals. Constants are
 *   not figures in this sense: "=A1*10" of an empty cell is empty. "=5*2" is 10.
 * - Dividing by 0, or by an empty cell once some figure is given, is an error
 *   (DIV0). A text, date or yes/no is an error in arithmetic (VALUE) and is
 *   passed over by SUM, as in Excel. A result that does not fit the cell is an
 *   error (OVERFLOW). An error of a cell referred to is the error of the formula;
 *   with several, the first met from left to right.
 * - An erroneous cell is empty with an error code: it is not a figure, is not
 *   summed by consolidation and not packed as a value.
 * - Intermediate values have 38 decimal digits and quotients stay fractions while
 *   they fit, so "=A1/3*1.5" is exact; what does not fit is cut so that it never
 *   looks like a tie (wide.h). There is one rounding, half away
 *   from zero, to the decimals of the formula's own column. A formula that
 *   refers to a calculated cell gets that cell's rounded figure, the one people see.
 * - A cell overridden in a consolidated report keeps its figure.
 *
 * Layer:  core (pure)
 * Owns:   nothing; all lives in the arena it was built in
 * Fails:  formula_program_new: NULL, and *fault says which cell and why, in Vietnamese
 * Limits: FORMULA_BYTES_MAX, FORMULA_DEPTH_MAX, FORMULA_STEPS_MAX a formula,
 *         FORMULA_PROGRAM_STEPS_MAX a form
 * Tests:  formula_test.c, tests/golden/formula.test, tests/golden/formula_generated.test,
 *         tests/fuzz/fuzz_formula.c
 */
#ifndef BAOCAO_FORMULA_H
#define BAOCAO_FORMULA_H

#include "core/content.h"

struct formula_program;

/* The first formula that is wrong; .text empty: none. */
struct formula_fault {
    int64_t row, column;
    struct str text; /* "Công thức vòng: D5 → D7 → D5" */
};

/* Cells, by slot of the shape. */
struct slot_list {
    uint32_t *slots;
    size_t len;
};

struct formula_program *formula_program_new(
    struct arena *arena, const struct form *form, struct formula_fault *fault);
/* How many cells it calculates. */
size_t formula_count(const struct formula_program *program);
/* Calculates all of them. */
void formula_run(const struct formula_program *program, struct content *content);
/* Calculates what depends on the changed cells and on what changes thereby; answers with the
 * calculated cells whose figure or error became another, in the arena given. */
struct slot_list formula_run_from(struct arena *arena, const struct formula_program *program,
    struct content *content, struct slot_list changed);

/* The cells a calculated cell takes, ranges written out; none if it is not calculated. */
struct slot_list formula_inputs(
    struct arena *arena, const struct formula_program *program, int64_t row, int64_t column);

/* A formula as printed on forms over the column numbers: "3=1+2", "(3)=(1)+(2)", "=1+2",
 * "Tổng số = 1+2", "7=4:6x100", "6=7+..+10=24+26+28". */
struct printed_formula {
    struct str formula; /* "=C14+D14" for the row asked for; empty: not understood */
    struct list also;   /* struct str: what the figure should equal too */
    struct str fault;   /* Vietnamese, where formula is empty */
};
struct printed_formula formula_from_printed(
    struct arena *arena, const struct form *form, const struct form_column *column, int64_t row);

#endif
