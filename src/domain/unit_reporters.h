/*
 * unit_reporters -- who reports to a unit from elsewhere in the tree: a unit may hand its reports
 * on to those too (KT-24, KT-03).
 *
 * Units below one's own need no entry. Whoever keeps units on both sides writes it, with the
 * document it rests on (NA-61); days end it, nothing deletes it. What a unit took over counts for
 * it, as everywhere.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, CHANGED_MEANWHILE, NO_SUCH_UNIT, REPORTER_DATES, UNIT_REPORTER_*
 * Limits: UNIT_REPORTERS_MAX a unit
 * Tests:  tests/api/unit_reporter.talk
 */
#ifndef BAOCAO_UNIT_REPORTERS_H
#define BAOCAO_UNIT_REPORTERS_H

#include "model/unit_reporter.h"

enum status unit_reporter_list(
    struct ctx *ctx, const struct by_id *in, struct unit_reporters_out *out) MUST_CHECK;
enum status unit_reporter_put(
    struct ctx *ctx, const struct unit_reporter_put *in, struct unit_reporters_out *out) MUST_CHECK;
/* Whether a unit elsewhere is registered as reporting to another today, both by their paths. */
enum status unit_reporter_reaches(
    struct ctx *ctx, struct str unit_path, struct str reporter_path, bool *out) MUST_CHECK;

#endif
