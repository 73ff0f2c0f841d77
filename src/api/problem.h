/*
 * problem -- the one shape of every refusal (RFC 9457 with key, field and request_id).
 *
 * Layer:  api
 * Owns:   nothing; results live in ctx->arena
 * Fails:  never
 * Limits: none
 * Tests:  tests/api/
 */
#ifndef BAOCAO_API_PROBLEM_H
#define BAOCAO_API_PROBLEM_H

#include "api/api.h"

/* Makes ctx->problem the response. */
void problem_respond(struct ctx *ctx, struct call *call, enum status status);

#endif
