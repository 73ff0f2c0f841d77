#include "api/ask_api.h"

#include "domain/ask_once.h"

static enum status draft(struct ctx *ctx, void *arg)
{
    struct call *call = arg;

    return ask_once_draft(ctx, call->in, call->out);
}

/* A layout that may be kept nowhere and need not be right yet: no business of a write. */
enum status ask_once_post(struct ctx *ctx, struct call *call)
{
    struct ask_in *in = call->in;

    form_sort_cells(&in->layout);
    return database_read(ctx, draft, call);
}

enum status ask_once_get(struct ctx *ctx, void *in, void *out)
{
    return ask_once_form(ctx, in, out);
}

enum status reasons_post(struct ctx *ctx, void *in, void *out)
{
    return ask_reason_state(ctx, in, out);
}

enum status duplicates_get(struct ctx *ctx, void *in, void *out)
{
    return duplicates_list(ctx, in, out);
}
