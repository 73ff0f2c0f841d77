/*
 * retentions -- how long files of the archive are kept, by the profile and by their regimes
 * (NA-35).
 *
 * The profile says how long at least, by kind of period; a regime may say more. A file keeps what
 * it was closed with, or more where the rule is longer by now.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, RETENTION_SHORT, CHANGED_MEANWHILE
 * Limits: RETENTION_YEARS_MAX
 * Tests:  tests/api/archive_destroy.talk, core/retention_test.c
 */
#ifndef BAOCAO_RETENTIONS_H
#define BAOCAO_RETENTIONS_H

#include "model/archive.h"
#include "store/db.h"

enum status retention_rule_get(
    struct ctx *ctx, const struct by_id *in, struct retention_rule *out) MUST_CHECK;
enum status retention_rule_put(
    struct ctx *ctx, const struct retention_put *in, struct retention_rule *out) MUST_CHECK;

/* How long files of a regime are kept now. */
enum status archive_years(
    struct ctx *ctx, const struct archive_file *file, int64_t *out) MUST_CHECK;
/* Whether it may be destroyed now: by what it was closed with, and by what is the rule now. */
enum status archive_retention(
    struct ctx *ctx, const struct archive_file *file, enum retention *out) MUST_CHECK;
/* "20 năm", "vĩnh viễn" */
struct str archive_years_words(struct arena *arena, int64_t years);

#endif
