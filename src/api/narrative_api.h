/*
 * narrative_api -- the text of a report over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/narratives.h
 * Limits: none
 * Tests:  tests/api/narrative.talk
 */
#ifndef BAOCAO_NARRATIVE_API_H
#define BAOCAO_NARRATIVE_API_H

#include "api/api.h"

enum status narrative_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status narrative_check(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status narrative_put(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status narrative_join_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status comments_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status comments_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status comments_put(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
