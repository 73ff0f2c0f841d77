/*
 * trust_api -- what signatures are believed by, over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/trusts.h and domain/trust_sources.h
 * Limits: TRUST_BYTES_MAX
 * Tests:  tests/api/trust.talk
 */
#ifndef BAOCAO_TRUST_API_H
#define BAOCAO_TRUST_API_H

#include "api/api.h"

enum status trust_items_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status trust_items_post_prepare(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status trust_items_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status trust_items_post_withdraw(struct ctx *ctx, void *in, void *out) MUST_CHECK;

enum status trust_sources_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status trust_sources_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status trust_sources_post_fetch(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status trust_sources_post_withdraw(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
