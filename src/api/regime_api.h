/*
 * regime_api -- /regimes, their reporters and their cycles over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/regimes.h
 * Limits: none
 * Tests:  tests/api/regime.talk, tests/api/cycle.talk
 */
#ifndef BAOCAO_REGIME_API_H
#define BAOCAO_REGIME_API_H

#include "api/api.h"

enum status regimes_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status regimes_get_one(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status regimes_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status regimes_patch(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status reporters_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status reporters_put(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status cycles_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status cycles_get_one(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status cycles_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status cycles_preview(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status cycles_assign(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status coverage_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status opening_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status opening_put(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
