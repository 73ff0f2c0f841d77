/*
 * account_review -- accounts that somebody should look at, and the list that the head of a unit
 * signs.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/account_review.talk
 */
#ifndef BAOCAO_MODEL_ACCOUNT_REVIEW_H
#define BAOCAO_MODEL_ACCOUNT_REVIEW_H

#include "model/account.h"

/* X(NAME, "wire", "tên tiếng Việt") : why an account should be looked at. */
#define REVIEW_KIND_LIST(X) \
    X(NEVER, "never", "Chưa từng đăng nhập") \
    X(UNUSED, "unused", "Lâu không đăng nhập") \
    X(UNIT_ENDED, "unit_ended", "Đơn vị đã hết hiệu lực") \
    X(NO_RIGHTS, "no_rights", "Không còn quyền nào") \
    X(RIGHTS_UNUSED, "rights_unused", "Có quyền nhưng không làm gì")

#define X(name, wire, title) REVIEW_##name,
enum review_kind { REVIEW_KIND_LIST(X) REVIEW_KIND_COUNT };
#undef X

extern const char *const review_kind_titles[REVIEW_KIND_COUNT];

struct account_review_query {
    int kind;
    int64_t days, unit_id;
    struct page page;
};

/* The accounts of units as of a day. */
struct account_register_query {
    int64_t unit_id, on; /* DATE_NONE: today */
};

struct register_line {
    struct account account;
    struct str roles; /* in words, with unit and regime */
};

struct account_register {
    int64_t on;
    struct str unit_name;
    struct list lines; /* struct register_line */
};

extern const struct resource account_review_query_resource;
extern const struct resource account_register_query_resource;

#endif
