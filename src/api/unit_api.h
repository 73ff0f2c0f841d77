/*
 * unit_api -- /units over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/units.h
 * Limits: none
 * Tests:  tests/api/unit.talk
 */
#ifndef BAOCAO_UNIT_API_H
#define BAOCAO_UNIT_API_H

#include "api/api.h"

enum status units_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status units_get_count(struct ctx *ctx, void *in, void *out);
enum status units_get_one(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status units_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status units_patch(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status units_import_prepare(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status units_import(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status units_export(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status units_export_encode(struct ctx *ctx, struct call *call) MUST_CHECK;

extern const struct resource unit_lines_resource; /* struct list of struct unit_line */

#endif
