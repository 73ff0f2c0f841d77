/*
 * rows -- the rows a report's author adds to open lists: put in, moved and taken away by a save.
 *
 * A row is taken away unless somebody else wrote in it since base_version; one that somebody took
 * away is not added again unknowingly. Both are answered, as cells are that two people changed.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  ROW_* naming the row
 * Limits: OPEN_ROWS_PATCH_MAX rows a save; form_open_most, DRAFT_BYTES_MAX a report
 * Tests:  tests/api/rows.talk, tests/api/list_limit.talk
 */
#ifndef BAOCAO_ROWS_H
#define BAOCAO_ROWS_H

#include "core/cell_diff.h"
#include "domain/reports.h"
#include "model/cells.h"

/* What a save did to rows. */
struct rows_done {
    bool changed;
    struct list diffs; /* struct cell_diff: the rows, and the cells that went with them */
};

/* Brings the work's content and form to the rows as they are afterwards. */
enum status rows_apply(struct ctx *ctx, struct report_work *work, const struct cells_patch *in,
    struct cells_saved *out, struct rows_done *done) MUST_CHECK;
/* Since which version the row is gone; 0: not known. */
int64_t rows_gone_since(const struct content *content, int64_t key);
/* As they are told. */
struct list rows_encode(struct ctx *ctx, const struct content *content);

#endif
