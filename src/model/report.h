/*
 * report -- one unit's duty in one cycle: where it stands, its steps, its actions.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resource_test.c, tests/api/
 */
#ifndef BAOCAO_MODEL_REPORT_H
#define BAOCAO_MODEL_REPORT_H

#include "core/discipline.h"
#include "core/paper/letterhead.h"
#include "core/workflow.h"
#include "model/common.h"
#include "model/correction.h"
#include "model/report_signing.h"
#include "model/review.h"
#include "model/withdrawal.h"

enum report_kind {
    REPORT_OF_UNIT,
    REPORT_TOTAL,
    REPORT_TRIAL, /* of a form under test: of no cycle, list, total or inbox of real ones */
    REPORT_CHILD, /* handed on by the unit that had it, to which it is sent */
    REPORT_KIND_COUNT
};

extern const char *const report_kind_names[REPORT_KIND_COUNT];

struct report {
    int64_t id;
    int kind;
    int64_t cycle_id, assignment_id, regime_id, unit_id, receiver_unit_id, form_version_id;
    int state;
    int64_t due_on;
    int64_t submitted_ms, approved_ms, sent_ms, accepted_ms;
    int64_t revision; /* of the newest frozen revision; 0: none */
    int64_t version, changed_ms;
    int64_t closed_ms;     /* of a trial: since then nobody enters any more */
    int64_t parent_id;     /* the report it becomes part of; 0: none */
    int64_t extended_from; /* the due day before the first extension; DATE_NONE: none */
    int64_t children;      /* of a unit's report: how many it was handed on to */
    int64_t registered_ms; /* when its time of sending was registered; 0: it was sent here */
    int clock;             /* enum report_clock: what it said when the report was sent */
    int64_t clock_due_on;  /* the due day it went by; DATE_NONE: it runs */
    int64_t returns;       /* how often the receiver returned it */
    bool upheld;           /* an appeal against its mark was */
    int64_t corrections,
        correcting_since; /* how often its receiver let it be corrected, since when */
    /* joined */
    struct str period, unit_name, unit_code, unit_path, receiver_unit_name, receiver_path,
        regime_name;
    int64_t window_from, window_to, form_id, form_number;
    /* computed */
    struct str period_title;
    bool flagged; /* what was signed of it counts figures of before a correction */
    bool late;
    bool owed; /* core/urging.h */
    int64_t
        wished_on; /* the later due day that waits for an answer; DATE_NONE: none, or not asked */
    int64_t correcting; /* which correction is under way, from 1; 0: none */
};

struct report_query {
    int64_t cycle_id, regime_id, unit_id;
    int state;
    struct str q;
    struct page page;
};

/* One button of a report's page. */
struct report_choice {
    int action;
    struct str title, reason, section;
    bool allowed, needs_note;
    bool needs_signature; /* POST /reports/{id}/signatures goes before it */
};

/* One thing that happened to a report, for the strip. */
struct report_step {
    int64_t at_ms;
    struct str action, action_title, actor_name, unit_name, note;
};

struct report_full {
    struct report report;
    struct report_review review;
    struct withdrawal withdrawal;
    struct correction correction;
    struct list actions;    /* struct report_choice */
    struct list steps;      /* struct report_step */
    struct str digest;      /* of the newest revision, as it is signed */
    struct list signatures; /* struct signature */
    struct report_signing signing;
    struct str acting_unit_name; /* who took over from the unit and acts for it; empty: itself */
    bool own; /* seen as one of its unit, not only as one of those who receive it */
    bool can_edit;
    struct str edit_reason;
    bool has_text;             /* its regime asks for one */
    struct str figures_reason; /* why they are withheld; empty: they are shown */
    /* Of what is built from others, for its own side. */
    bool built;
    int64_t stale;
    struct list missing; /* struct missing_unit: the first of those whose report is still out */
    int64_t missing_count;
    struct list unmatched; /* struct aggregate_gap */
    int64_t unmatched_count;
    struct list flags; /* struct total_flag: what it counts as it was before a correction */
    int64_t flags_count;
};

/* POST /reports/{id}/actions */
struct report_move {
    int64_t id;
    int action;
    struct str note;
    int64_t version;
};

/* X(NAME, "wire", "tên") : what whoever follows a cycle looks for across the states. */
#define PROGRESS_ONLY_LIST(X) \
    X(UNSENT, "unsent", "Chưa gửi") \
    X(LATE, "late", "Trễ hạn") \
    X(EXTENSION_ASKED, "extension_asked", "Đề nghị gia hạn")

#define X(name, wire, title) PROGRESS_ONLY_##name,
enum progress_only { PROGRESS_ONLY_LIST(X) PROGRESS_ONLY_COUNT };
#undef X

extern const char *const progress_only_names[PROGRESS_ONLY_COUNT];
extern const char *const progress_only_titles[PROGRESS_ONLY_COUNT];

/* How many reports of a cycle are in each state. */
struct progress_counts {
    int64_t by_state[REPORT_STATE_COUNT];
    int64_t unsent, late, extension_asked, extended, total;
};

struct progress_query {
    int64_t id; /* of the cycle */
    struct str q;
    int state, only; /* enum progress_only; -1: any */
    struct page page;
};

struct progress_out {
    struct progress_counts counts;
    struct page_out page; /* struct report */
};

/* GET /regimes/{id}/matrix: units x cycles. */
struct matrix_query {
    int64_t id, periods;
    struct str q;
    int state; /* -1: any */
    bool late;
};

struct matrix_period {
    int64_t cycle_id;
    struct str period, title;
};

struct matrix_cell {
    int64_t cycle_id, report_id;
    int state;
    bool late;
};

struct matrix_unit {
    int64_t unit_id;
    struct str unit_name;
    struct list cells; /* struct matrix_cell, only those that exist */
    struct str unit_path;
};

struct matrix_out {
    struct list periods, units;
    bool whole; /* all units, not only those of who asks */
};

/* The first page: what I must do. */
struct inbox_item {
    int64_t report_id;
    int kind, group; /* enum inbox_group */
    struct str regime_name, period_title, unit_name;
    int state;
    int64_t due_on, days_left;
    bool late;
    struct str last_note, last_actor;
    struct correction correction;
};

enum inbox_group {
    INBOX_TODO,
    INBOX_RETURNED,
    INBOX_REVIEW,
    INBOX_APPROVE,
    INBOX_SEND,
    INBOX_RECEIVED,
    INBOX_TOTAL,
    INBOX_CORRECTION,
    INBOX_EXTENSION,
    INBOX_GROUP_COUNT
};

/* A cycle its lead unit was given, and is to assign to the units. */
struct inbox_cycle {
    int64_t cycle_id;
    struct str regime_name, period_title, unit_name;
    int64_t due_on, days_left;
};

struct inbox_counts {
    int64_t todo, returned, review, approve, send, received, correction, consolidate, extension;
    int64_t assign; /* cycles */
    int64_t total, overdue, due_soon;
};

struct inbox_out {
    int64_t today;
    struct inbox_counts counts;
    struct list cycles; /* struct inbox_cycle */
    struct list items;
};

extern const struct resource report_resource;
extern const struct resource report_query_resource;
extern const struct resource report_page_resource;
extern const struct resource report_full_resource;
extern const struct resource report_move_resource;
extern const struct resource progress_query_resource;
extern const struct resource progress_file_query_resource; /* struct progress_query */
extern const struct resource progress_resource;
extern const struct resource matrix_query_resource;
extern const struct resource matrix_resource;
extern const struct resource inbox_resource;

#endif
