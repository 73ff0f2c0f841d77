/*
 * certificate_api -- certificates of accounts and units, over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/certificates.h
 * Limits: none
 * Tests:  tests/api/certificate.talk
 */
#ifndef BAOCAO_CERTIFICATE_API_H
#define BAOCAO_CERTIFICATE_API_H

#include "api/api.h"

enum status certificates_get_own(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status certificates_get_account(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status certificates_get_unit(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status certificates_post_account_prepare(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status certificates_post_unit_prepare(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status certificates_post_account(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status certificates_post_unit(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status certificates_withdraw_account(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status certificates_withdraw_unit(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
