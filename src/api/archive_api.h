/*
 * archive_api -- the routes of the archive: its files, and packages of them.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/archives.h, archive_close.h, archive_packages.h
 * Limits: those of the field tables
 * Tests:  tests/api/archive.talk
 */
#ifndef BAOCAO_ARCHIVE_API_H
#define BAOCAO_ARCHIVE_API_H

#include "api/api.h"

enum status archive_files_get(struct ctx *ctx, void *in, void *out);
enum status archive_file_get(struct ctx *ctx, void *in, void *out);
enum status archive_intake_post(struct ctx *ctx, void *in, void *out);
enum status archive_close_post_prepare(struct ctx *ctx, struct call *call);
enum status archive_close_post(struct ctx *ctx, void *in, void *out);
enum status archive_hold_post(struct ctx *ctx, void *in, void *out);
enum status archive_release_post(struct ctx *ctx, void *in, void *out);
enum status retention_get(struct ctx *ctx, void *in, void *out);
enum status retention_put(struct ctx *ctx, void *in, void *out);

enum status archive_package_post(struct ctx *ctx, void *in, void *out);
enum status archive_package_get(struct ctx *ctx, void *in, void *out);
enum status archive_package_delete(struct ctx *ctx, void *in, void *out);
enum status archive_package_content(struct ctx *ctx, void *in, void *out);
enum status archive_package_content_encode(struct ctx *ctx, struct call *call);
enum status archive_package_content_more(struct ctx *ctx, struct call *call);

/* What comes in and goes out beside JSON. */
extern const struct resource archive_closing_resource;
extern const struct resource package_content_resource;

#endif
