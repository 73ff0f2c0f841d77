/*
 * diff_words -- what a save did to added rows and their cells, as people say it.
 *
 * Cells of a form are named by their keys, which are places on a sheet. An added row's key says
 * nothing to anybody: within one save such rows are counted and named by the first words in them.
 *
 * Layer:  core (pure)
 * Owns:   nothing; all lives in the arena given, texts borrow the blob
 * Fails:  never; damage is cell_diff's to tell
 * Limits: those of cell_diff
 * Tests:  diff_words_test.c
 */
#ifndef BAOCAO_DIFF_WORDS_H
#define BAOCAO_DIFF_WORDS_H

#include "core/cell_diff.h"

struct diff_words {
    struct arena *arena;
    struct diff_added *rows; /* ascending by key */
    size_t len;
};

struct diff_words diff_words_read(struct arena *arena, struct str blob);
/* "14:5" of the form's own; "cột D, dòng tự thêm 2 (Cầu treo)" and "dòng tự thêm 2 (Cầu treo)". */
struct str diff_words_name(const struct diff_words *words, struct cell_ref at);
/* What stands before or after, as the cell does on the wire; of a row itself in words. */
struct str diff_words_before(struct arena *arena, const struct cell_diff *diff);
struct str diff_words_after(struct arena *arena, const struct cell_diff *diff);
/* "Thêm dòng", "Bỏ dòng", "Chuyển dòng" of a row itself; empty: the diff is of a cell. */
struct str diff_words_action(const struct cell_diff *diff);

#endif
