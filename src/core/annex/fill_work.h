/*
 * fill_work -- a filled-in file being read against its form: what the files of fill share.
 *
 * Layer:  core (pure; private to annex/)
 * Owns:   nothing; all lives in the arena given
 * Fails:  never
 * Limits: those of fill.h
 * Tests:  fill_test.c
 */
#ifndef BAOCAO_FILL_WORK_H
#define BAOCAO_FILL_WORK_H

#include "core/annex/fill.h"
#include "core/annex/texts.h"
#include "core/number.h"

struct job {
    struct arena *arena;
    const struct form *form; /* with the rows that would be added */
    const struct sheet *sheet;
    struct form found;       /* what the file was recognised as */
    int32_t *rows, *columns; /* by the form's: the file's */
    bool *met;               /* by the file's rows: it has a partner, or the reason is told */
    int64_t next_key;        /* of the next row that would be added */
    enum number_style style;
    struct sheet_readings readings;
    struct fill *out;
};

/* Rows of the file in the place of an open list: those that were added to the report already get
 * their partners, the others become rows of .form that would be added. */
void fill_rows(struct job *job);

#endif
