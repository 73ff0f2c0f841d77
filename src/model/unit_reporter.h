/*
 * unit_reporter -- a unit, organisation or person elsewhere in the tree that reports to a unit.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: UNIT_REPORTERS_MAX a unit, those of the field tables
 * Tests:  resources_test.c, tests/api/unit_reporter.talk
 */
#ifndef BAOCAO_MODEL_UNIT_REPORTER_H
#define BAOCAO_MODEL_UNIT_REPORTER_H

#include "model/common.h"

struct unit_reporter {
    int64_t id, unit_id, reporter_id;
    struct str basis;
    int64_t valid_from, valid_to, version, changed_ms;
    struct str changed_by;
    struct str reporter_code, reporter_name; /* joined, as the next two */
    int reporter_kind;
    struct str reporter_parent_name;
    bool in_force; /* today */
};

/* GET /units/{id}/reporters */
struct unit_reporters_out {
    int64_t unit_id;
    bool can_edit;
    struct list items; /* struct unit_reporter */
};

/* PUT /units/{id}/reporters/{reporter_id} */
struct unit_reporter_put {
    int64_t id, reporter_id, version;
    struct str basis;
    int64_t valid_from, valid_to;
};

extern const struct resource unit_reporter_resource;
extern const struct resource unit_reporters_resource;
extern const struct resource unit_reporter_put_resource;

#endif
