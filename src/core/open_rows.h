/*
 * open_rows -- a form with the rows a report's author added under its open rows.
 *
 * Whatever reads figures (grid, formulas, checks, files) knows rows of a form and nothing else. So
 * added rows are put among them: form_grow gives a form in which each stands before its open row,
 * in the order of the report, and which is read like any other. The open row itself carries
 * no figures; it is where the list ends and the next row comes in.
 *
 * An added row's key is its own as long as the report lives: no other row of it ever gets the
 * key, also after it was taken away. Keys from OPEN_KEY_FIRST on are given by the server, one after
 * another; those from OPEN_KEY_DRAWN on are drawn at random by who adds the row, so that what is
 * typed without a connection has its name already and a save that is sent twice adds one row.
 *
 * Layer:  core (pure)
 * Owns:   nothing; all lives in the arena given and borrows the form
 * Fails:  never; open_rows_ok says whether a list of rows fits a form
 * Limits: OPEN_ROWS_MAX rows, OPEN_CELLS_MAX of their cells; who adds them OPEN_OWN_WEIGHT_MAX
 * Tests:  open_rows_test.c
 */
#ifndef BAOCAO_OPEN_ROWS_H
#define BAOCAO_OPEN_ROWS_H

#include "base/limits.h"
#include "core/form.h"

#define OPEN_KEY_FIRST ((int64_t)FORM_ROW_KEY_MAX + 1)
#define OPEN_KEY_DRAWN ((int64_t)1 << 32)
#define OPEN_KEY_MAX (((int64_t)1 << 47) - 1)

/* One added row; a report's stand in the order of the form's open rows, then in their own. */
struct open_row {
    int64_t key, open; /* open: the key of the open row it stands under */
    /* In a total: where it is from, and the unit over the rows of its list, which carries no
     * figures. */
    int64_t source_report, source_row;
    struct str heading;
};

/* A row that was taken away from a draft, and the report version since which it is gone. */
struct open_removed {
    int64_t key, version;
};

/* The form with these rows. */
struct form *form_grow(
    struct arena *arena, const struct form *form, const struct open_row *rows, size_t len);
/* The same with one row under each open row: what is right of it is right of any number. */
struct form *form_grow_sample(struct arena *arena, const struct form *form);
/* Whether reporters may add rows to it. */
bool form_is_open(const struct form *form);
/* Whether the row is one, by its key. */
bool form_row_is_open(const struct form *form, int64_t key);
/* A key for a row that is added, out of random bits: no other row has it, so that a save sent twice
 * adds one row. */
int64_t open_key_drawn(uint64_t random);
/* How many cells an added row has. */
size_t form_open_cells(const struct form *form);
/* How many rows a report's author may add to the form's lists in all. */
size_t form_open_most(const struct form *form);
/* Whether the rows have good keys, each its own, and stand in order under open rows of the form. */
bool open_rows_ok(struct arena *arena, const struct form *form, const struct open_row *rows,
    size_t len) MUST_CHECK;
/* Ascending by key, those of equal key as they were: in `from` or in as much room beside it. */
struct row_place *row_places_sort(struct arena *arena, struct row_place *from, size_t len);
/* How a row is named to people: "dòng 3" of the rows added to its list, "dòng 12" of the form. */
struct str open_row_name(struct arena *arena, const struct form *form, int64_t key);
/* "D14", or "cột D dòng 3 (Cầu Bản Chang)" of an added row. */
struct str open_cell_name(
    struct arena *arena, const struct form *form, int64_t row, int64_t column);

#endif
