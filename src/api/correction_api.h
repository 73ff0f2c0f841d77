/*
 * correction_api -- a report's revisions, and what one changed of another.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/corrections.h
 * Limits: none
 * Tests:  tests/api/kt_correction.talk
 */
#ifndef BAOCAO_CORRECTION_API_H
#define BAOCAO_CORRECTION_API_H

#include "api/api.h"

enum status revisions_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status revisions_get_diff(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
