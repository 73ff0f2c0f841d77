/*
 * trusting -- the words of what signatures are believed by, and when it is asked for again.
 *
 * Authorities, lists of revoked certificates and OCSP answers have a time from which and to which
 * they hold. What comes from the net is asked for again before it ends: at nine tenths of its
 * time, but at least once a day, for a certificate that was taken back should be known of before
 * the list ends that does not know it. A server that does not answer is asked more seldom each
 * time, and never less than once an hour.
 *
 * Layer:  core (pure: no clock, no I/O, no allocation)
 * Owns:   nothing
 * Fails:  never; a refusal is an answer
 * Limits: TRUST_URL_CHARS_MAX
 * Tests:  trusting_test.c
 */
#ifndef BAOCAO_TRUSTING_H
#define BAOCAO_TRUSTING_H

#include "base/str.h"

/* X(NAME, "wire", "tên") */
#define TRUST_KIND_LIST(X) \
    X(AUTHORITY, "authority", "Tổ chức cấp chứng thư số") \
    X(CRL, "crl", "Danh sách thu hồi (CRL)") \
    X(OCSP, "ocsp", "Trả lời OCSP")

#define X(name, wire, title) TRUST_##name,
enum trust_kind { TRUST_KIND_LIST(X) TRUST_KIND_COUNT };
#undef X

/* X(NAME, "wire", "tên"): where something that holds for a time stands. */
#define TRUST_STATE_LIST(X) \
    X(HOLDS, "valid", "Còn hiệu lực") \
    X(EARLY, "early", "Chưa có hiệu lực") \
    X(ENDING, "expiring", "Sắp hết hạn") \
    X(ENDED, "expired", "Đã hết hạn") \
    X(REPLACED, "replaced", "Đã có bản mới hơn") \
    X(WITHDRAWN, "withdrawn", "Đã thôi dùng")

#define X(name, wire, title) TRUST_STATE_##name,
enum trust_state { TRUST_STATE_LIST(X) TRUST_STATE_COUNT };
#undef X

/* X(NAME, "wire"): whose a certificate or a picture is. */
#define OWNER_KIND_LIST(X) X(ACCOUNT, "account") X(UNIT, "unit")

#define X(name, wire) OWNER_##name,
enum owner_kind { OWNER_KIND_LIST(X) OWNER_KIND_COUNT };
#undef X

/* A certificate is renewed by asking its authority, which takes weeks. */
#define TRUST_ENDING_DAYS 30
#define TRUST_URL_CHARS_MAX 500

extern const char *const trust_kind_names[TRUST_KIND_COUNT];
extern const char *const trust_kind_titles[TRUST_KIND_COUNT];
extern const char *const trust_state_names[TRUST_STATE_COUNT];
extern const char *const trust_state_titles[TRUST_STATE_COUNT];
extern const char *const owner_kind_names[OWNER_KIND_COUNT];

/* From when to when it holds, and what became of it; to_ms 0: for ever, the others 0: not. */
struct trust_span {
    int64_t from_ms, to_ms, replaced_ms, withdrawn_ms;
};
enum trust_state trust_state_of(const struct trust_span *span, int64_t now_ms);

/* When what holds from and to these times is asked for again. */
int64_t trust_ask_next(int64_t from_ms, int64_t to_ms, int64_t now_ms);
/* When a server is asked again that did not answer so many times. */
int64_t trust_ask_later(int64_t failures, int64_t now_ms);

/* Whether it is an address that may be asked: http or https, no user, no password. */
bool trust_url_check(struct str url);
/* Whether the host named in a checked address is itself an address of this machine or of an
 * inner network, or a name without a dot. What names lead to is known only when they are asked. */
bool trust_url_is_inside(struct str url);

/* Whether an IPv4 address (four bytes) or an IPv6 one (sixteen) is anything but a public one. */
bool address_is_inside(const unsigned char *bytes, size_t len);

#endif
