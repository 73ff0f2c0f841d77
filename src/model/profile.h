/*
 * profile -- a province's profile as it is written: the field tables of core/profile.h.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  profile_read: what resource_from_json says, naming the member ("workflow.steps[3].to");
 *         PROFILE_INVALID with all faults of what was read
 * Limits: PROFILE_BYTES_MAX
 * Tests:  core/profile_test.c, tests/cli/profiles_test.c
 */
#ifndef BAOCAO_MODEL_PROFILE_H
#define BAOCAO_MODEL_PROFILE_H

#include "core/profile.h"
#include "model/resource.h"

extern const struct resource profile_resource;

/* Reads and settles a profile; text must live as long as *out. */
enum status profile_read(struct ctx *ctx, struct str text, struct profile *out) MUST_CHECK;

#endif
