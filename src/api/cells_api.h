/*
 * cells_api -- a report's figures over the wire: the calls that are made most.
 *
 * What a version of a report was answered with is kept (answers.h). Both calls say ahead which
 * report they are about, so that PostgreSQL is asked for it together with the session.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/cells.h
 * Limits: none
 * Tests:  tests/api/cells.talk
 */
#ifndef BAOCAO_CELLS_API_H
#define BAOCAO_CELLS_API_H

#include "api/api.h"

enum status cells_get_ahead(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status cells_get_read(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status cells_get_encode(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status cells_patch_ahead(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status cells_patch(struct ctx *ctx, void *in, void *out) MUST_CHECK;
/* POST /reports/{id}/import */
enum status fill_post(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status history_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
