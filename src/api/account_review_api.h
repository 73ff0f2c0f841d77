/*
 * account_review_api -- the routes of accounts to be looked at, and of the list that is signed.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/account_reviews.h
 * Limits: those of the field tables
 * Tests:  tests/api/account_review.talk
 */
#ifndef BAOCAO_ACCOUNT_REVIEW_API_H
#define BAOCAO_ACCOUNT_REVIEW_API_H

#include "api/api.h"

enum status account_review_get(struct ctx *ctx, void *in, void *out);
enum status account_review_export(struct ctx *ctx, void *in, void *out);
enum status account_review_xlsx_encode(struct ctx *ctx, struct call *call);
enum status account_review_csv_encode(struct ctx *ctx, struct call *call);
enum status account_register_get(struct ctx *ctx, void *in, void *out);
enum status account_register_xlsx_encode(struct ctx *ctx, struct call *call);
enum status account_register_csv_encode(struct ctx *ctx, struct call *call);

extern const struct resource account_review_file_resource;
extern const struct resource account_register_file_resource;

#endif
