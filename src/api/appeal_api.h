/*
 * appeal_api -- appeals against the marks of reports over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/appeals.h
 * Limits: none
 * Tests:  tests/api/appeal.talk
 */
#ifndef BAOCAO_APPEAL_API_H
#define BAOCAO_APPEAL_API_H

#include "api/api.h"

enum status appeals_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status appeals_get_of_report(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status appeals_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status appeals_put(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
