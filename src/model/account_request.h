/*
 * account_request -- what a unit asks about accounts: which, why, on which document; how it was
 * answered.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: REQUEST_GRANTS_MAX rights in one request
 * Tests:  resources_test.c, tests/api/account_request.talk
 */
#ifndef BAOCAO_MODEL_ACCOUNT_REQUEST_H
#define BAOCAO_MODEL_ACCOUNT_REQUEST_H

#include "core/account_request.h"
#include "model/account.h"

/* A right that is asked for. */
struct request_grant {
    int64_t request_id;
    int role;
    int64_t unit_id;
    bool below;
    int64_t regime_id, valid_from, valid_to;
    struct str unit_name, regime_name; /* joined */
};

struct account_request {
    int64_t id;
    int kind, state;
    int64_t unit_id, account_id;
    struct str username, name;
    int64_t to_unit_id;
    bool extra;
    struct str reason, document_number;
    int64_t document_on;
    int64_t asked_by;
    struct str asked_name;
    int64_t asked_ms, due_on;
    int64_t decided_by;
    struct str decided_name;
    int64_t decided_ms;
    struct str answer;
    int64_t version;
    struct str unit_name, unit_path, account_name, account_username, to_unit_name; /* joined */
    /* Computed, for who asks. */
    bool late, own, can_decide;
    struct str decide_reason;
    struct list grants; /* struct request_grant */
};

struct account_request_query {
    struct str q;
    int64_t unit_id;
    int state, kind; /* -1: any */
    int late;        /* -1: both */
    struct page page;
};

/* POST /account-requests */
struct account_request_new {
    int kind;
    int64_t unit_id, account_id;
    struct str username, name;
    int64_t to_unit_id;
    bool extra;
    struct str reason, document_number;
    int64_t document_on;
    struct list grants; /* struct request_grant */
};

/* X(NAME, "wire") */
#define REQUEST_DECISION_LIST(X) X(GRANT, "grant") X(REFUSE, "refuse")
#define X(name, wire) DECISION_##name,
enum request_decision { REQUEST_DECISION_LIST(X) DECISION_COUNT };
#undef X

/* POST /account-requests/{id}/decision */
struct account_request_decision {
    int64_t id, version;
    int verdict;
    struct str answer;
    int64_t
        successor_id; /* who takes over the work of an account that is locked or moved; 0: nobody */
    struct str password, password_hash; /* made by prepare */
};

/* What was decided; a first password is shown this once. */
struct account_request_decided {
    struct account_request request;
    struct str initial_password;
};

extern const struct resource request_grant_resource;
extern const struct resource account_request_resource;
extern const struct resource account_request_query_resource;
extern const struct resource account_request_page_resource;
extern const struct resource account_request_new_resource;
extern const struct resource account_request_decision_resource;
extern const struct resource account_request_decided_resource;

#endif
