#include "domain/lineage.h"

#include "core/aggregate.h"

enum status lineage_sum(
    struct ctx *ctx, const struct form_entry *form, const struct list *blobs, struct content **out)
{
    const struct aggregate_plan *plan = aggregate_plan_new(ctx->arena, &form->form, &form->form);
    struct aggregate_run *run = aggregate_start(ctx->arena, plan);
    struct content *content = content_new(ctx->arena, &form->form);

    for (size_t i = 0; i < blobs->len; i++) {
        struct str blob = *LIST_AT(*blobs, struct str, i);

        if (blob.len && !aggregate_add(run, blob))
            return fail(ctx, PROBLEM_CONTENT_DAMAGED, "Số liệu của đơn vị tiền thân, phần %zu.", i);
    }
    aggregate_finish(run, form->program, content);
    *out = content;
    return ST_OK;
}
