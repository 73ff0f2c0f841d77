/*
 * review -- the stages of checking an agency lays down before its leader decides (BG-29), and what
 * was said for them of a report.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: REVIEW_STAGES_MAX, REVIEW_ACCOUNTS_MAX, those of the field tables
 * Tests:  resources_test.c, tests/api/review.talk
 */
#ifndef BAOCAO_MODEL_REVIEW_H
#define BAOCAO_MODEL_REVIEW_H

#include "core/review.h"
#include "model/common.h"

/* Somebody a rule names. */
struct approval_account {
    int64_t account_id;
    struct str username, name;
    bool able; /* he may log in and read the unit's reports */
};

struct approval_stage {
    struct str title;
    struct list accounts; /* struct approval_account */
};

struct approval_rule {
    int64_t id, regime_id; /* 0: of all regimes without a rule of their own */
    struct str regime_name, document;
    int64_t document_on, version, changed_ms;
    struct str changed_by;
    struct list stages; /* struct approval_stage */
    bool can_edit;      /* asked of a list */
};

/* GET /units/{id}/approval-rules */
struct approval_rules {
    int64_t unit_id;
    bool can_edit;
    bool demanded;     /* some step of the profile in force waits for them */
    struct list items; /* struct approval_rule */
};

/* PUT /units/{id}/approval-rules/{regime_id} */
struct approval_rule_put {
    int64_t id, regime_id, version;
    struct str document;
    int64_t document_on;
    struct list stages; /* struct review_stage; none: the rule is taken away */
};

/* A stage of a report. */
struct review_line {
    struct str title, state_title;
    int state;            /* enum review_state */
    struct list accounts; /* struct str: who may speak for it */
    int64_t said_ms;      /* the last word */
    struct str said_by, note;
};

/* The stages of a report's newest revision; where it does not wait for them, those that spoke. */
struct report_review {
    struct str document;
    int64_t document_on;
    struct list stages; /* struct review_line */
    struct str turn;    /* title of the stage whose turn it is; empty: none */
    bool can_review;
    struct str reason; /* why not */
};

/* POST /reports/{id}/reviews */
struct review_new {
    int64_t id, revision;
    struct str digest, stage, note;
    bool agreed;
};

extern const struct resource approval_rule_resource;
extern const struct resource approval_rules_resource;
extern const struct resource approval_rule_put_resource;
extern const struct resource report_review_resource;
extern const struct resource review_new_resource;

#endif
