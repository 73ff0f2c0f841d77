/*
 * signature_api -- signing a report's revision, over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/signatures.h; BUSY when no memory is left to verify a password
 * Limits: none
 * Tests:  tests/api/profile_na.part
 */
#ifndef BAOCAO_SIGNATURE_API_H
#define BAOCAO_SIGNATURE_API_H

#include "api/api.h"

extern const struct resource signature_new_resource;

enum status signatures_post_prepare(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status signatures_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status signatures_post_encode(struct ctx *ctx, struct call *call) MUST_CHECK;

#endif
