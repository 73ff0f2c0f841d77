/*
 * outage_api -- outages, and reports registered as sent by other means.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  what the domain says
 * Limits: none
 * Tests:  tests/api/outage.talk
 */
#ifndef BAOCAO_OUTAGE_API_H
#define BAOCAO_OUTAGE_API_H

#include "api/api.h"

enum status outages_get(struct ctx *ctx, void *in, void *out);
enum status outages_post(struct ctx *ctx, void *in, void *out);
enum status outages_patch(struct ctx *ctx, void *in, void *out);
enum status registrations_get(struct ctx *ctx, void *in, void *out);
enum status registrations_post(struct ctx *ctx, void *in, void *out);
enum status registrations_file_prepare(struct ctx *ctx, struct call *call);
enum status registrations_content(struct ctx *ctx, void *in, void *out);

#endif
