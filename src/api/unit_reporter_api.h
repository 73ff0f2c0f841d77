/*
 * unit_reporter_api -- who reports to a unit from elsewhere in the tree, over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/unit_reporters.h
 * Limits: none
 * Tests:  tests/api/unit_reporter.talk
 */
#ifndef BAOCAO_UNIT_REPORTER_API_H
#define BAOCAO_UNIT_REPORTER_API_H

#include "api/api.h"

enum status unit_reporters_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status unit_reporters_put(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
