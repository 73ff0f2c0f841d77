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
