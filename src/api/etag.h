/*
 * etag -- tells a reader that what he has is still right.
 *
 * Layer:  api
 * Owns:   nothing; results live in ctx->arena
 * Fails:  never
 * Limits: none
 * Tests:  tests/api/
 */
#ifndef BAOCAO_ETAG_H
#define BAOCAO_ETAG_H

#include "api/api.h"

/* Gives a 200 answer of a reading route its ETag; a matching If-None-Match makes it a 304. */
void etag_apply(struct ctx *ctx, struct call *call);

#endif
