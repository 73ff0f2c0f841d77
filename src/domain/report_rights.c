#include "domain/report_rights.h"

#include "domain/use.h"

struct wf_facts report_rights(struct ctx *ctx, const struct report *report)
{
    struct wf_facts facts = { .state = (enum report_state)report->state };
    int64_t today = use_today(ctx);

    if (report->kind == REPORT_TRIAL)
        facts.trial = report->closed_ms ? WF_TRIAL_OVER : WF_TRIAL;
    facts.rights[SIDE_REPORTER] =
        access_rights_over(ctx->actor, report->unit_path, report->regime_id, today);
    facts.rights[SIDE_RECEIVER] =
        access_rights_over(ctx->actor, report->receiver_path, report->regime_id, today);
    return facts;
}

struct str report_reason(struct ctx *ctx, const struct profile *profile, struct wf_verdict verdict,
    enum report_state state)
{
    unsigned ahead = verdict.unmet & (NEED_NUMBER - 1u);

    if (verdict.refusal != WF_UNMET || ahead || !(verdict.unmet & NEED_NUMBER) ||
        !profile->numbering.demanded)
        return str_of(workflow_reason(verdict, state));
    return str_format(ctx->arena,
        "Báo cáo chưa được cấp số, ký hiệu và ngày ban hành nên chưa gửi được (" STR_FMT ").",
        STR_ARG(profile->numbering.article));
}
