/*
 * disposal_api -- the routes of destroying what the archive need not keep, and of who stamps the
 * time.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/disposals.h, stamp_authorities.h
 * Limits: those of the field tables
 * Tests:  tests/api/archive_destroy.talk, tests/api/archive.talk
 */
#ifndef BAOCAO_DISPOSAL_API_H
#define BAOCAO_DISPOSAL_API_H

#include "api/api.h"

enum status disposals_get(struct ctx *ctx, void *in, void *out);
enum status disposal_get(struct ctx *ctx, void *in, void *out);
enum status disposals_post(struct ctx *ctx, void *in, void *out);
enum status disposal_decision_post(struct ctx *ctx, void *in, void *out);
enum status disposal_withdraw_post(struct ctx *ctx, void *in, void *out);
enum status disposal_minutes_get(struct ctx *ctx, void *in, void *out);
enum status disposal_minutes_encode(struct ctx *ctx, struct call *call);

enum status stamp_authority_read(struct ctx *ctx, void *in, void *out);
enum status stamp_authority_write(struct ctx *ctx, void *in, void *out);

/* The minutes, as a text. */
extern const struct resource disposal_minutes_resource;

#endif
