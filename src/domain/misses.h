/*
 * misses -- how often a password was guessed wrong, from where, and how long to wait.
 *
 * An attempt counts against its browser, if the account knows that; else against
 * its address with the account, its address alone, which is forgiven more, and its
 * account. A source waits longer after each miss, an
 * account takes so many an hour, and after a hundred misses in a row only
 * browsers it knows may try it, until its owner logs in by one of these, or an
 * administrator gives it a new password or unlocks it. So nobody can guess for
 * long, and nobody can shut the owner out.
 *
 * A name nobody has is slowed like one somebody has, but people type passwords
 * there: it is kept as one of a few thousand numbers, never as it was typed.
 *
 * Layer:  domain
 * Owns:   nothing
 * Fails:  SESSION_TOO_MANY with the seconds to wait, SESSION_STOPPED
 * Limits: below
 * Tests:  tests/api/session.talk, tests/api/guesses_test.c, sessions_test.c
 */
#ifndef BAOCAO_MISSES_H
#define BAOCAO_MISSES_H

#include "base/ctx.h"

#define LOGIN_FREE_MISSES 5
/* Of one address over all accounts: an office of a hundred people mistypes now and then. */
#define LOGIN_ADDRESS_MISSES 100
#define LOGIN_WAIT_MS_MAX ((int64_t)900 * 1000)
#define LOGIN_ACCOUNT_MISSES_AN_HOUR 30
#define LOGIN_FORGET_MS ((int64_t)3600 * 1000)
/* In a row, from browsers the account does not know (NIST SP 800-63B 5.2.2). */
#define LOGIN_STOP_MISSES 100
#define LOGIN_STOP_FORGET_MS ((int64_t)30 * 86400 * 1000)

/* Whose attempt to log in it is. */
struct attempt {
    struct str username;
    int64_t account_id;      /* 0: there is no such account */
    struct str known_device; /* the digest of its browser's token, if the account knows it */
};

/* How long to wait after this many misses of a source: 0 for the first ones, then 1, 2, 4 … s. */
int64_t login_wait_ms(int64_t misses);

/* Whether it may be tried now. */
enum status attempt_check(struct ctx *ctx, const struct attempt *attempt) MUST_CHECK;
/* *out_stops: this one was the last that browsers the account does not know may try. */
enum status attempt_missed(
    struct ctx *ctx, const struct attempt *attempt, bool *out_stops) MUST_CHECK;
enum status attempt_right(struct ctx *ctx, const struct attempt *attempt) MUST_CHECK;
/* An administrator took care of the account: misses before count no more. */
enum status account_misses_forget(struct ctx *ctx, int64_t account_id) MUST_CHECK;

/* The same for the old password that must be given with a new one. */
enum status password_check_misses(struct ctx *ctx, int64_t account_id) MUST_CHECK;
enum status password_missed(struct ctx *ctx, int64_t account_id) MUST_CHECK;
enum status password_right(struct ctx *ctx, int64_t account_id) MUST_CHECK;

#endif
