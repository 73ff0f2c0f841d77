/*
 * discipline_tables -- the table of discipline for a year's scoring, announced and then for good
 * (NA-38, CT-68, CT-73).
 *
 * What is announced is kept line by line, as units were called and counted that moment. A table
 * is never changed: another one of the same year takes its place, and both stay to be read.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, DISCIPLINE_DAYS, DISCIPLINE_EMPTY, ROUTE_FORBIDDEN, RENDER_FAILED
 * Limits: DISCIPLINE_ROWS_MAX lines
 * Tests:  tests/api/discipline_table.talk
 */
#ifndef BAOCAO_DISCIPLINE_TABLES_H
#define BAOCAO_DISCIPLINE_TABLES_H

#include "model/discipline_table.h"

enum status discipline_table_list(struct ctx *ctx, const struct discipline_tables_query *in,
    struct discipline_tables_out *out) MUST_CHECK;
enum status discipline_table_view(
    struct ctx *ctx, const struct by_id *in, struct discipline_table_out *out) MUST_CHECK;
/* Who may lead every regime of the whole province, and follows all of them, announces. */
enum status discipline_table_announce(struct ctx *ctx, const struct discipline_table *in,
    struct discipline_table_out *out) MUST_CHECK;
/* The same of days that are over, in the name of whoever acts and his unit: of what he follows. */
enum status discipline_table_draw(struct ctx *ctx, const struct discipline_table *in,
    struct discipline_table_out *out) MUST_CHECK;
/* extension: "xlsx" or "csv". */
enum status discipline_table_write(struct ctx *ctx, const struct discipline_table_out *table,
    struct str extension, struct str *out) MUST_CHECK;

#endif
