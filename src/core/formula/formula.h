/*
 * formula -- what officials write in cells, calculated exactly: the only door to formula/.
 *
 * The language is Excel's, over a form's keys ("=D14+D39", "=IF(D5>0;D6/D5;0)"), with the
 * functions of functions.def. All formulas of a form are compiled once into a program, in the
 * order of their dependencies; running it is linear in operations and range cells. What is
 * decided, function by function, and where it differs from Excel: docs/formulas.md. In short:
 *
 * - Numbers are decimal: a literal has a decimal point in every language ("1.5"), arguments are
 *   parted by ";" or ",", a leading "=" may be left out, case does not matter.
 * - A reference names a cell by its keys, so it stays with its row and column wherever they are
 *   moved; one to a row or column that is gone is a fault of the form. A range reaches from the
 *   first of its rows and columns to the last in the order of the sheet, so a row put in between
 *   belongs to it whatever its key; where a corner is no row or column of the form, the nearest
 *   one inside the corner's keys stands for it. "$" is read and means nothing.
 * - An empty cell counts as 0 beside figures; but a formula that refers to cells and finds nothing
 *   in any of them has no value: empty is not zero, and a form nobody has filled in shows
 *   no totals. Constants are no figures in this sense. A question about emptiness (ISBLANK,
 *   ISNUMBER, COUNTBLANK, ="" …) always has an answer.
 * - An erroneous cell is empty with an error code: it is not a figure, is not summed by
 *   consolidation and not packed as a value. With several errors it is the first met from left to
 *   right. IF, IFERROR, AND and OR calculate only what they need; but all they refer to counts as
 *   what they depend on.
 * - Intermediate values have 38 decimal digits and quotients stay fractions while they fit, so
 *   "=A1/3*1.5" is exact; what does not fit is cut so that it never looks like a tie (wide.h).
 *   There is one rounding, half away from zero, to the decimals of the formula's own column. A
 *   formula that refers to a calculated cell gets that cell's rounded figure, the one people see.
 * - A result is of its column's type, or VALUE; a text column takes every kind.
 * - Figures of other periods and forms (KY_TRUOC, CUNG_KY, LUY_KE, KE_HOACH, BIEU) are inputs from
 *   outside: formula_externals lists them, content->externals holds them in that order. A formula
 *   that has some is calculated at every formula_run_from.
 * - A cell overridden in a consolidated report keeps its figure. Checks: core/checks.h.
 *
 * Layer:  core (pure)
 * Owns:   nothing; all lives in the arena it was built in; texts calculated live in the content's
 * Fails:  formula_program_new: NULL, and *fault says which cell, where and why, in Vietnamese
 * Limits: FORMULA_BYTES_MAX, FORMULA_DEPTH_MAX, FORMULA_STEPS_MAX, FORMULA_TEXT_BYTES_MAX a
 *         formula, FORMULA_PROGRAM_STEPS_MAX, FORMULA_EXTERNALS_MAX a form
 * Tests:  formula_test.c, tests/golden/formula*.test, tests/fuzz/fuzz_formula.c
 */
#ifndef BAOCAO_FORMULA_H
#define BAOCAO_FORMULA_H

#include "core/content.h"

struct formula_program;

/* The first formula that is wrong; .text empty: none. */
struct formula_fault {
    int64_t row, column;
    size_t check;    /* of the form's checks, from 1, where it is none of a cell; 0 */
    struct str text; /* "Công thức vòng: D5 → D7 → D5" */
    size_t position; /* the letter of the formula it is about, from 1; 0: the whole */
};

/* X(NAME, "wire"): whose figure a formula takes from elsewhere. */
#define FORMULA_EXTERNAL_LIST(X) \
    X(PREVIOUS, "previous")   /* KY_TRUOC: the own cell, one period before */ \
    X(LAST_YEAR, "last_year") /* CUNG_KY: the same period of the year before */ \
    X(EARLIER, "earlier")     /* LUY_KE: the periods of the year before this one, together */ \
    X(PLAN, "plan")           /* KE_HOACH: the plan of the year */ \
    X(FORM, "form")           /* BIEU: another form's cell, by codes, of the own period */

#define X(name, wire) EXTERNAL_##name,
enum formula_external_kind { FORMULA_EXTERNAL_LIST(X) EXTERNAL_COUNT };
#undef X

extern const char *const formula_external_names[EXTERNAL_COUNT];

/* One figure the formulas take from elsewhere. */
struct formula_external {
    enum formula_external_kind kind;
    int64_t row, column;              /* keys of the own form; 0 for EXTERNAL_FORM */
    struct str form;                  /* code; EXTERNAL_FORM */
    struct str row_code, column_code; /* indicator and attribute; may be empty for own cells */
};

struct formula_external_list {
    const struct formula_external *items;
    size_t len;
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
/* Whether it calculates the cell of the slot. */
bool formula_calculates(const struct formula_program *program, size_t slot);
/* What it takes from elsewhere, each figure once. */
struct formula_external_list formula_externals(const struct formula_program *program);
/* Calculates all of them. */
void formula_run(const struct formula_program *program, struct content *content);
/* Calculates what depends on the changed cells and on what changes thereby; answers with the
 * calculated cells whose figure or error became another, in the arena given. */
struct slot_list formula_run_from(struct arena *arena, const struct formula_program *program,
    struct content *content, struct slot_list changed);

/* The cells a calculated cell takes, ranges written out; none if it is not calculated. */
struct slot_list formula_inputs(
    struct arena *arena, const struct formula_program *program, int64_t row, int64_t column);

/* What of formula_externals a calculated cell takes, by its place there. */
struct slot_list formula_outer_inputs(
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
