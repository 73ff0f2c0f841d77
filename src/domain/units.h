/*
 * units -- the tree of units: reading it, changing it, taking it from a file.
 *
 * Everybody who is logged in may read the tree. Moving a unit moves all below
 * it. Codes are never used again (QĐ 19/2025/QĐ-TTg): a unit is closed by its
 * last day, never deleted.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, UNIT_CODE_TAKEN, UNIT_CYCLE, UNIT_DATES, UNIT_DEPTH, CHANGED_MEANWHILE
 * Limits: UNIT_DEPTH_MAX levels, CSV_ROWS_MAX rows an import
 * Tests:  tests/api/unit.talk
 */
#ifndef BAOCAO_UNITS_H
#define BAOCAO_UNITS_H

#include "model/unit.h"

/* One row of a CSV file: parent by its code. A column the file does not have says nothing: units
 * that are kept already keep what they have. */
struct unit_line {
    struct unit unit;
    struct str parent_code;
    bool says_parent, says_from, says_to;
    size_t line; /* of the file, from 1 */
};

enum status unit_view(struct ctx *ctx, const struct by_id *in, struct unit *out) MUST_CHECK;
enum status unit_list(
    struct ctx *ctx, const struct unit_query *in, struct page_out *out) MUST_CHECK;
enum status unit_counted(
    struct ctx *ctx, const struct unit_query *in, struct unit_count *out) MUST_CHECK;
enum status unit_create(struct ctx *ctx, const struct unit *in, struct unit *out) MUST_CHECK;
enum status unit_change(struct ctx *ctx, const struct unit *in, struct unit *out) MUST_CHECK;
/* A unit gets another one above it, with its event, whoever asks; one that was succeeded lies there
 * with a plus in its path. */
enum unit_placed { UNIT_LIVES, UNIT_SUCCEEDED };
enum status unit_reparent(
    struct ctx *ctx, int64_t id, int64_t parent_id, enum unit_placed placed) MUST_CHECK;
/* Its last day, unless it ended before. */
enum status unit_end(struct ctx *ctx, int64_t id, int64_t last_day) MUST_CHECK;
/* Rows of the file in order, a parent before its children or already kept. All or nothing. */
enum status unit_import(
    struct ctx *ctx, const struct list *lines, struct unit_import *out) MUST_CHECK;
/* Every unit, struct unit whose parent_name holds the parent's code. */
enum status unit_export(struct ctx *ctx, struct list *out) MUST_CHECK;

#endif
