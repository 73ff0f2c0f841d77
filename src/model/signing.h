/*
 * signing -- one attempt to sign the documents of a revision, wherever the key is.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/signing.talk
 */
#ifndef BAOCAO_MODEL_SIGNING_H
#define BAOCAO_MODEL_SIGNING_H

#include "core/signing.h"
#include "model/common.h"

/* One document of it. */
struct signing_part {
    int64_t job_id, number, document_id;
    int64_t base_version; /* what it is put behind; of a packet: what it is about */
    int64_t prepared_id, prepared_size;
    int64_t hole_from, hole_to; /* the hexadecimal digits to be filled; 0: there is no hole */
    struct str digest;          /* SHA-256 of what is signed */
    int64_t answered_ms;
    struct str answer_print; /* SHA-256 of what was sent */
    int64_t answer_id;       /* what it became: a file */
    struct str answer_hash;
    int64_t answer_size;
    int64_t stamped_ms;    /* by its time stamp; 0: it has none */
    struct str stamp_note; /* why not, if it was to have one */
    /* joined */
    int kind;
    struct str name;
    /* computed */
    bool answered;
    struct str document_url, answer_url; /* for a program without a session; told once */
};

struct signing {
    int64_t id, report_id, revision;
    struct str digest; /* the revision's */
    int purpose, source;
    int64_t account_id;
    struct str account_name;
    int state;
    struct str credential; /* which key of the service */
    struct str remote;     /* what the service calls the attempt */
    struct str reason, detail;
    int64_t created_ms, expires_ms, ended_ms;
    int64_t authorisation_id; /* by which entry of the register; 0: by none */
    /* computed */
    struct str purpose_title, source_title, state_title;
    struct list parts;      /* struct signing_part */
    int64_t report_version; /* the report's, by now */
    int64_t now_ms;
};

/* {id} of a path, and {number} of a part; 0: the job as a whole. */
struct signing_ref {
    int64_t id, number;
};

/* GET /sign-sources */
struct sign_source_item {
    int source;
    struct str title, name, reason; /* name: what the device or the service is called here */
    bool available;
};
struct sign_sources_out {
    struct list items; /* struct sign_source_item */
};

extern const struct resource sign_source_item_resource;
extern const struct resource sign_sources_resource;
extern const struct resource signing_resource;
extern const struct resource signing_part_resource;
extern const struct resource signing_ref_resource;

#endif
