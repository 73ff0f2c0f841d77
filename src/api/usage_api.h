/*
 * usage_api -- GET /usage, the same as files, and the reports the system draws up about it.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/usages.h, domain/usage_plans.h
 * Limits: none
 * Tests:  tests/api/usage.talk, tests/api/usage_report.talk
 */
#ifndef BAOCAO_USAGE_API_H
#define BAOCAO_USAGE_API_H

#include "api/api.h"

enum status usage_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status usage_get_file(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status usage_xlsx_encode(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status usage_csv_encode(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status usage_get_plan(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status usage_put_office(struct ctx *ctx, void *in, void *out) MUST_CHECK;

extern const struct resource usage_file_resource; /* struct usage_out */

#endif
