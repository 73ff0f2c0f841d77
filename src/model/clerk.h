/*
 * clerk -- a report as it lies on the clerk's desk: what was checked of it, what may be done.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/clerk_desk.talk
 */
#ifndef BAOCAO_MODEL_CLERK_H
#define BAOCAO_MODEL_CLERK_H

#include "core/clerk_check.h"
#include "core/workflow.h"
#include "model/common.h"
#include "model/correction.h"

struct clerk_query {
    struct str q;
    int64_t unit_id;
    struct page page;
};

/* One line of the check-list. */
struct clerk_found {
    int check, answer; /* enum clerk_check, enum clerk_answer */
    struct str check_title, answer_title, words;
};

struct clerk_item {
    int64_t report_id, version, revision;
    int state;
    struct str state_title, regime_name, period_title;
    int64_t unit_id;
    struct str unit_name, receiver_name;
    int64_t due_on;
    bool late;
    struct str number; /* empty: none */
    int64_t issued_on;
    struct list checks; /* struct clerk_found */
    bool can_number, can_send, can_return;
    bool offers_seal;   /* signed digitally, and not yet by the agency */
    bool offers_return; /* the regulation has the clerk give back what is not signed */
    struct str number_reason, send_reason, return_reason;
    struct str digest; /* of the revision, to be sent back with what is signed */
    struct correction correction;
    struct str held_reason; /* why it is not done together with others; empty: it may be */
};

extern const struct resource clerk_query_resource;
extern const struct resource clerk_item_resource;
extern const struct resource clerk_page_resource;

#endif
