/*
 * profiles -- the province's profile: asking for it, and the one a database begins with.
 *
 * Layer:  domain
 * Owns:   nothing; profiles belong to store/profile_cache.h and never change
 * Fails:  PROFILE_NONE; PROFILE_INVALID and what model/profile.h says of a text
 * Limits: PROFILE_BYTES_MAX
 * Tests:  tests/cli/profiles_test.c
 */
#ifndef BAOCAO_PROFILES_H
#define BAOCAO_PROFILES_H

#include "core/profile.h"
#include "store/database.h"

/* The profile in force. Whoever loads a report has it there already: report_work.profile. */
enum status profile_get(struct ctx *ctx, const struct profile **out) MUST_CHECK;

/* txn_fns for a database that may have none yet. arg is a bool: whether it has one. */
txn_fn profile_any;
/* arg is a struct str: the text of its first; where there is one already, nothing happens. */
txn_fn profile_begin;

#endif
