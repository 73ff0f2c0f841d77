#include "domain/signatures.h"

#include "domain/approvals.h"
#include "domain/authorisations.h"
#include "domain/numbers.h"
#include "domain/papers.h"
#include "domain/reports.h"
#include "domain/reviews.h"
#include "domain/sessions.h"
#include "domain/signers.h"
#include "domain/use.h"

static bool holds(const struct report_work *work, const struct signature *signature)
{
    return signature->revision == work->report.revision &&
           str_eq(signature->digest, work->digest) &&
           (work->profile->signatures >> signature->kind & 1);
}

#define DIGEST_ARGS(report) ARGS(V_INT((report)->id), V_INT((report)->revision))
#define LIST_ARGS(report) ARGS(V_INT((report)->id))

enum status signatures_ahead(struct ctx *ctx, const struct report *report)
{
    TRY(approval_ahead(ctx, report));
    if (!report->revision)
        return ST_OK;
    TRY(db_ahead(ctx, STMT_SIGNATURE_DIGEST, DIGEST_ARGS(report)));
    return db_ahead(ctx, STMT_SIGNATURE_LIST, LIST_ARGS(report));
}

/* Where the regulation demands a number of whatever is sent, not only of what is signed digitally.
 */
static enum status number_demand(struct ctx *ctx, struct report_work *work)
{
    struct document_number number;
    bool numbered;

    if (!work->profile->numbering.demanded || !work->numbered_met)
        return ST_OK;
    TRY(number_of(ctx, work->report.id, work->report.revision, &number, &numbered));
    work->numbered_met = numbered ? NEED_NUMBER : 0;
    return ST_OK;
}

enum status signatures_look(struct ctx *ctx, struct report_work *work)
{
    bool found = false;

    work->signed_met = 0;
    work->sealed_met = NEED_SEAL;
    work->numbered_met = NEED_NUMBER;
    if (work->report.revision)
        TRY(db_one(ctx, STMT_SIGNATURE_DIGEST, DIGEST_ARGS(&work->report), &found));
    if (found)
        work->digest = db_text(ctx, 0);
    TRY(reviews_look(ctx, work));
    if (!found)
        return ST_OK;
    TRY(db_start(ctx, STMT_SIGNATURE_LIST, LIST_ARGS(&work->report)));
    TRY(rows_read(ctx, &signature_resource, &work->signatures));
    for (size_t i = 0; i < work->signatures.len; i++) {
        struct signature *signature = LIST_AT(work->signatures, struct signature, i);

        signature->kind_title = str_of(signature_kind_titles[signature->kind]);
        signature->holds = holds(work, signature);
    }
    TRY(documents_look(ctx, work));
    for (size_t i = 0; i < work->signatures.len; i++)
        if (LIST_AT(work->signatures, struct signature, i)->holds)
            work->signed_met = NEED_SIGNATURE;
    return number_demand(ctx, work);
}

/* He may take the step now, and what he has read is what is there. */
static enum status require_signable(
    struct ctx *ctx, const struct report_work *work, const struct signature_new *in)
{
    struct wf_facts facts = report_facts(ctx, work, (struct str){ 0 });
    enum report_state state = (enum report_state)work->report.state;

    if (in->kind != SIGNATURE_CONFIRMED)
        return fail_field(
            ctx, PROBLEM_SIGNATURE_KIND, "kind", "%s", problem_text(PROBLEM_SIGNATURE_KIND));
    facts.met |= NEED_SIGNATURE;
    TRY(report_refuse(ctx, workflow_decide(&work->profile->workflow, facts, ACTION_SIGN), state));
    if (!(work->profile->signatures >> SIGNATURE_CONFIRMED & 1))
        return fail_field(ctx, PROBLEM_SIGNATURE_NOT_COUNTED, "kind", "%s",
            problem_text(PROBLEM_SIGNATURE_NOT_COUNTED));
    if (in->revision != work->report.revision || !str_eq(in->digest, work->digest))
        return fail_field(ctx, PROBLEM_SIGNATURE_CHANGED, "digest", "%s (bản %lld)",
            problem_text(PROBLEM_SIGNATURE_CHANGED), (long long)work->report.revision);
    return ST_OK;
}

/* By whose right, for the history. */
static enum status right_said(
    struct ctx *ctx, const struct sign_form *form, bool for_head, struct str *out)
{
    struct authorisation entry;

    *out = for_head ? S("Ký thay người đứng đầu") : S("");
    if (!form->by)
        return ST_OK;
    TRY(authorisation_get(ctx, form->by->id, &entry));
    *out = authorisation_words(ctx, &entry);
    return ST_OK;
}

enum status signature_record(struct ctx *ctx, const struct report_work *work,
    enum signature_kind kind, const struct sign_form *form)
{
    const struct report *report = &work->report;
    bool for_head =
        form->as_printed ? sign_form_is_deputy(ctx, report) : form->kind == AUTHORITY_DEPUTY;
    struct str authority, note;
    bool found;

    TRY(sign_form_read(ctx, report, form, &authority));
    TRY(right_said(ctx, form, for_head, &note));
    TRY(db_one(ctx, STMT_SIGNATURE_INSERT,
        ARGS(V_INT(report->id), V_INT(report->revision), V_INT(ctx->actor->account_id),
            V_TEXT(ctx->actor->name), V_INT(kind), V_TEXT(work->digest), V_INT(for_head),
            V_INT(ctx->now_ms), V_ID(form->by ? form->by->id : 0), V_TEXT(authority)),
        &found));
    return history_add(ctx, (struct history_facts){
                                .action = "report.signature",
                                .object_type = OBJECT_REPORT,
                                .object_id = report->id,
                                .unit_id = report->unit_id,
                                .other_unit_id = report->receiver_unit_id,
                                .note = note,
                                .after = work->digest,
                            });
}

enum status signature_paper_look(struct ctx *ctx, struct signature_new *in)
{
    bool there;

    in->issue = (struct document_issue){ .id = in->id };
    TRY(db_one(ctx, STMT_MANIFEST_GET, ARGS(V_INT(in->id), V_INT(in->revision)), &there));
    if (there)
        TRY(signing_form_look(ctx, in->id, in->authorisation_id, &in->issue.form));
    /* Who may not is refused where he is asked again. */
    return in->issue.form ? document_issue_look(ctx, &in->issue) : ST_OK;
}

enum status signature_paper_make(
    struct ctx *ctx, struct database *database, struct signature_new *in)
{
    return in->issue.again ? document_issue_make(ctx, database, &in->issue) : ST_OK;
}

/* What is kept of its paper is what was issued, or what will be. */
static enum status paper_put(struct ctx *ctx, const struct signature_new *in,
    const struct report *report, const struct sign_form *form)
{
    return in->issue.again ? document_issue_keep(ctx, &in->issue)
                           : paper_sign_as(ctx, report, form);
}

enum status signature_make(struct ctx *ctx, const struct signature_new *in, struct report_full *out)
{
    struct report_work work;
    struct sign_form form;
    bool right;

    TRY(report_work_get(ctx, in->id, &work));
    TRY(signatures_look(ctx, &work));
    TRY(require_signable(ctx, &work, in));
    TRY(sign_form_require(ctx, &work.report, in->authorisation_id, &form));
    TRY(password_confirm(ctx, in->hash, in->right, &right));
    if (!right)
        return ST_OK;
    TRY(paper_put(ctx, in, &work.report, &form));
    TRY(signature_record(ctx, &work, SIGNATURE_CONFIRMED, &form));
    return report_view(ctx, &(struct by_id){ in->id }, out);
}

enum status signature_answer(struct ctx *ctx, const struct signature_new *in)
{
    if (in->right)
        return ST_OK;
    return fail_field(
        ctx, PROBLEM_PASSWORD_WRONG, "password", "%s", problem_text(PROBLEM_PASSWORD_WRONG));
}
