/*
 * urging_api -- the routes of letters that urge: what is owed, issuing, receipt, withdrawing.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/urgings.h
 * Limits: those of the field tables
 * Tests:  tests/api/urging.talk
 */
#ifndef BAOCAO_URGING_API_H
#define BAOCAO_URGING_API_H

#include "api/api.h"

enum status urgings_get(struct ctx *ctx, void *in, void *out);
enum status urgings_get_one(struct ctx *ctx, void *in, void *out);
enum status urgings_get_owed(struct ctx *ctx, void *in, void *out);
enum status urgings_get_draft(struct ctx *ctx, void *in, void *out);
enum status urgings_get_units(struct ctx *ctx, void *in, void *out);
enum status urgings_post(struct ctx *ctx, void *in, void *out);
enum status urgings_post_number(struct ctx *ctx, void *in, void *out);
enum status urgings_post_withdraw(struct ctx *ctx, void *in, void *out);
enum status urgings_post_seen(struct ctx *ctx, void *in, void *out);

#endif
