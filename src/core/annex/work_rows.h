/*
 * work_rows -- the steps of recognition that are about rows. Private to core/annex.
 *
 * Layer:  core (pure)
 * Owns:   nothing; all lives in the arena of the work
 * Fails:  never; what is not sure becomes a doubt
 * Limits: those of work.h
 * Tests:  tests/exchange/annex_test.c, tests/exchange/odd_test.c
 */
#ifndef BAOCAO_ANNEX_WORK_ROWS_H
#define BAOCAO_ANNEX_WORK_ROWS_H

#include "core/annex/work.h"

void work_rows(struct work *work);
/* A hidden row of field names, or headings that come again. */
bool work_row_skipped(struct work *work, int64_t key);
/* Which row each is a part of, where that is sure. */
void work_parents(struct work *work);
/* "I = 1+2+3" of labels, turned into formulas of the row's cells. */
void work_row_formulas(struct work *work);
void work_row_rules(struct work *work);

#endif
