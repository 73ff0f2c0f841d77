/*
 * account_request -- what a unit asks of those who issue accounts, and when it must be answered.
 *
 * Accounts are issued on written request (BG-10), within one working day of it (BG-12, KT-15). What
 * each kind of request must bring along is a table; whoever decides is never the one who asked.
 *
 * Layer:  core (pure: no clock, no I/O, no allocation)
 * Owns:   nothing; texts are constants
 * Fails:  never; a fault or a refusal is an answer
 * Limits: REQUEST_GRANTS_MAX rights in one request
 * Tests:  account_request_test.c
 */
#ifndef BAOCAO_ACCOUNT_REQUEST_H
#define BAOCAO_ACCOUNT_REQUEST_H

#include "base/base.h"
#include "base/date.h"

/* X(NAME, "wire", "tên tiếng Việt", what it must bring, what else it may) */
#define REQUEST_KIND_LIST(X) \
    X(CREATE, "create", "Cấp tài khoản mới", REQUEST_USERNAME | REQUEST_NAME | REQUEST_DOCUMENT, \
        REQUEST_GRANTS) \
    X(CHANGE, "change", "Đổi thông tin tài khoản", REQUEST_ACCOUNT | REQUEST_NAME, 0) \
    X(LOCK, "lock", "Khóa tài khoản", REQUEST_ACCOUNT, 0) \
    X(UNLOCK, "unlock", "Mở khóa tài khoản", REQUEST_ACCOUNT, 0) \
    X(MOVE, "move", "Chuyển tài khoản sang đơn vị khác", \
        REQUEST_ACCOUNT | REQUEST_TO_UNIT | REQUEST_DOCUMENT, REQUEST_GRANTS) \
    X(GRANT, "grant", "Giao thêm quyền", REQUEST_ACCOUNT | REQUEST_GRANTS | REQUEST_DOCUMENT, 0) \
    X(REISSUE, "reissue", "Cấp lại mật khẩu", REQUEST_ACCOUNT, 0)

/* X(NAME, "wire", "tên tiếng Việt") */
#define REQUEST_STATE_LIST(X) \
    X(WAITING, "waiting", "Chờ giải quyết") \
    X(GRANTED, "granted", "Đã giải quyết") \
    X(REFUSED, "refused", "Từ chối") \
    X(WITHDRAWN, "withdrawn", "Đã rút")

/* What a request may bring: X(NAME, bit, "field", "tên tiếng Việt") */
#define REQUEST_PART_LIST(X) \
    X(ACCOUNT, 0, "account_id", "tài khoản") \
    X(USERNAME, 1, "username", "tên đăng nhập") \
    X(NAME, 2, "name", "chức danh") \
    X(TO_UNIT, 3, "to_unit_id", "đơn vị chuyển đến") \
    X(GRANTS, 4, "grants", "quyền đề nghị giao") \
    X(DOCUMENT, 5, "document_number", "số, ký hiệu và ngày văn bản")

#define X(name, wire, text, must, may) REQUEST_KIND_##name,
enum request_kind { REQUEST_KIND_LIST(X) REQUEST_KIND_COUNT };
#undef X
#define X(name, wire, text) REQUEST_##name,
enum request_state { REQUEST_STATE_LIST(X) REQUEST_STATE_COUNT };
#undef X
#define X(name, bit, field, text) REQUEST_##name = 1 << bit,
enum request_part { REQUEST_PART_LIST(X) };
#undef X

extern const char *const request_kind_names[REQUEST_KIND_COUNT];
extern const char *const request_kind_titles[REQUEST_KIND_COUNT];
extern const char *const request_state_names[REQUEST_STATE_COUNT];
extern const char *const request_state_titles[REQUEST_STATE_COUNT];

/* The first thing a request lacks or has too much of; field NULL: it is as it must be. */
struct request_fault {
    const char *field, *text;
    bool missing;
};
/* parts: a bit (enum request_part) for everything it brings. */
struct request_fault request_check(enum request_kind kind, unsigned parts);

/* Whether the day has passed: of an answered one, the day of the answer counts. */
bool request_late(int64_t due_on, int64_t day);

/* X(NAME, "vì sao không") : whether somebody may decide a request now. */
#define REQUEST_REFUSAL_LIST(X) \
    X(OK, "") \
    X(DECIDED, "Yêu cầu đã được giải quyết.") \
    X(OWN, "Người gửi yêu cầu không tự giải quyết; việc này do quản trị khác thực hiện.") \
    X(NOT_YOURS, "Người quản trị tài khoản của đơn vị hoặc cấp trên giải quyết yêu cầu.")

#define X(name, text) REQUEST_REFUSAL_##name,
enum request_refusal { REQUEST_REFUSAL_LIST(X) REQUEST_REFUSAL_COUNT };
#undef X

extern const char *const request_refusal_texts[REQUEST_REFUSAL_COUNT];

/* own: he asked it himself; master: he administers the accounts of the unit that asks. */
enum request_refusal request_decide(enum request_state state, bool own, bool master);

#endif
