/*
 * form_api -- /forms over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/forms.h
 * Limits: none
 * Tests:  tests/api/form.talk
 */
#ifndef BAOCAO_FORM_API_H
#define BAOCAO_FORM_API_H

#include "api/api.h"

enum status forms_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status forms_get_one(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status forms_check(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status forms_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status forms_get_versions(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status forms_post_version(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status forms_draft_check(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status forms_put_draft(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status forms_get_changes(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status forms_act(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status forms_get_clocks(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status forms_patch_clock(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status forms_import(struct ctx *ctx, struct call *call) MUST_CHECK;

#endif
