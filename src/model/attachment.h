/*
 * attachment -- a file attached to a report: its name and note, and what its bytes are.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/attachment.talk
 */
#ifndef BAOCAO_MODEL_ATTACHMENT_H
#define BAOCAO_MODEL_ATTACHMENT_H

#include "core/attach/file_kind.h"
#include "model/common.h"

struct attachment {
    int64_t id, report_id, file_id;
    struct str name, note;
    int kind;
    int64_t added_by;
    struct str added_name;
    int64_t added_ms, version;
    int64_t size;    /* joined */
    struct str hash; /* joined: SHA-256 */
    struct str kind_title;
};

/* GET /reports/{id}/attachments */
struct attachments_out {
    int64_t report_id, report_version;
    struct list items;
    int64_t bytes;
    bool can_change;
    struct str reason; /* why not */
    int64_t file_bytes_max, bytes_max, files_max;
    struct list endings; /* struct str: ".pdf" */
};

/* POST /reports/{id}/attachments */
struct attachment_new {
    int64_t id; /* of the report */
    struct str name, note;
    /* Of the request and of what was read of it, put there by prepare. */
    struct str bytes, declared, hash;
    enum file_kind kind;
    int64_t file_id;
};

/* {id} and {attachment_id} of a path, and what PATCH changes. */
struct attachment_ref {
    int64_t id, attachment_id;
    int64_t version;
    struct str note;
};

/* POST, PATCH and DELETE answer with the file and the report's version since. */
struct attachment_out {
    struct attachment attachment;
    int64_t report_version;
};

extern const struct resource attachment_resource;
extern const struct resource attachments_resource;
extern const struct resource attachment_new_resource;
extern const struct resource attachment_ref_resource;
extern const struct resource attachment_changed_resource;

#endif
