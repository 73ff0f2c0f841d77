/*
 * cells -- reading a report's figures, and saving some of them.
 *
 * Saves are merged cell by cell: a cell conflicts only if somebody else changed
 * it since base_version, and then both figures are answered; all others are
 * kept. Calculated cells follow in the same save. One event holds before and
 * after of every cell.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, STEP_*, CELL_* naming the cell, CONTENT_DAMAGED
 * Limits: CELLS_PATCH_MAX cells a save
 * Tests:  tests/api/cells.talk
 */
#ifndef BAOCAO_CELLS_H
#define BAOCAO_CELLS_H

#include "core/formula/formula.h"
#include "domain/reports.h"
#include "model/cells.h"

/* Says that cells_look, or cells_save, of this report comes soon: see db_ahead. */
enum status cells_look_ahead(struct ctx *ctx, int64_t id) MUST_CHECK;
enum status cells_save_ahead(struct ctx *ctx, int64_t id) MUST_CHECK;
/* Which version of the figures there is to see; cells_fill reads them, in the same transaction. */
enum status cells_look(struct ctx *ctx, const struct by_id *in, struct cells_out *out) MUST_CHECK;
enum status cells_fill(struct ctx *ctx, struct cells_out *out) MUST_CHECK;
enum status cells_save(
    struct ctx *ctx, const struct cells_patch *in, struct cells_saved *out) MUST_CHECK;
/* Who changed a cell, when, from what to what: newest first. */
enum status cell_history(
    struct ctx *ctx, const struct cell_query *in, struct page_out *out) MUST_CHECK;

/* The wire form of cells that are not empty. */
struct list cells_encode(struct ctx *ctx, const struct content *content);
/* The same of those listed. */
struct list cells_shown(struct ctx *ctx, const struct content *content, struct slot_list slots);
/* Keeps the draft and a new version of the report in the state of entry. */
enum status draft_keep(struct ctx *ctx, struct report_work *work) MUST_CHECK;

#endif
