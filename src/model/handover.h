/*
 * handover -- what of an account's work is open, and to whom it goes when the post changes hands.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/handover.talk
 */
#ifndef BAOCAO_MODEL_HANDOVER_H
#define BAOCAO_MODEL_HANDOVER_H

#include "model/account.h"
#include "model/report.h"

/* A request or a ticket that is open. */
struct handover_item {
    int64_t id;
    struct str title;
    int64_t at_ms;
    int64_t unit_id; /* of what it is */
};

/* What one account holds and has before it. */
struct handover_work {
    int64_t account_id;
    struct str name, username, unit_name;
    int64_t version;
    struct list grants;     /* struct grant: those that have not ended */
    struct inbox_out inbox; /* reports that wait for it */
    int64_t remarks;        /* comments on them that nobody answered */
    struct list requests;   /* struct handover_item: what it asked about accounts, and waits */
    struct list tickets;    /* struct handover_item: what it handles for the help desk */
    int64_t unread;         /* alerts it has not read */
};

/* X(NAME, "wire", "tên tiếng Việt") : what becomes of the account whose work is handed over. */
#define HANDOVER_THEN_LIST(X) \
    X(KEEP, "keep", "Giữ nguyên tài khoản") \
    X(LOCK, "lock", "Khóa tài khoản") \
    X(MOVE, "move", "Chuyển sang đơn vị khác")

#define X(name, wire, title) HANDOVER_##name,
enum handover_then { HANDOVER_THEN_LIST(X) HANDOVER_THEN_COUNT };
#undef X

/* POST /accounts/{id}/handover */
struct handover_new {
    int64_t id, version, successor_id;
    int then;
    int64_t to_unit_id;
    struct str note;
    int64_t extra_request_id; /* the request by which it moves beyond the quota; 0: within it */
};

/* What went over. */
struct handover {
    int64_t account_id;
    struct str account_name;
    int64_t successor_id;
    struct str successor_name;
    int then;
    int64_t grants, tickets, alerts; /* how many */
    struct account account;          /* as it is since */
};

extern const struct resource handover_item_resource;
extern const struct resource handover_work_resource;
extern const struct resource handover_new_resource;
extern const struct resource handover_resource;

#endif
