/*
 * sign_desk -- the reports that wait for their leader's signature, and how he may sign each.
 *
 * What is told here is told again, and refused, where signing begins (signings.h).
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND for a unit there is not
 * Limits: DESK_ROWS_MAX reports a page
 * Tests:  tests/api/sign_desk.talk
 */
#ifndef BAOCAO_SIGN_DESK_H
#define BAOCAO_SIGN_DESK_H

#include "base/ctx.h"
#include "model/sign_desk.h"

enum status sign_desk_list(
    struct ctx *ctx, const struct sign_desk_query *in, struct sign_desk *out) MUST_CHECK;

#endif
