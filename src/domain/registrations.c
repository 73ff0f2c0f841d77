#include "domain/registrations.h"

#include "domain/attachments.h"
#include "domain/files.h"
#include "domain/narratives.h"
#include "domain/numbers.h"
#include "domain/report_clock.h"
#include "domain/reports.h"
#include "domain/signatures.h"
#include "domain/use.h"

/* ---- reading ---- */

static enum status items_read(struct ctx *ctx, int64_t report_id, struct list *out)
{
    TRY(db_start(ctx, STMT_REGISTRATION_LIST, ARGS(V_INT(report_id), V_INT(REGISTRATIONS_MAX))));
    TRY(rows_read(ctx, &registration_resource, out));
    for (size_t i = 0; i < out->len; i++) {
        struct registration *item = LIST_AT(*out, struct registration, i);

        item->state_title = str_of(registration_state_titles[item->state]);
        item->channel_title = str_of(sending_channel_titles[item->channel]);
        item->evidence_open = item->evidence_file_id != 0;
    }
    return ST_OK;
}

#define OUTAGES_ARGS(report_id) \
    ARGS(V_INT(report_id), V_INT(OUTAGES_LOOKED_MAX), V_INT(MS_PER_DAY), V_INT(DATE_CLOCK_MS), \
        V_INT(outage_end(0, 0)))

static enum status outages_read(struct ctx *ctx, int64_t report_id, struct list *out)
{
    TRY(db_start(ctx, STMT_OUTAGE_OF_REPORT, OUTAGES_ARGS(report_id)));
    return rows_read(ctx, &outage_resource, out);
}

static enum status open_find(
    struct ctx *ctx, int64_t report_id, struct registration *out, bool *found)
{
    TRY(db_one(
        ctx, STMT_REGISTRATION_OPEN, ARGS(V_INT(report_id), V_INT(REGISTRATION_ASKED)), found));
    if (*found)
        row_read(ctx, &registration_resource, 0, out);
    return ST_OK;
}

enum status registration_look(struct ctx *ctx, struct report_work *work)
{
    struct registration open;
    bool found;

    work->registered_met = 0;
    if (!work->report.registered_ms || work->report.state != REPORT_SENT)
        return ST_OK;
    TRY(open_find(ctx, work->report.id, &open, &found));
    if (found)
        work->registered_met = NEED_REGISTRATION;
    return ST_OK;
}

/* Why it cannot be registered, whatever is told of it; PROBLEM_NONE where it can. One that was
 * confirmed holds as long as the report counts as sent by it: not once it was returned. */
static enum problem_key items_refusal(const struct report *report, const struct list *items)
{
    for (size_t i = 0; i < items->len; i++) {
        int state = LIST_AT(*items, struct registration, i)->state;

        if (state == REGISTRATION_ASKED)
            return PROBLEM_REGISTRATION_OPEN;
        if (state == REGISTRATION_CONFIRMED && report->registered_ms)
            return PROBLEM_REGISTRATION_DONE;
    }
    return items->len < REGISTRATIONS_MAX ? PROBLEM_NONE : PROBLEM_REGISTRATION_OFTEN;
}

static bool may_be_offered(const struct ctx *ctx, const struct report_work *work)
{
    return workflow_has(&work->profile->workflow, ACTION_REGISTER) &&
           report_is_own(ctx, &work->report);
}

enum status registration_ahead(struct ctx *ctx, const struct report_work *work)
{
    return may_be_offered(ctx, work)
               ? db_ahead(ctx, STMT_OUTAGE_OF_REPORT, OUTAGES_ARGS(work->report.id))
               : ST_OK;
}

enum status registration_offered(struct ctx *ctx, const struct report_work *work, bool *out)
{
    struct list outages;

    *out = false;
    if (!may_be_offered(ctx, work) || work->registered_met)
        return ST_OK;
    TRY(outages_read(ctx, work->report.id, &outages));
    *out = outages.len > 0;
    return ST_OK;
}

enum status registration_list(
    struct ctx *ctx, const struct by_id *in, struct registrations_out *out)
{
    struct report_work work;
    struct wf_verdict verdict;
    enum problem_key refusal;

    TRY(report_work_get(ctx, in->id, &work));
    TRY(signatures_look(ctx, &work));
    *out = (struct registrations_out){
        .report_id = in->id,
        .report_version = work.report.version,
    };
    TRY(items_read(ctx, in->id, &out->items));
    for (size_t i = 0; i < out->items.len && !report_shows_figures(ctx, &work.report); i++)
        LIST_AT(out->items, struct registration, i)->evidence_open = false;
    TRY(outages_read(ctx, in->id, &out->outages));
    verdict = workflow_decide(
        &work.profile->workflow, report_facts(ctx, &work, (struct str){ 0 }), ACTION_REGISTER);
    refusal = items_refusal(&work.report, &out->items);
    out->offered = out->outages.len && report_is_own(ctx, &work.report) &&
                   workflow_has(&work.profile->workflow, ACTION_REGISTER);
    out->can_register = out->offered && verdict.refusal == WF_OK && refusal == PROBLEM_NONE;
    if (verdict.refusal != WF_OK)
        out->reason = str_of(workflow_reason(verdict, (enum report_state)work.report.state));
    else if (refusal != PROBLEM_NONE)
        out->reason = str_of(problem_text(refusal));
    return ST_OK;
}

/* ---- registering ---- */

static enum status outage_of(struct ctx *ctx, const struct registration_new *in, int64_t *out)
{
    struct outage_span *spans;
    struct list outages;
    size_t at = 0;

    TRY(outages_read(ctx, in->id, &outages));
    spans = ARENA_ARRAY(ctx->arena, outages.len + 1, struct outage_span);
    for (size_t i = 0; i < outages.len; i++) {
        const struct outage *outage = LIST_AT(outages, struct outage, i);

        spans[i] = (struct outage_span){ outage->from_ms, outage->to_ms, outage->unit_path };
    }
    switch (outage_find(spans, outages.len, in->sent_ms, ctx->now_ms, &at)) {
    case OUTAGE_OK:
        break;
    case OUTAGE_NOT_BEFORE:
        return fail_field(ctx, PROBLEM_REGISTRATION_LATER, "sent_at", "%s Đã nhập: " STR_FMT ".",
            problem_text(PROBLEM_REGISTRATION_LATER),
            STR_ARG(time_format_vi(ctx->arena, in->sent_ms)));
    case OUTAGE_NONE:
        return fail_field(ctx, PROBLEM_REGISTRATION_NO_OUTAGE, "sent_at",
            "%s Đã nhập: " STR_FMT ".", problem_text(PROBLEM_REGISTRATION_NO_OUTAGE),
            STR_ARG(time_format_vi(ctx->arena, in->sent_ms)));
    }
    *out = LIST_AT(outages, struct outage, at)->id;
    return ST_OK;
}

/* One of the report's files. */
static enum status attached_get(
    struct ctx *ctx, const struct registration_new *in, struct attachment *out)
{
    enum status found =
        in->attachment_id ? attachment_get(ctx, in->id, in->attachment_id, out) : ST_NOT_FOUND;

    if (found == ST_NOT_FOUND)
        return fail_field(ctx, PROBLEM_REGISTRATION_EVIDENCE, "attachment_id", "%s",
            problem_text(PROBLEM_REGISTRATION_EVIDENCE));
    return found;
}

static enum status evidence_get(
    struct ctx *ctx, const struct registration_new *in, struct attachment *out)
{
    const struct attachment_new *file = &in->file;

    if (!file->hash.len)
        return attached_get(ctx, in, out);
    *out = (struct attachment){ .name = file->name, .kind = (int)file->kind, .hash = file->hash };
    return file_settle(ctx, file->file_id, file->hash, &out->file_id);
}

/* As much as may be attached to a report may be kept to prove how it was sent. */
static enum status file_fits(
    struct ctx *ctx, const struct registration_new *in, const struct list *items)
{
    int64_t bytes = 0;

    for (size_t i = 0; i < items->len; i++)
        bytes += LIST_AT(*items, struct registration, i)->evidence_size;
    return in->file.hash.len ? attachment_bytes_fit(ctx, bytes, (int64_t)in->file.bytes.len)
                             : ST_OK;
}

static struct str told(
    struct ctx *ctx, const struct registration_new *in, const struct attachment *evidence)
{
    struct str note = str_trim(in->note);

    return str_format(ctx->arena,
        "Đã gửi lúc " STR_FMT " qua %s, văn bản " STR_FMT "; chứng minh: " STR_FMT "%s" STR_FMT,
        STR_ARG(time_format_vi(ctx->arena, in->sent_ms)), sending_channel_titles[in->channel],
        STR_ARG(str_trim(in->document_number)), STR_ARG(evidence->name), note.len ? ". " : "",
        STR_ARG(note));
}

/* The step of the workflow, for this actor, of a report nothing else stands in the way of. */
static enum status step_find(struct ctx *ctx, const struct registration_new *in,
    struct report_work *work, const struct wf_step **out)
{
    struct wf_verdict verdict;
    enum problem_key refusal;
    struct list items;

    TRY(report_work_get(ctx, in->id, work));
    TRY(narrative_ask(ctx, work));
    TRY(signatures_look(ctx, work));
    verdict = workflow_decide(
        &work->profile->workflow, report_facts(ctx, work, in->note), ACTION_REGISTER);
    TRY(report_refuse(ctx, verdict, (enum report_state)work->report.state));
    TRY(items_read(ctx, in->id, &items));
    refusal = items_refusal(&work->report, &items);
    if (refusal != PROBLEM_NONE)
        return fail(ctx, refusal, "%s", problem_text(refusal));
    *out = verdict.step;
    return file_fits(ctx, in, &items);
}

enum status registration_admit(struct ctx *ctx, const struct registration_new *in)
{
    const struct wf_step *step = NULL;
    struct report_work work;
    int64_t outage_id;

    TRY(step_find(ctx, in, &work, &step));
    if (in->version != work.report.version)
        return use_changed(ctx);
    return outage_of(ctx, in, &outage_id);
}

enum status registration_add(
    struct ctx *ctx, const struct registration_new *in, struct report_full *out)
{
    const struct wf_step *step = NULL;
    struct attachment evidence;
    struct report_work work;
    int64_t outage_id;
    bool found;

    TRY(step_find(ctx, in, &work, &step));
    TRY(outage_of(ctx, in, &outage_id));
    TRY(evidence_get(ctx, in, &evidence));
    ASSERT(step);
    TRY(db_one(ctx, STMT_REGISTRATION_INSERT,
        ARGS(V_INT(in->id), V_INT(outage_id), V_INT(REGISTRATION_ASKED), V_INT(in->sent_ms),
            V_INT(work.report.sent_ms ? work.report.sent_ms : ctx->now_ms), V_INT(in->channel),
            V_TEXT(str_trim(in->document_number)), V_TEXT(evidence.name), V_TEXT(evidence.hash),
            V_TEXT(str_trim(in->note)), V_TEXT(ctx->actor->name), V_INT(ctx->now_ms),
            V_INT(evidence.file_id), V_INT(evidence.kind), V_INT(work.report.revision)),
        &found));
    TRY(number_outside(ctx, &work, str_trim(in->document_number), in->sent_ms));
    report_clock_stop(&work.report, in->sent_ms);
    if (!work.report.corrections)
        work.report.registered_ms = ctx->now_ms;
    work.registered_met = NEED_REGISTRATION;
    return report_take(ctx, &work,
        &(struct report_taken){ step, in->version, str_trim(in->note), told(ctx, in, &evidence) },
        out);
}

/* ---- what proves it ---- */

enum status registration_proof_open(
    struct ctx *ctx, const struct registration_ref *in, struct attachment_content *out)
{
    struct report report;
    struct list items;

    TRY(report_look(ctx, in->id, &report));
    TRY(report_require_figures(ctx, &report));
    TRY(items_read(ctx, in->id, &items));
    for (size_t i = 0; i < items.len; i++) {
        const struct registration *item = LIST_AT(items, struct registration, i);

        if (item->id != in->registration_id || !item->evidence_file_id)
            continue;
        *out = (struct attachment_content){ .attachment = { .name = item->evidence_name,
                                                .kind = item->evidence_kind,
                                                .hash = item->evidence_sha256,
                                                .size = item->evidence_size,
                                                .file_id = item->evidence_file_id } };
        return file_piece(ctx, item->evidence_file_id, item->evidence_size, 0, &out->piece);
    }
    return use_not_found(ctx);
}

/* ---- answering ---- */

static enum status decide(struct ctx *ctx, const struct registration *open,
    enum registration_state state, struct str answer)
{
    return db_run(ctx, STMT_REGISTRATION_DECIDE,
        ARGS(V_INT(open->id), V_INT(state), V_TEXT(answer), V_TEXT(ctx->actor->name),
            V_INT(ctx->now_ms)));
}

enum status registration_step(
    struct ctx *ctx, struct report_work *work, enum report_action action, struct str note)
{
    struct registration open;
    bool found;

    if (!work->registered_met || action == ACTION_REGISTER)
        return ST_OK;
    TRY(open_find(ctx, work->report.id, &open, &found));
    if (!found)
        return use_changed(ctx);
    if (action == ACTION_ACCEPT)
        return fail(ctx, PROBLEM_REGISTRATION_WAITS, "%s Thời điểm được ghi nhận: " STR_FMT ".",
            problem_text(PROBLEM_REGISTRATION_WAITS),
            STR_ARG(time_format_vi(ctx->arena, open.sent_ms)));
    work->registered_met = 0;
    if (action == ACTION_CONFIRM_SENDING)
        return decide(ctx, &open, REGISTRATION_CONFIRMED, note);
    if (action != ACTION_DENY_SENDING)
        return decide(ctx, &open, REGISTRATION_ENDED, note); /* it was returned or recalled */
    report_clock_stop(&work->report, open.fallback_ms);
    if (!work->report.corrections)
        work->report.registered_ms = 0;
    return decide(ctx, &open, REGISTRATION_DENIED, note);
}
