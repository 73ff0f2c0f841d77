/*
 * child -- a report handed on downward: to whom, which part of the form, until when.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: CHILDREN_MAX units a report
 * Tests:  resource_test.c, tests/api/children.talk
 */
#ifndef BAOCAO_MODEL_CHILD_H
#define BAOCAO_MODEL_CHILD_H

#include "model/common.h"

/* One unit a report was handed on to. */
struct child {
    int64_t report_id, unit_id;
    struct str unit_code, unit_name;
    int unit_kind, state;
    int64_t due_on, sent_ms, accepted_ms, children;
    struct list rows, columns; /* int64_t keys; empty: all */
    bool late, can_withdraw;
    struct str withdraw_reason;
};

/* GET /reports/{id}/children */
struct children_out {
    int64_t report_id, unit_id;
    bool can_assign;
    struct str assign_reason;
    int64_t due_from, due_to; /* between which days an inner due day lies */
    int64_t short_before;     /* due days before it are of short notice; DATE_NONE: none is */
    struct str short_notice;  /* the rule that asks for more; empty: no day is of short notice */
    bool short_allowed;       /* the regulation spares the regime as such */
    struct list items;        /* struct child */
};

/* POST /reports/{id}/children */
struct child_new {
    int64_t unit_id;
    struct list rows, columns;
};

struct children_new {
    int64_t id, due_on;
    struct str note;
    int short_notice_ground; /* enum notice_ground */
    struct str short_notice_reason;
    struct list units; /* struct child_new */
};

/* DELETE /reports/{id}/children/{child_id} */
struct child_ref {
    int64_t id, child_id;
};

extern const struct resource children_resource;
extern const struct resource children_new_resource;
extern const struct resource child_ref_resource;

#endif
