/*
 * attachment_api -- the routes of files attached to a report.
 *
 * A file's bytes are the body as it is, its name is in the query. It is looked
 * at and kept before the transaction that attaches it; it goes out in pieces,
 * always to be saved and never to be shown.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as the use cases do
 * Limits: HTTP_UPLOAD_BYTES_MAX
 * Tests:  tests/api/attachment.talk, tests/api/attachment_test.c
 */
#ifndef BAOCAO_ATTACHMENT_API_H
#define BAOCAO_ATTACHMENT_API_H

#include "api/api.h"

extern const struct resource attachment_content_resource;

enum status attachments_get(struct ctx *ctx, void *in, void *out);
enum status attachments_post_prepare(struct ctx *ctx, struct call *call);
enum status attachments_post(struct ctx *ctx, void *in, void *out);
enum status attachments_patch(struct ctx *ctx, void *in, void *out);
enum status attachments_delete(struct ctx *ctx, void *in, void *out);
enum status attachments_content(struct ctx *ctx, void *in, void *out);
enum status attachments_content_encode(struct ctx *ctx, struct call *call);
enum status attachments_content_more(struct ctx *ctx, struct call *call);

#endif
