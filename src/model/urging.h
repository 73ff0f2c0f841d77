/*
 * urging -- a letter that urges units to send what they owe; what is owed; how often each was
 * urged.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/urging.talk
 */
#ifndef BAOCAO_MODEL_URGING_H
#define BAOCAO_MODEL_URGING_H

#include "core/urging.h"
#include "model/common.h"

struct urging {
    int64_t id;
    struct str number, symbol;
    int64_t issued_on;
    struct str about, body;
    int64_t due_on; /* DATE_NONE: at once */
    int64_t unit_id;
    struct str unit_name;
    struct str addressees; /* as they stand on it, a line each */
    struct str letterhead; /* the rest of what stands on it, JSON */
    struct str search;
    struct str made_name;
    int64_t made_ms, withdrawn_ms;
    struct str withdrawn_name, withdrawn_reason;
    int64_t version;
    /* Joined. */
    struct str unit_path;
    int64_t units, seen, reports, open; /* open: of its reports not sent now */
    bool urges_all;                     /* the reader at its issuer, in every regime it asks for */
    /* Computed. */
    bool own; /* seen as one of who issued it */
    bool can_change;
};

/* One report it asks for: as it stood, and as it stands. */
struct urging_item {
    int64_t urging_id, place, unit_id, report_id;
    struct str owner_name;
    int64_t regime_id;
    struct str regime_name, period_title;
    int64_t due_on;
    int state;
    struct str standing;
    /* Joined: now. */
    int state_now;
    int64_t due_now, sent_ms;
    bool open;
};

/* One unit it goes to. */
struct urging_unit {
    int64_t urging_id, unit_id;
    struct str unit_name;
    int64_t seen_ms;
    struct str seen_name;
    struct str unit_path; /* joined */
    /* Computed. */
    int64_t reports, open;
    bool can_confirm;
};

struct urging_full {
    struct urging urging;
    struct list units; /* struct urging_unit: all, or those of who asks */
    struct list items; /* struct urging_item, likewise */
};

/* X(NAME, "wire") */
#define URGING_STATE_LIST(X) X(OPEN, "open") X(DONE, "done") X(WITHDRAWN, "withdrawn")
#define URGING_WHOSE_LIST(X) X(ISSUED, "issued") X(RECEIVED, "received")
#define URGING_SORT_LIST(X) X(NEWEST, "newest") X(OLDEST, "oldest")
#define OWED_SORT_LIST(X) X(UNIT, "unit") X(DUE, "due")
#define OWED_WHICH_LIST(X) X(OVERDUE, "overdue") X(SOON, "soon")
#define URGED_SORT_LIST(X) X(NAME, "name") X(LETTERS, "letters") X(OPEN, "open")

#define X(name, wire) URGING_IS_##name,
enum urging_state { URGING_STATE_LIST(X) URGING_STATE_COUNT };
#undef X
#define X(name, wire) URGING_##name,
enum urging_whose { URGING_WHOSE_LIST(X) URGING_WHOSE_COUNT };
#undef X
#define X(name, wire) URGING_BY_##name,
enum urging_sort { URGING_SORT_LIST(X) URGING_SORT_COUNT };
#undef X
#define X(name, wire) OWED_BY_##name,
enum owed_sort { OWED_SORT_LIST(X) OWED_SORT_COUNT };
#undef X
#define X(name, wire) OWED_ONLY_##name,
enum owed_which { OWED_WHICH_LIST(X) OWED_WHICH_COUNT };
#undef X
#define X(name, wire) URGED_BY_##name,
enum urged_sort { URGED_SORT_LIST(X) URGED_SORT_COUNT };
#undef X

/* GET /urgings */
struct urging_query {
    struct str q;
    int64_t unit_id, regime_id, from, to;
    int state, whose, seen, sort; /* -1: any */
    struct page page;
};

/* POST /urgings */
struct urging_new {
    int64_t unit_id; /* 0: my own */
    struct str number, symbol;
    int64_t issued_on; /* DATE_NONE: today */
    struct str about, body;
    int64_t due_on;
    int authority;
    struct str position, signer;
    struct list reports; /* int64_t */
};

/* What a letter says unless something else is written. */
struct urging_draft {
    int64_t unit_id;
    struct str unit_name, symbol;
    int64_t issued_on;
    struct str about, body;
    int authority;
    struct str position, signer;
};

/* PATCH /urgings/{id} */
struct urging_number {
    int64_t id, version;
    struct str number, symbol;
    int64_t issued_on;
};

/* POST /urgings/{id}/withdraw */
struct urging_withdraw {
    int64_t id, version;
    struct str reason;
};

/* POST /urgings/{id}/seen */
struct urging_receipt {
    int64_t id, unit_id;
};

/* GET /urgings/owed */
struct owed_query {
    struct str q;
    int64_t unit_id, regime_id, cycle_id;
    int which, sort, urged; /* -1: any */
    struct page page;
};

/* A report that may be urged. */
struct owed {
    int64_t report_id;
    int kind;
    int64_t unit_id;
    struct str unit_name;
    int64_t regime_id;
    struct str regime_name, period;
    int64_t due_on;
    int state;
    int64_t letters, last_on; /* that urged it already; last_on: the last of them */
    struct str name_sort;
    /* Computed. */
    struct str period_title, standing;
    bool overdue;
};

struct owed_out {
    int64_t units, overdue, soon; /* in all pages */
    int64_t reports_max;          /* of one letter */
    struct list items;            /* struct owed */
    struct str next;
};

/* GET /urgings/units */
struct urged_query {
    struct str q;
    int64_t unit_id, regime_id, from, to;
    int sort;
    struct page page;
};

/* How often a unit was urged. */
struct urged {
    int64_t unit_id;
    struct str unit_code, unit_name;
    int64_t letters, reports, open, unseen, last_on;
};

struct urged_out {
    int64_t rows, letters; /* letters: each counts once */
    struct list items;     /* struct urged */
    struct str next;
};

extern const struct resource urging_resource;
extern const struct resource urging_item_resource;
extern const struct resource urging_unit_resource;
extern const struct resource urging_full_resource;
extern const struct resource urging_query_resource;
extern const struct resource urging_page_resource;
extern const struct resource urging_new_resource;
extern const struct resource urging_draft_resource;
extern const struct resource urging_number_resource;
extern const struct resource urging_withdraw_resource;
extern const struct resource urging_receipt_resource;
extern const struct resource owed_query_resource;
extern const struct resource owed_resource;
extern const struct resource owed_page_resource;
extern const struct resource urged_query_resource;
extern const struct resource urged_resource;
extern const struct resource urged_page_resource;

#endif
