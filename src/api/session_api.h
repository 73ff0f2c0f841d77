/*
 * session_api -- logging in and out, my account, my password, over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/sessions.h
 * Limits: none
 * Tests:  tests/api/session.talk
 */
#ifndef BAOCAO_SESSION_API_H
#define BAOCAO_SESSION_API_H

#include "api/api.h"

enum status session_post_prepare(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status session_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status session_post_encode(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status session_delete(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status session_delete_encode(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status me_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status password_post_prepare(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status password_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status password_post_encode(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status health_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status ready_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status metrics_get(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status openapi_get(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status stream_get(struct ctx *ctx, struct call *call) MUST_CHECK;

#endif
