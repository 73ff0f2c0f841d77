/*
 * letterhead_api -- what stands on a unit's reports, over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/letterheads.h
 * Limits: none
 * Tests:  tests/api/letterhead.talk
 */
#ifndef BAOCAO_LETTERHEAD_API_H
#define BAOCAO_LETTERHEAD_API_H

#include "api/api.h"

enum status letterhead_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status letterhead_put(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
