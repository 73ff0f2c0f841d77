/*
 * deadline -- intake of a cycle closed and opened, and later due days asked for and granted.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resource_test.c, tests/api/deadline.talk
 */
#ifndef BAOCAO_MODEL_DEADLINE_H
#define BAOCAO_MODEL_DEADLINE_H

#include "core/extension.h"
#include "model/common.h"

extern const char *const extension_state_names[EXTENSION_STATE_COUNT];

struct extension {
    int64_t id, report_id;
    int state;
    int64_t old_due_on, wished_on, due_on;
    struct str reason, asked_by_name;
    int64_t asked_ms;
    struct str answer, decided_by_name;
    int64_t decided_ms;
};

/* GET /reports/{id}/extensions */
struct extensions_out {
    int64_t report_id, due_on;
    bool can_ask, can_decide;
    struct str ask_reason;
    int64_t wish_from, wish_to;
    struct list items; /* struct extension */
};

/* POST /reports/{id}/extensions */
struct extension_new {
    int64_t id, wished_on;
    struct str reason;
};

/* PUT /reports/{id}/extensions/{extension_id} */
struct extension_answer {
    int64_t id, extension_id;
    bool granted;
    int64_t due_on; /* DATE_NONE: the day wished for */
    struct str answer;
};

/* POST /cycles/{id}/intake */
struct intake_change {
    int64_t id, version;
    bool closed;
    struct str note;
};

/* POST /cycles/{id}/extension */
struct cycle_extension {
    int64_t id, version, due_on;
    struct str note;
};

extern const struct resource extension_resource;
extern const struct resource extensions_resource;
extern const struct resource extension_new_resource;
extern const struct resource extension_answer_resource;
extern const struct resource intake_change_resource;
extern const struct resource cycle_extension_resource;

#endif
