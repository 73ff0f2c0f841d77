/*
 * sessions -- logging in and out, and whose request this is.
 *
 * Wrong log-ins are slowed, never locked (misses.h): a browser the account
 * knows has a lane of its own, so that nobody can shut the owner out by
 * guessing. An account's existence does not show.
 *
 * Logging in is three steps: login_look (a read) says whether to try and what
 * the hash is; the caller verifies, which is slow; login_finish (a write)
 * remembers success or failure. login_answer then says what to tell.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  SESSION_WRONG, SESSION_TOO_MANY, SESSION_STOPPED, SESSION_NONE, PASSWORD_*
 * Limits: below
 * Tests:  tests/api/session.talk, sessions_test.c
 */
#ifndef BAOCAO_SESSIONS_H
#define BAOCAO_SESSIONS_H

#include "model/account.h"

#define LOGIN_DEVICES_PER_ACCOUNT 20
/* How long a browser is known after it was last used: as long as its cookie. */
#define LOGIN_DEVICE_MS ((int64_t)365 * 86400 * 1000)

enum login_verdict { LOGIN_WRONG, LOGIN_RIGHT, LOGIN_LOCKED };

/* What login_look found. */
struct login_facts {
    struct str password_hash; /* empty: nobody */
    int64_t account_id;
    bool locked;
    bool device_ours; /* the browser's token is one we gave, be it for another account */
};

enum status login_look(struct ctx *ctx, const struct login *in, struct login_facts *out) MUST_CHECK;
/* Remembers the attempt; on success makes the session and fills *out. A password that was right
 * opens nothing if meanwhile it was changed, the account locked, or the source slowed: guesses
 * made side by side gain nothing over guesses in turn. */
enum status login_finish(struct ctx *ctx, const struct login *in, struct me *out) MUST_CHECK;
/* What to tell after login_finish: ST_OK if it made a session, else the reason. */
enum status login_answer(struct ctx *ctx, const struct login *in, const struct me *out) MUST_CHECK;

/* How long sessions last, from the configuration. */
struct session_limits {
    int64_t idle_ms, life_ms;
};
/* Whose token this is; *out_seen_ms is when the session was last used. SESSION_NONE if nobody's. */
enum status session_actor(struct ctx *ctx, struct str token, struct session_limits limits,
    struct actor *out, int64_t *out_seen_ms) MUST_CHECK;
/* A txn_fn: an account as who works at the machine itself, where nobody logs in; its rights are the
 * same there. NO_SUCH_ACCOUNT, SESSION_LOCKED. */
struct operator_in {
    struct str username;
    struct actor *out;
};
enum status session_operator(struct ctx *ctx, void *arg) MUST_CHECK;
/* An account by its number, for what it began and somebody brings to an end without its session.
 * SESSION_LOCKED. */
enum status session_account(struct ctx *ctx, int64_t account_id, struct actor *out) MUST_CHECK;
enum status session_seen(struct ctx *ctx, int64_t session_id) MUST_CHECK;
enum status session_close(
    struct ctx *ctx, const struct nothing *in, struct nothing *out) MUST_CHECK;
enum status me_view(struct ctx *ctx, const struct nothing *in, struct me *out) MUST_CHECK;
/* The hash of the actor's password, for prepare to verify the old one; SESSION_TOO_MANY after many
 * wrong ones: a stolen session is no way to the password. */
enum status password_look(struct ctx *ctx, struct str *out_hash) MUST_CHECK;
/* The hashes of the actor's last passwords (struct str), for prepare to refuse them. */
enum status passwords_old(struct ctx *ctx, struct list *out) MUST_CHECK;
/* Within a use case for which the actor gave his password once more: a wrong one is remembered and
 * *out is false; the rest of the use case must then be left out and its transaction committed. */
enum status password_confirm(
    struct ctx *ctx, struct str verified_hash, bool right, bool *out) MUST_CHECK;
/* Keeps in->new_hash, and all other sessions of the account end; or remembers that the old password
 * was wrong, which password_answer tells. */
enum status password_set(
    struct ctx *ctx, const struct password_change *in, struct me *out) MUST_CHECK;
enum status password_answer(struct ctx *ctx, const struct password_change *in) MUST_CHECK;
/* PASSWORD_WEAK if little is left of it without what everybody guesses. */
enum status password_check(struct ctx *ctx, struct str username, struct str password) MUST_CHECK;

#endif
