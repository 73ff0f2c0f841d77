/*
 * document_api -- the routes of the documents a frozen revision goes out as.
 *
 * Making them renders and hashes, and their signatures are verified each time
 * they are shown: both outside the transaction, on the heavy lane.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as the use cases do
 * Limits: those of domain/documents.h
 * Tests:  tests/api/document.talk
 */
#ifndef BAOCAO_DOCUMENT_API_H
#define BAOCAO_DOCUMENT_API_H

#include "api/api.h"

extern const struct resource document_issue_resource;
extern const struct resource documents_seen_resource;
extern const struct resource document_content_resource;

enum status documents_get(struct ctx *ctx, void *in, void *out);
enum status documents_encode(struct ctx *ctx, struct call *call);
enum status documents_post_prepare(struct ctx *ctx, struct call *call);
enum status documents_post(struct ctx *ctx, void *in, void *out);
enum status documents_content(struct ctx *ctx, void *in, void *out);
enum status documents_content_encode(struct ctx *ctx, struct call *call);
enum status documents_content_more(struct ctx *ctx, struct call *call);

#endif
