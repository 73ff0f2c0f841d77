/*
 * verification_api -- what a signed file is worth, over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/verifications.h
 * Limits: HTTP_UPLOAD_BYTES_MAX
 * Tests:  tests/api/verification_test.c, tests/api/verification.talk
 */
#ifndef BAOCAO_VERIFICATION_API_H
#define BAOCAO_VERIFICATION_API_H

#include "api/api.h"

enum status verifications_post_prepare(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status verifications_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;

extern const struct resource bundle_resource;

enum status archive_verify_post_prepare(struct ctx *ctx, struct call *call);
enum status archive_verify_post(struct ctx *ctx, void *in, void *out);
enum status bundle_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status bundle_encode(struct ctx *ctx, struct call *call) MUST_CHECK;

#endif
