/*
 * quotas -- how many accounts and administrators a unit has, against what it may and must have; and
 * who issues them.
 *
 * Asked after the change, in its transaction: what is then too much undoes it, so that two who
 * issue the last account at one moment do not both succeed.
 *
 * Layer:  domain
 * Owns:   nothing
 * Fails:  QUOTA_ACCOUNTS, QUOTA_ADMINS with the article and the accounts that fill it;
 *         ACCOUNT_LAST_MANAGER, ACCOUNT_CENTRAL with the article
 * Limits: QUOTA_NAMES_MAX
 * Tests:  tests/api/quota.talk, core/account_rules_test.c
 */
#ifndef BAOCAO_QUOTAS_H
#define BAOCAO_QUOTAS_H

#include "base/ctx.h"

/* The unit has room for the account, which is its own already. */
enum status quota_check_account(struct ctx *ctx, int64_t unit_id, int64_t account_id) MUST_CHECK;
/* The same of an administrator. */
enum status quota_check_admin(struct ctx *ctx, int64_t unit_id, int64_t account_id) MUST_CHECK;
/* How many who manage its accounts the unit must have, where it has fewer (CT-40); else empty. */
enum status quota_managers_lack(
    struct ctx *ctx, int64_t unit_id, struct str unit_name, struct str *out) MUST_CHECK;
/* The unit still has as many. Not asked where an account is locked: the regulation bids a unit name
 * somebody, it does not keep an account open that was misused. */
enum status quota_check_managers(struct ctx *ctx, int64_t unit_id, struct str unit_name) MUST_CHECK;
/* Where one office alone issues and locks accounts: the actor is of that office. */
enum status issuing_check(struct ctx *ctx, struct str unit_path) MUST_CHECK;
/* The same as words: why not; empty: he is. */
enum status issuing_reason(struct ctx *ctx, struct str unit_path, struct str *out) MUST_CHECK;

#endif
