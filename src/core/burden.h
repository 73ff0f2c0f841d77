/*
 * burden -- how much a regime asks: in which months of a year, and how many cells of a form.
 *
 * Computed from the duty, not from what was filled in: a cell counts where its
 * reporter has to type (no formula, not locked, within the part assigned), a
 * month where a report falls due. An open list counts as one row: how many
 * rows there will be, nobody knows beforehand.
 *
 * Layer:  core (pure)
 * Owns:   results live in the arena given
 * Fails:  rules that cannot be read make no dues
 * Limits: BURDEN_PERIODS_MAX periods a year
 * Tests:  burden_test.c
 */
#ifndef BAOCAO_BURDEN_H
#define BAOCAO_BURDEN_H

#include "core/form.h"
#include "core/period.h"

/* Days of two years and more, so that the longest window's due day is met. */
#define BURDEN_PERIODS_MAX 1200

struct burden_due {
    int month; /* 0 .. 11, of the year asked for */
    struct day_span window;
};

struct burden_rule {
    enum period_kind kind;
    struct str window_rule;
    struct due_by due;
};

/* Every period of the kind whose report falls due in the year: struct burden_due. An AD_HOC regime
 * has none: its periods are those that are opened. */
struct list burden_dues(struct arena *arena, const struct burden_rule *rule, int year);
/* Cells a reporter fills in; rows and columns: int64_t keys of the part assigned, none: all. */
int64_t burden_cells(const struct form *form, const struct list *rows, const struct list *columns);

#endif
