/*
 * child_api -- /reports/{id}/children over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/children.h
 * Limits: none
 * Tests:  tests/api/children.talk
 */
#ifndef BAOCAO_CHILD_API_H
#define BAOCAO_CHILD_API_H

#include "api/api.h"

enum status children_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status children_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status children_delete(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
