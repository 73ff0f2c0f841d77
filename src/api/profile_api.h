/*
 * profile_api -- /profile over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/profiles.h
 * Limits: none
 * Tests:  tests/api/profile.talk
 */
#ifndef BAOCAO_PROFILE_API_H
#define BAOCAO_PROFILE_API_H

#include "api/api.h"

enum status profile_get_current(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status profile_get_versions(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status profile_get_version(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status profile_get_words(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status profile_put_current(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
