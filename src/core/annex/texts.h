/*
 * texts -- a page with its texts in Unicode, whatever encoding they were typed in.
 *
 * Layer:  core (pure; private to annex/)
 * Owns:   the copy lives in the arena given and borrows what was not converted
 * Fails:  never; what is unclear stays as it was
 * Limits: none
 * Tests:  annex_test.c, fill_test.c
 */
#ifndef BAOCAO_ANNEX_TEXTS_H
#define BAOCAO_ANNEX_TEXTS_H

#include "core/annex/sheet.h"
#include "core/legacy.h"

/* A text that was converted, or could be: result.doubtful. */
struct sheet_reading {
    int64_t row, column;
    struct legacy_result result;
};

struct sheet_readings {
    struct sheet_reading *items; /* by row, then column */
    size_t len;
};

struct sheet sheet_texts(
    struct arena *arena, const struct sheet *sheet, struct sheet_readings *readings);
/* NULL: the text is as it was in the file. */
const struct sheet_reading *sheet_reading_find(
    const struct sheet_readings *readings, int64_t row, int64_t column);

#endif
