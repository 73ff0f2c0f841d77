#include "domain/reports.h"

#include "core/text.h"
#include "domain/checks.h"
#include "domain/narratives.h"
#include "domain/periods.h"
#include "domain/revisions.h"
#include "domain/sources.h"
#include "domain/totals.h"
#include "domain/use.h"

void report_complete(struct ctx *ctx, struct report *report)
{
    int64_t day = report->sent_ms ? date_today(report->sent_ms) : use_today(ctx);

    report->period_title = period_words(ctx->arena, report->period);
    report->late = day > report->due_on;
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
    return report->state == REPORT_SENT || report->state == REPORT_ACCEPTED;
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

static bool shows_figures(const struct ctx *ctx, const struct report *report)
{
    return report->kind == REPORT_TRIAL || report_is_own(ctx, report) || is_sent(report);
}

enum status report_require_figures(struct ctx *ctx, const struct report *report)
{
    TRY(report_require_seen(ctx, report));
    if (shows_figures(ctx, report))
        return ST_OK;
    return fail(ctx, PROBLEM_REPORT_NOT_SENT, "%s", problem_text(PROBLEM_REPORT_NOT_SENT));
}

/* ---- figures ---- */

bool report_assigned(const struct report_work *work, int64_t row, int64_t column)
{
    const struct part part = { work->part_rows, work->part_columns };

    return part_has(&part, row, column);
}

/* What is assigned, and the figures, as their columns hold them. */
struct packed_work {
    struct str rows, columns, figures;
};

/* What nobody may type in is a frozen revision, not what lies in the draft. */
static enum status require_frozen(
    struct ctx *ctx, const struct report *report, const struct packed_work *packed)
{
    bool open = workflow_open_for_entry((enum report_state)report->state);

    if (open || (report->submitted_ms && packed->figures.len))
        return ST_OK;
    return fail(ctx, PROBLEM_CONTENT_DAMAGED, "Báo cáo %lld: thiếu bản số liệu đã trình.",
        (long long)report->id);
}

static enum status work_unpack(
    struct ctx *ctx, const struct packed_work *packed, struct report_work *out)
{
    TRY(form_entry_get(ctx, out->report.form_version_id, &out->form));
    out->part_rows = out->part_columns = out->warned = (struct list){ 0 };
    out->checks_met = 0;
    out->has_text = false;
    out->text_met = 0;
    out->text = (struct str){ 0 };
    out->drafted = packed->figures.len > 0;
    if (packed->rows.len)
        TRY(use_keys_read(ctx, packed->rows, &out->part_rows));
    if (packed->columns.len)
        TRY(use_keys_read(ctx, packed->columns, &out->part_columns));
    if (!packed->figures.len) {
        out->content = content_new(ctx->arena, &out->form->form);
        return ST_OK;
    }
    if (!content_unpack(ctx->arena, &out->form->form, packed->figures, &out->content))
        return fail(ctx, PROBLEM_CONTENT_DAMAGED, "Báo cáo %lld.", (long long)out->report.id);
    return ST_OK;
}

static enum status work_get(struct ctx *ctx, enum stmt stmt, int64_t id, struct report_work *out)
{
    struct packed_work packed;
    bool found;

    TRY(db_one(ctx, stmt, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    packed = (struct packed_work){ db_text(ctx, 0), db_text(ctx, 1), db_blob(ctx, 2) };
    row_read(ctx, &report_resource, 3, &out->report);
    TRY(report_require_seen(ctx, &out->report));
    if (stmt == STMT_REPORT_LOAD)
        TRY(require_frozen(ctx, &out->report, &packed));
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
    packed = (struct packed_work){ db_text(ctx, 0), db_text(ctx, 1), db_blob(ctx, 2) };
    work->report.state = (int)db_int(ctx, 3);
    work->report.submitted_ms = db_int(ctx, 4);
    TRY(require_frozen(ctx, &work->report, &packed));
    TRY(work_unpack(ctx, &packed, work));
    return sources_apply(ctx, work);
}

/* ---- the workflow ---- */

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
        const struct form_column *column = shape_column(shape, slot % shape->columns_len);
        struct cell_ref ref = shape_ref(shape, slot);

        if (cell->kind != CELL_EMPTY)
            met |= NEED_FIGURES;
        else if (column->required && report_assigned(work, ref.row, ref.column) &&
                 form_cell_editable(&work->form->form, ref.row, ref.column))
            met &= ~(unsigned)NEED_REQUIRED;
        if (cell->error == CELL_ERROR_VALUE || cell->error == CELL_ERROR_OVERFLOW ||
            cell->error == CELL_ERROR_REF)
            met &= ~(unsigned)NEED_NO_ERRORS;
    }
    return met;
}

struct wf_facts report_facts(struct ctx *ctx, const struct report_work *work, struct str note)
{
    const struct report *report = &work->report;
    struct wf_facts facts = { .state = (enum report_state)report->state };

    if (report->kind == REPORT_TRIAL)
        facts.trial = report->closed_ms ? WF_TRIAL_OVER : WF_TRIAL;

    for (unsigned right = 0; right < RIGHT_COUNT; right++) {
        if (use_may(ctx, (enum right)right, report->unit_path, report->regime_id))
            facts.rights[SIDE_REPORTER] |= UINT64_C(1) << right;
        if (use_may(ctx, (enum right)right, report->receiver_path, report->regime_id))
            facts.rights[SIDE_RECEIVER] |= UINT64_C(1) << right;
    }
    facts.met = figures_met(work) | work->checks_met | work->text_met |
                (str_trim(note).len ? (unsigned)NEED_NOTE : 0);
    return facts;
}

enum status report_refuse(struct ctx *ctx, struct wf_verdict verdict, enum report_state state)
{
    const char *reason = workflow_reason(verdict, state);

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
    return fail(ctx, PROBLEM_STEP_UNMET, "%s", reason);
}

static enum status choices_fill(struct ctx *ctx, struct report_work *work, struct report_full *out)
{
    struct wf_facts facts = report_facts(ctx, work, S("-"));
    struct report_choice *choices = ARENA_ARRAY(ctx->arena, ACTION_COUNT, struct report_choice);
    struct wf_verdict enter = workflow_decide(facts, ACTION_ENTER);

    out->actions = (struct list){ choices, 0 };
    for (int action = ACTION_SUBMIT; action < ACTION_COUNT; action++) {
        struct wf_verdict verdict = workflow_decide(facts, (enum report_action)action);

        choices[out->actions.len++] = (struct report_choice){
            .action = action,
            .title = str_of(report_action_titles[action]),
            .allowed = verdict.refusal == WF_OK,
            .reason = str_of(workflow_reason(verdict, facts.state)),
            .needs_note = verdict.step && (verdict.step->needs & NEED_NOTE),
        };
    }
    out->can_edit = enter.refusal == WF_OK;
    out->edit_reason = str_of(workflow_reason(enter, facts.state));
    return ST_OK;
}

/* The newest are never left out: they say where the report stands. Shown oldest first. */
static enum status steps_fill(struct ctx *ctx, struct report_full *out)
{
    bool own = report_is_own(ctx, &out->report);
    struct report_step *steps;
    struct list events;

    TRY(db_start(ctx, STMT_EVENT_STEPS, ARGS(V_INT(out->report.id), V_INT(REPORT_STEPS_MAX))));
    TRY(rows_read(ctx, &event_resource, &events));
    steps = ARENA_ARRAY(ctx->arena, events.len, struct report_step);
    for (size_t i = 0; i < events.len; i++) {
        const struct event *event = LIST_AT(events, struct event, i);

        steps[events.len - 1 - i] = (struct report_step){
            .at_ms = event->at_ms,
            .action = event->action,
            .action_title = event_title(event->action),
            .actor_name = event->actor_name,
            .unit_name = event->actor_unit_name,
            .note = own || !workflow_is_inner(event->action) ? event->note : (struct str){ 0 },
        };
    }
    out->steps = (struct list){ steps, events.len };
    return ST_OK;
}

static enum status full_fill(struct ctx *ctx, struct report_work *work, struct report_full *out)
{
    out->report = work->report;
    out->has_text = work->has_text;
    out->figures_reason = shows_figures(ctx, &work->report)
                              ? (struct str){ 0 }
                              : str_of(problem_text(PROBLEM_REPORT_NOT_SENT));
    if (report_is_own(ctx, &work->report))
        TRY(checks_look(ctx, work));
    TRY(choices_fill(ctx, work, out));
    if (total_has_parts(&work->report) && report_is_own(ctx, &work->report))
        TRY(total_state(ctx, out));
    return steps_fill(ctx, out);
}

enum status report_view(struct ctx *ctx, const struct by_id *in, struct report_full *out)
{
    struct report_work work;

    TRY(report_work_get(ctx, in->id, &work));
    TRY(narrative_ask(ctx, &work));
    return full_fill(ctx, &work, out);
}

enum status report_list(struct ctx *ctx, const struct report_query *in, struct page_out *out)
{
    TRY(db_start(ctx, STMT_REPORT_LIST,
        ARGS(USE_SCOPE(ctx, RIGHT_REPORT_READ),
            V_INT((int64_t)access_roles_with(RIGHT_REPORT_RECEIVE)), V_ID(in->cycle_id),
            V_ID(in->unit_id), in->state < 0 ? V_NULL : V_INT(in->state),
            V_TEXT(text_search_key(ctx->arena, in->q)), V_INT(cursor_before(in->page)),
            V_INT(page_limit(in->page) + 1),
            V_INT((int64_t)access_roles_with(RIGHT_REPORT_READ_SENT)), V_INT(REPORT_SENT),
            V_INT(REPORT_ACCEPTED), V_ID(in->regime_id))));
    TRY(rows_read(ctx, &report_resource, &out->items));
    if (page_cut(in->page, &out->items)) {
        const struct report *last = LIST_AT(out->items, struct report, out->items.len - 1);

        out->next = cursor_make(ctx, last->id, (struct str){ 0 });
    }
    for (size_t i = 0; i < out->items.len; i++)
        report_complete(ctx, LIST_AT(out->items, struct report, i));
    return ST_OK;
}

static void stamp(struct ctx *ctx, struct report *report, const struct wf_step *step)
{
    report->state = (int)step->to;
    if (step->action == ACTION_SUBMIT)
        report->submitted_ms = ctx->now_ms;
    if (step->action == ACTION_APPROVE)
        report->approved_ms = ctx->now_ms;
    if (step->action == ACTION_SEND)
        report->sent_ms = ctx->now_ms;
    if (step->action == ACTION_ACCEPT)
        report->accepted_ms = ctx->now_ms;
    /* A step back undoes those before it: the report is submitted, approved and sent anew. */
    if (step->action == ACTION_REFUSE || step->action == ACTION_RETURN ||
        step->action == ACTION_RECALL)
        report->submitted_ms = report->approved_ms = report->sent_ms = 0;
}

static enum status move_keep(struct ctx *ctx, struct report *report, int64_t version)
{
    bool found;

    TRY(db_one(ctx, STMT_REPORT_MOVE,
        ARGS(V_INT(report->id), V_INT(version), V_INT(report->state), V_INT(report->submitted_ms),
            V_INT(report->approved_ms), V_INT(report->sent_ms), V_INT(report->accepted_ms),
            V_INT(report->revision), V_INT(ctx->now_ms)),
        &found));
    if (!found)
        return use_changed(ctx);
    report->version = db_int(ctx, 0);
    report->changed_ms = ctx->now_ms;
    return ST_OK;
}

enum status report_act(struct ctx *ctx, const struct report_move *in, struct report_full *out)
{
    enum report_action action = (enum report_action)in->action;
    struct report_work work;
    struct wf_verdict verdict;
    int before;

    TRY(report_work_get(ctx, in->id, &work));
    TRY(narrative_ask(ctx, &work));
    before = work.report.state;
    if (action == ACTION_SUBMIT)
        TRY(checks_look(ctx, &work));
    verdict = action == ACTION_ENTER ? (struct wf_verdict){ .refusal = WF_NO_SUCH_STEP }
                                     : workflow_decide(report_facts(ctx, &work, in->note), action);
    TRY(checks_refuse(ctx, &work, verdict.refusal == WF_UNMET ? verdict.unmet : 0));
    if (verdict.refusal == WF_UNMET && verdict.unmet == NEED_TEXT)
        TRY(narrative_require(ctx, &work.report));
    TRY(report_refuse(ctx, verdict, (enum report_state)before));
    ASSERT(verdict.step); /* what is not refused has one */
    if (action == ACTION_SUBMIT)
        TRY(revision_freeze(ctx, &work));
    stamp(ctx, &work.report, verdict.step);
    TRY(move_keep(ctx, &work.report, in->version));
    TRY(history_add(ctx, (struct history_facts){
                             .action = verdict.step->event,
                             .object_type = OBJECT_REPORT,
                             .object_id = work.report.id,
                             .object_version = work.report.version,
                             .unit_id = work.report.unit_id,
                             .other_unit_id = work.report.receiver_unit_id,
                             .note = str_trim(in->note),
                             .before = str_of(report_state_names[before]),
                             .after = str_of(report_state_names[work.report.state]),
                         }));
    report_complete(ctx, &work.report);
    return full_fill(ctx, &work, out);
}
