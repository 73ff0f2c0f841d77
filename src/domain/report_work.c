#include "domain/report_work.h"

#include "core/part.h"
#include "core/urging.h"
#include "domain/grown.h"
#include "domain/periods.h"
#include "domain/profiles.h"
#include "domain/report_rights.h"
#include "domain/sources.h"
#include "domain/use.h"

void report_complete(struct ctx *ctx, struct report *report)
{
    int64_t today = use_today(ctx);

    report->period_title = period_words(ctx->arena, report->period);
    report->late = discipline_is_late((enum report_clock)report->clock, report->due_on, today);
    report->owed =
        report->kind != REPORT_TRIAL && urging_owed((enum report_clock)report->clock,
                                            report->upheld, report->due_on, today) != OWED_NOTHING;
    report->wished_on = DATE_NONE;
    report->flagged = false; /* asked of totals where it is shown */
    report->correcting =
        workflow_is_accepted((enum report_state)report->state) ? 0 : report->corrections;
}

enum status report_get(struct ctx *ctx, int64_t id, struct report *out)
{
    bool found;

    TRY(db_one(ctx, STMT_REPORT_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    row_read(ctx, &report_resource, 0, out);
    report_complete(ctx, out);
    return ST_OK;
}

bool report_is_own(const struct ctx *ctx, const struct report *report)
{
    return use_may(ctx, RIGHT_REPORT_READ, report->unit_path, report->regime_id);
}

static bool is_sent(const struct report *report)
{
    return workflow_is_sent((enum report_state)report->state);
}

/* Whoever designs a form sees what was entered in its trials. Whoever takes reports in also sees
 * those on their way; others of the unit, what was sent to it.
 */
static bool is_receiver(const struct ctx *ctx, const struct report *report)
{
    if (report->kind == REPORT_TRIAL)
        return use_may(ctx, RIGHT_FORM_WRITE, report->receiver_path, 0);
    return use_may(ctx, RIGHT_REPORT_RECEIVE, report->receiver_path, report->regime_id) ||
           (is_sent(report) &&
               use_may(ctx, RIGHT_REPORT_READ_SENT, report->receiver_path, report->regime_id));
}

enum status report_require_seen(struct ctx *ctx, const struct report *report)
{
    return report_is_own(ctx, report) || is_receiver(ctx, report) ? ST_OK : use_not_found(ctx);
}

bool report_shows_figures(const struct ctx *ctx, const struct report *report)
{
    return report->kind == REPORT_TRIAL || report_is_own(ctx, report) || is_sent(report);
}

enum status report_require_figures(struct ctx *ctx, const struct report *report)
{
    TRY(report_require_seen(ctx, report));
    if (report_shows_figures(ctx, report))
        return ST_OK;
    return fail(ctx, PROBLEM_REPORT_NOT_SENT, "%s", problem_text(PROBLEM_REPORT_NOT_SENT));
}

/* ---- figures ---- */

bool report_open_for_entry(const struct report_work *work)
{
    return workflow_open_for_entry(&work->profile->workflow, (enum report_state)work->report.state);
}

struct wf_verdict report_may_enter(struct ctx *ctx, const struct report_work *work)
{
    return workflow_decide(
        &work->profile->workflow, report_facts(ctx, work, (struct str){ 0 }), ACTION_ENTER);
}

/* The row of the form that an added row is assigned with. */
static int64_t row_of_form(const struct report_work *work, int64_t row)
{
    long index = row > FORM_ROW_KEY_MAX ? form_row_index(work->content->shape->form, row) : -1;

    return index < 0 ? row : FORM_ROW(work->content->shape->form, index)->open;
}

bool report_assigned(const struct report_work *work, int64_t row, int64_t column)
{
    const struct part part = { work->part_rows, work->part_columns };

    return part_has(&part, row_of_form(work, row), column);
}

/* What is assigned, and the figures, as their columns hold them. */
struct packed_work {
    int64_t profile;
    struct str rows, columns, figures;
};

/* Those columns, with which the row begins. */
static struct packed_work packed_read(struct ctx *ctx)
{
    return (
        struct packed_work){ db_int(ctx, 0), db_text(ctx, 1), db_text(ctx, 2), db_blob(ctx, 3) };
}

/* What nobody may type in is a frozen revision, not what lies in the draft. */
static enum status require_frozen(
    struct ctx *ctx, const struct report_work *work, const struct packed_work *packed)
{
    const struct report *report = &work->report;
    bool open = report_open_for_entry(work);

    /* What was taken from its unit stays as it was: a draft, too. */
    if (open || (report->state == REPORT_WITHDRAWN && !report->submitted_ms) ||
        (report->submitted_ms && packed->figures.len))
        return ST_OK;
    return fail(ctx, PROBLEM_CONTENT_DAMAGED, "Báo cáo %lld: thiếu bản số liệu đã trình.",
        (long long)report->id);
}

static enum status work_unpack(
    struct ctx *ctx, const struct packed_work *packed, struct report_work *out)
{
    TRY(form_entry_get(ctx, out->report.form_version_id, &out->base));
    out->form = out->base;
    out->part_rows = out->part_columns = out->warned = (struct list){ 0 };
    out->checks_met = 0;
    out->has_text = false;
    out->digest = (struct str){ 0 };
    out->signatures = (struct list){ 0 };
    out->review = (struct report_review){ 0 };
    out->reviewed_met = 0;
    out->signed_met = 0;
    out->marks = (struct document_marks){ 0 };
    out->sealed_met = 0;
    out->numbered_met = 0;
    out->registered_met = 0;
    out->text_met = 0;
    out->text = (struct str){ 0 };
    out->drafted = packed->figures.len > 0;
    if (packed->rows.len)
        TRY(use_keys_read(ctx, packed->rows, &out->part_rows));
    if (packed->columns.len)
        TRY(use_keys_read(ctx, packed->columns, &out->part_columns));
    if (!packed->figures.len) {
        out->content = content_new(ctx->arena, &out->base->form);
        return ST_OK;
    }
    if (!content_unpack(ctx->arena, &out->base->form, packed->figures, &out->content))
        return fail(ctx, PROBLEM_CONTENT_DAMAGED, "Báo cáo %lld.", (long long)out->report.id);
    report_grow(ctx, out);
    return ST_OK;
}

static enum status work_get(struct ctx *ctx, enum stmt stmt, int64_t id, struct report_work *out)
{
    struct packed_work packed;
    bool found;

    TRY(db_one(ctx, stmt, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    packed = packed_read(ctx);
    row_read(ctx, &report_resource, 4, &out->report);
    TRY(report_require_seen(ctx, &out->report));
    TRY(profile_entry_get(ctx, packed.profile, &out->profile));
    if (stmt == STMT_REPORT_LOAD)
        TRY(require_frozen(ctx, out, &packed));
    TRY(work_unpack(ctx, &packed, out));
    /* A save calculates itself, from what changes. */
    return stmt == STMT_REPORT_LOAD ? sources_apply(ctx, out) : sources_load(ctx, out);
}

enum status report_work_get(struct ctx *ctx, int64_t id, struct report_work *out)
{
    TRY(work_get(ctx, STMT_REPORT_LOAD, id, out));
    report_complete(ctx, &out->report);
    return ST_OK;
}

enum status report_save_get(struct ctx *ctx, int64_t id, struct report_work *out)
{
    return work_get(ctx, STMT_REPORT_SAVE, id, out);
}

enum status report_look(struct ctx *ctx, int64_t id, struct report *out)
{
    bool found;

    TRY(db_one(ctx, STMT_REPORT_LOOK, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    row_read(ctx, &report_resource, 0, out);
    return ST_OK;
}

enum status report_work_fill(struct ctx *ctx, struct report_work *work)
{
    struct packed_work packed;
    bool found;

    TRY(db_one(ctx, STMT_REPORT_FIGURES, ARGS(V_INT(work->report.id)), &found));
    if (!found)
        return use_not_found(ctx);
    packed = packed_read(ctx);
    work->report.state = (int)db_int(ctx, 4);
    work->report.submitted_ms = db_int(ctx, 5);
    TRY(profile_entry_get(ctx, packed.profile, &work->profile));
    TRY(require_frozen(ctx, work, &packed));
    TRY(work_unpack(ctx, &packed, work));
    return sources_apply(ctx, work);
}

/* ---- the workflow ---- */

/* Whether a figure must stand in the cell: its column asks for one, it is the unit's to give. */
static bool is_owed(const struct report_work *work, size_t slot)
{
    const struct shape *shape = work->form->shape;
    struct cell_ref ref;

    if (!shape_column(shape, slot % shape->columns_len)->required)
        return false;
    ref = shape_ref(shape, slot);
    return report_assigned(work, ref.row, ref.column) &&
           form_cell_editable(&work->form->form, ref.row, ref.column);
}

/* Required cells that are empty, of those assigned; errors that are a fault of the figures. */
static unsigned figures_met(const struct report_work *work)
{
    const struct shape *shape = work->form->shape;
    unsigned met = NEED_REQUIRED | NEED_NO_ERRORS;

    /* A report that is a text alone has no figures to wait for. */
    if (!shape_slots(shape))
        met |= NEED_FIGURES;

    for (size_t slot = 0; slot < shape_slots(shape); slot++) {
        const struct cell *cell = &work->content->cells[slot];

        if (cell->kind != CELL_EMPTY)
            met |= NEED_FIGURES;
        else if (is_owed(work, slot))
            met &= ~(unsigned)NEED_REQUIRED;
        if (cell->error == CELL_ERROR_VALUE || cell->error == CELL_ERROR_OVERFLOW ||
            cell->error == CELL_ERROR_REF)
            met &= ~(unsigned)NEED_NO_ERRORS;
    }
    return met;
}

struct wf_facts report_facts(struct ctx *ctx, const struct report_work *work, struct str note)
{
    struct wf_facts facts = report_rights(ctx, &work->report);

    facts.met = figures_met(work) | work->checks_met | work->text_met | work->reviewed_met |
                work->signed_met | work->numbered_met | work->sealed_met | work->registered_met |
                (str_trim(note).len ? (unsigned)NEED_NOTE : 0);
    return facts;
}

enum status report_refuse(struct ctx *ctx, struct wf_verdict verdict, enum report_state state)
{
    const char *reason = workflow_reason(verdict, state);
    const struct profile *profile;

    switch (verdict.refusal) {
    case WF_OK:
        return ST_OK;
    case WF_NO_SUCH_STEP:
    case WF_ONLY_TRIED:
        return fail(ctx, PROBLEM_STEP_NOT_NOW, "%s", reason);
    case WF_TRIED:
        return fail(ctx, PROBLEM_TRIAL_OVER, "%s", reason);
    case WF_NOT_YOURS:
        return fail(ctx, PROBLEM_STEP_NOT_YOURS, "%s", reason);
    case WF_UNMET:
        break;
    }
    if (verdict.unmet & NEED_NOTE)
        return fail_field(ctx, PROBLEM_STEP_NOTE, "note", "%s", reason);
    TRY(profile_get(ctx, &profile));
    return fail(
        ctx, PROBLEM_STEP_UNMET, STR_FMT, STR_ARG(report_reason(ctx, profile, verdict, state)));
}
