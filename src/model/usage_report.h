/*
 * usage_report -- the reports the system draws up about its own use: by which rules, for whom.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/usage_report.talk
 */
#ifndef BAOCAO_MODEL_USAGE_REPORT_H
#define BAOCAO_MODEL_USAGE_REPORT_H

#include "core/profile.h"
#include "model/common.h"

/* The office that runs the system, and to whom it reports itself. */
struct usage_office {
    int64_t unit_id, upper_unit_id;
    struct str unit_name, upper_unit_name, unit_path, upper_path;
    int64_t form_id, outline_id;
    int64_t version; /* 0: none was named */
};

/* A report of the profile, and what became of it. */
struct usage_item {
    struct str code, title, ower_title, kind_title, article;
    int ower, kind;
    int64_t regime_id, reporters; /* 0: there is none yet */
    int64_t next_on;              /* DATE_NONE: none is to come */
    struct str next_title;
    /* The newest cycle. */
    int64_t cycle_id, due_on, reports, sent, drawn;
    struct str period_title;
};

/* GET /usage/reports */
struct usage_plan {
    struct usage_office office;
    bool can_set;
    struct list items; /* struct usage_item */
    /* The year's table for scoring: of the year whose day is next. */
    struct str scoring_before, scoring_article;
    int64_t scoring_year, scoring_from, scoring_to, scoring_on;
};

extern const struct resource usage_office_resource;
extern const struct resource usage_office_set_resource;
extern const struct resource usage_plan_resource;

#endif
