/*
 * account_reviews -- accounts to be looked at (NA-57), and the list the head of a unit signs
 * (NA-15).
 *
 * What an account was on a day is read from the history: the first change after that day says what
 * it was before it. Grants have dates and the moment they were given.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NO_SUCH_UNIT, RENDER_FAILED
 * Limits: PAGE_ROWS_MAX a page, CSV_ROWS_MAX in a file
 * Tests:  tests/api/account_review.talk
 */
#ifndef BAOCAO_ACCOUNT_REVIEWS_H
#define BAOCAO_ACCOUNT_REVIEWS_H

#include "model/account_review.h"

enum status account_review(
    struct ctx *ctx, const struct account_review_query *in, struct page_out *out) MUST_CHECK;
enum status account_register(struct ctx *ctx, const struct account_register_query *in,
    struct account_register *out) MUST_CHECK;
/* accounts: struct account; extension: "xlsx" or "csv". */
enum status account_review_write(struct ctx *ctx, enum review_kind kind,
    const struct list *accounts, struct str extension, struct str *out) MUST_CHECK;
enum status account_register_write(struct ctx *ctx, const struct account_register *list,
    struct str extension, struct str *out) MUST_CHECK;

#endif
