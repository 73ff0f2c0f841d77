/*
 * total_api -- totals over the wire: building one, opening its figures, restoring those typed over.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/totals.h
 * Limits: none
 * Tests:  tests/api/total.talk
 */
#ifndef BAOCAO_TOTAL_API_H
#define BAOCAO_TOTAL_API_H

#include "api/api.h"

enum status consolidate_prepare(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status consolidate_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status restore_prepare(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status restore_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status uses_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status explain_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
