/*
 * authorisation_api -- who may sign for a unit: the register of authorisations.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/authorisations.h
 * Limits: none
 * Tests:  tests/api/authorisation.talk
 */
#ifndef BAOCAO_AUTHORISATION_API_H
#define BAOCAO_AUTHORISATION_API_H

#include "api/api.h"

enum status authorisations_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status authorisations_get_one(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status authorisations_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status authorisations_post_end(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
