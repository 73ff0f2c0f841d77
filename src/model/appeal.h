/*
 * appeal -- a unit says that the mark of its report, late or missing, is wrong; the receiver
 * decides.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/appeal.talk
 */
#ifndef BAOCAO_MODEL_APPEAL_H
#define BAOCAO_MODEL_APPEAL_H

#include "core/discipline.h"
#include "model/common.h"

struct appeal {
    int64_t id, report_id;
    int state, mark; /* enum appeal_state, enum discipline_mark: what it is against */
    struct str reason, evidence;
    int64_t asked_by;
    struct str asked_by_name;
    int64_t asked_ms;
    struct str answer, decided_by_name;
    int64_t decided_ms;
    /* joined */
    int64_t unit_id;
    struct str unit_name, regime_name, period;
    int64_t due_on, sent_ms;
    struct str period_title; /* computed */
};

/* GET /appeals */
struct appeal_query {
    int state; /* -1: any */
    int64_t unit_id;
    struct str q;
    struct page page;
};

/* GET /reports/{id}/appeals */
struct appeals_out {
    int64_t report_id;
    int mark, by_clock; /* enum discipline_mark */
    bool can_ask, can_decide;
    struct str ask_reason, decide_reason;
    struct list items; /* struct appeal */
};

/* POST /reports/{id}/appeals */
struct appeal_new {
    int64_t id;
    struct str reason, evidence;
};

/* PUT /reports/{id}/appeals/{appeal_id} */
struct appeal_answer {
    int64_t id, appeal_id;
    bool upheld;
    struct str answer;
};

extern const struct resource appeal_resource;
extern const struct resource appeal_query_resource;
extern const struct resource appeal_page_resource;
extern const struct resource appeals_resource;
extern const struct resource appeal_new_resource;
extern const struct resource appeal_answer_resource;

#endif
