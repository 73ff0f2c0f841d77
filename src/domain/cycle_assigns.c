#include "domain/cycle_opening.h"
#include "domain/regimes.h"
#include "domain/reports.h"
#include "domain/use.h"
#include "domain/withdrawals.h"

/* ---- the second step: the lead unit assigns (BG-21, CT-24) ---- */

/* The cycle as the first step left it, with the due day the lead unit sets. */
static enum status assigning_fill(
    struct ctx *ctx, const struct cycle_assign *in, struct opening *o, struct cycle *cycle)
{
    TRY(cycle_get(ctx, in->id, cycle));
    TRY(use_require(ctx, RIGHT_CYCLE_OPEN, cycle->lead_unit_path, cycle->regime_id));
    TRY(cycle_require_in_force(ctx, cycle));
    if (cycle->state != CYCLE_WITH_LEAD)
        return fail(ctx, PROBLEM_CYCLE_ASSIGNED, "%s", problem_text(PROBLEM_CYCLE_ASSIGNED));
    *o = (struct opening){ .cycle_id = cycle->id,
        .form_version_id = cycle->form_version_id,
        .dates = { .window_from = cycle->window_from,
            .window_to = cycle->window_to,
            .due_on = in->due_on == DATE_NONE ? cycle->due_on : in->due_on } };
    TRY(regime_get(ctx, cycle->regime_id, &o->regime));
    TRY(opening_due_check(ctx, o));
    TRY(opening_notice(ctx, o));
    return in->units.len ? opening_asked(ctx, &in->units, o) : opening_reporters(ctx, o);
}

enum status cycle_assign(struct ctx *ctx, const struct cycle_assign *in, struct cycle_opened *out)
{
    struct opening o;
    struct cycle cycle;
    bool found;

    TRY(assigning_fill(ctx, in, &o, &cycle));
    if (!o.reporters.len)
        return opening_no_reporters(ctx, &o);
    TRY(opening_notice_require(
        ctx, &o, (struct notice_answer){ in->short_notice_ground, in->note, "note" }));
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
