/*
 * succession -- units that took over from others, and what they took over.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resource_test.c, tests/api/succession.talk
 */
#ifndef BAOCAO_MODEL_SUCCESSION_H
#define BAOCAO_MODEL_SUCCESSION_H

#include "core/succession.h"
#include "model/common.h"

extern const char *const succession_kind_names[SUCCESSION_KIND_COUNT];
extern const char *const succession_kind_titles[SUCCESSION_KIND_COUNT];

struct unit_link {
    int64_t id;
    int kind; /* enum succession_kind */
    int64_t predecessor_id, successor_id;
    bool heir;
    int64_t from_on;
    struct str document, made_by_name;
    int64_t made_ms, applied_ms; /* applied_ms 0: the day has not come */
    struct str predecessor_code, predecessor_name, successor_code, successor_name; /* joined */
    struct str kind_title;
};

/* GET /units/{id}/links */
struct unit_links_out {
    int64_t unit_id;
    struct list predecessors, successors; /* struct unit_link */
    int64_t reports, lists, regimes;      /* what the unit owes still */
};

/* POST /units/links */
struct succession_new {
    int kind;
    int64_t from_on;
    struct str document;
    struct list predecessors, successors; /* int64_t */
    int64_t heir_id;
};

/* What was taken over. */
struct succession_out {
    struct list links; /* struct unit_link */
    bool applied;
    int64_t reports, lists, regimes, children;
};

/* What an import of a CSV file did. */
struct links_import {
    int64_t changes, links, unchanged, reports, lists, regimes;
};

extern const struct resource unit_link_resource;
extern const struct resource unit_links_resource;
extern const struct resource succession_new_resource;
extern const struct resource succession_out_resource;
extern const struct resource links_import_resource;

#endif
