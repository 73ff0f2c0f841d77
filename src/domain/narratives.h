/*
 * narratives -- the text of a report: reading it with what its places say, saving it, freezing it.
 *
 * A report is complete only with its text and its tables where its regime asks for both (NA-26).
 * The text is kept beside the figures with a version of its own: one person writes at a time, and
 * who comes second is told. What its computed places say is never kept while it is written; it is
 * computed from the report's figures (of other forms and earlier periods too) each time it is read,
 * and said for good when the report is submitted.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, REPORT_NOT_SENT, STEP_*, NARRATIVE_NONE, NARRATIVE_EMPTY, CHANGED_MEANWHILE
 * Limits: those of documents
 * Tests:  tests/api/narrative.talk
 */
#ifndef BAOCAO_NARRATIVES_H
#define BAOCAO_NARRATIVES_H

#include "core/narrative/document.h"
#include "domain/reports.h"
#include "model/narrative.h"

/* A report's text as the database has it. */
struct narrative_kept {
    struct str outline_title;
    struct doc_node *outline; /* NULL: the report has no text */
    struct doc_node *doc;     /* what was written; else what the outline begins with */
    bool frozen;
    int64_t version, changed_ms;
    struct str changed_by;
};

enum status narrative_view(
    struct ctx *ctx, const struct by_id *in, struct narrative_out *out) MUST_CHECK;
enum status narrative_save(
    struct ctx *ctx, const struct narrative_put *in, struct narrative_out *out) MUST_CHECK;

/* The draft of a total becomes the texts of the accepted reports, by heading; over what was written
 * only if that is said. */
enum status narrative_join_units(
    struct ctx *ctx, const struct narrative_join_in *in, struct narrative_out *out) MUST_CHECK;

/* Of a report that may be seen. */
enum status narrative_load(
    struct ctx *ctx, const struct report *report, struct narrative_kept *out) MUST_CHECK;
/* Brings work->text_met up to date, for who asks report_facts about submitting. */
enum status narrative_ask(struct ctx *ctx, struct report_work *work) MUST_CHECK;
/* Says that narrative_ask, or narrative_load, of this report comes soon: see db_ahead. */
enum status narrative_ahead(struct ctx *ctx, const struct report *report) MUST_CHECK;
/* NARRATIVE_EMPTY naming the first compulsory section that is empty, or ST_OK. */
enum status narrative_require(struct ctx *ctx, const struct report *report) MUST_CHECK;
/* The text with what its places say now, as it is frozen; empty: the report has none. */
enum status narrative_final(
    struct ctx *ctx, const struct report_work *work, struct str *out) MUST_CHECK;

#endif
