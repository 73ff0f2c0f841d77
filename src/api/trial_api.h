/*
 * trial_api -- /trials, and those of a form, over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/trials.h
 * Limits: none
 * Tests:  tests/api/trial.talk
 */
#ifndef BAOCAO_TRIAL_API_H
#define BAOCAO_TRIAL_API_H

#include "api/api.h"

enum status trials_of_form(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status trials_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status trials_get_cells(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status remarks_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status remarks_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
