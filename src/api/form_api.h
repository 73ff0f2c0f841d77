/*
 * form_api -- /forms, /regimes and /cycles over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/forms.h and domain/regimes.h
 * Limits: none
 * Tests:  tests/api/form.talk, tests/api/regime.talk, tests/api/cycle.talk
 */
#ifndef BAOCAO_FORM_API_H
#define BAOCAO_FORM_API_H

#include "api/api.h"

enum status forms_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status forms_get_one(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status forms_check(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status forms_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status forms_post_version(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status forms_import(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status regimes_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status regimes_get_one(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status regimes_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status regimes_patch(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status reporters_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status reporters_put(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status cycles_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status cycles_get_one(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status cycles_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
