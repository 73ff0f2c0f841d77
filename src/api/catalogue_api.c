#include "api/catalogue_api.h"

const struct resource catalogue_file_resource = { .name = "catalogue_file",
    .size = sizeof(struct list) };

/* One function a route, as the route table wants them; what they do is written once. */
#define CATALOGUE_HANDLERS(name, kind) \
    enum status name##_get(struct ctx *ctx, void *in, void *out) \
    { \
        return catalogue_list(ctx, kind, in, out); \
    } \
    enum status name##_get_one(struct ctx *ctx, void *in, void *out) \
    { \
        return catalogue_view(ctx, kind, in, out); \
    } \
    enum status name##_post(struct ctx *ctx, void *in, void *out) \
    { \
        return catalogue_create(ctx, kind, in, out); \
    } \
    enum status name##_patch(struct ctx *ctx, void *in, void *out) \
    { \
        return catalogue_change(ctx, kind, in, out); \
    } \
    enum status name##_export(struct ctx *ctx, void *in, void *out) \
    { \
        (void)in; \
        return catalogue_all(ctx, kind, out); \
    } \
    enum status name##_export_encode(struct ctx *ctx, struct call *call) \
    { \
        catalogue_csv_write(ctx, call, kind); \
        return ST_OK; \
    } \
    enum status name##_import_prepare(struct ctx *ctx, struct call *call) \
    { \
        return catalogue_csv_read(ctx, call, kind); \
    } \
    enum status name##_import(struct ctx *ctx, void *in, void *out) \
    { \
        return catalogue_import(ctx, kind, in, out); \
    } \
    enum status name##_preview(struct ctx *ctx, void *in, void *out) \
    { \
        return catalogue_preview(ctx, kind, in, out); \
    }

CATALOGUE_HANDLERS(indicators, CATALOGUE_INDICATOR)
CATALOGUE_HANDLERS(attributes, CATALOGUE_ATTRIBUTE)
CATALOGUE_HANDLERS(measures, CATALOGUE_MEASURE)
CATALOGUE_HANDLERS(sectors, CATALOGUE_SECTOR)

enum status measures_convert(struct ctx *ctx, void *in, void *out)
{
    return measure_convert_codes(ctx, in, out);
}
