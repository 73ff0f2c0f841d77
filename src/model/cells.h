/*
 * cells -- figures on the wire: reading them, saving some, totals and their explanations.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resource_test.c, tests/api/
 */
#ifndef BAOCAO_MODEL_CELLS_H
#define BAOCAO_MODEL_CELLS_H

#include "core/shape.h"
#include "model/common.h"

/* One cell that is not empty. */
struct cell_out {
    int64_t row, column;
    struct maybe_dec value;
    struct str text, error, note;
    int64_t version; /* of the report when the cell last changed */
    bool override;
};

/* A figure of another report that the form's formulas take. */
struct external_out {
    int type; /* enum value_type */
    struct str value, error;
};

/* A row that was added to an open one. */
struct row_out {
    int64_t key, open;
    struct str heading;
    int64_t source_report, source_row;
};

struct cells_out {
    int64_t report_id, version;
    struct list rows;                    /* struct row_out */
    struct list externals;               /* struct external_out */
    struct list cells;                   /* struct cell_out */
    struct list part_rows, part_columns; /* int64_t: what is assigned; empty: all */
    struct list handed;                  /* struct cell_ref: taken from those it was handed on to */
    /* Not told: when the report last changed, its form, and what it takes from elsewhere. */
    int64_t changed_ms, form_version_id, sources_print, children;
};

struct cell_change {
    int64_t row, column;
    struct maybe_dec value;
    struct str text, note;
    uint64_t given;
};

/* Bits of cell_change.given: one of the two must be sent, and null empties the cell. */
#define CELL_CHANGE_SAYS (UINT64_C(1) << 2 | UINT64_C(1) << 3)

/* A row that is added, moved or taken away. */
struct row_change {
    int64_t key, open, after;
    bool removed;
    uint64_t given;
};

/* Bits of row_change.given. */
#define ROW_CHANGE_AFTER (UINT64_C(1) << 2)

/* PATCH /reports/{id}/cells */
struct cells_patch {
    int64_t id, base_version;
    struct list cells; /* struct cell_change */
    struct list rows;  /* struct row_change */
};

/* Somebody else changed the cell since base_version: both figures. */
struct cell_conflict {
    int64_t row, column;
    struct str mine, theirs;
    int64_t version, at_ms;
    struct str by;
    bool gone; /* its row was taken away */
};

/* A row that was not taken away, as somebody else changed it since base_version; or not added
 * again, as somebody took it away. */
struct row_conflict {
    int64_t key;
    bool gone;
    int64_t version, at_ms;
    struct str by;
};

struct cells_saved {
    int64_t version, saved_ms;
    struct list saved;         /* struct cell_ref */
    struct list calculated;    /* struct cell_out */
    struct list conflicts;     /* struct cell_conflict */
    struct list rows;          /* struct row_out: those added or moved, in their order */
    struct list row_conflicts; /* struct row_conflict */
};

/* POST /reports/{id}/consolidate */
struct consolidate_in {
    int64_t id, version;
};

/* POST /reports/{id}/restore */
struct restore_in {
    int64_t id, base_version, row, column;
};

struct missing_unit {
    int64_t unit_id;
    struct str unit_name;
    int state;
};

struct consolidate_out {
    int64_t report_id, version, used, cells;
    struct list missing;   /* struct missing_unit */
    struct list not_taken; /* struct aggregate_gap */
    int64_t not_taken_count;
};

/* GET /reports/{id}/explain and /history */
struct cell_query {
    int64_t id, row, column;
};

struct explain_part {
    int64_t report_id, unit_id;
    struct str unit_name;
    int64_t row, column;
    struct maybe_dec value, weight;
    int64_t revision;
    struct str entered_by, approved_by;
    int64_t entered_ms, approved_ms;
};

/* A cell a formula is made of. */
struct explain_term {
    int64_t row, column;
    struct str label, heading;
    struct maybe_dec value;
};

/* A figure of another report a formula takes, or why there is none. */
struct explain_source {
    int kind; /* enum formula_external_kind */
    struct str title, period, period_title, form_code;
    int64_t report_id, revision, row, column;
    struct str label, heading;
    struct maybe_dec value;
    struct str text, reason;
};

struct explain_out {
    int64_t row, column;
    struct str label, heading;
    struct maybe_dec value;
    int rule;
    struct str rule_title, formula;
    struct list parts;   /* struct explain_part */
    struct list missing; /* struct missing_unit */
    struct list terms;   /* struct explain_term */
    struct list sources; /* struct explain_source */
    struct list flags;   /* struct total_flag: what was signed takes another figure */
    bool override;
    struct str override_note;
};

struct cell_history {
    int64_t at_ms;
    struct str actor_name, unit_name, before, after, action, action_title, address;
};

extern const struct resource cells_resource;
extern const struct resource cells_patch_resource;
extern const struct resource cells_saved_resource;
extern const struct resource cell_ref_resource;
extern const struct resource consolidate_in_resource;
extern const struct resource missing_unit_resource; /* struct missing_unit */
extern const struct resource consolidate_resource;
extern const struct resource restore_in_resource;
extern const struct resource cell_query_resource;
extern const struct resource explain_resource;
extern const struct resource cell_history_page_resource;

#endif
