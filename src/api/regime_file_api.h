/*
 * regime_file_api -- regimes as files over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/regimes_file.h
 * Limits: CSV_ROWS_MAX rows
 * Tests:  tests/api/regime_file.talk
 */
#ifndef BAOCAO_REGIME_FILE_API_H
#define BAOCAO_REGIME_FILE_API_H

#include "api/api.h"

extern const struct resource regime_file_resource;

enum status regimes_export(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status regimes_xlsx_encode(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status regimes_csv_encode(struct ctx *ctx, struct call *call) MUST_CHECK;

#endif
