#include "api/reader_api.h"

#include "domain/readers.h"

enum status report_readers_get(struct ctx *ctx, void *in, void *out)
{
    return readers_of_report(ctx, in, out);
}

enum status unit_readers_get(struct ctx *ctx, void *in, void *out)
{
    return readers_of_unit(ctx, in, out);
}

enum status account_access_get(struct ctx *ctx, void *in, void *out)
{
    return access_of_account(ctx, in, out);
}
