/*
 * verify -- whether a signed document is the one that was issued, and by whom it is signed.
 *
 * Stricter than viewers: every revision since it was issued must show the same
 * but for number and day, which may be put in once; the last signature must
 * reach the end, no signature's picture may change after it was put in. There are three answers;
 * "cannot be checked" is never shown as "valid". Nothing is fetched: lists and answers come with
 * `trust`.
 *
 * Layer:  sign
 * Owns:   the answer's texts live in the context's arena
 * Fails:  never: what is wrong is the answer
 * Limits: SIGNATURES_MAX and those of pdf_file, pdf_content and cms
 * Tests:  tests/sign/sign_test.c, tests/sign/attack_test.c, tests/fuzz/fuzz_verify.c
 */
#ifndef BAOCAO_VERIFY_H
#define BAOCAO_VERIFY_H

#include "sign/trust.h"

enum verdict {
    VERDICT_VALID,
    VERDICT_UNCHECKED, /* something that would be needed to say more is missing */
    VERDICT_INVALID
};

enum sign_level {
    LEVEL_NONE,
    LEVEL_BASIC, /* does not sign which certificate it is by */
    LEVEL_B,     /* PAdES B-B, CAdES-BES */
    LEVEL_T      /* and has a time stamp */
};

/* Who must have signed: a field's name, and the certificate its account is known by. Where any are
 * named, nobody else may have. */
struct verify_expected {
    struct str field; /* empty: of a packet, whose signatures stand apart, each of one of these */
    unsigned char cert[CERT_DIGEST_BYTES];
};

struct verify {
    struct str bytes;
    struct str issued; /* the document as it went out; empty: the first signed revision counts */
    const struct trust *trust;
    int64_t at_ms; /* when it was received, if no time stamp says when it was signed; 0: now */
    const struct verify_expected *expected;
    size_t expected_len;
};

struct verified_signature {
    struct str field, signer, issuer;
    unsigned char cert[CERT_DIGEST_BYTES];
    int64_t stamped_ms; /* by the time stamp; 0: it has none that holds */
    struct str stamper; /* whom its certificate names; empty: it has none that holds */
    int64_t claimed_ms; /* by the signer's own word; 0: none */
    size_t covers;      /* bytes from the beginning of the file */
    enum sign_level level;
    enum verdict verdict;
    enum problem_key reason; /* PROBLEM_NONE when valid */
    struct str detail;
};

struct verified {
    enum verdict verdict;    /* the worst of all */
    enum problem_key reason; /* of the document as a whole; PROBLEM_NONE: nothing wrong with it */
    struct str detail;
    bool rewritten;      /* the content is that which was issued, its bytes are not */
    struct str number;   /* as it was put in: "05"; empty: none */
    struct str symbol;   /* behind it: "/BC-UBND"; empty: the page says it, this does not */
    int64_t issued_on;   /* the day that was put in with it; DATE_NONE: none */
    struct str manifest; /* SHA-256 of what goes with it, in hexadecimal digits; empty: none */
    struct verified_signature items[SIGNATURES_MAX];
    size_t len;
};

void verify_document(struct ctx *ctx, const struct verify *of, struct verified *out);
/* A data packet and its detached signature; of->bytes is the packet. */
void verify_packet(struct ctx *ctx, const struct verify *of, struct str cms, struct verified *out);
/* Whether two documents show the same. */
enum status verify_same(struct ctx *ctx, struct str a, struct str b) MUST_CHECK;

const char *verdict_text(enum verdict verdict); /* Vietnamese */
const char *level_text(enum sign_level level);

#endif
