/*
 * discipline_api -- counts of discipline, the reports behind them, announced tables, and these as
 * files.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/disciplines.h, domain/discipline_tables.h
 * Limits: none
 * Tests:  tests/api/discipline.talk
 */
#ifndef BAOCAO_DISCIPLINE_API_H
#define BAOCAO_DISCIPLINE_API_H

#include "api/api.h"

enum status discipline_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status discipline_get_reports(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status discipline_get_tables(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status discipline_get_table(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status discipline_post_table(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status discipline_table_xlsx_encode(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status discipline_table_csv_encode(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status discipline_get_file(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status discipline_xlsx_encode(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status discipline_csv_encode(struct ctx *ctx, struct call *call) MUST_CHECK;

extern const struct resource discipline_file_resource;       /* struct discipline_out */
extern const struct resource discipline_table_file_resource; /* struct discipline_table_out */

#endif
