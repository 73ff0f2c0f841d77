#include "domain/appeals.h"

#include "core/text.h"
#include "domain/discipline_scope.h"
#include "domain/periods.h"
#include "domain/reports.h"
#include "domain/use.h"

/* ---- where it stands ---- */

/* Of the unit's people those who bring the report on its way speak for it. */
static bool may_ask(const struct ctx *ctx, const struct report *report)
{
    return use_may(ctx, RIGHT_REPORT_SUBMIT, report->unit_path, report->regime_id) ||
           use_may(ctx, RIGHT_REPORT_APPROVE, report->unit_path, report->regime_id) ||
           use_may(ctx, RIGHT_REPORT_SEND, report->unit_path, report->regime_id);
}

static bool may_decide(const struct ctx *ctx, const struct report *report)
{
    return use_may(ctx, RIGHT_REPORT_RECEIVE, report->receiver_path, report->regime_id);
}

static const struct appeal *open_one(const struct list *items)
{
    for (size_t i = 0; i < items->len; i++)
        if (LIST_AT(*items, struct appeal, i)->state == APPEAL_ASKED)
            return LIST_AT(*items, struct appeal, i);
    return NULL;
}

/* Why it cannot be made; NONE where it can. Of trials and of what is handed on downward nobody
 * keeps count. */
static enum problem_key ask_refusal(const struct ctx *ctx, const struct report *report,
    const struct discipline_facts *facts, const struct list *items)
{
    if (report->kind != REPORT_OF_UNIT && report->kind != REPORT_TOTAL)
        return PROBLEM_APPEAL_NO_MARK;
    switch (appeal_ask(facts, open_one(items) != NULL, (int64_t)items->len)) {
    case APPEAL_OK:
        break;
    case APPEAL_NO_MARK:
        return PROBLEM_APPEAL_NO_MARK;
    case APPEAL_OPEN:
        return PROBLEM_APPEAL_OPEN;
    case APPEAL_DONE:
        return PROBLEM_APPEAL_DONE;
    case APPEAL_OFTEN:
        return PROBLEM_APPEAL_OFTEN;
    }
    return may_ask(ctx, report) ? PROBLEM_NONE : PROBLEM_STEP_NOT_YOURS;
}

static void appeals_complete(struct ctx *ctx, struct list *items)
{
    for (size_t i = 0; i < items->len; i++) {
        struct appeal *appeal = LIST_AT(*items, struct appeal, i);

        appeal->period_title = period_words(ctx->arena, appeal->period);
    }
}

static enum status facts_get(struct ctx *ctx, int64_t report_id, struct discipline_facts *out)
{
    bool found;

    TRY(db_one(ctx, STMT_DISCIPLINE_OF, ARGS(V_INT(report_id)), &found));
    if (!found)
        return use_not_found(ctx);
    *out = discipline_facts_read(ctx);
    return ST_OK;
}

static void decide_say(struct ctx *ctx, const struct report *report, struct appeals_out *out)
{
    const struct appeal *open = open_one(&out->items);

    if (!open || !may_decide(ctx, report))
        return;
    out->can_decide = open->asked_by != ctx->actor->account_id;
    if (!out->can_decide)
        out->decide_reason = str_of(problem_text(PROBLEM_APPEAL_OWN));
}

static enum status appeals_view(struct ctx *ctx, const struct report *report,
    struct appeals_out *out, enum problem_key *out_refusal)
{
    struct discipline_facts facts;

    TRY(facts_get(ctx, report->id, &facts));
    *out = (struct appeals_out){
        .report_id = report->id,
        .mark = (int)discipline_mark_of(&facts),
        .by_clock = (int)discipline_by_clock(&facts),
    };
    TRY(db_start(ctx, STMT_APPEAL_LIST, ARGS(V_INT(report->id), V_INT(APPEALS_MAX))));
    TRY(rows_read(ctx, &appeal_resource, &out->items));
    appeals_complete(ctx, &out->items);
    *out_refusal = ask_refusal(ctx, report, &facts, &out->items);
    out->can_ask = *out_refusal == PROBLEM_NONE;
    if (!out->can_ask)
        out->ask_reason = str_of(problem_text(*out_refusal));
    decide_say(ctx, report, out);
    return ST_OK;
}

static enum status seen_get(struct ctx *ctx, int64_t id, struct report *out)
{
    TRY(report_get(ctx, id, out));
    return report_require_seen(ctx, out);
}

/* ---- reading ---- */

enum status appeal_list(struct ctx *ctx, const struct by_id *in, struct appeals_out *out)
{
    enum problem_key refusal;
    struct report report;

    TRY(seen_get(ctx, in->id, &report));
    return appeals_view(ctx, &report, out, &refusal);
}

enum status appeal_page(struct ctx *ctx, const struct appeal_query *in, struct page_out *out)
{
    TRY(db_start(ctx, STMT_APPEAL_PAGE,
        ARGS(USE_SCOPE(ctx, RIGHT_REPORT_READ), USE_ROLES(ctx, RIGHT_REPORT_RECEIVE),
            in->state < 0 ? V_NULL : V_INT(in->state), V_ID(in->unit_id),
            V_TEXT(text_search_key(ctx->arena, in->q)), V_INT(cursor_before(in->page)),
            V_INT(page_limit(in->page) + 1))));
    TRY(rows_read(ctx, &appeal_resource, &out->items));
    if (page_cut(in->page, &out->items)) {
        const struct appeal *last = LIST_AT(out->items, struct appeal, out->items.len - 1);

        out->next = cursor_make(ctx, last->id, (struct str){ 0 });
    }
    appeals_complete(ctx, &out->items);
    return ST_OK;
}

/* ---- making and deciding ---- */

/* "Trễ hạn: Hệ thống gián đoạn (Công văn số 12/CV-UBND)". */
static struct str appeal_note(
    struct ctx *ctx, enum discipline_mark mark, struct str reason, struct str evidence)
{
    const char *title = discipline_mark_titles[mark];

    if (!evidence.len)
        return str_format(ctx->arena, "%s: " STR_FMT, title, STR_ARG(reason));
    return str_format(
        ctx->arena, "%s: " STR_FMT " (" STR_FMT ")", title, STR_ARG(reason), STR_ARG(evidence));
}

enum status appeal_make(struct ctx *ctx, const struct appeal_new *in, struct appeals_out *out)
{
    struct str reason = str_trim(in->reason), evidence = str_trim(in->evidence);
    enum problem_key refusal;
    struct report report;
    bool found;

    TRY(seen_get(ctx, in->id, &report));
    TRY(appeals_view(ctx, &report, out, &refusal));
    if (refusal != PROBLEM_NONE)
        return fail(ctx, refusal, "%s", problem_text(refusal));
    TRY(db_one(ctx, STMT_APPEAL_INSERT,
        ARGS(V_INT(in->id), V_INT(APPEAL_ASKED), V_INT(out->by_clock), V_TEXT(reason),
            V_TEXT(evidence), V_INT(ctx->actor->account_id), V_TEXT(ctx->actor->name),
            V_INT(ctx->now_ms)),
        &found));
    TRY(report_event(ctx, &report, "report.appeal",
        appeal_note(ctx, (enum discipline_mark)out->by_clock, reason, evidence)));
    return appeals_view(ctx, &report, out, &refusal);
}

/* What became of the report since may have made it pointless: then it can only be dismissed. */
static enum status mark_require(struct ctx *ctx, int64_t report_id, const struct appeal *asked)
{
    struct discipline_facts facts;

    TRY(facts_get(ctx, report_id, &facts));
    if (appeal_holds(&facts, (enum discipline_mark)asked->mark))
        return ST_OK;
    return fail(ctx, PROBLEM_APPEAL_CHANGED, "%s Lúc kiến nghị: %s; nay: %s.",
        problem_text(PROBLEM_APPEAL_CHANGED), discipline_mark_titles[asked->mark],
        discipline_mark_titles[discipline_by_clock(&facts)]);
}

enum status appeal_decide(struct ctx *ctx, const struct appeal_answer *in, struct appeals_out *out)
{
    struct str answer = str_trim(in->answer);
    enum problem_key refusal;
    struct appeal asked;
    struct report report;
    bool found;

    TRY(seen_get(ctx, in->id, &report));
    if (!may_decide(ctx, &report))
        return use_not_found(ctx);
    TRY(db_one(ctx, STMT_APPEAL_GET, ARGS(V_INT(in->appeal_id), V_INT(in->id)), &found));
    if (!found)
        return use_not_found(ctx);
    row_read(ctx, &appeal_resource, 0, &asked);
    if (asked.asked_by == ctx->actor->account_id)
        return fail(ctx, PROBLEM_APPEAL_OWN, "%s", problem_text(PROBLEM_APPEAL_OWN));
    if (in->upheld && asked.state == APPEAL_ASKED)
        TRY(mark_require(ctx, report.id, &asked));
    TRY(db_one(ctx, STMT_APPEAL_DECIDE,
        ARGS(V_INT(asked.id), V_INT(APPEAL_ASKED),
            V_INT(in->upheld ? APPEAL_UPHELD : APPEAL_DISMISSED), V_TEXT(answer),
            V_TEXT(ctx->actor->name), V_INT(ctx->now_ms)),
        &found));
    if (!found)
        return fail(ctx, PROBLEM_APPEAL_DECIDED, "%s", problem_text(PROBLEM_APPEAL_DECIDED));
    if (in->upheld)
        TRY(db_run(ctx, STMT_REPORT_UPHOLD, ARGS(V_INT(report.id), V_INT(ctx->now_ms))));
    TRY(report_event(
        ctx, &report, in->upheld ? "report.appeal_uphold" : "report.appeal_dismiss", answer));
    return appeals_view(ctx, &report, out, &refusal);
}
