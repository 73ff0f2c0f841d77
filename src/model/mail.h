/*
 * mail -- where an account's e-mail goes and how often, and the queue of what is to be sent.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: MAIL_ADDRESS_CHARS_MAX
 * Tests:  resource_test.c, tests/api/mail.talk
 */
#ifndef BAOCAO_MODEL_MAIL_H
#define BAOCAO_MODEL_MAIL_H

#include "core/mail.h"
#include "model/common.h"

/* X(NAME, "wire") : how often a person is written to. */
#define MAIL_MODE_LIST(X) X(AT_ONCE, "at_once") X(DAILY, "daily") X(NONE, "none")
#define MAIL_STATE_LIST(X) X(QUEUED, "queued") X(SENT, "sent") X(DEAD, "dead")
/* SECURITY and CREDENTIAL are sent whatever the mode; the words of the latter are not kept. */
#define MAIL_KIND_LIST(X) \
    X(ALERTS, "alerts") X(DIGEST, "digest") X(SECURITY, "security") X(CREDENTIAL, "credential")

#define X(name, wire) MAIL_##name,
enum mail_mode { MAIL_MODE_LIST(X) MAIL_MODE_COUNT };
enum mail_state { MAIL_STATE_LIST(X) MAIL_STATE_COUNT };
enum mail_kind { MAIL_KIND_LIST(X) MAIL_KIND_COUNT };
#undef X

/* GET and PUT of /me/mail and /accounts/{id}/mail. */
struct mail_choice {
    int64_t id; /* of the account, in the path */
    struct str address;
    int mode;
    int64_t version; /* 0: nobody said anything yet */
};

struct mail {
    int64_t id, account_id;
    int kind, state;
    struct str address, subject, error;
    int64_t tries, next_ms, made_ms, ended_ms;
    struct str account_name, username; /* joined */
};

struct mail_query {
    int state; /* -1: all */
    struct str q;
    struct page page;
};

/* POST /accounts/{id}/credential-mail */
struct mail_credential {
    int64_t id; /* of the account */
    struct str address, password;
    struct str checked_hash; /* found by prepare, as is whether the password fits it */
    bool is_right;
};

/* POST /mail/unsubscribe: what a link in a mail says. */
struct mail_leave {
    int64_t account_id;
    struct str sign;
};

extern const struct resource mail_choice_resource;
extern const struct resource mail_own_choice_resource;
/* What is told in events. */
extern const struct resource mail_kept_resource;
extern const struct resource mail_resource;
extern const struct resource mail_query_resource;
extern const struct resource mail_page_resource;
extern const struct resource mail_leave_resource;
extern const struct resource mail_credential_resource;

#endif
