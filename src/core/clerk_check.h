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
    X(NAMED, "named", "Họ tên người ký trên văn bản") \
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
    int authority;    /* enum authority of the letterhead it was signed with */
    struct str named; /* whom it names below the signature; empty: nobody */
    bool digest_holds;
    /* Of a digital signature; of others they are not looked at. */
    struct clerk_fact registered, certificate, document, annexes, seal;
    struct clerk_fact right; /* by an entry of the register of authorisations; no words: by none */
    size_t attachments;      /* files of the revision */
    struct str number;       /* empty: none */
    bool demanded;           /* the regulation: nothing is sent without */
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
/* Why it is not done together with many others: what is not good and is mended by neither a number
 * nor a seal is looked at by itself; empty: nothing. What nobody signed is not held back by this:
 * whether it may go is the workflow's. */
struct str clerk_held(struct arena *arena, const struct clerk_facts *facts,
    const struct clerk_line lines[CLERK_CHECK_COUNT]);

/* Of annexes so much is read anew for a list: whether one of this size still is, and then there is
 * less for the rest. */
bool clerk_rehash_takes(int64_t *left, int64_t size);
/* What is said of those that were not. */
struct clerk_fact clerk_not_rehashed(struct arena *arena, int64_t size, int64_t most);

#endif
