/*
 * ticket -- what somebody told the help desk: what it is about, from where, what was said since.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/ticket.talk
 */
#ifndef BAOCAO_MODEL_TICKET_H
#define BAOCAO_MODEL_TICKET_H

#include "core/ticket.h"
#include "model/common.h"

/* One thing said about it. */
struct ticket_message {
    int64_t id, ticket_id, author_id;
    struct str author_name, author_unit_name;
    bool by_desk; /* on behalf of the help desk */
    struct str body;
    int64_t at_ms;
};

struct ticket {
    int64_t id;
    int kind, state;
    struct str subject, subject_search;
    int64_t unit_id, asked_by;
    struct str asked_name;
    int64_t asked_ms;
    struct str page, roles, program; /* from where, as whom, in which version */
    int64_t opened_ms, due_on;       /* since when, and until when, an answer is waited for */
    int64_t handler_id, answered_ms, closed_ms;
    int64_t version, changed_ms;
    struct str unit_name, unit_path, handler_name; /* joined */
    /* Computed, for who asks. */
    bool late, own, can_handle;
    int64_t answer_days;  /* working days until the answer, or until now */
    struct list actions;  /* struct str: what may be done now */
    struct list messages; /* struct ticket_message; of one ticket alone */
};

/* X(NAME, "wire") : whose tickets a list is of. */
#define TICKET_WHOSE_LIST(X) X(ASKED, "asked") X(HANDLED, "handled")
/* X(NAME, "wire") */
#define TICKET_ORDER_LIST(X) X(NEWEST, "newest") X(OLDEST, "oldest")

#define X(name, wire) TICKET_WHOSE_##name,
enum ticket_whose { TICKET_WHOSE_LIST(X) TICKET_WHOSE_COUNT };
#undef X
#define X(name, wire) TICKET_ORDER_##name,
enum ticket_order { TICKET_ORDER_LIST(X) TICKET_ORDER_COUNT };
#undef X

struct ticket_query {
    struct str q;
    int64_t unit_id;
    int state, kind, whose, open, late, order; /* -1: any */
    int64_t from, to;                          /* days it was sent on */
    struct page page;
};

/* POST /tickets */
struct ticket_new {
    int kind;
    struct str subject, body, page;
};

/* POST /tickets/{id}/actions */
struct ticket_step {
    int64_t id, version;
    int action;
    struct str body;
    int64_t handler_id;
};

/* What would be attached to one sent now, to be shown before it is. */
struct ticket_draft {
    struct str name, unit_name, roles, program;
    int64_t at_ms, left; /* left: how many may still be sent today */
};

/* Who may be given a ticket to handle. */
struct ticket_handler {
    int64_t account_id;
    struct str name, unit_name;
};

struct ticket_handlers {
    struct list items; /* struct ticket_handler */
};

/* How many of a kind a unit sent, and where they stand. */
struct ticket_total {
    int64_t unit_id;
    struct str unit_name;
    int kind;
    int64_t received, fresh, handling, answered, closed, reopened, late;
};

struct ticket_total_query {
    int64_t from, to, unit_id;
};

struct ticket_totals {
    int64_t from, to;
    struct list items; /* struct ticket_total */
};

extern const struct resource ticket_message_resource;
extern const struct resource ticket_resource;
extern const struct resource ticket_query_resource;
extern const struct resource ticket_page_resource;
extern const struct resource ticket_new_resource;
extern const struct resource ticket_step_resource;
extern const struct resource ticket_draft_resource;
extern const struct resource ticket_handlers_resource;
extern const struct resource ticket_total_resource;
extern const struct resource ticket_total_query_resource;
extern const struct resource ticket_totals_resource;

#endif
