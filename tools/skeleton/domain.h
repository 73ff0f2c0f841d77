/*
 * things -- say in one sentence what people want done with them, and who may.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, CHANGED_MEANWHILE, STORE_CONSTRAINT (the code is taken)
 * Limits: PAGE_ROWS_MAX rows a page
 * Tests:  tests/api/thing.talk
 */
#ifndef BAOCAO_THINGS_H
#define BAOCAO_THINGS_H

#include "base/ctx.h"
#include "model/thing.h"

enum status thing_view(struct ctx *ctx, const struct by_id *in, struct thing *out) MUST_CHECK;
enum status thing_list(
    struct ctx *ctx, const struct thing_query *in, struct page_out *out) MUST_CHECK;
enum status thing_create(struct ctx *ctx, const struct thing *in, struct thing *out) MUST_CHECK;
enum status thing_change(struct ctx *ctx, const struct thing *in, struct thing *out) MUST_CHECK;

#endif
