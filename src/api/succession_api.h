/*
 * succession_api -- units that took over from others, one change at a time or as a CSV file.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  what the domain says; SUCCESSION_IMPORT for a file, each fault by row and column
 * Limits: CSV_ROWS_MAX rows
 * Tests:  tests/api/succession.talk
 */
#ifndef BAOCAO_SUCCESSION_API_H
#define BAOCAO_SUCCESSION_API_H

#include "api/api.h"

extern const struct resource link_lines_resource;

enum status unit_links_get(struct ctx *ctx, void *in, void *out);
enum status unit_links_post(struct ctx *ctx, void *in, void *out);
enum status unit_links_import_prepare(struct ctx *ctx, struct call *call);
enum status unit_links_import(struct ctx *ctx, void *in, void *out);

#endif
