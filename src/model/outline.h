/*
 * outline -- a template of reports' texts, and its versions.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of base/limits.h and of core/narrative/document_schema.c
 * Tests:  resources_test.c, tests/api/outline.talk
 */
#ifndef BAOCAO_MODEL_OUTLINE_H
#define BAOCAO_MODEL_OUTLINE_H

#include "model/common.h"

struct outline_record {
    int64_t id;
    struct str code, title;
    int64_t owner_unit_id;
    struct str owner_unit_name; /* joined */
    int64_t version_number;     /* of the newest version */
    int64_t sections;           /* headings of the newest version */
    int64_t changed_ms;
    int64_t version;
};

/* An outline with one version's document. */
struct outline_full {
    struct outline_record outline;
    int64_t version_id, number;
    struct str document; /* core/narrative/document.h, as JSON */
};

/* GET /outlines/{id}?number= */
struct outline_ref {
    int64_t id, number; /* number 0: the newest */
};

struct outline_query {
    struct str q;
    struct page page;
};

/* POST /outlines and POST /outlines/{id}/versions */
struct outline_save {
    int64_t id; /* of the outline; 0 for a new one */
    struct str code, title;
    int64_t owner_unit_id, version;
    struct str document;
};

extern const struct resource outline_record_resource;
extern const struct resource outline_full_resource;
extern const struct resource outline_ref_resource;
extern const struct resource outline_query_resource;
extern const struct resource outline_page_resource;
extern const struct resource outline_new_resource;     /* struct outline_save */
extern const struct resource outline_version_resource; /* struct outline_save */

/* A file of data/outlines. */
extern const struct resource outline_file_resource; /* struct outline_save */

#endif
