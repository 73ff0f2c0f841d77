/*
 * page -- a sheet as a person sees it: merged cells are one, runs of white space one space.
 *
 * Every question recognition asks about a sheet is asked here.
 *
 * Layer:  core (pure)
 * Owns:   nothing; all lives in the arena it was built in
 * Fails:  never; outside the page there is nothing
 * Limits: ANNEX_ROWS_MAX rows and FORM_COLUMNS_MAX columns are looked at
 * Tests:  tests/exchange/annex_test.c
 */
#ifndef BAOCAO_PAGE_H
#define BAOCAO_PAGE_H

#include "base/limits.h"
#include "core/annex/sheet.h"

/* A form's rows, and what stands above and below them. */
#define ANNEX_ROWS_MAX (FORM_ROWS_MAX + 200)

struct annex_page {
    struct arena *arena;
    const struct sheet *sheet;
    int64_t rows, columns;
    uint32_t
        *owners; /* by cell: 1 + index of the merge that covers it, 0 for none; NULL: no merges */
};

/* A cell with all it is merged with; a single cell is its own area. */
struct area {
    int64_t row, column, last_row, last_column;
};

/* Whether the sheet is larger than any form with what stands around it. */
bool page_too_large(const struct sheet *sheet);
struct annex_page page_of(struct arena *arena, const struct sheet *sheet);
struct area page_area(const struct annex_page *page, int64_t row, int64_t column);
/* What the area that covers the cell says, white space made single, at most FORM_LABEL_BYTES_MAX
 * bytes of it; a number as its digits. */
struct str page_text(const struct annex_page *page, int64_t row, int64_t column);
/* The same, but only where the area begins: else empty. */
struct str page_own_text(const struct annex_page *page, int64_t row, int64_t column);
/* text_search_key of its beginning: "don vi tinh". */
struct str page_key(const struct annex_page *page, int64_t row, int64_t column);
/* How many blanks stand before the text, a tab for four. */
int64_t page_blanks(const struct annex_page *page, int64_t row, int64_t column);
const struct sheet_cell *page_cell(const struct annex_page *page, int64_t row, int64_t column);
const struct sheet_style *page_style(const struct annex_page *page, int64_t row, int64_t column);
bool page_row_empty(const struct annex_page *page, int64_t row);
/* How many areas with text the row shows, and the first and last column they cover. */
struct span {
    int64_t areas, first, last;
};
struct span page_span(const struct annex_page *page, int64_t row);

/* At most so many bytes, no character cut in two. */
struct str page_clip(struct str text, size_t most);
/* White space made single and taken off both ends. */
struct str page_tidy(struct arena *arena, struct str text);

#endif
