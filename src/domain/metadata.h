/*
 * metadata -- a report's document by the names of NĐ 30/2020, Annex VI.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, REPORT_NOT_SENT, DOCUMENT_NONE, RENDER_FAILED
 * Limits: core/annex6.h
 * Tests:  tests/api/metadata.talk
 */
#ifndef BAOCAO_DOMAIN_METADATA_H
#define BAOCAO_DOMAIN_METADATA_H

#include "base/ctx.h"
#include "model/metadata.h"

enum status metadata_load(
    struct ctx *ctx, const struct by_id *in, struct document_metadata *out) MUST_CHECK;
/* Outside the transaction: how many pages it has. */
enum status metadata_count_pages(struct ctx *ctx, struct document_metadata *metadata) MUST_CHECK;

#endif
