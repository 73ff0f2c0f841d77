/*
 * regime -- a duty to report, who owes it, and its cycles: the regime for one period.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resource_test.c, tests/api/
 */
#ifndef BAOCAO_MODEL_REGIME_H
#define BAOCAO_MODEL_REGIME_H

#include "model/common.h"

/* Intake is open, or closed; or the lead unit has still to say who reports (BG-20). */
enum cycle_state { CYCLE_OPEN, CYCLE_CLOSED, CYCLE_WITH_LEAD, CYCLE_CANCELLED, CYCLE_STATE_COUNT };

extern const char *const cycle_state_names[CYCLE_STATE_COUNT];

struct regime {
    int64_t id;
    struct str code, name, name_search, legal_basis;
    struct str compiler_post, approver_post; /* who puts together, who approves: posts, no names */
    int64_t lead_unit_id, receiver_unit_id, upper_unit_id;
    int64_t form_id, total_form_id; /* form_id 0: text alone; total_form_id 0: the same form */
    int64_t outline_id;             /* 0: figures alone */
    int64_t plan_regime_id;         /* of which the yearly reports are the plan; 0: none */
    int period_kind;                /* enum period_kind */
    int origin;                     /* enum regime_origin */
    struct str window_rule, due_rule, total_due_rule;
    bool active, two_step, annex_apart;
    int64_t version, changed_ms;
    struct str lead_unit_name, lead_unit_path, receiver_unit_name, upper_unit_name; /* joined */
    struct str form_title, total_form_title, plan_regime_name, outline_title;       /* joined */
    int64_t reporters;                                                              /* joined */
    uint64_t given;
};

/* A regime, and what of its form the total's form does not take or does not get. */
struct regime_full {
    struct regime regime;
    struct list unmatched; /* struct aggregate_gap */
    int64_t unmatched_count;
};

struct regime_query {
    struct str q;
    struct page page;
};

/* One unit that owes reports under a regime; empty parts are the whole form. */
struct reporter {
    int64_t unit_id;
    struct list rows, columns;    /* int64_t keys */
    int64_t valid_from, valid_to; /* on the list between these days; DATE_NONE: open */
    struct str unit_code, unit_name;
};

struct reporters_change {
    int64_t id, version; /* of the regime */
    struct list reporters;
};

struct cycle {
    int64_t id, regime_id;
    struct str period;
    int64_t window_from, window_to, due_on;
    int64_t form_version_id, total_form_version_id;
    int64_t outline_version_id; /* 0: none */
    int state;
    int64_t opened_ms, opened_by, version;
    int64_t closed_ms; /* since when intake is closed, by whom and why */
    struct str closed_by_name, closed_note;
    int64_t cancelled_ms; /* since when it is void, by whom, why and by which document */
    struct str cancelled_by_name, cancelled_note, cancelled_document;
    struct str regime_name, regime_code, lead_unit_name, lead_unit_path;    /* joined */
    int64_t form_id, form_number, total_form_id, lead_unit_id;              /* joined */
    int64_t receiver_unit_id, reports, sent, total_report_id, total_due_on; /* joined */
    struct str receiver_unit_path, total_receiver_path;                     /* joined */
    int64_t total_state;                                                    /* joined */
    struct str period_title;                                                /* computed */
    bool can_follow, can_open_total;                                        /* computed */
    int short_notice_ground;        /* given: enum notice_ground */
    struct str short_notice_reason; /* given: why it is opened so late (core/notice.h) */
    struct str overlap_reason;      /* given: why its data are of days that another's are of */
};

/* A reporter of the regime that is not there in the cycle's data window. */
struct left_out {
    int64_t unit_id;
    struct str unit_code, unit_name;
    int64_t valid_from, valid_to;
};

/* POST /cycles */
struct cycle_opened {
    struct cycle cycle;
    struct list left_out; /* struct left_out */
};

/* GET /regimes/{id}/preview */
struct preview_query {
    int64_t id; /* of the regime */
    struct str period;
};

struct cycle_preview {
    int64_t regime_id;
    struct str period, period_title;
    int64_t window_from, window_to, due_on, total_due_on, reports;
    struct str short_notice; /* what the rule of core/notice.h says; empty: there is time enough */
    bool short_allowed;      /* the regulation spares the regime as such */
    struct str overlap;      /* with which cycle of the regime it shares days; empty: with none */
    struct str cancelled;    /* that one of this period was, when and why; empty: none was */
    struct list left_out;    /* struct left_out */
};

/* POST /cycles/{id}/assign */
struct cycle_assign {
    int64_t id, version, due_on;
    int short_notice_ground;
    struct str note;
    struct list units; /* struct reporter; empty: those of the regime */
};

/* POST /cycles/{id}/reporters */
struct cycle_reporters {
    int64_t id, version, due_on;
    int short_notice_ground;
    struct str note;
    struct list units; /* struct reporter; empty: those of the regime's list that have no report */
};

/* GET /regimes/{id}/coverage */
struct coverage {
    int64_t regime_id, reporters, cells;
    bool split;              /* some unit has a part of the form only */
    struct list none, twice; /* struct cell_ref: the first of them */
    int64_t none_count, twice_count;
};

struct cycle_query {
    int64_t regime_id;
    struct page page;
};

extern const struct resource regime_resource;
extern const struct resource regime_full_resource;
extern const struct resource regime_query_resource;
extern const struct resource regime_page_resource;
extern const struct resource reporter_resource;
extern const struct resource reporter_page_resource;
extern const struct resource reporters_change_resource;
extern const struct resource cycle_resource;
extern const struct resource cycle_opened_resource;
extern const struct resource preview_query_resource;
extern const struct resource cycle_preview_resource;
extern const struct resource cycle_assign_resource;
extern const struct resource cycle_reporters_resource;
extern const struct resource coverage_resource;
extern const struct resource cycle_query_resource;
extern const struct resource cycle_page_resource;

#endif
