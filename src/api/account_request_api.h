/*
 * account_request_api -- the routes of what units ask about accounts.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/account_requests.h
 * Limits: those of the field tables
 * Tests:  tests/api/account_request.talk
 */
#ifndef BAOCAO_ACCOUNT_REQUEST_API_H
#define BAOCAO_ACCOUNT_REQUEST_API_H

#include "api/api.h"

enum status account_requests_get(struct ctx *ctx, void *in, void *out);
enum status account_requests_get_one(struct ctx *ctx, void *in, void *out);
enum status account_requests_post(struct ctx *ctx, void *in, void *out);
enum status account_requests_decide_prepare(struct ctx *ctx, struct call *call);
enum status account_requests_decide(struct ctx *ctx, void *in, void *out);
enum status account_requests_delete(struct ctx *ctx, void *in, void *out);
enum status account_requests_export(struct ctx *ctx, void *in, void *out);
enum status account_requests_xlsx_encode(struct ctx *ctx, struct call *call);
enum status account_requests_csv_encode(struct ctx *ctx, struct call *call);

extern const struct resource account_request_file_resource;

#endif
