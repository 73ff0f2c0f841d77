/*
 * form_edit -- what happens to formulas when rows or columns of a form are moved or removed.
 *
 * Rows and columns keep their keys, so a reference to one cell follows it by
 * itself, and a row put into a range belongs to it (formula.h). What is left
 * to do is what spreadsheets do (as HyperFormula does it, cell for cell the
 * same as LibreOffice where a whole row is cut and put in elsewhere):
 *
 * - A range is the rows between its corners. Rows that leave it make it
 *   shorter, rows that come between its corners make it longer, and when a
 *   corner leaves, its neighbour inside takes its place.
 * - A range that lies in what is moved goes with it.
 * - A reference to a removed cell, and a range of which nothing is left, becomes
 *   #REF!: the formula is lost until somebody mends it.
 *
 * Conditions of checks are formulas too. Rules of consolidation and checks that
 * name a removed key by itself are told as lost.
 *
 * Layer:  core (pure)
 * Owns:   nothing; all lives in the arena given
 * Fails:  false for a block or a place that is not in the form
 * Limits: those of forms and formulas
 * Tests:  formula/edit_test.c, web/src/core/layout-edit.test.ts (against HyperFormula)
 */
#ifndef BAOCAO_FORM_EDIT_H
#define BAOCAO_FORM_EDIT_H

#include "core/form.h"

enum form_axis { AXIS_ROWS, AXIS_COLUMNS };

struct form_edit {
    enum form_axis axis;
    int64_t first, last; /* keys of a block, in the order of the sheet */
    bool removes;
    int64_t before; /* a move: the key it comes to stand before; 0: the end */
};

/* A formula that reads otherwise from now on. */
struct form_rewrite {
    int64_t row, column; /* 0: of a check */
    struct str check;    /* its code */
    struct str formula;
};

/* X(NAME, "wire") */
#define FORM_LOSS_LIST(X) \
    X(FORMULA, "formula")         /* of a cell */ \
    X(CHECK, "check")             /* a check, by its code */ \
    X(ROW_RULE, "row_rule")       /* a row's rule of consolidation */ \
    X(COLUMN_RULE, "column_rule") /* a column's */

enum form_loss_kind {
#define X(name, wire) LOSS_##name,
    FORM_LOSS_LIST(X)
#undef X
        LOSS_COUNT
};

extern const char *const form_loss_names[LOSS_COUNT];

/* What names something that is removed. */
struct form_loss {
    enum form_loss_kind kind;
    int64_t row, column;
    struct str check;
};

struct form_edited {
    struct list rewrites; /* struct form_rewrite */
    struct list losses;   /* struct form_loss */
};

/* The form is as it was before the edit, and stays so. */
bool form_edit(struct arena *arena, const struct form *form, struct form_edit edit,
    struct form_edited *out) MUST_CHECK;

#endif
