/*
 * sign_stamps -- a time stamp (RFC 3161) in each signature that is made here, before it is kept.
 *
 * Asked is the authority the administrator named (stamp_authorities.h), while whoever signs waits:
 * later the signature could not take it any more, for number and seal come behind it. So it is
 * asked outside of any transaction, for STAMP_SECONDS_MAX at most, and after it was silent nobody
 * waits for it for STAMP_SILENT_MS. Signing is never refused for want of a stamp: why there is none
 * is said with the signature.
 *
 * A document that another program signed and somebody uploads is kept as it is.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  what the database says; what the authority did not do is a note
 * Limits: STAMP_SECONDS_MAX, STAMP_SILENT_MS, CMS_ROOM_BYTES
 * Tests:  tests/api/sign_stamp.talk, tests/api/signing_test.c
 */
#ifndef BAOCAO_SIGN_STAMPS_H
#define BAOCAO_SIGN_STAMPS_H

#include "domain/sign_answers.h"
#include "exchange/net_fetch.h"

/* By what the authority is asked: one a process, shared by its threads. */
struct stamp_line {
    fetch_fn *fetch;
    void *of;
    _Atomic int64_t silent_until_ms;
};

/* Outside: the answer's signed bytes with a stamp in them, still to be verified; empty: there is
 * none, and answer->stamp says why, if one was wanted. */
enum status sign_stamp_get(
    struct ctx *ctx, struct signing_answer *answer, struct str *out) MUST_CHECK;
/* Why there is none after all. */
void sign_stamp_lacks(struct ctx *ctx, struct signing_answer *answer, struct str why);
/* In the transaction that keeps the signature: what came of asking, where the administrator sees
 * it. */
enum status sign_stamp_tell(struct ctx *ctx, const struct signing_answer *answer) MUST_CHECK;

#endif
