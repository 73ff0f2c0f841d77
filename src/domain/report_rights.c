#include "domain/report_rights.h"

#include "domain/use.h"

struct wf_facts report_rights(struct ctx *ctx, const struct report *report)
{
    struct wf_facts facts = { .state = (enum report_state)report->state };

    if (report->kind == REPORT_TRIAL)
        facts.trial = report->closed_ms ? WF_TRIAL_OVER : WF_TRIAL;

    for (unsigned right = 0; right < RIGHT_COUNT; right++) {
        if (use_may(ctx, (enum right)right, report->unit_path, report->regime_id))
            facts.rights[SIDE_REPORTER] |= UINT64_C(1) << right;
        if (use_may(ctx, (enum right)right, report->receiver_path, report->regime_id))
            facts.rights[SIDE_RECEIVER] |= UINT64_C(1) << right;
    }
    return facts;
}
