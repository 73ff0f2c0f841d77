#include "api/check_api.h"

#include "domain/checks.h"

enum status checks_get(struct ctx *ctx, void *in, void *out)
{
    return checks_view(ctx, in, out);
}

enum status checks_put(struct ctx *ctx, void *in, void *out)
{
    return check_note_save(ctx, in, out);
}

enum status warnings_get(struct ctx *ctx, void *in, void *out)
{
    return total_warnings(ctx, in, out);
}
