#include "api/form_api.h"

#include "domain/annexes.h"
#include "domain/clocks.h"
#include "domain/forms.h"
#include "domain/lives.h"
#include "domain/trials.h"

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

enum status forms_get_versions(struct ctx *ctx, void *in, void *out)
{
    return form_versions(ctx, in, out);
}

enum status forms_post_version(struct ctx *ctx, void *in, void *out)
{
    return form_revise(ctx, in, out);
}

enum status forms_put_draft(struct ctx *ctx, void *in, void *out)
{
    return form_draft(ctx, in, out);
}

enum status forms_get_changes(struct ctx *ctx, void *in, void *out)
{
    return form_changes(ctx, in, out);
}

enum status forms_act(struct ctx *ctx, void *in, void *out)
{
    return form_act(ctx, in, out);
}

enum status forms_get_clocks(struct ctx *ctx, void *in, void *out)
{
    return form_clocks(ctx, in, out);
}

enum status forms_patch_clock(struct ctx *ctx, void *in, void *out)
{
    return form_clock_set(ctx, in, out);
}

/* The layout is checked before the transaction: it takes longer than keeping it. */
enum status forms_check(struct ctx *ctx, struct call *call)
{
    struct form_save *in = call->in;

    form_sort_cells(&in->layout);
    return form_layout_check(ctx, &in->layout);
}

/* The same of a draft, which is kept with what is wrong. */
enum status forms_draft_check(struct ctx *ctx, struct call *call)
{
    struct form_save *in = call->in;

    form_sort_cells(&in->layout);
    in->fault = form_check(ctx->arena, &in->layout);
    return ST_OK;
}

/* POST /forms/import: reading a file is no business of a transaction. */
enum status forms_import(struct ctx *ctx, struct call *call)
{
    struct form_import_in *in = call->in;

    in->file = call->request.body;
    in->chosen = resource_given(call->route->in, call->given, "sheet");
    return annex_import(ctx, call->config->office, in, call->out);
}
