/*
 * codes -- rows and columns of a form found by their catalogue codes.
 *
 * Layer:  core (pure)
 * Owns:   nothing; all lives in the arena it was built in and borrows the codes
 * Fails:  never
 * Limits: none
 * Tests:  externals_test.c, aggregate_test.c
 */
#ifndef BAOCAO_CODES_H
#define BAOCAO_CODES_H

#include "core/shape.h"

/* An open hash of the places of codes in their array; an empty code is nowhere. */
struct code_table {
    const struct str *codes;
    uint32_t *places; /* index + 1; 0: free */
    size_t places_len;
};

struct code_table code_table_new(struct arena *arena, const struct str *codes, size_t len);
/* The index of the code; -1: it is not there. */
int32_t code_table_find(const struct code_table *table, struct str code);
/* The codes of the value rows or value columns, by slot. */
const struct str *codes_of_rows(struct arena *arena, const struct shape *shape);
const struct str *codes_of_columns(struct arena *arena, const struct shape *shape);

#endif
