#include "domain/clerk_desk.h"

#include "core/text.h"
#include "domain/deadlines.h"
#include "domain/numbers.h"
#include "domain/profiles.h"
#include "domain/report_rights.h"
#include "domain/signatures.h"
#include "domain/use.h"

#define STATES_MAX 5

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
}

/* ---- what may be done ---- */

static bool decide(const struct report_work *work, struct wf_facts facts, enum report_action action,
    struct str *out_reason)
{
    struct wf_verdict verdict = workflow_decide(&work->profile->workflow, facts, action);

    *out_reason = str_of(workflow_reason(verdict, facts.state));
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
    item->can_send = decide(work, facts, ACTION_SEND, &item->send_reason);
    item->can_return = decide(work, facts, ACTION_RETURN_UNSIGNED, &item->return_reason);
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
    TRY(clerk_facts_read(ctx, &work, &number, out_look));
    return actions_fill(ctx, &work, numbered, out);
}

/* The states a report is sent from, and numbered in. */
static void states_find(const struct profile *profile, int64_t out[STATES_MAX])
{
    size_t len = 0;

    for (size_t i = 0; i < STATES_MAX; i++)
        out[i] = -1;
    for (int state = 0; state < REPORT_STATE_COUNT && len < STATES_MAX; state++)
        if (workflow_step(&profile->workflow, (enum report_state)state, ACTION_SEND))
            out[len++] = state;
}

static enum status reports_read(
    struct ctx *ctx, const struct profile *profile, const struct clerk_query *in, struct list *out)
{
    int64_t states[STATES_MAX], due_on, id;
    struct str text, path = { 0 };

    states_find(profile, states);
    cursor_read(in->page, &id, &text);
    if (!id || !str_to_int(text, &due_on)) {
        due_on = INT64_MIN;
        id = 0;
    }
    if (in->unit_id)
        TRY(use_unit_path(ctx, "unit_id", in->unit_id, &path));
    TRY(db_start(ctx, STMT_CLERK_REPORTS,
        ARGS(USE_SCOPE(ctx, RIGHT_REPORT_SEND), V_INT(states[0]), V_INT(states[1]),
            V_INT(states[2]), V_INT(states[3]), V_INT(states[4]),
            V_TEXT(text_search_key(ctx->arena, in->q)), V_TEXT(path), V_INT(due_on), V_INT(id),
            V_INT(page_limit(in->page) + 1))));
    return rows_read(ctx, &report_resource, out);
}

enum status clerk_desk_list(struct ctx *ctx, const struct clerk_query *in, struct clerk_desk *out)
{
    struct clerk_query query = *in;
    const struct profile *profile;
    struct clerk_item *items;
    struct clerk_look *looks;
    struct list reports;

    if (!query.page.limit || query.page.limit > CLERK_DESK_ROWS_MAX)
        query.page.limit = CLERK_DESK_ROWS_MAX;
    TRY(profile_get(ctx, &profile));
    TRY(reports_read(ctx, profile, &query, &reports));
    if (page_cut(query.page, &reports)) {
        const struct report *last = LIST_AT(reports, struct report, reports.len - 1);

        out->page.next =
            cursor_make(ctx, last->id, str_format(ctx->arena, "%lld", (long long)last->due_on));
    }
    items = ARENA_ARRAY(ctx->arena, reports.len + 1, struct clerk_item);
    looks = ARENA_ARRAY(ctx->arena, reports.len + 1, struct clerk_look);
    for (size_t i = 0; i < reports.len; i++)
        TRY(item_fill(ctx, profile, LIST_AT(reports, struct report, i), &items[i], &looks[i]));
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
