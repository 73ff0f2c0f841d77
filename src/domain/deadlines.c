#include "domain/deadlines.h"

#include "core/extension.h"
#include "domain/alerts.h"
#include "domain/regimes.h"
#include "domain/reports.h"
#include "domain/use.h"
#include "domain/withdrawals.h"

/* ---- telling all reporters of a cycle ---- */

/* A report as cycle_reports reads it. */
struct told {
    int64_t report_id, unit_id, receiver_unit_id, due_on;
};

enum whom { ALL_REPORTS, UNSENT_REPORTS };

static enum status told_read(struct ctx *ctx, int64_t cycle_id, enum whom whom, struct list *out)
{
    struct told *reports = NULL;
    size_t cap = 0, len = 0;
    bool more;

    TRY(db_start(ctx, STMT_CYCLE_REPORTS,
        ARGS(V_INT(cycle_id), V_INT(REPORT_OF_UNIT), V_INT(REPORT_SENT), V_INT(REPORT_ACCEPTED),
            V_INT(whom == ALL_REPORTS))));
    TRY(db_next(ctx, &more));
    while (more) {
        reports = list_room(ctx->arena, reports, len, &cap, sizeof(*reports));
        reports[len++] =
            (struct told){ db_int(ctx, 0), db_int(ctx, 1), db_int(ctx, 2), db_int(ctx, 3) };
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ reports, len };
    return ST_OK;
}

static enum status tell(
    struct ctx *ctx, const struct told *report, const char *action, struct str note)
{
    return history_add(ctx, (struct history_facts){
                                .action = action,
                                .object_type = OBJECT_REPORT,
                                .object_id = report->report_id,
                                .unit_id = report->unit_id,
                                .other_unit_id = report->receiver_unit_id,
                                .note = note,
                            });
}

/* ---- intake ---- */

#define INTAKE_ARGS(report) ARGS(V_INT((report)->cycle_id))

enum status intake_ahead(struct ctx *ctx, const struct report *report)
{
    return report->kind == REPORT_OF_UNIT ? db_ahead(ctx, STMT_INTAKE_GET, INTAKE_ARGS(report))
                                          : ST_OK;
}

/* Sent once, it comes again because it was returned, recalled or let be corrected: the receiver
 * awaits it (KT-30). */
static enum status was_sent(struct ctx *ctx, const struct report *report, bool *out)
{
    return db_one(ctx, STMT_INTAKE_SENT_BEFORE,
        ARGS(V_TEXT(str_of(object_type_names[OBJECT_REPORT])), V_INT(report->id),
            V_TEXT(str_of(workflow_event(ACTION_SEND))),
            V_TEXT(str_of(workflow_event(ACTION_REGISTER)))),
        out);
}

enum status intake_reason(struct ctx *ctx, const struct report *report, struct str *out)
{
    struct str closed;
    bool found;

    *out = (struct str){ 0 };
    if (report->kind != REPORT_OF_UNIT)
        return ST_OK;
    TRY(db_one(ctx, STMT_INTAKE_GET, INTAKE_ARGS(report), &found));
    if (!found || db_int(ctx, 0) != CYCLE_CLOSED)
        return ST_OK;
    closed = str_format(ctx->arena, "%s Người đóng: " STR_FMT ", lúc " STR_FMT ". Lý do: " STR_FMT,
        problem_text(PROBLEM_INTAKE_CLOSED), STR_ARG(db_text(ctx, 2)),
        STR_ARG(time_format_vi(ctx->arena, db_int(ctx, 1))), STR_ARG(db_text(ctx, 3)));
    TRY(was_sent(ctx, report, &found));
    if (!found)
        *out = closed;
    return ST_OK;
}

/* Whoever enters, approves or sends the report is to know (CT-60). */
static enum status intake_alert(struct ctx *ctx, const struct told *told, const struct cycle *cycle)
{
    struct report report;

    TRY(report_get(ctx, told->report_id, &report));
    return alert_tell_event(ctx, &report,
        cycle->state == CYCLE_CLOSED ? ALERT_EVENT_INTAKE_CLOSED : ALERT_EVENT_INTAKE_OPENED,
        cycle->version);
}

enum status intake_change(struct ctx *ctx, const struct intake_change *in, struct cycle *out)
{
    const char *action = in->closed ? "report.intake_close" : "report.intake_open";
    struct str note = str_trim(in->note);
    struct list reports;
    bool found;

    TRY(cycle_lead_get(ctx, in->id, out));
    if (out->state == CYCLE_WITH_LEAD || in->closed == (out->state == CYCLE_CLOSED))
        return fail(ctx, PROBLEM_INTAKE_SAME, "%s", problem_text(PROBLEM_INTAKE_SAME));
    TRY(db_one(ctx, STMT_INTAKE_SET,
        ARGS(V_INT(in->id), V_INT(in->version), V_INT(in->closed ? CYCLE_CLOSED : CYCLE_OPEN),
            V_INT(in->closed ? ctx->now_ms : 0),
            V_TEXT(in->closed ? ctx->actor->name : (struct str){ 0 }),
            V_TEXT(in->closed ? note : (struct str){ 0 })),
        &found));
    if (!found)
        return use_changed(ctx);
    TRY(told_read(ctx, in->id, UNSENT_REPORTS, &reports));
    TRY(cycle_get(ctx, in->id, out));
    for (size_t i = 0; i < reports.len; i++) {
        TRY(tell(ctx, LIST_AT(reports, struct told, i), action, note));
        TRY(intake_alert(ctx, LIST_AT(reports, struct told, i), out));
    }
    return cycle_event(ctx, in->closed ? "cycle.close" : "cycle.reopen", note, out);
}

/* ---- a later due day for all ---- */

static struct str days_note(struct ctx *ctx, int64_t from, int64_t to, struct str why)
{
    return str_format(ctx->arena, STR_FMT " → " STR_FMT ": " STR_FMT,
        STR_ARG(date_format_vi(ctx->arena, from)), STR_ARG(date_format_vi(ctx->arena, to)),
        STR_ARG(why));
}

static enum status day_check(struct ctx *ctx, const char *field, int64_t due_on, int64_t day)
{
    if (extension_day_fits(due_on, use_today(ctx), day))
        return ST_OK;
    return fail_field(ctx, PROBLEM_EXTENSION_DAY, field, "%s Hạn hiện nay: " STR_FMT ".",
        problem_text(PROBLEM_EXTENSION_DAY), STR_ARG(date_format_vi(ctx->arena, due_on)));
}

/* A wish that goes no further is granted with it; what was sent needs no more time. */
static enum status put_off(
    struct ctx *ctx, const struct told *told, const struct cycle *cycle, struct str note)
{
    struct report report;
    bool found;

    TRY(tell(ctx, told, "report.extend", days_note(ctx, told->due_on, cycle->due_on, note)));
    TRY(db_one(ctx, STMT_EXTENSION_COVER,
        ARGS(V_INT(told->report_id), V_INT(EXTENSION_ASKED), V_INT(EXTENSION_GRANTED),
            V_INT(cycle->due_on), V_TEXT(note), V_TEXT(ctx->actor->name), V_INT(ctx->now_ms)),
        &found));
    TRY(report_get(ctx, told->report_id, &report));
    if (workflow_is_sent((enum report_state)report.state))
        return ST_OK;
    return alert_tell_event(ctx, &report, ALERT_EVENT_PUT_OFF, cycle->version);
}

enum status cycle_extend(struct ctx *ctx, const struct cycle_extension *in, struct cycle *out)
{
    struct str note = str_trim(in->note);
    struct list reports;
    int64_t before;
    bool found;

    TRY(cycle_lead_get(ctx, in->id, out));
    before = out->due_on;
    TRY(day_check(ctx, "due_on", before, in->due_on));
    TRY(db_one(
        ctx, STMT_CYCLE_DUE, ARGS(V_INT(in->id), V_INT(in->version), V_INT(in->due_on)), &found));
    if (!found)
        return use_changed(ctx);
    TRY(told_read(ctx, in->id, ALL_REPORTS, &reports));
    TRY(cycle_get(ctx, in->id, out));
    for (size_t i = 0; i < reports.len; i++) {
        const struct told *report = LIST_AT(reports, struct told, i);

        if (report->due_on >= in->due_on)
            continue; /* its own extension goes further */
        TRY(db_run(ctx, STMT_REPORT_DUE,
            ARGS(V_INT(report->report_id), V_INT(in->due_on), V_INT(ctx->now_ms))));
        TRY(put_off(ctx, report, out, note));
    }
    return cycle_event(ctx, "cycle.extend", days_note(ctx, before, in->due_on, note), out);
}

/* ---- for one report ---- */

/* Of the unit's people those who bring the report on its way ask for more time. */
static bool may_ask(const struct ctx *ctx, const struct report *report)
{
    return report->kind != REPORT_TRIAL &&
           (use_may(ctx, RIGHT_REPORT_SUBMIT, report->unit_path, report->regime_id) ||
               use_may(ctx, RIGHT_REPORT_APPROVE, report->unit_path, report->regime_id) ||
               use_may(ctx, RIGHT_REPORT_SEND, report->unit_path, report->regime_id));
}

static bool may_decide(const struct ctx *ctx, const struct report *report)
{
    return use_may(ctx, RIGHT_REPORT_RECEIVE, report->receiver_path, report->regime_id);
}

/* Why it cannot be asked for; NO_PROBLEM where it can. */
static enum problem_key ask_refusal(
    const struct ctx *ctx, const struct report *report, const struct list *items)
{
    if (report->state == REPORT_WITHDRAWN)
        return PROBLEM_WITHDRAWAL_DONE;
    for (size_t i = 0; i < items->len; i++)
        if (LIST_AT(*items, struct extension, i)->state == EXTENSION_ASKED)
            return PROBLEM_EXTENSION_OPEN;
    if (items->len >= EXTENSIONS_MAX)
        return PROBLEM_EXTENSION_OFTEN;
    switch (extension_ask(
        workflow_is_sent((enum report_state)report->state), report->due_on, use_today(ctx))) {
    case EXTENSION_OK:
        break;
    case EXTENSION_SENT:
        return PROBLEM_EXTENSION_SENT;
    case EXTENSION_LATE:
        return PROBLEM_EXTENSION_LATE;
    }
    return may_ask(ctx, report) ? PROBLEM_NONE : PROBLEM_STEP_NOT_YOURS;
}

static enum status extensions_view(
    struct ctx *ctx, const struct report *report, struct extensions_out *out)
{
    int64_t today = use_today(ctx);
    enum problem_key refusal;

    *out = (struct extensions_out){
        .report_id = report->id,
        .due_on = report->due_on,
        .can_decide = may_decide(ctx, report),
        .wish_from = report->due_on >= today ? report->due_on + 1 : today,
        .wish_to = report->due_on + EXTENSION_DAYS_MAX,
    };
    TRY(db_start(ctx, STMT_EXTENSION_LIST, ARGS(V_INT(report->id), V_INT(EXTENSIONS_MAX))));
    TRY(rows_read(ctx, &extension_resource, &out->items));
    refusal = ask_refusal(ctx, report, &out->items);
    out->can_ask = refusal == PROBLEM_NONE;
    if (!out->can_ask)
        out->ask_reason = str_of(problem_text(refusal));
    return ST_OK;
}

enum status extension_list(struct ctx *ctx, const struct by_id *in, struct extensions_out *out)
{
    struct report report;

    TRY(report_get(ctx, in->id, &report));
    TRY(report_require_seen(ctx, &report));
    return extensions_view(ctx, &report, out);
}

enum status extension_request(
    struct ctx *ctx, const struct extension_new *in, struct extensions_out *out)
{
    struct str reason = str_trim(in->reason);
    enum problem_key refusal;
    struct report report;
    int64_t id;
    bool found;

    TRY(report_get(ctx, in->id, &report));
    TRY(report_require_seen(ctx, &report));
    TRY(extensions_view(ctx, &report, out));
    refusal = ask_refusal(ctx, &report, &out->items);
    if (refusal != PROBLEM_NONE)
        return fail(ctx, refusal, "%s", problem_text(refusal));
    TRY(day_check(ctx, "wished_on", report.due_on, in->wished_on));
    TRY(db_one(ctx, STMT_EXTENSION_INSERT,
        ARGS(V_INT(in->id), V_INT(EXTENSION_ASKED), V_INT(report.due_on), V_INT(in->wished_on),
            V_TEXT(reason), V_TEXT(ctx->actor->name), V_INT(ctx->now_ms)),
        &found));
    id = db_int(ctx, 0);
    TRY(report_event(ctx, &report, "report.extension_ask",
        days_note(ctx, report.due_on, in->wished_on, reason)));
    TRY(alert_tell_event(ctx, &report, ALERT_EVENT_EXTENSION_ASKED, id));
    return extensions_view(ctx, &report, out);
}

/* What was handed on is due before what it becomes part of. */
static enum status parent_check(struct ctx *ctx, const struct report *report, int64_t due_on)
{
    struct report parent;

    if (report->kind != REPORT_CHILD)
        return ST_OK;
    TRY(report_look(ctx, report->parent_id, &parent));
    if (due_on <= parent.due_on)
        return ST_OK;
    return fail_field(ctx, PROBLEM_EXTENSION_PARENT, "due_on",
        "%s Hạn của đơn vị giao: " STR_FMT ".", problem_text(PROBLEM_EXTENSION_PARENT),
        STR_ARG(date_format_vi(ctx->arena, parent.due_on)));
}

enum status extension_decide(
    struct ctx *ctx, const struct extension_answer *in, struct extensions_out *out)
{
    struct str answer = str_trim(in->answer);
    struct extension asked;
    struct report report;
    int64_t due_on;
    bool found;

    TRY(report_get(ctx, in->id, &report));
    TRY(report_require_seen(ctx, &report));
    if (!may_decide(ctx, &report))
        return use_not_found(ctx);
    if (report.state == REPORT_WITHDRAWN)
        return fail(ctx, PROBLEM_WITHDRAWAL_DONE, "%s", problem_text(PROBLEM_WITHDRAWAL_DONE));
    TRY(db_one(ctx, STMT_EXTENSION_GET, ARGS(V_INT(in->extension_id), V_INT(in->id)), &found));
    if (!found)
        return use_not_found(ctx);
    row_read(ctx, &extension_resource, 0, &asked);
    due_on = in->due_on == DATE_NONE ? asked.wished_on : in->due_on;
    if (in->granted)
        TRY(day_check(ctx, "due_on", report.due_on, due_on));
    if (in->granted)
        TRY(parent_check(ctx, &report, due_on));
    TRY(db_one(ctx, STMT_EXTENSION_DECIDE,
        ARGS(V_INT(asked.id), V_INT(EXTENSION_ASKED),
            V_INT(in->granted ? EXTENSION_GRANTED : EXTENSION_REFUSED),
            in->granted ? V_INT(due_on) : V_NULL, V_TEXT(answer), V_TEXT(ctx->actor->name),
            V_INT(ctx->now_ms)),
        &found));
    if (!found)
        return fail(ctx, PROBLEM_EXTENSION_DECIDED, "%s", problem_text(PROBLEM_EXTENSION_DECIDED));
    TRY(report_event(ctx, &report, in->granted ? "report.extend" : "report.extension_refuse",
        in->granted ? days_note(ctx, report.due_on, due_on, answer) : answer));
    if (in->granted) {
        TRY(db_run(
            ctx, STMT_REPORT_DUE, ARGS(V_INT(report.id), V_INT(due_on), V_INT(ctx->now_ms))));
        report.due_on = due_on;
    }
    TRY(alert_tell_event(ctx, &report,
        in->granted ? ALERT_EVENT_EXTENSION_GRANTED : ALERT_EVENT_EXTENSION_REFUSED, asked.id));
    return extensions_view(ctx, &report, out);
}

enum status extension_lapse(struct ctx *ctx, const struct report *report)
{
    bool found;

    TRY(db_one(ctx, STMT_EXTENSION_LAPSE,
        ARGS(V_INT(report->id), V_INT(EXTENSION_ASKED), V_INT(EXTENSION_LAPSED),
            V_TEXT(S("Báo cáo đã được gửi.")), V_TEXT(ctx->actor->name), V_INT(ctx->now_ms)),
        &found));
    if (!found)
        return ST_OK;
    return report_event(ctx, report, "report.extension_lapse",
        str_format(ctx->arena,
            "Báo cáo đã được gửi trước khi trả lời đề nghị gia hạn đến " STR_FMT ".",
            STR_ARG(date_format_vi(ctx->arena, db_int(ctx, 0)))));
}
