/*
 * touch -- keeps the session of somebody who only reads alive.
 *
 * Layer:  api
 * Owns:   nothing; results live in ctx->arena
 * Fails:  never: the next request tries again
 * Limits: once a minute a session
 * Tests:  tests/api/
 */
#ifndef BAOCAO_TOUCH_H
#define BAOCAO_TOUCH_H

#include "api/api.h"

void session_touch(struct ctx *ctx, struct call *call);

#endif
