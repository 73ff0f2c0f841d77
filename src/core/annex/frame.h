/*
 * frame -- where on a page the table lies: headings, number row, body.
 *
 * The number row (A B 1 2 3, (1) (2), MS 1=2+3) is the surest sign and is
 * looked for first; it may stand below or above the headings. Without one, the
 * headings are found by their words.
 *
 * Layer:  core (pure)
 * Owns:   nothing
 * Fails:  frame_find answers false where there is no table
 * Limits: FRAME_SEARCH_ROWS rows are searched for headings
 * Tests:  tests/exchange/annex_test.c
 */
#ifndef BAOCAO_FRAME_H
#define BAOCAO_FRAME_H

#include "core/annex/page.h"

#define FRAME_SEARCH_ROWS 80

struct frame {
    int64_t head_first, head_last;
    int64_t number_row;  /* 0: none */
    int64_t printed_row; /* a second one, of formulas alone: "(3)=(1)+(2)"; 0: none */
    int64_t body_first, body_last;
    int64_t next_table; /* the row a further table begins with; 0: none */
    int64_t column_first, column_last;
    int64_t next_column; /* the column a table beside this one begins with; 0: none */
};

bool frame_find(const struct annex_page *page, struct frame *frame);
/* Whether the row says again what the headings or the number row say, for the next page. */
bool frame_is_repeat(const struct annex_page *page, const struct frame *frame, int64_t row);
/* Whether most of the row says who reports, by which decision, in which unit. */
bool frame_is_preface(const struct annex_page *page, int64_t row);

#endif
