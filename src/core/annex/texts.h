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

struct sheet sheet_texts(struct arena *arena, const struct sheet *sheet);

#endif
