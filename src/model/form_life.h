/*
 * form_life -- the versions of a form: where each is in its life, what asked for it, who tries it.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of base/limits.h, named in the field tables
 * Tests:  resource_test.c, tests/api/life.talk, tests/api/trial.talk
 */
#ifndef BAOCAO_MODEL_FORM_LIFE_H
#define BAOCAO_MODEL_FORM_LIFE_H

#include "core/form_diff.h"
#include "core/form_life.h"
#include "model/common.h"

/* What asked for a version, and by which article its days are counted. */
struct form_request {
    int64_t on; /* day it was recorded */
    struct str words;
    int64_t clock_id; /* 0: none */
};

/* A version but for its layout. */
struct form_version {
    int64_t id, form_id, number;
    int state; /* enum form_state */
    int64_t based_on;
    int64_t created_ms, created_by;
    int64_t requested_on, clock_id;
    struct str request;
    int64_t tested_ms, test_ended_ms, announced_ms, use_from, used_ms, ended_ms;
    struct str announce_basis, repeal_basis, note;
    struct str fault_field, fault_text;
    /* joined */
    struct str created_by_name, clock_title, clock_article;
    int64_t build_days, test_days;
    bool build_workdays, test_workdays, must_test;
    /* computed */
    int64_t build_due, test_due;
    bool build_late, test_late;
};

/* A clock that a request can run by. */
struct form_clock {
    int64_t id;
    struct str province, title, starts, article;
    int64_t build_days, test_days;
    bool build_workdays, test_workdays, must_test;
    int64_t version;
};

/* PATCH /forms/clocks/{id}: all of its days, and why. */
struct form_clock_change {
    int64_t id, version, build_days, test_days;
    bool build_workdays, test_workdays, must_test;
    struct str article, reason;
};

/* One button of a form's page. */
struct form_choice {
    int action;
    struct str title, reason;
    bool allowed, needs_note, needs_basis, needs_units;
};

/* POST /forms/{id}/actions */
struct form_move {
    int64_t id, version;
    int action;
    struct str note, legal_basis;
    int64_t use_from;
    struct list units; /* int64_t: who tries it */
};

/* GET /forms/{id}/versions */
struct form_versions_query {
    int64_t id;
    struct page page;
};

/* GET /forms/{id}/changes */
struct form_changes_query {
    int64_t id, from, to; /* from 0: what `to` was made of; to 0: the newest */
};

struct form_changes {
    int64_t from, to, count;
    struct list items; /* struct form_change */
};

/* ---- trials ---- */

#define REMARK_VERDICT_LIST(X) \
    X(REMARK, "remark") /* words */ \
    X(CHANGE, "change") /* it has to be changed */ \
    X(AGREE, "agree")   /* it can be used as it is */

enum remark_verdict {
#define X(name, wire) VERDICT_##name,
    REMARK_VERDICT_LIST(X)
#undef X
        VERDICT_COUNT
};

/* A form a unit tries. */
struct trial {
    int64_t report_id, form_id, number;
    struct str form_title, unit_name;
    int64_t unit_id;
    int64_t opened_ms, closed_ms, due_on, changed_ms;
    bool entered; /* somebody typed */
    int verdict;  /* of its last remark; -1: none yet */
    int64_t remarks;
};

struct trial_remark {
    int64_t id, report_id;
    int verdict;
    int64_t row, column; /* 0: the whole */
    struct str words, account_name, unit_name;
    int64_t at_ms;
};

/* GET /forms/{id}/trials: those of one version. */
struct trial_query {
    int64_t id, number; /* number 0: the newest that was tested */
};

struct trial_overview {
    int64_t number;
    struct list trials, remarks; /* struct trial, struct trial_remark */
};

/* GET /trials */
struct trials_out {
    struct list items; /* struct trial */
};

/* POST /trials/{id}/remarks */
struct remark_new {
    int64_t id; /* of the report */
    int verdict;
    int64_t row, column;
    struct str words;
};

struct remarks_out {
    struct list items; /* struct trial_remark */
};

extern const char *const remark_verdict_names[VERDICT_COUNT];

extern const struct resource form_request_resource;
extern const struct resource form_version_resource;
extern const struct resource form_version_page_resource;
extern const struct resource form_versions_query_resource;
extern const struct resource form_clock_resource;
extern const struct resource form_clock_change_resource;
extern const struct resource form_clock_page_resource;
extern const struct resource form_choice_resource;
extern const struct resource form_move_resource;
extern const struct resource form_changes_query_resource;
extern const struct resource form_changes_resource;
extern const struct resource trial_resource;
extern const struct resource trial_query_resource;
extern const struct resource trial_overview_resource;
extern const struct resource trials_resource;
extern const struct resource trial_remark_resource;
extern const struct resource remark_new_resource;
extern const struct resource remarks_resource;

#endif
