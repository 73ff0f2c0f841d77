/*
 * announcement_api -- /announcements over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/announcements.h
 * Limits: none
 * Tests:  tests/api/announcement.talk, tests/api/stop.talk
 */
#ifndef BAOCAO_ANNOUNCEMENT_API_H
#define BAOCAO_ANNOUNCEMENT_API_H

#include "api/api.h"

enum status announcements_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status announcements_get_current(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status announcements_get_earliest(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status announcements_get_one(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status announcements_get_readers(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status announcements_post(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status announcements_patch(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status announcements_post_withdraw(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status announcements_post_end(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status announcements_post_read(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
