/*
 * picture_api -- how signatures and seals look on the page, over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/pictures.h
 * Limits: none
 * Tests:  tests/api/certificate.talk
 */
#ifndef BAOCAO_PICTURE_API_H
#define BAOCAO_PICTURE_API_H

#include "api/api.h"

extern const struct resource picture_content_resource;

enum status picture_get_own(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status picture_get_unit(struct ctx *ctx, void *in, void *out) MUST_CHECK;
/* By who may change it: a picture of a seal is not for everybody. */
enum status picture_get_seal(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status picture_content_encode(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status picture_put_own_prepare(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status picture_put_unit_prepare(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status picture_put_own(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status picture_put_unit(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status picture_delete_own(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status picture_delete_unit(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
