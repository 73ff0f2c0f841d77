/*
 * comment -- what a reviewer says about a section of a report's text, and the answer.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/comment.talk
 */
#ifndef BAOCAO_MODEL_COMMENT_H
#define BAOCAO_MODEL_COMMENT_H

#include "model/common.h"

struct comment {
    int64_t id, report_id;
    struct str section, body;
    bool own_side; /* said by the unit's own approver */
    struct str author_name, author_unit_name;
    int64_t created_ms;
    struct str answer, resolved_by_name;
    int64_t resolved_ms; /* 0: open */
    int64_t version;
};

/* GET /reports/{id}/comments, and what the other two answer. */
struct comments_out {
    struct list items; /* struct comment */
    bool can_comment, can_answer;
    struct str comment_reason;
};

struct comment_new {
    int64_t id;
    struct str section, body;
};

/* PUT /reports/{id}/comments/{comment_id} */
struct comment_reply {
    int64_t id, comment_id, version;
    struct str answer;
};

extern const struct resource comment_resource;
extern const struct resource comments_resource;
extern const struct resource comment_new_resource;
extern const struct resource comment_reply_resource;

#endif
