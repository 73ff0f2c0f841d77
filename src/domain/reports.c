#include "domain/reports.h"

#include "core/text.h"
#include "domain/alerts.h"
#include "domain/checks.h"
#include "domain/corrections.h"
#include "domain/deadlines.h"
#include "domain/narratives.h"
#include "domain/numbers.h"
#include "domain/papers.h"
#include "domain/registers.h"
#include "domain/registrations.h"
#include "domain/report_clock.h"
#include "domain/report_rights.h"
#include "domain/reviews.h"
#include "domain/revisions.h"
#include "domain/signatures.h"
#include "domain/signers.h"
#include "domain/successions.h"
#include "domain/total_flags.h"
#include "domain/totals.h"
#include "domain/use.h"
#include "domain/withdrawals.h"
#include "model/unit.h"

/* Whoever may sign gives his signature with the step. */
static struct wf_verdict choice_decide(
    const struct workflow *workflow, struct wf_facts facts, enum report_action action)
{
    if (action == ACTION_SIGN)
        facts.met |= NEED_SIGNATURE;
    return workflow_decide(workflow, facts, action);
}

static bool is_answer(enum report_action action)
{
    return action == ACTION_CONFIRM_SENDING || action == ACTION_DENY_SENDING;
}

/* Who may take the step may yet be nobody who signs for the unit. */
static void unsigned_refuse(const struct report_work *work, const struct report_signing *signing,
    struct report_choice *choice)
{
    if (choice->action != ACTION_SIGN || !choice->allowed || work->signed_met || signing->forms.len)
        return;
    choice->allowed = false;
    choice->reason = signing->form_reason;
}

static enum status choices_fill(struct ctx *ctx, struct report_work *work, struct report_full *out)
{
    struct wf_facts facts = report_facts(ctx, work, S("-"));
    struct report_choice *choices = ARENA_ARRAY(ctx->arena, ACTION_COUNT, struct report_choice);
    const struct workflow *workflow = &work->profile->workflow;
    struct wf_verdict enter = workflow_decide(workflow, facts, ACTION_ENTER);
    struct str closed;

    bool offered;

    TRY(intake_reason(ctx, &work->report, &closed));
    TRY(registration_offered(ctx, work, &offered));
    out->actions = (struct list){ choices, 0 };
    for (int action = ACTION_SUBMIT; action < ACTION_COUNT; action++) {
        struct wf_verdict verdict = choice_decide(workflow, facts, (enum report_action)action);

        if (!workflow_has(workflow, (enum report_action)action) ||
            (action == ACTION_REGISTER && !offered) ||
            (is_answer((enum report_action)action) && !work->registered_met))
            continue;
        choices[out->actions.len++] = (struct report_choice){
            .action = action,
            .title = str_of(report_action_titles[action]),
            .allowed = verdict.refusal == WF_OK,
            .reason = report_reason(ctx, work->profile, verdict, facts.state),
            .section = verdict.unmet == NEED_TEXT ? work->text_gap : (struct str){ 0 },
            .needs_note = verdict.step && (verdict.step->needs & NEED_NOTE),
            .needs_signature = action == ACTION_SIGN && !work->signed_met,
        };
        unsigned_refuse(work, &out->signing, &choices[out->actions.len - 1]);
        if (verdict.refusal == WF_OK && verdict.step && verdict.step->to == REPORT_SENT &&
            verdict.step->from != REPORT_SENT && closed.len) {
            choices[out->actions.len - 1].allowed = false;
            choices[out->actions.len - 1].reason = closed;
        }
    }
    out->can_edit = enter.refusal == WF_OK;
    out->edit_reason = str_of(workflow_reason(enter, facts.state));
    return ST_OK;
}

#define STEPS_ARGS(report) ARGS(V_INT((report)->id), V_INT(REPORT_STEPS_MAX))

/* The newest are never left out: they say where the report stands. Shown oldest first. */
static enum status steps_fill(struct ctx *ctx, struct report_full *out)
{
    struct report_step *steps;
    struct list events;

    TRY(db_start(ctx, STMT_EVENT_STEPS, STEPS_ARGS(&out->report)));
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
            .note = out->own || !workflow_is_inner(event->action) ? event->note : (struct str){ 0 },
        };
    }
    out->steps = (struct list){ steps, events.len };
    return ST_OK;
}

/* A unit that was merged lies under the one that acts for it: core/access.h. */
static enum status acting_fill(struct ctx *ctx, struct report_full *out)
{
    struct str path = out->report.unit_path;
    int64_t issuer;
    bool found;

    if (str_find(path, S("+")) == path.len)
        return ST_OK;
    TRY(succession_issuer(ctx, out->report.unit_id, &issuer));
    TRY(db_one(ctx, STMT_UNIT_GET, ARGS(V_INT(issuer)), &found));
    if (found) {
        struct unit unit;

        row_read(ctx, &unit_resource, 0, &unit);
        out->acting_unit_name = unit.name;
    }
    return ST_OK;
}

static enum status full_fill(struct ctx *ctx, struct report_work *work, struct report_full *out)
{
    out->report = work->report;
    out->own = report_is_own(ctx, &work->report);
    out->has_text = work->has_text;
    out->figures_reason = report_shows_figures(ctx, &work->report)
                              ? (struct str){ 0 }
                              : str_of(problem_text(PROBLEM_REPORT_NOT_SENT));
    if (report_shows_figures(ctx, &work->report)) {
        out->digest = work->digest;
        out->signatures = work->signatures;
    }
    out->review = out->own ? work->review : (struct report_review){ .document_on = DATE_NONE };
    if (out->own)
        TRY(checks_look(ctx, work));
    TRY(signing_tell(ctx, work, &out->signing));
    TRY(choices_fill(ctx, work, out));
    TRY(acting_fill(ctx, out));
    TRY(withdrawal_look(ctx, &work->report, &out->withdrawal));
    TRY(correction_look(ctx, &work->report, &out->correction));
    if (total_has_parts(&work->report) && out->own)
        TRY(total_state(ctx, out));
    if (total_has_parts(&work->report) && !out->figures_reason.len)
        TRY(total_flags(ctx, &work->report, &out->flags, &out->flags_count));
    out->report.flagged = out->flags.len > 0;
    return steps_fill(ctx, out);
}

/* What the page of a report is made of, all of it in one round trip. */
static enum status full_ahead(struct ctx *ctx, const struct report_work *work)
{
    TRY(narrative_ahead(ctx, &work->report));
    TRY(signatures_ahead(ctx, &work->report));
    TRY(intake_ahead(ctx, &work->report));
    TRY(registration_ahead(ctx, work));
    return db_ahead(ctx, STMT_EVENT_STEPS, STEPS_ARGS(&work->report));
}

enum status report_view_ahead(struct ctx *ctx, int64_t id)
{
    return db_ahead(ctx, STMT_REPORT_LOAD, ARGS(V_INT(id)));
}

enum status report_view(struct ctx *ctx, const struct by_id *in, struct report_full *out)
{
    struct report_work work;

    TRY(report_work_get(ctx, in->id, &work));
    TRY(full_ahead(ctx, &work));
    TRY(narrative_ask(ctx, &work));
    TRY(signatures_look(ctx, &work));
    TRY(registration_look(ctx, &work));
    return full_fill(ctx, &work, out);
}

/* Behind whether each is flagged, which those are told who see its figures. */
static enum status listed_read(struct ctx *ctx, struct list *out)
{
    struct report *reports = NULL;
    size_t cap = 0, len = 0;
    bool more;

    TRY(db_next(ctx, &more));
    while (more) {
        struct report *report;

        reports = list_room(ctx->arena, reports, len, &cap, sizeof(*reports));
        report = &reports[len++];
        row_read(ctx, &report_resource, 1, report);
        report_complete(ctx, report);
        report->flagged = db_int(ctx, 0) && report_shows_figures(ctx, report);
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ reports, len };
    return ST_OK;
}

enum status report_list(struct ctx *ctx, const struct report_query *in, struct page_out *out)
{
    bool is_signed;

    TRY(flags_ask(ctx, &is_signed));
    TRY(db_start(ctx, STMT_REPORT_LIST,
        ARGS(USE_SCOPE(ctx, RIGHT_REPORT_READ), USE_ROLES(ctx, RIGHT_REPORT_RECEIVE),
            V_ID(in->cycle_id), V_ID(in->unit_id), in->state < 0 ? V_NULL : V_INT(in->state),
            V_TEXT(text_search_key(ctx->arena, in->q)), V_INT(cursor_before(in->page)),
            V_INT(page_limit(in->page) + 1), USE_ROLES(ctx, RIGHT_REPORT_READ_SENT),
            V_INT(REPORT_SENT), V_INT(REPORT_ACCEPTED), V_ID(in->regime_id), V_INT(is_signed),
            V_INT(REPORT_USES_LEVELS_MAX))));
    TRY(listed_read(ctx, &out->items));
    if (page_cut(in->page, &out->items)) {
        const struct report *last = LIST_AT(out->items, struct report, out->items.len - 1);

        out->next = cursor_make(ctx, last->id, (struct str){ 0 });
    }
    return ST_OK;
}

static void stamp(struct ctx *ctx, struct report *report, const struct wf_step *step)
{
    report->state = (int)step->to;
    switch (step->action) {
    case ACTION_SUBMIT:
        report->submitted_ms = ctx->now_ms;
        break;
    case ACTION_APPROVE:
    case ACTION_SIGN:
        report->approved_ms = ctx->now_ms;
        break;
    case ACTION_SEND:
        report_clock_stop(report, ctx->now_ms);
        break;
    case ACTION_ACCEPT:
        report->accepted_ms = ctx->now_ms;
        break;
    case ACTION_RETURN:
    case ACTION_RECALL:
        report->returns += step->action == ACTION_RETURN;
        if (report->corrections && step->action == ACTION_RETURN)
            report->correcting_since = use_today(ctx);
        report_clock_run(report);
        break;
    case ACTION_REFUSE:
        report->submitted_ms = report->approved_ms = 0;
        break;
    case ACTION_GRANT_CORRECTION:
        report->corrections++;
        report->correcting_since = use_today(ctx);
        report->submitted_ms = report->approved_ms = report->accepted_ms = 0;
        break;
    case ACTION_RETURN_UNSIGNED:
        report->approved_ms = 0;
        break;
    case ACTION_ENTER:
    case ACTION_APPROVE_FIGURES:
    case ACTION_ASK_CORRECTION:
    case ACTION_DENY_CORRECTION:
    case ACTION_REGISTER: /* domain/registrations.h says when it was sent */
    case ACTION_CONFIRM_SENDING:
    case ACTION_DENY_SENDING:
    case ACTION_COUNT:
        break;
    }
}

static enum status move_keep(struct ctx *ctx, struct report *report, int64_t version)
{
    bool found;

    TRY(db_one(ctx, STMT_REPORT_MOVE,
        ARGS(V_INT(report->id), V_INT(version), V_INT(report->state), V_INT(report->submitted_ms),
            V_INT(report->approved_ms), V_INT(report->sent_ms), V_INT(report->accepted_ms),
            V_INT(report->revision), V_INT(ctx->now_ms), V_INT(report->registered_ms),
            V_INT(report->clock), V_DATE(report->clock_due_on), V_INT(report->returns),
            V_INT(report->upheld), V_INT(report->corrections), V_DATE(report->correcting_since)),
        &found));
    if (!found)
        return use_changed(ctx);
    report->version = db_int(ctx, 0);
    report->changed_ms = ctx->now_ms;
    return ST_OK;
}

/* Nothing is sent while the lead unit keeps intake closed (CT-60). */
static enum status require_intake(
    struct ctx *ctx, const struct report *report, const struct wf_step *step)
{
    struct str closed;

    if (step->to != REPORT_SENT || step->from == REPORT_SENT)
        return ST_OK;
    TRY(intake_reason(ctx, report, &closed));
    return closed.len ? fail(ctx, PROBLEM_INTAKE_CLOSED, STR_FMT, STR_ARG(closed)) : ST_OK;
}

/* What is sent has its number for good; what is taken in enters the book of what arrived. */
static enum status registers_step(
    struct ctx *ctx, const struct report *report, enum report_action action)
{
    if (action == ACTION_SEND)
        return number_sent(ctx, report, ctx->now_ms);
    return action == ACTION_ACCEPT ? arrival_add(ctx, report) : ST_OK;
}

enum status report_take(struct ctx *ctx, struct report_work *work, const struct report_taken *taken,
    struct report_full *out)
{
    enum report_action action = taken->step->action;
    int before = work->report.state;

    TRY(require_intake(ctx, &work->report, taken->step));
    if (action == ACTION_SUBMIT)
        TRY(revision_freeze(ctx, work));
    if (action == ACTION_APPROVE || action == ACTION_SIGN)
        TRY(paper_freeze(ctx, work));
    stamp(ctx, &work->report, taken->step);
    TRY(registration_step(ctx, work, action, taken->note));
    TRY(registers_step(ctx, &work->report, action));
    TRY(move_keep(ctx, &work->report, taken->version));
    TRY(action == ACTION_SUBMIT ? signatures_look(ctx, work) /* those there were hold no more */
                                : reviews_look(ctx, work));
    TRY(history_add(ctx, (struct history_facts){
                             .action = workflow_event(action),
                             .object_type = OBJECT_REPORT,
                             .object_id = work->report.id,
                             .object_version = work->report.version,
                             .unit_id = work->report.unit_id,
                             .other_unit_id = work->report.receiver_unit_id,
                             .note = taken->told,
                             .before = str_of(report_state_names[before]),
                             .after = str_of(report_state_names[work->report.state]),
                         }));
    if (workflow_is_sent(taken->step->to) && !workflow_is_sent(taken->step->from))
        TRY(extension_lapse(ctx, &work->report));
    report_complete(ctx, &work->report);
    TRY(alert_tell_step(ctx, &work->report, taken->step));
    return full_fill(ctx, work, out);
}

/* Figures are entered, and sending by other means is registered, with more than a reason. */
static bool is_by_itself(enum report_action action)
{
    return action == ACTION_ENTER || action == ACTION_REGISTER;
}

enum status report_act(struct ctx *ctx, const struct report_move *in, struct report_full *out)
{
    enum report_action action = (enum report_action)in->action;
    struct report_work work;
    struct wf_verdict verdict;

    TRY(report_work_get(ctx, in->id, &work));
    TRY(narrative_ask(ctx, &work));
    TRY(signatures_look(ctx, &work));
    TRY(registration_look(ctx, &work));
    if (action == ACTION_SUBMIT)
        TRY(checks_look(ctx, &work));
    verdict = is_by_itself(action) ? (struct wf_verdict){ .refusal = WF_NO_SUCH_STEP }
                                   : workflow_decide(&work.profile->workflow,
                                         report_facts(ctx, &work, in->note), action);
    TRY(checks_refuse(ctx, &work, verdict.refusal == WF_UNMET ? verdict.unmet : 0));
    if (verdict.refusal == WF_UNMET && verdict.unmet == NEED_TEXT)
        TRY(narrative_require(ctx, &work.report));
    TRY(report_refuse(ctx, verdict, (enum report_state)work.report.state));
    ASSERT(verdict.step); /* what is not refused has one */
    return report_take(ctx, &work,
        &(struct report_taken){ verdict.step, in->version, str_trim(in->note), str_trim(in->note) },
        out);
}

enum status report_event(
    struct ctx *ctx, const struct report *report, const char *action, struct str note)
{
    return history_add(ctx, (struct history_facts){
                                .action = action,
                                .object_type = OBJECT_REPORT,
                                .object_id = report->id,
                                .unit_id = report->unit_id,
                                .other_unit_id = report->receiver_unit_id,
                                .note = note,
                            });
}
