/*
 * sign_desk -- a report as it waits for its leader's signature, and how he may sign it.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/sign_desk.talk
 */
#ifndef BAOCAO_MODEL_SIGN_DESK_H
#define BAOCAO_MODEL_SIGN_DESK_H

#include "model/common.h"
#include "model/correction.h"

enum sign_desk_order { SIGN_DESK_BY_DUE, SIGN_DESK_BY_UNIT, SIGN_DESK_ORDER_COUNT };

struct sign_desk_query {
    struct str q;
    int64_t unit_id;
    int order; /* enum sign_desk_order; below 0: by due day */
    struct page page;
};

struct sign_item {
    int64_t report_id, revision;
    struct str digest; /* of the revision, to be sent back with what is signed */
    struct str regime_name, period_title;
    int64_t unit_id;
    struct str unit_name, receiver_name;
    int64_t due_on;
    bool late;
    struct correction correction;
    bool can_sign;
    struct str sign_reason;
    struct list forms; /* struct sign_form_choice */
    struct str form_reason;
};

struct sign_desk {
    struct page_out page; /* struct sign_item */
    struct list covers;   /* struct str: kinds of document a digital signing covers */
    struct str key_reason;
    int64_t at_once; /* documents that one confirmation is for */
};

extern const struct resource sign_desk_query_resource;
extern const struct resource sign_item_resource;
extern const struct resource sign_desk_page_resource;
extern const struct resource sign_desk_resource;

#endif
