/*
 * outlines -- templates of reports' texts, and their versions.
 *
 * A version is never changed: saving makes the next one, and open cycles keep
 * the one they began with. Who may draw forms may write outlines.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, DOCUMENT_INVALID (naming the place), OUTLINE_CODE_TAKEN, CHANGED_MEANWHILE
 * Limits: those of base/limits.h
 * Tests:  tests/api/outline.talk
 */
#ifndef BAOCAO_OUTLINES_H
#define BAOCAO_OUTLINES_H

#include "core/narrative/document.h"
#include "model/outline.h"

enum status outline_list(
    struct ctx *ctx, const struct outline_query *in, struct page_out *out) MUST_CHECK;
enum status outline_view(
    struct ctx *ctx, const struct outline_ref *in, struct outline_full *out) MUST_CHECK;
/* The document was settled by document_settle before. */
enum status outline_create(
    struct ctx *ctx, const struct outline_save *in, struct outline_full *out) MUST_CHECK;
enum status outline_change(
    struct ctx *ctx, const struct outline_save *in, struct outline_full *out) MUST_CHECK;
/* The newest version of an outline; OUTLINE_NO_SUCH naming the field. */
enum status outline_newest(
    struct ctx *ctx, const char *field, int64_t outline_id, int64_t *out_version_id) MUST_CHECK;
/* Checks a document that was sent and brings it into the one form it is kept in. Pure: outside any
 * transaction. */
enum status document_settle(
    struct ctx *ctx, enum doc_purpose purpose, struct str *document) MUST_CHECK;
/* A document the database holds. */
enum status document_kept(struct ctx *ctx, enum doc_purpose purpose, struct str document,
    struct doc_node **out) MUST_CHECK;

#endif
