#include "domain/cycle_opening.h"
#include "domain/forms.h"
#include "domain/regimes.h"
#include "domain/reports.h"
#include "domain/use.h"

/* ---- the second step: the lead unit assigns (BG-21, CT-24) ---- */

static enum status asked_rows(struct ctx *ctx, const struct cycle_assign *in, struct opening *o)
{
    static const struct form none;
    const struct form *form = &none;
    const struct form_entry *entry;
    struct reporter_row *rows = ARENA_ARRAY(ctx->arena, in->units.len + 1, struct reporter_row);

    if (!in->units.len)
        return opening_reporters(ctx, o);
    if (o->regime.form_id) {
        TRY(form_entry_get(ctx, o->form_version_id, &entry));
        form = &entry->form;
    }
    for (size_t i = 0; i < in->units.len; i++) {
        const struct reporter *reporter = LIST_AT(in->units, struct reporter, i);
        struct str path;

        TRY(use_unit_path(
            ctx, str_format(ctx->arena, "units[%zu].unit_id", i).ptr, reporter->unit_id, &path));
        TRY(reporter_part_check(ctx, form, reporter, i));
        for (size_t k = 0; k < i; k++)
            if (rows[k].reporter.unit_id == reporter->unit_id)
                return fail_field(ctx, PROBLEM_REGIME_TWICE,
                    str_format(ctx->arena, "units[%zu].unit_id", i).ptr, "%s",
                    problem_text(PROBLEM_REGIME_TWICE));
        rows[i] = (struct reporter_row){ .reporter = *reporter,
            .rows = use_keys_write(ctx, &reporter->rows),
            .columns = use_keys_write(ctx, &reporter->columns) };
    }
    o->reporters = (struct list){ rows, in->units.len };
    return ST_OK;
}

/* The day the lead unit sets is none on which data are still being taken, nor before the law's. */
static enum status due_check(struct ctx *ctx, const struct opening *o)
{
    const struct period_rules rules = regime_rules(&o->regime);
    int64_t least;

    TRY(period_least_due(
        ctx, &rules, (struct day_span){ o->dates.window_from, o->dates.window_to }, &least));
    if (o->dates.due_on >= least)
        return ST_OK;
    return fail_field(ctx, PROBLEM_CYCLE_DUE, "due_on",
        "%s Chốt số liệu: " STR_FMT "; sớm nhất được " STR_FMT ".", problem_text(PROBLEM_CYCLE_DUE),
        STR_ARG(date_format_vi(ctx->arena, o->dates.window_to)),
        STR_ARG(date_format_vi(ctx->arena, least)));
}

/* The cycle as the first step left it, with the due day the lead unit sets. */
static enum status assigning_fill(
    struct ctx *ctx, const struct cycle_assign *in, struct opening *o, struct cycle *cycle)
{
    TRY(cycle_get(ctx, in->id, cycle));
    TRY(use_require(ctx, RIGHT_CYCLE_OPEN, cycle->lead_unit_path, cycle->regime_id));
    if (cycle->state != CYCLE_WITH_LEAD)
        return fail(ctx, PROBLEM_CYCLE_ASSIGNED, "%s", problem_text(PROBLEM_CYCLE_ASSIGNED));
    *o = (struct opening){ .cycle_id = cycle->id,
        .form_version_id = cycle->form_version_id,
        .dates = { .window_from = cycle->window_from,
            .window_to = cycle->window_to,
            .due_on = in->due_on == DATE_NONE ? cycle->due_on : in->due_on } };
    TRY(regime_get(ctx, cycle->regime_id, &o->regime));
    TRY(due_check(ctx, o));
    TRY(opening_notice(ctx, o));
    return asked_rows(ctx, in, o);
}

enum status cycle_assign(struct ctx *ctx, const struct cycle_assign *in, struct cycle_opened *out)
{
    struct opening o;
    struct cycle cycle;
    bool found;

    TRY(assigning_fill(ctx, in, &o, &cycle));
    if (!o.reporters.len)
        return opening_no_reporters(ctx, &o);
    TRY(opening_notice_require(ctx, &o, in->short_notice_ground, in->note));
    TRY(db_one(ctx, STMT_CYCLE_ASSIGN,
        ARGS(V_INT(in->id), V_INT(in->version), V_INT(CYCLE_OPEN), V_INT(o.dates.due_on)), &found));
    if (!found)
        return use_changed(ctx);
    for (size_t i = 0; i < o.reporters.len; i++)
        TRY(opening_assign(ctx, &o, LIST_AT(o.reporters, struct reporter_row, i)));
    TRY(db_run(ctx, STMT_REPORT_ADOPT,
        ARGS(V_INT(cycle.total_report_id), V_INT(in->id), V_INT(REPORT_OF_UNIT))));
    TRY(cycle_get(ctx, in->id, &out->cycle));
    out->left_out = o.left_out;
    return opening_event(ctx, &o, "cycle.assign",
        opening_note(ctx, &o, &(struct cycle){ .short_notice_reason = in->note }), &out->cycle);
}
