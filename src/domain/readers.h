/*
 * readers -- who may see a report or a unit's reports, and why; and what an account may see.
 *
 * Nothing is decided here: every grant that could reach the place is tried alone, as the actor's
 * only one, by the very functions that let somebody see a report or refuse it (report_work.h,
 * use.h). Since grants only ever add up, those that answer yes alone are the reasons.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND unless the actor holds access.read over the unit
 * Limits: READERS_MAX grants
 * Tests:  tests/api/reader.talk, tests/api/readers_test.c
 */
#ifndef BAOCAO_READERS_H
#define BAOCAO_READERS_H

#include "model/reader.h"

enum status readers_of_report(
    struct ctx *ctx, const struct by_id *in, struct readers_out *out) MUST_CHECK;
enum status readers_of_unit(
    struct ctx *ctx, const struct by_id *in, struct readers_out *out) MUST_CHECK;
enum status access_of_account(
    struct ctx *ctx, const struct by_id *in, struct access_out *out) MUST_CHECK;

#endif
