/*
 * exports -- a report, or the progress of a cycle, as a file.
 *
 * What is written is what the screen shows: the same figures, at the same
 * moment, under the annex's own headings. Loading is a read; making the file
 * happens outside the transaction.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, REPORT_NOT_SENT, RENDER_FAILED
 * Limits: those of render/render.h
 * Tests:  tests/api/export.talk, tests/render/
 */
#ifndef BAOCAO_EXPORTS_H
#define BAOCAO_EXPORTS_H

#include "domain/reports.h"
#include "render/render.h"

/* Reports of a cycle with the names a file begins with. */
struct progress_file {
    struct list reports; /* struct report */
    struct str lead_unit_name, period_title;
    struct str view; /* which of them were asked for; empty: all */
};

/* The matrix of a regime with the names a file begins with. */
struct matrix_file {
    struct matrix_out matrix;
    struct str regime_name, lead_unit_name;
};

enum status export_load(
    struct ctx *ctx, const struct by_id *in, struct report_work *out) MUST_CHECK;
/* extension: "xlsx" or "csv". */
enum status export_write(struct ctx *ctx, const struct report_work *work, struct str extension,
    struct str *out) MUST_CHECK;
/* "bao-cao-NN-2026-10-16681.xlsx", safe for any file system. */
struct str export_name(struct ctx *ctx, const struct report *report, struct str extension);

/* The reports of a cycle that were asked for: no pages, whatever the query says of one. */
enum status export_progress_load(
    struct ctx *ctx, const struct progress_query *in, struct progress_file *out) MUST_CHECK;
/* As a table of texts: unit, state, late, when sent and accepted. */
enum status export_progress_write(struct ctx *ctx, const struct progress_file *file,
    struct str extension, struct str *out) MUST_CHECK;

/* Units x cycles, as they were asked for. */
enum status export_matrix_load(
    struct ctx *ctx, const struct matrix_query *in, struct matrix_file *out) MUST_CHECK;
enum status export_matrix_write(struct ctx *ctx, const struct matrix_file *file,
    struct str extension, struct str *out) MUST_CHECK;

#endif
