/*
 * outline_api -- /outlines over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/outlines.h
 * Limits: none
 * Tests:  tests/api/outline.talk
 */
#ifndef BAOCAO_OUTLINE_API_H
#define BAOCAO_OUTLINE_API_H

#include "api/api.h"

enum status outlines_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status outlines_get_one(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status outlines_check(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status outlines_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status outlines_post_version(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
