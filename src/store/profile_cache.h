/*
 * profile_cache -- profiles read and settled once for the whole process.
 *
 * A profile is asked for with nearly every request, and changes a few times a
 * year. It is known by its print, the beginning of the digest of its text: the
 * statements that load a report or a session bring the print of the one in
 * force ({profile}), so every process has the right one without asking more.
 * What a print names never changes, so an entry is right even when the version
 * it was read from was undone. Everything handed out is immutable.
 *
 * Layer:  store
 * Owns:   every entry, until profile_cache_free
 * Fails:  PROFILE_NONE where there is no profile; CONTENT_DAMAGED for one that cannot be read
 * Limits: PROFILE_CACHE_MAX entries; beyond, a profile is read for its request alone
 * Tests:  tests/store/profile_cache_test.c
 */
#ifndef BAOCAO_PROFILE_CACHE_H
#define BAOCAO_PROFILE_CACHE_H

#include "core/profile.h"
#include "store/db.h"

#define PROFILE_CACHE_MAX 64

enum status profile_entry_get(
    struct ctx *ctx, int64_t print, const struct profile **out) MUST_CHECK;
/* When the process ends; also between tests. */
void profile_cache_free(void);

#endif
