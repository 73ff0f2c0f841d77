/*
 * clerk_check -- what a clerk looks at before a report is sent, and what is found (KT-29, NA-29).
 *
 * Each line has one of three answers: good, not good, or that it cannot be told here, each with a
 * sentence. "Cannot be told" is never turned into "good": a list of revocations that is not at hand
 * is not a certificate that holds.
 *
 * Layer:  core (pure: no clock, no I/O, allocation only in the arena)
 * Owns:   results live in the arena given
 * Fails:  never
 * Limits: CLERK_CHECK_COUNT lines
 * Tests:  clerk_check_test.c, tests/api/clerk_desk.talk
 */
#ifndef BAOCAO_CLERK_CHECK_H
#define BAOCAO_CLERK_CHECK_H

#include "base/str.h"
#include "core/paper/letterhead.h"

/* X(NAME, "wire", "tên tiếng Việt"), in the order in which they are looked at. */
#define CLERK_CHECK_LIST(X) \
    X(SIGNER, "signer", "Người ký") \
    X(AUTHORITY, "authority", "Thẩm quyền ký") \
    X(CERTIFICATE, "certificate", "Chứng thư số") \
    X(UNCHANGED, "unchanged", "Văn bản không đổi từ khi ký") \
    X(ANNEXES, "annexes", "Phụ lục, tệp kèm theo") \
    X(NUMBER, "number", "Số, ký hiệu, ngày ban hành") \
    X(SEAL, "seal", "Chữ ký số của cơ quan") \
    X(DUE, "due", "Hạn gửi")

#define CLERK_ANSWER_LIST(X) \
    X(PASS, "pass", "Đạt") \
    X(FAIL, "fail", "Không đạt") \
    X(UNKNOWN, "unknown", "Không kiểm tra được")

#define X(name, wire, title) CLERK_##name,
enum clerk_check { CLERK_CHECK_LIST(X) CLERK_CHECK_COUNT };
enum clerk_answer { CLERK_ANSWER_LIST(X) CLERK_ANSWER_COUNT };
#undef X

extern const char *const clerk_check_names[CLERK_CHECK_COUNT];
extern const char *const clerk_check_titles[CLERK_CHECK_COUNT];
extern const char *const clerk_answer_names[CLERK_ANSWER_COUNT];
extern const char *const clerk_answer_titles[CLERK_ANSWER_COUNT];

/* How the newest revision is signed. */
enum clerk_signing {
    CLERK_UNSIGNED,
    CLERK_SIGNED_OTHER, /* a signature there is, of another revision or a kind that counts no more
                         */
    CLERK_CONFIRMED,    /* by password: no digital signature */
    CLERK_DIGITAL
};

/* What somebody else looked at: he says in words why. */
struct clerk_fact {
    enum clerk_answer answer;
    struct str words;
};

struct clerk_facts {
    enum clerk_signing signing;
    struct str signer; /* the post that signed */
    bool for_head;     /* by a deputy's grant alone */
    int64_t signed_on;
    int authority; /* enum authority of the letterhead it was signed with */
    bool digest_holds;
    /* Of a digital signature; of others they are not looked at. */
    struct clerk_fact registered, certificate, document, annexes, seal;
    struct clerk_fact right; /* by an entry of the register of authorisations; no words: by none */
    size_t attachments;      /* files of the revision */
    struct str number;       /* empty: none */
    int64_t issued_on;
    int64_t due_on, today;
    bool was_sent; /* it was sent before: its clock does not run */
};

struct clerk_line {
    enum clerk_check check;
    enum clerk_answer answer;
    struct str words;
};

void clerk_check(
    struct arena *arena, const struct clerk_facts *facts, struct clerk_line out[CLERK_CHECK_COUNT]);

#endif
