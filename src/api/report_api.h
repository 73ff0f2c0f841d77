/*
 * report_api -- /reports, progress, the inbox and the history over the wire.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/reports.h and domain/progress.h
 * Limits: none
 * Tests:  tests/api/report.talk
 */
#ifndef BAOCAO_REPORT_API_H
#define BAOCAO_REPORT_API_H

#include "api/api.h"

enum status reports_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status reports_get_one_ahead(struct ctx *ctx, struct call *call) MUST_CHECK;
enum status reports_get_one(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status reports_act(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status progress_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status matrix_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status inbox_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;
enum status events_get(struct ctx *ctx, void *in, void *out) MUST_CHECK;

#endif
