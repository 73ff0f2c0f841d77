/*
 * check -- what the form's checks found in a report, and why warnings stand.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resource_test.c, tests/api/checks.talk
 */
#ifndef BAOCAO_MODEL_CHECK_H
#define BAOCAO_MODEL_CHECK_H

#include "core/form.h"
#include "model/common.h"

/* A cell that is not as it must be. */
struct check_item {
    struct str code;
    int severity; /* enum check_severity */
    int64_t row, column;
    struct str address, label, heading, found, allowed, message;
};

/* A warning that stands, with its explanation; the first cell it is about. */
struct check_warning {
    int64_t id; /* of a frozen one */
    struct str code, message;
    int64_t row, column, cells;
    struct str found, allowed, note, noted_by;
    int64_t noted_ms;
};

/* GET /reports/{id}/checks */
struct checks_out {
    int64_t errors, warnings; /* cells */
    int64_t unexplained;      /* warnings that stand without a word */
    struct list items;        /* struct check_item */
    struct list notes;        /* struct check_warning */
};

/* PUT /reports/{id}/checks */
struct check_note_in {
    int64_t id;
    struct str code, note;
};

/* A warning of one of the reports a total was built from. */
struct report_warning {
    struct check_warning warning;
    int64_t report_id, unit_id, revision;
    struct str unit_name, unit_sort;
};

/* GET /reports/{id}/warnings */
struct warning_query {
    int64_t id;
    struct page page;
};

extern const struct resource checks_resource;
extern const struct resource check_warning_resource;
extern const struct resource check_note_in_resource;
extern const struct resource warning_query_resource;
extern const struct resource report_warning_resource;
extern const struct resource warning_page_resource;

#endif
