/*
 * thing_api -- /things over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/things.h
 * Limits: none
 * Tests:  tests/api/thing.talk
 */
#ifndef BAOCAO_THING_API_H
#define BAOCAO_THING_API_H

#include "api/api.h"

enum status things_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status things_get_one(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status things_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status things_patch(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
