#include "domain/reviews.h"

#include "core/alert.h"
#include "domain/alerts.h"
#include "domain/approvals.h"
#include "domain/profiles.h"
#include "domain/reports.h"
#include "domain/signatures.h"
#include "domain/use.h"

/* What somebody said, as it is shown. */
struct word {
    struct str by, note;
    int64_t at_ms;
};

struct review_work {
    struct approval_rule rule;
    struct review_facts facts;
    struct word *words; /* one for each of .facts.said */
};

static const struct review_stage *stages_of(struct ctx *ctx, const struct approval_rule *rule)
{
    struct review_stage *stages =
        ARENA_ARRAY(ctx->arena, rule->stages.len + 1, struct review_stage);

    for (size_t i = 0; i < rule->stages.len; i++) {
        const struct approval_stage *stage = LIST_AT(rule->stages, struct approval_stage, i);
        int64_t *accounts = ARENA_ARRAY(ctx->arena, stage->accounts.len + 1, int64_t);

        for (size_t k = 0; k < stage->accounts.len; k++)
            accounts[k] = LIST_AT(stage->accounts, struct approval_account, k)->account_id;
        stages[i] = (struct review_stage){ stage->title, { accounts, stage->accounts.len } };
    }
    return stages;
}

/* What holds: of the revision the report has now, with its digest. */
static enum status said_read(
    struct ctx *ctx, const struct report *report, struct str digest, struct review_work *out)
{
    struct review_said *said = NULL;
    size_t said_cap = 0, words_cap = 0, len = 0;
    bool more;

    TRY(db_start(ctx, STMT_REVIEW_LIST, ARGS(V_INT(report->id), V_INT(report->revision))));
    TRY(db_next(ctx, &more));
    while (more) {
        if (str_eq(db_text(ctx, 0), digest)) {
            said = list_room(ctx->arena, said, len, &said_cap, sizeof(*said));
            out->words = list_room(ctx->arena, out->words, len, &words_cap, sizeof(*out->words));
            said[len] =
                (struct review_said){ db_text(ctx, 1), db_int(ctx, 4), db_int(ctx, 2) != 0 };
            out->words[len++] = (struct word){ db_text(ctx, 5), db_text(ctx, 3), db_int(ctx, 6) };
        }
        TRY(db_next(ctx, &more));
    }
    out->facts.said = said;
    out->facts.said_len = len;
    return ST_OK;
}

static enum status load(struct ctx *ctx, const struct report *report, const struct profile *profile,
    struct str digest, struct review_work *out)
{
    *out = (struct review_work){ 0 };
    TRY(approval_of(ctx, report, &out->rule));
    out->facts.stages = stages_of(ctx, &out->rule);
    out->facts.stages_len = out->rule.stages.len;
    out->facts.waits =
        report->kind != REPORT_TRIAL &&
        workflow_asks(&profile->workflow, (enum report_state)report->state, NEED_REVIEWED);
    return out->rule.stages.len ? said_read(ctx, report, digest, out) : ST_OK;
}

/* ---- what is shown ---- */

static struct list names_of(struct ctx *ctx, const struct approval_stage *stage)
{
    struct str *names = ARENA_ARRAY(ctx->arena, stage->accounts.len + 1, struct str);

    for (size_t i = 0; i < stage->accounts.len; i++)
        names[i] = LIST_AT(stage->accounts, struct approval_account, i)->name;
    return (struct list){ names, stage->accounts.len };
}

static struct review_line line_of(struct ctx *ctx, const struct review_work *review, size_t i)
{
    const struct approval_stage *stage = LIST_AT(review->rule.stages, struct approval_stage, i);
    enum review_state state = review_state_of(&review->facts, i);
    size_t last = review_last(&review->facts, i);
    struct review_line line = {
        .title = stage->title,
        .state = (int)state,
        .state_title = str_of(review_state_titles[state]),
        .accounts = names_of(ctx, stage),
    };

    if (last == review->facts.said_len)
        return line;
    line.said_by = review->words[last].by;
    line.said_ms = review->words[last].at_ms;
    line.note = review->words[last].note;
    return line;
}

static struct str turn_of(const struct review_work *review)
{
    size_t turn = review_turn(&review->facts);

    return turn < review->facts.stages_len ? review->facts.stages[turn].title : (struct str){ 0 };
}

/* Before and after its leader decides, only what was said is shown. */
static struct report_review shown(struct ctx *ctx, const struct review_work *review)
{
    struct review_line *lines =
        ARENA_ARRAY(ctx->arena, review->facts.stages_len + 1, struct review_line);
    size_t len = 0;
    enum review_refusal refusal =
        review_decide(&review->facts, ctx->actor ? ctx->actor->account_id : 0);

    for (size_t i = 0; i < review->facts.stages_len; i++)
        if (review->facts.waits || review_last(&review->facts, i) < review->facts.said_len)
            lines[len++] = line_of(ctx, review, i);
    return (struct report_review){
        .document = review->rule.document,
        .document_on = len ? review->rule.document_on : DATE_NONE,
        .stages = { lines, len },
        .turn = review->facts.waits ? turn_of(review) : (struct str){ 0 },
        .can_review = refusal == REVIEW_OK,
        .reason = str_of(review_reason(refusal)),
    };
}

enum status reviews_look(struct ctx *ctx, struct report_work *work)
{
    struct review_work review;

    TRY(load(ctx, &work->report, work->profile, work->digest, &review));
    work->review = shown(ctx, &review);
    work->reviewed_met = review_turn(&review.facts) == review.facts.stages_len ? NEED_REVIEWED : 0;
    return ST_OK;
}

/* ---- who is told ---- */

static enum status turn_tell(
    struct ctx *ctx, const struct report *report, const struct review_work *review, bool *out)
{
    size_t turn = review_turn(&review->facts), len = 0;
    const struct approval_stage *stage;
    int64_t *accounts;

    *out = review->facts.waits && turn < review->facts.stages_len;
    if (!*out || review_state_of(&review->facts, turn) != REVIEW_TURN)
        return ST_OK;
    stage = LIST_AT(review->rule.stages, struct approval_stage, turn);
    accounts = ARENA_ARRAY(ctx->arena, stage->accounts.len + 1, int64_t);
    for (size_t i = 0; i < stage->accounts.len; i++) {
        const struct approval_account *account =
            LIST_AT(stage->accounts, struct approval_account, i);

        if (account->able)
            accounts[len++] = account->account_id;
    }
    return alert_tell_turn(ctx, report, turn, accounts, len);
}

enum status review_turn_tell(struct ctx *ctx, const struct report *report, bool *out)
{
    const struct profile *profile;
    struct review_work review;
    struct str digest;
    bool found;

    *out = false;
    TRY(profile_get(ctx, &profile));
    TRY(db_one(
        ctx, STMT_SIGNATURE_DIGEST, ARGS(V_INT(report->id), V_INT(report->revision)), &found));
    if (!found)
        return ST_OK;
    digest = db_text(ctx, 0);
    TRY(load(ctx, report, profile, digest, &review));
    return turn_tell(ctx, report, &review, out);
}

/* ---- speaking ---- */

static enum status refuse(struct ctx *ctx, enum review_refusal refusal)
{
    enum problem_key problem =
        refusal == REVIEW_NOT_NAMED ? PROBLEM_STEP_NOT_YOURS : PROBLEM_REVIEW_NOT_NOW;

    if (refusal == REVIEW_OK)
        return ST_OK;
    if (refusal == REVIEW_NO_RULE)
        return fail(ctx, PROBLEM_REVIEW_NOT_NOW, "%s", problem_text(PROBLEM_REVIEW_NOT_NOW));
    return fail(ctx, problem, "%s", review_reason(refusal));
}

static enum status require_speakable(
    struct ctx *ctx, const struct report_work *work, const struct review_new *in)
{
    struct review_work review;

    if (!report_is_own(ctx, &work->report))
        return use_not_found(ctx);
    TRY(load(ctx, &work->report, work->profile, work->digest, &review));
    TRY(refuse(ctx, review_decide(&review.facts, ctx->actor->account_id)));
    if (in->revision != work->report.revision || !str_eq(in->digest, work->digest) ||
        !str_eq(in->stage, turn_of(&review)))
        return fail(ctx, PROBLEM_REVIEW_CHANGED, "%s", problem_text(PROBLEM_REVIEW_CHANGED));
    if (!in->agreed && !str_trim(in->note).len)
        return fail_field(
            ctx, PROBLEM_REVIEW_NOTE, "note", "%s", problem_text(PROBLEM_REVIEW_NOTE));
    return ST_OK;
}

/* The next stage; where all have agreed or one objects, who leads the unit. */
static enum status others_tell(
    struct ctx *ctx, const struct report *report, const struct review_new *in)
{
    bool waits;

    if (!in->agreed)
        return alert_tell_objection(ctx, report);
    TRY(review_turn_tell(ctx, report, &waits));
    return waits ? ST_OK : alert_tell_state(ctx, report);
}

enum status review_make(struct ctx *ctx, const struct review_new *in, struct report_full *out)
{
    struct str note = str_trim(in->note);
    struct report_work work;

    TRY(report_work_get(ctx, in->id, &work));
    TRY(signatures_look(ctx, &work));
    TRY(require_speakable(ctx, &work, in));
    TRY(db_run(ctx, STMT_REVIEW_INSERT,
        ARGS(V_INT(in->id), V_INT(in->revision), V_TEXT(work.digest), V_TEXT(in->stage),
            V_INT(in->agreed), V_TEXT(note), V_INT(ctx->actor->account_id),
            V_TEXT(ctx->actor->name), V_INT(ctx->now_ms))));
    TRY(history_add(ctx, (struct history_facts){
                             .action = in->agreed ? "report.review" : "report.review_object",
                             .object_type = OBJECT_REPORT,
                             .object_id = in->id,
                             .unit_id = work.report.unit_id,
                             .other_unit_id = work.report.receiver_unit_id,
                             .note = note.len ? str_format(ctx->arena, STR_FMT ": " STR_FMT,
                                                    STR_ARG(in->stage), STR_ARG(note))
                                              : in->stage,
                             .after = work.digest,
                         }));
    TRY(others_tell(ctx, &work.report, in));
    return report_view(ctx, &(struct by_id){ in->id }, out);
}
