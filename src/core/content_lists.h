/*
 * content_lists -- the rows of a content's open lists: other ones, and what they are called.
 *
 * Layer:  core (pure)
 * Owns:   nothing; all lives in the content's arena
 * Fails:  never
 * Limits: OPEN_ROWS_MAX, OPEN_CELLS_MAX
 * Tests:  open_rows_test.c
 */
#ifndef BAOCAO_CONTENT_LISTS_H
#define BAOCAO_CONTENT_LISTS_H

#include "core/content.h"

/* Other added rows, which open_rows_ok passed: cells stay with their rows, and go with those that
 * are gone. Slots, the shape and the form become others. */
void content_set_rows(struct content *content, struct open_row *rows, size_t len);
/* Has the rows of .grown say what their cells say: number, label, code, unit. A row without a
 * number has its place in the list for one. */
void content_name_rows(struct content *content);
/* Whether rows were added to a packed content. */
bool content_has_rows(struct str blob);

#endif
