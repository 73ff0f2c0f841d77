#include "domain/clerk_desk.h"

#include "base/limits.h"
#include "domain/corrections.h"
#include "domain/deadlines.h"
#include "domain/desk_reports.h"
#include "domain/numbers.h"
#include "domain/profiles.h"
#include "domain/report_rights.h"
#include "domain/signatures.h"
#include "domain/use.h"

_Static_assert(DESK_REHASH_BYTES_MAX >= ATTACHMENTS_BYTES_MAX, "those of one report are read");

static void checks_fill(struct ctx *ctx, const struct clerk_facts *facts, struct clerk_item *item)
{
    struct clerk_found *found = ARENA_ARRAY(ctx->arena, CLERK_CHECK_COUNT, struct clerk_found);
    struct clerk_line lines[CLERK_CHECK_COUNT];

    clerk_check(ctx->arena, facts, lines);
    for (size_t i = 0; i < CLERK_CHECK_COUNT; i++)
        found[i] = (struct clerk_found){
            .check = (int)lines[i].check,
            .answer = (int)lines[i].answer,
            .check_title = str_of(clerk_check_titles[lines[i].check]),
            .answer_title = str_of(clerk_answer_titles[lines[i].answer]),
            .words = lines[i].words,
        };
    item->checks = (struct list){ found, CLERK_CHECK_COUNT };
    item->held_reason = clerk_held(ctx->arena, facts, lines);
}

/* ---- what may be done ---- */

static bool decide(struct ctx *ctx, const struct report_work *work, struct wf_facts facts,
    enum report_action action, struct str *out_reason)
{
    struct wf_verdict verdict = workflow_decide(&work->profile->workflow, facts, action);

    *out_reason = report_reason(ctx, work->profile, verdict, facts.state);
    return verdict.refusal == WF_OK;
}

/* Figures and text were looked at when it was submitted, and nobody has changed them since. */
static enum status actions_fill(
    struct ctx *ctx, const struct report_work *work, bool numbered, struct clerk_item *item)
{
    struct wf_facts facts = report_rights(ctx, &work->report);
    enum numbering_refusal refusal;
    struct str closed;

    refusal = number_refusal(work, facts, numbered);
    facts.met = (~0u & ~(unsigned)(NEED_REVIEWED | NEED_SIGNATURE | NEED_NUMBER | NEED_SEAL)) |
                work->reviewed_met | work->signed_met | work->numbered_met | work->sealed_met;
    item->can_send = decide(ctx, work, facts, ACTION_SEND, &item->send_reason);
    item->can_return = decide(ctx, work, facts, ACTION_RETURN_UNSIGNED, &item->return_reason);
    item->offers_return = workflow_has(&work->profile->workflow, ACTION_RETURN_UNSIGNED);
    item->can_number = refusal == NUMBERING_OK;
    item->number_reason = number_refusal_words(refusal, facts.state);
    TRY(intake_reason(ctx, &work->report, &closed));
    if (item->can_send && closed.len) {
        item->can_send = false;
        item->send_reason = closed;
    }
    return ST_OK;
}

/* ---- the list ---- */

static enum status item_fill(struct ctx *ctx, const struct profile *profile,
    const struct report *report, struct clerk_item *out, struct clerk_look *out_look)
{
    struct report_work work = { .report = *report, .profile = profile };
    struct document_number number;
    bool numbered;

    report_complete(ctx, &work.report);
    TRY(signatures_look(ctx, &work));
    TRY(number_of(ctx, report->id, report->revision, &number, &numbered));
    *out = (struct clerk_item){
        .report_id = report->id,
        .version = report->version,
        .revision = report->revision,
        .digest = work.digest,
        .state = report->state,
        .state_title = str_of(report_state_titles[report->state]),
        .regime_name = report->regime_name,
        .period_title = work.report.period_title,
        .unit_id = report->unit_id,
        .unit_name = report->unit_name,
        .receiver_name = report->receiver_unit_name,
        .due_on = report->due_on,
        .late = work.report.late,
        .number = number.text,
        .issued_on = numbered ? number.issued_on : DATE_NONE,
    };
    TRY(correction_look(ctx, &work.report, &out->correction));
    TRY(clerk_facts_read(ctx, &work, &number, out_look));
    return actions_fill(ctx, &work, numbered, out);
}

enum status clerk_desk_list(struct ctx *ctx, const struct clerk_query *in, struct clerk_desk *out)
{
    const struct desk_order order = { .right = RIGHT_REPORT_SEND,
        .action = ACTION_SEND,
        .q = in->q,
        .unit_id = in->unit_id,
        .page = in->page };
    const struct profile *profile;
    int64_t left = DESK_REHASH_BYTES_MAX;
    struct clerk_item *items;
    struct clerk_look *looks;
    struct list reports;

    TRY(profile_get(ctx, &profile));
    TRY(desk_reports(ctx, profile, &order, &reports, &out->page.next));
    items = ARENA_ARRAY(ctx->arena, reports.len + 1, struct clerk_item);
    looks = ARENA_ARRAY(ctx->arena, reports.len + 1, struct clerk_look);
    for (size_t i = 0; i < reports.len; i++) {
        looks[i].rehash_left = &left;
        TRY(item_fill(ctx, profile, LIST_AT(reports, struct report, i), &items[i], &looks[i]));
    }
    out->page.items = (struct list){ items, reports.len };
    out->looks = (struct list){ looks, reports.len };
    return ST_OK;
}

void clerk_desk_check(struct ctx *ctx, struct clerk_desk *desk)
{
    for (size_t i = 0; i < desk->looks.len; i++) {
        struct clerk_look *look = LIST_AT(desk->looks, struct clerk_look, i);
        struct clerk_item *item = LIST_AT(desk->page.items, struct clerk_item, i);

        clerk_facts_prove(ctx, look);
        checks_fill(ctx, &look->facts, item);
        item->offers_seal =
            look->facts.signing == CLERK_DIGITAL && look->facts.seal.answer != CLERK_PASS;
    }
}
