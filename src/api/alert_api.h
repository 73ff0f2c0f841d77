/*
 * alert_api -- the handlers of what a person was told.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/alerts.h
 * Limits: none of its own
 * Tests:  tests/api/alert.talk
 */
#ifndef BAOCAO_ALERT_API_H
#define BAOCAO_ALERT_API_H

#include "base/ctx.h"

enum status alerts_get(struct ctx *ctx, void *in, void *out);
enum status alerts_get_count(struct ctx *ctx, void *in, void *out);
enum status alerts_post_read(struct ctx *ctx, void *in, void *out);

#endif
