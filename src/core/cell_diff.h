/*
 * cell_diff -- what some cells were and what they are, in a few bytes each: a save as the history
 * keeps it.
 *
 * A save of a whole sheet is one event. As text its figures would be the larger half of what the
 * save writes; packed they are a fifth of that, and are turned into text when somebody reads them.
 * A diff names cells by their keys and holds kind and scale, so that it can be read without the
 * form it was made on. Errors of formulas are no values: such a cell is empty here.
 *
 * Layer:  core (pure)
 * Owns:   nothing; bytes live in the writer's arena, texts read borrow the blob
 * Fails:  diff_next: false at the end and at damage, which sets .bad
 * Limits: CELL_TEXT_BYTES_MAX a text
 * Tests:  cell_diff_test.c, tests/fuzz/fuzz_cell_diff.c
 */
#ifndef BAOCAO_CELL_DIFF_H
#define BAOCAO_CELL_DIFF_H

#include "core/content.h"
#include "core/content_blob.h"

/* In the place of a column: what became of the row. Added it is yes since, taken away it was yes
 * before, moved it was and is a number, its place in the list. */
#define DIFF_ROW_ITSELF (FORM_COLUMN_KEY_MAX + 1)

struct cell_diff {
    struct cell_ref at;
    struct cell before, after;
};

struct diff_writer {
    struct buf blob;
    struct cell_ref last;
    uint8_t scale;
};

struct diff_reader {
    struct blob_reader from;
    struct cell_ref last;
    uint8_t scale;
    bool bad;
};

/* For about so many cells. */
struct diff_writer diff_write(struct arena *arena, size_t cells);
void diff_add(struct diff_writer *writer, const struct cell_diff *diff);
/* Empty where nothing was added. */
struct str diff_blob(const struct diff_writer *writer);

struct diff_reader diff_read(struct str blob);
bool diff_next(struct diff_reader *reader, struct cell_diff *out) MUST_CHECK;
/* How many cells there are, up to damage. */
size_t diff_len(struct str blob);

#endif
