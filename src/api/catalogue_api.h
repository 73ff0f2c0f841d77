/*
 * catalogue_api -- /indicators, /attributes, /measures, /sectors over the wire.
 *
 * The four have the same routes, so their handlers are declared by one macro.
 *
 * Layer:  api
 * Owns:   nothing
 * Fails:  as domain/catalogues.h, domain/catalogue_import.h
 * Limits: none
 * Tests:  tests/api/catalogue.talk, tests/api/catalogue_import.talk
 */
#ifndef BAOCAO_CATALOGUE_API_H
#define BAOCAO_CATALOGUE_API_H

#include "api/api.h"
#include "domain/catalogue_import.h"

#define CATALOGUE_HANDLERS(name) \
    enum status name##_get(struct ctx *ctx, void *in, void *out) MUST_CHECK; \
    enum status name##_get_one(struct ctx *ctx, void *in, void *out) MUST_CHECK; \
    enum status name##_post(struct ctx *ctx, void *in, void *out) MUST_CHECK; \
    enum status name##_patch(struct ctx *ctx, void *in, void *out) MUST_CHECK; \
    enum status name##_export(struct ctx *ctx, void *in, void *out) MUST_CHECK; \
    enum status name##_export_encode(struct ctx *ctx, struct call *call) MUST_CHECK; \
    enum status name##_import_prepare(struct ctx *ctx, struct call *call) MUST_CHECK; \
    enum status name##_import(struct ctx *ctx, void *in, void *out) MUST_CHECK; \
    enum status name##_preview(struct ctx *ctx, void *in, void *out) MUST_CHECK;

CATALOGUE_HANDLERS(indicators)
CATALOGUE_HANDLERS(attributes)
CATALOGUE_HANDLERS(measures)
CATALOGUE_HANDLERS(sectors)
#undef CATALOGUE_HANDLERS

enum status measures_convert(struct ctx *ctx, void *in, void *out) MUST_CHECK;

extern const struct resource catalogue_file_resource; /* struct list of the kind's records */

/* The CSV both ways: a column is a field of the kind that may be given when creating. */
enum status catalogue_csv_read(
    struct ctx *ctx, struct call *call, enum catalogue_kind kind) MUST_CHECK;
void catalogue_csv_write(struct ctx *ctx, struct call *call, enum catalogue_kind kind);

#endif
