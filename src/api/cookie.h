/*
 * cookie -- the two cookies: the session, and the browser an account is known by.
 *
 * Layer:  api
 * Owns:   nothing; results live in ctx->arena
 * Fails:  never
 * Limits: none
 * Tests:  tests/api/
 */
#ifndef BAOCAO_COOKIE_H
#define BAOCAO_COOKIE_H

#include "api/api.h"

enum cookie { COOKIE_SESSION, COOKIE_DEVICE };

/* Its value in the request; empty: not there. */
struct str cookie_find(const struct call *call, enum cookie cookie);
/* Sends it; an empty value takes it away. */
void cookie_set(struct ctx *ctx, struct call *call, enum cookie cookie, struct str value);

#endif
