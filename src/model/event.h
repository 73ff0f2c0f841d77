/*
 * event -- something that changed: who, when, from where, before and after.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resource_test.c, tests/api/
 */
#ifndef BAOCAO_MODEL_EVENT_H
#define BAOCAO_MODEL_EVENT_H

#include "model/common.h"

/* X(NAME, "wire") */
#define OBJECT_TYPE_LIST(X) \
    X(REPORT, "report") \
    X(ACCOUNT, "account") \
    X(GRANT, "grant") \
    X(SESSION, "session") \
    X(UNIT, "unit") \
    X(FORM, "form") \
    X(OUTLINE, "outline") \
    X(REGIME, "regime") \
    X(CYCLE, "cycle") \
    X(CALENDAR, "calendar") \
    X(PROFILE, "profile") \
    X(ANNOUNCEMENT, "announcement") \
    X(FORM_CLOCK, "form_clock") \
    X(INDICATOR, "indicator") \
    X(ATTRIBUTE, "attribute") \
    X(MEASURE, "measure") \
    X(SECTOR, "sector") \
    X(ACCOUNT_REQUEST, "account_request") \
    X(OUTAGE, "outage") \
    X(TICKET, "ticket") \
    X(DISCIPLINE_TABLE, "discipline_table") \
    X(URGING, "urging") \
    X(TRUST_ITEM, "trust_item") \
    X(TRUST_SOURCE, "trust_source") \
    X(ARCHIVE_FILE, "archive_file") \
    X(ARCHIVE_DISPOSAL, "archive_disposal") \
    X(STAMP_AUTHORITY, "stamp_authority") \
    X(AUTHORISATION, "authorisation")

enum object_type {
#define X(name, wire) OBJECT_##name,
    OBJECT_TYPE_LIST(X)
#undef X
        OBJECT_TYPE_COUNT
};

extern const char *const object_type_names[OBJECT_TYPE_COUNT];

struct event {
    int64_t id, at_ms, actor_id;
    struct str actor_name;
    int64_t actor_unit_id, session_id;
    struct str address, request_id, action, object_type;
    int64_t object_id, unit_id, other_unit_id;
    struct str note, before, after;
    struct str cells; /* packed, of a save: core/cell_diff.h */
    /* Joined: the actor's unit, and what the object is called now. */
    struct str actor_unit_name, object_name, object_unit_name, object_unit_path, period;
    int64_t regime_id;
    struct str receiver_path;
    struct str action_title, period_title; /* computed */
    int64_t cells_changed;                 /* computed */
    bool can_open;                         /* computed */
};

struct event_query {
    int object_type;
    int64_t object_id, actor_id;
    int64_t from, to; /* days; DATE_NONE: open */
    struct page page;
};

extern const struct resource event_resource;
extern const struct resource event_query_resource;
extern const struct resource event_page_resource;

/* The Vietnamese name of an action, as "report.submit"; the action itself if it has none. */
struct str event_title(struct str action);

#endif
