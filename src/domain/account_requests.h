/*
 * account_requests -- units ask for accounts in writing; who administers them grants or refuses.
 *
 * A unit's administrator, its head or its clerk asks (BG-10, NA-15, CT-41). Granting does what was
 * asked in the same transaction, by the use cases of accounts.h with the rights of whoever grants:
 * so no request gives a role its granter may not give. Nobody decides what he asked himself. The
 * clock of the rules (BG-12, KT-15) runs by the working calendar from the day of asking.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, REQUEST_*, and what accounts.h fails with
 * Limits: REQUEST_GRANTS_MAX rights a request, PAGE_ROWS_MAX requests a page
 * Tests:  tests/api/account_request.talk
 */
#ifndef BAOCAO_ACCOUNT_REQUESTS_H
#define BAOCAO_ACCOUNT_REQUESTS_H

#include "model/account_request.h"

enum status account_request_view(
    struct ctx *ctx, const struct by_id *in, struct account_request *out) MUST_CHECK;
enum status account_request_list(
    struct ctx *ctx, const struct account_request_query *in, struct page_out *out) MUST_CHECK;
enum status account_request_ask(
    struct ctx *ctx, const struct account_request_new *in, struct account_request *out) MUST_CHECK;
enum status account_request_decide(struct ctx *ctx, const struct account_request_decision *in,
    struct account_request_decided *out) MUST_CHECK;
/* By who asked it, or another who asks for the unit. */
enum status account_request_withdraw(
    struct ctx *ctx, const struct by_id *in, struct account_request *out) MUST_CHECK;
/* requests: struct account_request; extension: "xlsx" or "csv". */
enum status account_request_write(
    struct ctx *ctx, const struct list *requests, struct str extension, struct str *out) MUST_CHECK;

#endif
