/*
 * export_api -- reports and progress as files, over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/exports.h
 * Limits: none
 * Tests:  tests/api/export.talk
 */
#ifndef BAOCAO_EXPORT_API_H
#define BAOCAO_EXPORT_API_H

#include "api/api.h"

extern const struct resource export_resource;          /* struct report_work, never encoded */
extern const struct resource export_progress_resource; /* struct progress_file, never encoded */
extern const struct resource export_matrix_resource;   /* struct matrix_file, never encoded */
extern const struct resource export_paper_resource;    /* struct paper_work, never encoded */

enum status export_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status export_xlsx_encode(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status export_csv_encode(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status export_paper_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status export_pdf_encode(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status export_docx_encode(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status export_progress_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status export_progress_xlsx_encode(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status export_progress_csv_encode(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status export_matrix_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status export_matrix_xlsx_encode(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status export_matrix_csv_encode(struct ctx *ctx, struct call *call) MUST_CHECK;

#endif
