/*
 * account_api -- /accounts and /grants over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/accounts.h
 * Limits: none
 * Tests:  tests/api/account.talk
 */
#ifndef BAOCAO_ACCOUNT_API_H
#define BAOCAO_ACCOUNT_API_H

#include "api/api.h"

enum status accounts_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status accounts_get_one(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status accounts_post_prepare(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status accounts_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status accounts_patch(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status accounts_reissue(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status grants_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status grants_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status grants_delete(struct ctx *ctx, void *in, void *out) MUST_CHECK;

extern const struct resource account_issue_resource;   /* struct account_issue, creating */
extern const struct resource account_reissue_resource; /* struct account_issue, by id */

#endif
