/*
 * account -- a log-in of a post: who holds it, whether it is locked; its password's hash never
 * leaves.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resource_test.c, tests/api/
 */
#ifndef BAOCAO_MODEL_ACCOUNT_H
#define BAOCAO_MODEL_ACCOUNT_H

#include "core/access.h"
#include "model/common.h"

struct account {
    int64_t id;
    struct str username, name, name_search;
    int64_t unit_id;
    struct str password_hash;
    bool must_change_password, locked;
    int64_t password_changed_ms, last_login_ms, created_ms;
    int64_t version, changed_ms;
    int64_t extra_request_id;        /* granted beyond the quota by this request; 0: not */
    struct str unit_name, unit_path; /* joined */
    struct str issue_reason;  /* computed, for who asks: why not his to issue; empty: it is */
    struct str change_reason; /* likewise: why not his to change at all */
    struct list kinds;        /* computed where accounts are looked at: struct str, as regulated */
    uint64_t given;
};

struct account_query {
    struct str q;
    int64_t unit_id;
    int locked; /* -1: both */
    struct page page;
};

/* An account just made or given a new password: the password is shown this once. */
struct account_issued {
    struct account account;
    struct str initial_password;
};

struct grant {
    int64_t id, account_id;
    int role;
    int64_t unit_id;
    bool below;
    int64_t regime_id;
    int64_t valid_from, valid_to;
    int64_t version, changed_ms;
    int64_t given_ms, given_by;
    struct str given_name;
    int64_t extra_request_id;                     /* as an account's */
    struct str unit_name, unit_path, regime_name; /* joined */
    struct list kinds; /* computed when it is given: the account's, now that it has it */
};

struct grant_query {
    int64_t account_id;
};

/* POST /session */
struct login {
    struct str username, password;
    struct str device_token; /* from the cookie, put there by prepare */
    int64_t account_id;      /* what prepare found: 0 nobody */
    int verdict;             /* enum login_verdict */
    struct str checked_hash; /* what the password was verified against */
    struct str session_token, new_device_token;
};

struct password_change {
    struct str old_password, new_password;
    /* Found and made by prepare: what the old password was verified against, and whether it was
     * right; the new one's hash, if it was. */
    struct str old_hash, new_hash;
    bool old_right;
};

/* One of my roles. */
struct me_role {
    int role;
    struct str title;
    int64_t unit_id;
    struct str unit_name;
    bool below;
    int64_t regime_id;
};

/* What the province calls a role. */
struct role_called {
    int role;
    struct str title;
};

struct me {
    int64_t account_id;
    struct str username, name;
    int64_t unit_id;
    struct str unit_name;
    bool must_change_password;
    int64_t password_due_on; /* DATE_NONE: not soon */
    struct list roles;       /* struct me_role */
    struct list rights;      /* struct str */
    struct list role_titles; /* struct role_called, every role there is */
    int64_t upload_bytes_max;
};

extern const struct resource account_resource;
extern const struct resource account_query_resource;
extern const struct resource account_page_resource;
extern const struct resource account_issued_resource;
extern const struct resource grant_resource;
extern const struct resource grant_query_resource;
extern const struct resource grant_page_resource;
extern const struct resource login_resource;
extern const struct resource password_change_resource;
extern const struct resource me_resource;

#endif
