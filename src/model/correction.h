/*
 * correction -- a report's revisions, what one changed of another, and the totals that count
 * figures of before.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/kt_correction.talk
 */
#ifndef BAOCAO_MODEL_CORRECTION_H
#define BAOCAO_MODEL_CORRECTION_H

#include "model/common.h"

/* The correction of a report that is asked for, or under way. */
struct correction {
    int64_t number; /* from 1; 0: none is under way */
    struct str reason, asked_by;
    int64_t asked_ms;
};

/* One frozen revision. */
struct revision_line {
    int64_t number, frozen_ms;
    struct str frozen_by, digest;
    int64_t sent_ms; /* 0: it was not */
    /* Why there is another one after that before it. */
    struct str reason_action, reason, reason_by;
    int64_t reason_ms;
    struct str reason_title; /* computed */
};

/* GET /reports/{id}/revisions */
struct revisions_out {
    int64_t report_id;
    struct list items; /* struct revision_line, oldest first */
};

/* GET /reports/{id}/revisions/diff */
struct revision_pair {
    int64_t id, from, to; /* 0: the two newest */
};

/* One cell that is another: who made it so, when. */
struct revision_cell {
    int64_t row, column;
    struct str label, heading, before, after, actor_name;
    int64_t at_ms;
};

/* One sentence that was taken away, or came. */
struct revision_sentence {
    bool added;
    struct str text;
};

struct revision_diff {
    int64_t report_id;
    struct revision_line from, to;
    struct list cells; /* struct revision_cell, the first ones */
    int64_t cells_count;
    struct list sentences; /* struct revision_sentence */
};

/* A report whose figures of before a signed total counts. */
struct total_flag {
    int64_t source_report_id;
    struct str unit_name;
    int64_t used_revision, revision; /* 0: a total that is outdated itself */
    struct list cells; /* struct revision_cell, the first ones: those the total takes */
    int64_t cells_count;
};

/* GET /reports/{id}/flags */
struct total_flags_out {
    int64_t report_id;
    struct list items; /* struct total_flag, with their cells */
    int64_t count;
};

extern const struct resource correction_resource;
extern const struct resource revisions_resource;
extern const struct resource revision_pair_resource;
extern const struct resource revision_diff_resource;
extern const struct resource total_flag_resource;       /* without its cells */
extern const struct resource total_flag_cells_resource; /* with them */
extern const struct resource total_flags_resource;

#endif
