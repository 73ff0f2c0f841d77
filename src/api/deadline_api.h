/*
 * deadline_api -- intake and extensions over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/deadlines.h
 * Limits: none
 * Tests:  tests/api/deadline.talk
 */
#ifndef BAOCAO_DEADLINE_API_H
#define BAOCAO_DEADLINE_API_H

#include "api/api.h"

enum status extensions_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status extensions_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status extensions_put(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status intake_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status cycle_extension_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status cycles_add_reporters(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status cycles_withdraw(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status cycles_cancel(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
