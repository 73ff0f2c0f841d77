#include "api/correction_api.h"

#include "domain/corrections.h"
#include "domain/total_flags.h"

enum status revisions_get(struct ctx *ctx, void *in, void *out)
{
    return revisions_list(ctx, in, out);
}

enum status revisions_get_diff(struct ctx *ctx, void *in, void *out)
{
    return revision_compare(ctx, in, out);
}

enum status flags_get(struct ctx *ctx, void *in, void *out)
{
    return total_flags_explain(ctx, in, out);
}
