/*
 * fill -- a filled-in Excel file beside its report: what could be taken, before anything is.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resource_test.c, tests/api/fill.talk
 */
#ifndef BAOCAO_MODEL_FILL_H
#define BAOCAO_MODEL_FILL_H

#include "core/annex/fill.h"
#include "model/common.h"

/* POST /reports/{id}/import */
struct fill_in {
    int64_t id, sheet;
    bool chosen; /* the sheet was given; else the one that fits is taken */
    struct str file;
};

/* One cell of the file that says something. */
struct fill_item {
    int64_t row, column;
    struct str at, found;
    int state; /* enum fill_state */
    struct maybe_dec value, other, before;
    struct str text, other_text, before_text, reason;
};

struct fill_out {
    int64_t report_id, version, sheet;
    struct list sheets;           /* struct str */
    struct list items;            /* struct fill_item */
    struct list rows;             /* struct fill_row */
    struct list strange, lacking; /* struct str */
};

extern const struct resource fill_in_resource;
extern const struct resource fill_resource;

#endif
