/*
 * profiles -- the province's profile: asking for it, changing it, and the one a database begins
 * with.
 *
 * A change is another version, put in force in one transaction with its event;
 * it is refused as long as reports stand in a state the new table has not.
 *
 * Layer:  domain
 * Owns:   nothing; profiles belong to store/profile_cache.h and never change
 * Fails:  PROFILE_NONE; CHANGED_MEANWHILE; PROFILE_IN_FLIGHT; PROFILE_INVALID with all faults
 * Limits: PROFILE_BYTES_MAX; PAGE_ROWS_MAX versions are listed
 * Tests:  tests/cli/profiles_test.c, tests/api/profile.talk
 */
#ifndef BAOCAO_PROFILES_H
#define BAOCAO_PROFILES_H

#include "model/profile_words.h"
#include "store/database.h"

/* The profile in force. Whoever loads a report has it there already: report_work.profile. */
enum status profile_get(struct ctx *ctx, const struct profile **out) MUST_CHECK;

enum status profile_view(
    struct ctx *ctx, const struct nothing *in, struct profile_out *out) MUST_CHECK;
enum status profile_list(
    struct ctx *ctx, const struct nothing *in, struct profile_versions *out) MUST_CHECK;
/* A version that is or was in force, with what it changed in the one before. */
enum status profile_version_view(
    struct ctx *ctx, const struct profile_version_ref *in, struct profile_out *out) MUST_CHECK;
enum status profile_words_view(
    struct ctx *ctx, const struct nothing *in, struct profile_words *out) MUST_CHECK;
/* Puts another version in force, or says what it would change. Refused as long as reports stand in
 * a state the new table has not. */
enum status profile_put(
    struct ctx *ctx, const struct profile_put *in, struct profile_changed *out) MUST_CHECK;

/* txn_fns for a database that may have none yet. arg is a bool: whether it has one. */
txn_fn profile_any;
/* arg is a struct str: the text of its first; where there is one already, nothing happens. */
txn_fn profile_begin;

#endif
