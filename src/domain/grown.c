#include "domain/grown.h"

bool report_assigned_row(const struct report_work *work, int64_t row)
{
    for (size_t i = 0; i < work->part_rows.len; i++)
        if (*LIST_AT(work->part_rows, int64_t, i) == row)
            return true;
    return work->part_rows.len == 0;
}

void report_grow(struct ctx *ctx, struct report_work *work)
{
    struct form_entry *grown;

    work->form = work->base;
    if (!work->content->grown)
        return;
    grown = ARENA_NEW(ctx->arena, struct form_entry);
    grown->version_id = work->base->version_id;
    grown->form = *work->content->grown;
    grown->shape = work->content->shape;
    work->form = grown;
}

static enum status entry_compile(
    struct ctx *ctx, const struct report_work *work, struct form_entry *grown)
{
    struct formula_fault fault;

    grown->program = formula_program_new(ctx->arena, work->content->grown, &fault);
    return grown->program ? ST_OK
                          : fail_field(ctx, PROBLEM_ROWS_TOO_MANY, "rows", "%s " STR_FMT,
                                problem_text(PROBLEM_ROWS_TOO_MANY), STR_ARG(fault.text));
}

enum status report_regrow(struct ctx *ctx, struct report_work *work)
{
    report_grow(ctx, work);
    return work->form == work->base
               ? ST_OK
               : entry_compile(ctx, work, (struct form_entry *)(uintptr_t)work->form);
}

const struct formula_program *report_program(struct ctx *ctx, const struct report_work *work)
{
    /* The entry is this report's own, and its rows passed report_regrow when they were added. */
    if (!work->form->program) {
        enum status compiled = entry_compile(ctx, work, (struct form_entry *)(uintptr_t)work->form);

        ASSERT(compiled == ST_OK);
    }
    return work->form->program;
}
