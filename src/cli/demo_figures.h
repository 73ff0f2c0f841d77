/*
 * demo_figures -- what a commune reports for a month: made up, plausible, the same for the same
 * seed.
 *
 * Layer:  cli
 * Owns:   lists live in the arena given
 * Fails:  never
 * Limits: none
 * Tests:  tests/cli/demo_test.py
 */
#ifndef BAOCAO_DEMO_FIGURES_H
#define BAOCAO_DEMO_FIGURES_H

#include "cli/demo_work.h"
#include "model/cells.h"

/* First row of the communes' form that is not about crops: where the second save begins. */
#define DEMO_HERDS_ROW 168

/* What the commune types into its form for that month: struct cell_change. */
struct list demo_figures(const struct demo *demo, struct arena *arena, struct str unit_code,
    int64_t year, int64_t month);
/* The year's plan in the province's form: struct cell_change. */
struct list demo_plan(const struct demo *demo, struct arena *arena, int64_t year);

#endif
