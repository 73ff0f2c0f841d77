/*
 * authorisation -- an entry of a unit's register of who may sign for it, as kept, shown and given.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/authorisation.talk
 */
#ifndef BAOCAO_MODEL_AUTHORISATION_H
#define BAOCAO_MODEL_AUTHORISATION_H

#include "core/authorisation.h"
#include "model/common.h"

/* X(NAME, "wire") */
#define AUTHORISATION_ORDER_LIST(X) \
    X(NEWEST, "newest") X(LAST_DAY, "last_day") X(FIRST_DAY, "first_day")

#define X(name, wire) AUTHORISATION_BY_##name,
enum authorisation_order { AUTHORISATION_ORDER_LIST(X) AUTHORISATION_ORDER_COUNT };
#undef X

struct authorisation {
    int64_t id, unit_id, account_id;
    int kind; /* enum authority */
    int64_t under_id;
    struct str on_behalf, head, position, signer;
    int64_t valid_from, valid_to;
    struct str document; /* number and symbol: "12/QĐ-UBND" */
    int64_t document_on;
    struct str document_about, search;
    int64_t made_ms;
    struct str made_by;
    int64_t ended_ms;
    struct str ended_by, end_reason;
    int64_t version;
    /* joined */
    struct str unit_name, unit_path, account_name, username, under_position;
    int64_t under_account_id;
    /* computed */
    struct list regimes; /* struct authorisation_regime; empty: all */
    struct list lines;   /* struct str: how it reads over the signature */
    struct str kind_title, state_title;
    int state; /* enum authorisation_state */
    bool can_end;
};

struct authorisation_regime {
    int64_t id;
    struct str name;
};

/* GET /authorisations */
struct authorisation_query {
    struct str q;
    int64_t unit_id;
    int state, kind, order; /* -1: any; newest first */
    struct page page;
};

/* POST /authorisations */
struct authorisation_new {
    int64_t unit_id, account_id;
    int kind;
    int64_t under_id;
    struct str on_behalf, head, position, signer;
    struct list regimes; /* int64_t */
    int64_t valid_from, valid_to;
    struct str document;
    int64_t document_on;
    struct str document_about;
    uint64_t given;
};

/* POST /authorisations/{id}/end */
struct authorisation_end {
    int64_t id, version;
    struct str reason;
};

extern const struct resource authorisation_resource;
extern const struct resource authorisation_query_resource;
extern const struct resource authorisation_page_resource;
extern const struct resource authorisation_new_resource;
extern const struct resource authorisation_end_resource;

#endif
