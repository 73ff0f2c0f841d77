#include "domain/comments.h"

#include "core/narrative/sections.h"
#include "domain/narratives.h"
#include "domain/profiles.h"
#include "domain/reports.h"
#include "domain/use.h"

/* ---- who may ---- */

/* Whether the actor may comment now, and on which side; *out_why says why not. */
static bool may_comment(
    struct ctx *ctx, const struct report *report, bool *out_own, const char **out_why)
{
    bool waits = report->state == REPORT_SUBMITTED || report->state == REPORT_APPROVED;
    bool approves = use_may(ctx, RIGHT_REPORT_APPROVE, report->unit_path, report->regime_id);
    bool receives = use_may(ctx, RIGHT_REPORT_RECEIVE, report->receiver_path, report->regime_id);

    *out_own = waits && approves;
    *out_why = "";
    if (*out_own || (report->state == REPORT_SENT && receives))
        return true;
    *out_why = approves || receives
                   ? "Chỉ góp ý được khi báo cáo đang chờ duyệt hoặc chờ tiếp nhận."
                   : "Người duyệt và nơi nhận góp ý vào báo cáo.";
    return false;
}

static enum status ask_may_answer(struct ctx *ctx, const struct report *report, bool *out)
{
    const struct profile *profile;

    TRY(profile_get(ctx, &profile));
    *out = workflow_open_for_entry(&profile->workflow, (enum report_state)report->state) &&
           use_may(ctx, RIGHT_REPORT_ENTER, report->unit_path, report->regime_id);
    return ST_OK;
}

static enum status out_fill(struct ctx *ctx, const struct report *report, struct comments_out *out)
{
    const char *why;
    bool own;

    TRY(db_start(ctx, STMT_COMMENT_LIST,
        ARGS(V_INT(report->id), V_INT(report_is_own(ctx, report)), V_INT(COMMENTS_MAX))));
    TRY(rows_read(ctx, &comment_resource, &out->items));
    out->can_comment = may_comment(ctx, report, &own, &why);
    out->comment_reason = str_of(why);
    return ask_may_answer(ctx, report, &out->can_answer);
}

enum status comment_list(struct ctx *ctx, const struct by_id *in, struct comments_out *out)
{
    struct report report;

    TRY(report_get(ctx, in->id, &report));
    TRY(report_require_figures(ctx, &report));
    return out_fill(ctx, &report, out);
}

/* ---- saying and answering ---- */

/* The section is one of the text as it is seen now. */
static enum status section_check(struct ctx *ctx, const struct report *report, struct str section)
{
    struct narrative_kept kept;
    struct list sections;

    TRY(narrative_load(ctx, report, &kept));
    if (!kept.outline)
        return fail(ctx, PROBLEM_NARRATIVE_NONE, "%s", problem_text(PROBLEM_NARRATIVE_NONE));
    sections = doc_sections(ctx->arena, kept.doc);
    for (size_t i = 0; i < sections.len; i++)
        if (str_eq(LIST_AT(sections, struct doc_section, i)->id, section) && section.len)
            return ST_OK;
    return fail_field(ctx, PROBLEM_COMMENT_SECTION, "section", "%s (" STR_FMT ")",
        problem_text(PROBLEM_COMMENT_SECTION), STR_ARG(section));
}

static enum status comment_insert(struct ctx *ctx, const struct comment_new *in, bool own)
{
    bool found;

    TRY(db_one(ctx, STMT_COMMENT_COUNT, ARGS(V_INT(in->id)), &found));
    if (db_int(ctx, 0) >= COMMENTS_MAX)
        return fail(ctx, PROBLEM_COMMENT_MANY, "%s", problem_text(PROBLEM_COMMENT_MANY));
    return db_one(ctx, STMT_COMMENT_INSERT,
        ARGS(V_INT(in->id), V_TEXT(in->section), V_TEXT(str_trim(in->body)), V_INT(own),
            V_INT(ctx->actor->account_id), V_TEXT(ctx->actor->name), V_TEXT(ctx->actor->unit_name),
            V_INT(ctx->now_ms)),
        &found);
}

enum status comment_add(struct ctx *ctx, const struct comment_new *in, struct comments_out *out)
{
    struct report report;
    const char *why;
    bool own;

    TRY(report_get(ctx, in->id, &report));
    TRY(report_require_figures(ctx, &report));
    if (!may_comment(ctx, &report, &own, &why))
        return fail(ctx, PROBLEM_STEP_NOT_YOURS, "%s", why);
    TRY(section_check(ctx, &report, in->section));
    TRY(comment_insert(ctx, in, own));
    /* What is said within the unit is not told in the history the receiver reads. */
    TRY(report_event(ctx, &report, "report.comment", own ? (struct str){ 0 } : str_trim(in->body)));
    return out_fill(ctx, &report, out);
}

enum status comment_answer(
    struct ctx *ctx, const struct comment_reply *in, struct comments_out *out)
{
    struct report report;
    bool found, inner, may;

    TRY(report_get(ctx, in->id, &report));
    TRY(report_require_figures(ctx, &report));
    TRY(use_require(ctx, RIGHT_REPORT_ENTER, report.unit_path, report.regime_id));
    TRY(ask_may_answer(ctx, &report, &may));
    if (!may)
        return fail(ctx, PROBLEM_STEP_NOT_NOW, "%s", problem_text(PROBLEM_STEP_NOT_NOW));
    TRY(db_one(ctx, STMT_COMMENT_GET, ARGS(V_INT(in->comment_id), V_INT(in->id)), &found));
    if (!found)
        return use_not_found(ctx);
    inner = db_int(ctx, 0) != 0;
    TRY(db_one(ctx, STMT_COMMENT_ANSWER,
        ARGS(V_INT(in->comment_id), V_INT(in->version), V_TEXT(str_trim(in->answer)),
            V_TEXT(ctx->actor->name), V_INT(ctx->now_ms)),
        &found));
    if (!found)
        return use_changed(ctx);
    TRY(report_event(
        ctx, &report, "report.answer", inner ? (struct str){ 0 } : str_trim(in->answer)));
    return out_fill(ctx, &report, out);
}
