/*
 * accounts -- accounts of posts and their grants.
 *
 * An administrator manages the accounts of his unit and those below, but never
 * one that holds a role he could not give himself: else he could take it over
 * by giving it a new password. New and re-issued passwords are shown once and
 * must be changed at the first log-in (CT-22, CT-42); locking an account or
 * changing its password ends its sessions at once. A tree of units keeps its last
 * system administrator, even if two end each other's grant at the same moment.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, ACCOUNT_*, GRANT_*, CHANGED_MEANWHILE
 * Limits: GRANTS_PER_ACCOUNT_MAX grants in force
 * Tests:  tests/api/account.talk, tests/api/admins_test.c
 */
#ifndef BAOCAO_ACCOUNTS_H
#define BAOCAO_ACCOUNTS_H

#include "model/account.h"

/* An account to make or to give a new password; the hash was made outside the transaction. */
struct account_issue {
    struct account account; /* extra_request_id: granted beyond the quota */
    struct str password, password_hash;
};

enum status account_view(struct ctx *ctx, const struct by_id *in, struct account *out) MUST_CHECK;
/* Any account, whoever asks. */
enum status account_get(struct ctx *ctx, int64_t id, struct account *out) MUST_CHECK;
/* The account, if the actor may change it and all it may do. */
enum status account_mastered(struct ctx *ctx, int64_t id, struct account *out) MUST_CHECK;
enum status account_list(
    struct ctx *ctx, const struct account_query *in, struct page_out *out) MUST_CHECK;
enum status account_create(
    struct ctx *ctx, const struct account_issue *in, struct account_issued *out) MUST_CHECK;
enum status account_change(
    struct ctx *ctx, const struct account *in, struct account *out) MUST_CHECK;
/* For use cases that change an account as part of what they do. */

/* Remembers a password that is one no more, so that it is not chosen again; a mail that was still
 * to tell it is forgotten. */
enum status password_keep(struct ctx *ctx, int64_t account_id, struct str hash) MUST_CHECK;
/* ACCOUNT_USERNAME if it has letters that no username has. */
enum status username_check(struct ctx *ctx, struct str username) MUST_CHECK;
/* GRANT_DATES, NO_SUCH_REGIME: what is wrong with a grant, whoever gives it. */
enum status grant_check_terms(
    struct ctx *ctx, int64_t regime_id, int64_t valid_from, int64_t valid_to) MUST_CHECK;
/* `before` as it is kept becomes `account`: the same checks and the same event as account_change.
 */
enum status account_update(struct ctx *ctx, const struct account *before,
    const struct account *account, struct account *out) MUST_CHECK;
enum status account_reissue(
    struct ctx *ctx, const struct account_issue *in, struct account_issued *out) MUST_CHECK;
enum status grant_list(
    struct ctx *ctx, const struct grant_query *in, struct page_out *out) MUST_CHECK;
enum status grant_create(struct ctx *ctx, const struct grant *in, struct grant *out) MUST_CHECK;
/* The same, for a use case that asks itself how many administrators there are then. */
enum status grant_give(struct ctx *ctx, const struct grant *in, struct grant *out) MUST_CHECK;
/* Ends it today: from now on it does not count. */
enum status grant_end(struct ctx *ctx, const struct by_id *in, struct grant *out) MUST_CHECK;

#endif
