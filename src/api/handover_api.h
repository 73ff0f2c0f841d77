/*
 * handover_api -- the routes of work that goes from one post to the next.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/handovers.h
 * Limits: those of the field tables
 * Tests:  tests/api/handover.talk
 */
#ifndef BAOCAO_HANDOVER_API_H
#define BAOCAO_HANDOVER_API_H

#include "api/api.h"

enum status handover_get(struct ctx *ctx, void *in, void *out);
enum status handover_post(struct ctx *ctx, void *in, void *out);

#endif
