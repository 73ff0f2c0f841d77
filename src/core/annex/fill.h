/*
 * fill -- figures out of a form that was filled in with Excel, matched by rows and columns.
 *
 * A clerk fills in the form where she is used to, with rows put in, a heading
 * moved, in an old font. So the file is recognised as an annex is (annex.h)
 * and its rows and columns are matched with the form's by what they say, in
 * their order; addresses mean nothing. Nothing is taken in silence: each cell
 * of the file that says something comes back as taken, taken when rounded, or
 * refused with the reason, and rows of either side without a partner are named.
 *
 * "1.234" in a file that does not tell its style, and a text that may be in an
 * old encoding, are asked about with both readings. "nt" is the cell above.
 *
 * An empty cell of the file says nothing: it does not empty the report's.
 *
 * In the place of an open list (open_rows.h) each row of the file is one that was added, found by
 * its code, else by its label, or one that would be: with a key of its own, and cells like any.
 *
 * Layer:  core (pure)
 * Owns:   results live in the arena given and borrow texts of the sheet
 * Fails:  FILL_NO_TABLE, FILL_OTHER_FORM, FILL_TOO_LARGE: nothing was read
 * Limits: those of annex.h; FILL_ROWS_NAMED_MAX rows without a partner are named
 * Tests:  fill_test.c, tests/render/xlsx_test.c, tests/api/fill.talk
 */
#ifndef BAOCAO_FILL_H
#define BAOCAO_FILL_H

#include "core/annex/sheet.h"
#include "core/content.h"

#define FILL_ROWS_NAMED_MAX 50

/* X(NAME, "wire") */
#define FILL_STATE_LIST(X) \
    X(TAKEN, "taken")     /* as it stands in the file */ \
    X(ROUNDED, "rounded") /* it has more decimals than the column; a person agrees first */ \
    X(ASKED, "asked")     /* it can be read in two ways; a person says which */ \
    X(REFUSED, "refused") \
    /* Decided by who knows the report: */ \
    X(SAME, "same")       /* it has that already */ \
    X(DIFFERS, "differs") /* a calculated cell: the file's figure is not the formula's */

#define X(name, wire) FILL_##name,
enum fill_state { FILL_STATE_LIST(X) FILL_STATE_COUNT };
#undef X
extern const char *const fill_state_names[FILL_STATE_COUNT];

struct fill_cell {
    int64_t row, column; /* keys of the form */
    struct str at;       /* where it stands in the file: "E19" */
    struct str found;    /* what stands there */
    struct cell value;   /* TAKEN, ROUNDED, SAME; ASKED: the first reading */
    struct cell other;   /* ASKED: the second reading */
    int state;           /* enum fill_state */
    struct str reason;   /* REFUSED, ROUNDED, ASKED, and how a TAKEN one was read: Vietnamese */
};

/* A row of the file that would be added to an open list. */
struct fill_row {
    int64_t key, open, after; /* after: the row before it in the file; 0: it is the list's first */
    struct str at;            /* the file's row: "19" */
    struct str label, code;
    int state; /* FILL_TAKEN, FILL_REFUSED */
    struct str reason;
};

struct fill {
    struct list cells;   /* struct fill_cell, in the order of the form */
    struct list rows;    /* struct fill_row, likewise */
    struct list strange; /* struct str: rows of the file the form has not */
    struct list lacking; /* struct str: rows of the form the file has not */
};

enum fill_answer { FILL_OK, FILL_NO_TABLE, FILL_TOO_LARGE, FILL_OTHER_FORM };

/* first_key: rows that would be added have it and those behind it (OPEN_KEY_DRAWN on). */
enum fill_answer fill_read(struct arena *arena, const struct form *form, const struct sheet *sheet,
    int64_t first_key, struct fill *out) MUST_CHECK;

#endif
