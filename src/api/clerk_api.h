/*
 * clerk_api -- the routes of the desks of clerk and leader, and of a document's metadata.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/clerk_desk.h, domain/sign_desk.h, domain/metadata.h
 * Limits: those of the field tables
 * Tests:  tests/api/clerk_desk.talk, tests/api/sign_desk.talk, tests/api/metadata.talk
 */
#ifndef BAOCAO_CLERK_API_H
#define BAOCAO_CLERK_API_H

#include "api/api.h"

extern const struct resource clerk_desk_resource;

enum status clerk_desk_get(struct ctx *ctx, void *in, void *out);
enum status clerk_desk_encode(struct ctx *ctx, struct call *call);
enum status sign_desk_get(struct ctx *ctx, void *in, void *out);
enum status metadata_get(struct ctx *ctx, void *in, void *out);
enum status metadata_encode(struct ctx *ctx, struct call *call);

#endif
