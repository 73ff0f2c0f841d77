/*
 * cells_sum -- the cells a computed place takes its figure from: "E6", "M6+N6", "E6-E7".
 *
 * Layer:  core (pure)
 * Owns:   nothing
 * Fails:  false for a text that is none
 * Limits: CELLS_SUM_MAX cells
 * Tests:  document_test.c, placeholder_test.c
 */
#ifndef BAOCAO_CELLS_SUM_H
#define BAOCAO_CELLS_SUM_H

#include "core/shape.h"

#define CELLS_SUM_MAX 20

struct cells_sum {
    struct cell_ref cells[CELLS_SUM_MAX];
    bool minus[CELLS_SUM_MAX];
    size_t len;
};

bool cells_sum_read(struct str text, struct cells_sum *out) MUST_CHECK;

#endif
