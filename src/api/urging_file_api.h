/*
 * urging_file_api -- letters that urge as files: the letter as a paper, lists as tables.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/urging_lists.h
 * Limits: CSV_ROWS_MAX rows
 * Tests:  tests/api/urging.talk
 */
#ifndef BAOCAO_URGING_FILE_API_H
#define BAOCAO_URGING_FILE_API_H

#include "api/api.h"

enum status urgings_export(struct ctx *ctx, void *in, void *out);
enum status urgings_xlsx_encode(struct ctx *ctx, struct call *call);
enum status urgings_csv_encode(struct ctx *ctx, struct call *call);
enum status urging_units_export(struct ctx *ctx, void *in, void *out);
enum status urging_units_xlsx_encode(struct ctx *ctx, struct call *call);
enum status urging_units_csv_encode(struct ctx *ctx, struct call *call);
enum status urging_paper_get(struct ctx *ctx, void *in, void *out);
enum status urging_pdf_encode(struct ctx *ctx, struct call *call);
enum status urging_docx_encode(struct ctx *ctx, struct call *call);

extern const struct resource urging_file_resource;
extern const struct resource urging_units_file_resource;
extern const struct resource urging_paper_resource;

#endif
