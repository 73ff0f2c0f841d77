/*
 * match -- which row of one form is which of another, by what they say and in their order.
 *
 * Layer:  core (pure; private to annex/)
 * Owns:   answers live in the arena given
 * Fails:  -1: has no partner
 * Limits: MATCH_AHEAD rows are looked ahead where the two part
 * Tests:  fill_test.c
 */
#ifndef BAOCAO_MATCH_H
#define BAOCAO_MATCH_H

#include "core/form.h"

#define MATCH_AHEAD 200

/* By row of `form`: the index of the row of `other`, or -1. */
int32_t *match_rows(struct arena *arena, const struct form *form, const struct form *other);
/* The same of a form with open lists: its own rows alone, however many stand between them. */
int32_t *match_own_rows(struct arena *arena, const struct form *form, const struct form *other);
/* By column of `form`, those with values alone: by headings, else by column number. */
int32_t *match_columns(struct arena *arena, const struct form *form, const struct form *other);
/* Adds the columns that name rows: by headings, else by what they are. */
void match_naming_columns(
    struct arena *arena, const struct form *form, const struct form *other, int32_t *partners);

#endif
