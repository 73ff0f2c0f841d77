/*
 * correction_api -- a report's revisions, what one changed of another, and what totals still count.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/corrections.h and total_flags.h
 * Limits: none
 * Tests:  tests/api/kt_correction.talk, flags.talk
 */
#ifndef BAOCAO_CORRECTION_API_H
#define BAOCAO_CORRECTION_API_H

#include "api/api.h"

enum status revisions_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status revisions_get_diff(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status flags_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
