/*
 * lineage -- the figures of units that merged, as one report: what a comparison finds of the time
 * before a merger.
 *
 * The reports are those of the predecessors (and of the unit itself, where it
 * was there before) in one cycle, so of one form version. They are put together
 * as a total is (core/aggregate.h): by each column's own rule, calculated cells
 * calculated anew. Texts are nobody's and stay out.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  CONTENT_DAMAGED
 * Limits: none
 * Tests:  tests/api/succession.talk
 */
#ifndef BAOCAO_LINEAGE_H
#define BAOCAO_LINEAGE_H

#include "core/content.h"
#include "store/form_cache.h"

/* struct str each: packed figures on the form. */
enum status lineage_sum(struct ctx *ctx, const struct form_entry *form, const struct list *blobs,
    struct content **out) MUST_CHECK;

#endif
