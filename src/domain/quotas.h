/*
 * quotas -- how many accounts and administrators a unit has, against what it may have.
 *
 * Asked after the change, in its transaction: what is then too much undoes it, so that two who
 * issue the last account at one moment do not both succeed.
 *
 * Layer:  domain
 * Owns:   nothing
 * Fails:  QUOTA_ACCOUNTS, QUOTA_ADMINS with the article and the accounts that fill it
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

#endif
