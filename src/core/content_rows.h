/*
 * content_rows -- the section of a packed content that says which rows were added.
 *
 * Layer:  core (pure; private to content_pack.c, content_sum.c)
 * Owns:   nothing; all lives in the arena given, texts borrow the blob
 * Fails:  false: damaged, or of another form
 * Limits: OPEN_ROWS_MAX, OPEN_CELLS_MAX, OPEN_REMOVED_MAX
 * Tests:  content_test.c, tests/fuzz/fuzz_content.c
 */
#ifndef BAOCAO_CONTENT_ROWS_H
#define BAOCAO_CONTENT_ROWS_H

#include "core/content_blob.h"
#include "core/open_rows.h"

struct blob_rows {
    int64_t next_key;
    struct open_row *rows;
    size_t len;
    struct open_removed *removed;
    size_t removed_len;
};

bool blob_rows(struct blob_reader *reader, struct arena *arena, const struct form *form,
    struct blob_rows *out) MUST_CHECK;
/* A text that people write, not empty. */
bool blob_text(struct blob_reader *reader, struct str *out) MUST_CHECK;

#endif
