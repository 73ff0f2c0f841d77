/*
 * narrative -- the text of a report on the wire: what is written, what its places say, what is
 * missing.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables and of core/narrative/document_schema.c
 * Tests:  resources_test.c, tests/api/narrative.talk
 */
#ifndef BAOCAO_MODEL_NARRATIVE_H
#define BAOCAO_MODEL_NARRATIVE_H

#include "model/common.h"

/* GET and PUT /reports/{id}/narrative. Lists hold core/narrative's own structs. */
struct narrative_out {
    int64_t report_id;
    int64_t version;        /* of the text; 0: nothing was written yet */
    int64_t report_version; /* for the report's next action */
    struct str outline_title;
    struct str document;
    struct list sections; /* struct doc_section, of the outline */
    struct list values;   /* struct narrative_value */
    struct list findings; /* struct claim_finding */
    bool frozen;          /* the text as submitted */
    bool can_edit;
    struct str edit_reason;
    int64_t changed_ms;
    struct str changed_by;
};

struct narrative_put {
    int64_t id, version;
    struct str document;
};

/* POST /reports/{id}/narrative/join */
struct narrative_join_in {
    int64_t id, version;
    bool overwrite;
};

extern const struct resource narrative_resource;
extern const struct resource narrative_join_resource;
extern const struct resource narrative_put_resource;

#endif
