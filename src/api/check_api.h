/*
 * check_api -- what checks found in a report, and explanations of warnings, over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/checks.h
 * Limits: none
 * Tests:  tests/api/checks.talk
 */
#ifndef BAOCAO_CHECK_API_H
#define BAOCAO_CHECK_API_H

#include "api/api.h"

enum status checks_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status checks_put(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status warnings_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
