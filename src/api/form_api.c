#include "api/form_api.h"

#include "domain/annexes.h"
#include "domain/forms.h"

enum status forms_get(struct ctx *ctx, void *in, void *out)
{
    return form_list(ctx, in, out);
}

enum status forms_get_one(struct ctx *ctx, void *in, void *out)
{
    return form_view(ctx, in, out);
}

enum status forms_post(struct ctx *ctx, void *in, void *out)
{
    return form_create(ctx, in, out);
}

enum status forms_post_version(struct ctx *ctx, void *in, void *out)
{
    return form_change(ctx, in, out);
}

/* The layout is checked before the transaction: it takes longer than keeping it. */
enum status forms_check(struct ctx *ctx, struct call *call)
{
    struct form_save *in = call->in;

    form_sort_cells(&in->layout);
    return form_layout_check(ctx, &in->layout);
}

/* POST /forms/import: reading a file is no business of a transaction. */
enum status forms_import(struct ctx *ctx, struct call *call)
{
    struct form_import_in *in = call->in;

    in->file = call->request.body;
    return annex_import(ctx, in, call->out);
}
