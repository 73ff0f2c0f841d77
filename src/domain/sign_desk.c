#include "domain/sign_desk.h"

#include "domain/corrections.h"
#include "domain/desk_reports.h"
#include "domain/profiles.h"
#include "domain/report_rights.h"
#include "domain/sign_forms.h"
#include "domain/signatures.h"
#include "domain/signers.h"
#include "sign/sign_limits.h"

/* Figures and text were looked at when it was submitted, and nobody has changed them since. */
static enum status may_fill(struct ctx *ctx, const struct report_work *work, struct sign_item *item)
{
    struct wf_facts facts = report_rights(ctx, &work->report);
    struct report_signing signing = { 0 };
    struct wf_verdict verdict;

    facts.met = ~(unsigned)NEED_REVIEWED | work->reviewed_met;
    verdict = workflow_decide(&work->profile->workflow, facts, ACTION_SIGN);
    item->sign_reason = report_reason(ctx, work->profile, verdict, facts.state);
    if (verdict.refusal != WF_OK)
        return ST_OK;
    TRY(sign_forms_tell(ctx, &work->report, &signing));
    item->forms = signing.forms;
    item->form_reason = signing.form_reason;
    item->can_sign = signing.forms.len > 0;
    if (!item->can_sign)
        item->sign_reason = signing.form_reason;
    return ST_OK;
}

static enum status item_fill(struct ctx *ctx, const struct profile *profile,
    const struct report *report, struct sign_item *out)
{
    struct report_work work = { .report = *report, .profile = profile };

    report_complete(ctx, &work.report);
    TRY(signatures_look(ctx, &work));
    *out = (struct sign_item){
        .report_id = report->id,
        .revision = report->revision,
        .digest = work.digest,
        .regime_name = report->regime_name,
        .period_title = work.report.period_title,
        .unit_id = report->unit_id,
        .unit_name = report->unit_name,
        .receiver_name = report->receiver_unit_name,
        .due_on = report->due_on,
        .late = work.report.late,
    };
    TRY(correction_look(ctx, &work.report, &out->correction));
    return may_fill(ctx, &work, out);
}

enum status sign_desk_list(struct ctx *ctx, const struct sign_desk_query *in, struct sign_desk *out)
{
    const struct desk_order order = { .right = RIGHT_REPORT_APPROVE,
        .action = ACTION_SIGN,
        .q = in->q,
        .unit_id = in->unit_id,
        .page = in->page,
        .by_unit = in->order == SIGN_DESK_BY_UNIT };
    const struct profile *profile;
    struct report_signing rules;
    struct sign_item *items;
    struct list reports;

    TRY(profile_get(ctx, &profile));
    TRY(desk_reports(ctx, profile, &order, &reports, &out->page.next));
    items = ARENA_ARRAY(ctx->arena, reports.len + 1, struct sign_item);
    for (size_t i = 0; i < reports.len; i++)
        TRY(item_fill(ctx, profile, LIST_AT(reports, struct report, i), &items[i]));
    out->page.items = (struct list){ items, reports.len };
    TRY(signing_rules_tell(ctx, profile, &rules));
    out->covers = rules.covers;
    out->key_reason = rules.key_reason;
    out->at_once = KEY_AT_ONCE_MAX;
    return ST_OK;
}
