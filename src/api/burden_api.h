/*
 * burden_api -- GET /burden, and the same as files.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/burdens.h
 * Limits: none
 * Tests:  tests/api/burden.talk
 */
#ifndef BAOCAO_BURDEN_API_H
#define BAOCAO_BURDEN_API_H

#include "api/api.h"

enum status burden_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status burden_xlsx_encode(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status burden_csv_encode(struct ctx *ctx, struct call *call) MUST_CHECK;

extern const struct resource burden_file_resource; /* struct burden */

#endif
