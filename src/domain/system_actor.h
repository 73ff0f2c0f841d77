/*
 * system_actor -- the system as somebody who acts: what it does by itself goes through the use
 * cases people use, with rights of its own, whatever the profile lets people do.
 *
 * Layer:  domain
 * Owns:   the actor lives in the request's arena
 * Fails:  never
 * Limits: none
 * Tests:  tests/api/opening_test.c
 */
#ifndef BAOCAO_SYSTEM_ACTOR_H
#define BAOCAO_SYSTEM_ACTOR_H

#include "core/access.h"
#include "domain/use.h"

#define SYSTEM_MAY(right) (UINT64_C(1) << RIGHT_##right)

/* With these rights over a unit and all below it; of an empty path: over every unit. */
const struct actor *system_actor(struct ctx *ctx, uint64_t rights, struct str unit_path);

#endif
