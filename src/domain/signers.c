#include "domain/signers.h"

#include "domain/narratives.h"
#include "domain/registrations.h"
#include "domain/sign_forms.h"
#include "domain/signatures.h"
#include "domain/successions.h"
#include "domain/use.h"

enum status signing_work(struct ctx *ctx, int64_t report_id, struct report_work *out)
{
    TRY(report_work_get(ctx, report_id, out));
    TRY(narrative_ask(ctx, out));
    TRY(signatures_look(ctx, out));
    return registration_look(ctx, out);
}

static struct wf_verdict verdict_of(
    struct ctx *ctx, const struct report_work *work, enum sign_purpose purpose)
{
    struct wf_facts facts = report_facts(ctx, work, (struct str){ 0 });
    enum report_action action = purpose == PURPOSE_APPROVE ? ACTION_SIGN : ACTION_SEND;

    facts.met |= purpose == PURPOSE_APPROVE ? NEED_SIGNATURE : NEED_SEAL;
    return workflow_decide(&work->profile->workflow, facts, action);
}

/* What the workflow does not know: a seal is put once, on what was signed. */
static enum problem_key seal_problem(const struct report_work *work)
{
    if (!work->marks.digital)
        return PROBLEM_SIGNING_NOTHING;
    return work->marks.sealed ? PROBLEM_SIGNING_SEALED : PROBLEM_NONE;
}

enum status signing_decide(struct ctx *ctx, const struct report_work *work,
    enum sign_purpose purpose, struct wf_verdict *out)
{
    enum problem_key problem = purpose == PURPOSE_SEAL ? seal_problem(work) : PROBLEM_NONE;

    *out = verdict_of(ctx, work, purpose);
    TRY(report_refuse(ctx, *out, (enum report_state)work->report.state));
    return problem == PROBLEM_NONE ? ST_OK : fail(ctx, problem, "%s", problem_text(problem));
}

enum status signing_owner(
    struct ctx *ctx, int64_t unit_id, enum sign_purpose purpose, struct owner *out)
{
    *out = (struct owner){ OWNER_ACCOUNT, ctx->actor->account_id };
    if (purpose == PURPOSE_APPROVE)
        return ST_OK;
    out->kind = OWNER_UNIT;
    return succession_issuer(ctx, unit_id, &out->id);
}

enum status signing_key_problem(struct ctx *ctx, const struct report_work *work,
    enum sign_purpose purpose, enum problem_key *out)
{
    struct list certificates;
    struct owner owner;

    TRY(signing_owner(ctx, work ? work->report.unit_id : 0, purpose, &owner));
    TRY(certificates_of(ctx, owner, &certificates));
    *out = PROBLEM_NONE;
    if (!certificates.len)
        *out = purpose == PURPOSE_SEAL ? PROBLEM_SIGNING_NO_SEAL : PROBLEM_SIGNING_NO_CERTIFICATE;
    return ST_OK;
}

enum status signing_require_free(
    struct ctx *ctx, int64_t report_id, enum sign_purpose purpose, int64_t *out_own)
{
    bool more;

    *out_own = 0;
    TRY(db_start(ctx, STMT_SIGN_JOB_LIVE,
        ARGS(V_INT(report_id), V_INT(purpose), V_INT(SIGN_WAITING), V_INT(SIGN_PENDING),
            V_INT(ctx->now_ms))));
    TRY(db_next(ctx, &more));
    if (!more)
        return ST_OK;
    if (db_int(ctx, 1) != ctx->actor->account_id)
        return fail(ctx, PROBLEM_SIGNING_TAKEN, "%s Người đang ký: " STR_FMT ".",
            problem_text(PROBLEM_SIGNING_TAKEN), STR_ARG(db_text(ctx, 2)));
    *out_own = db_int(ctx, 0);
    return ST_OK;
}

static struct list names_of(
    struct ctx *ctx, unsigned bits, const char *const *names, unsigned names_len)
{
    struct list out = { ARENA_ARRAY(ctx->arena, names_len, struct str), 0 };

    for (unsigned i = 0; i < names_len; i++)
        if (bits >> i & 1)
            *LIST_AT(out, struct str, out.len++) = str_of(names[i]);
    return out;
}

static struct report_signing rules_of(struct ctx *ctx, const struct profile *profile)
{
    return (struct report_signing){
        .kinds = names_of(ctx, profile->signatures, signature_kind_names, SIGNATURE_KIND_COUNT),
        .covers = names_of(ctx, profile->covered, document_kind_names, DOCUMENT_CHOICES),
    };
}

enum status signing_rules_tell(
    struct ctx *ctx, const struct profile *profile, struct report_signing *out)
{
    enum problem_key problem = PROBLEM_SIGNING_NOT_ACCEPTED;

    *out = rules_of(ctx, profile);
    if (profile->signatures >> SIGNATURE_DIGITAL & 1)
        TRY(signing_key_problem(ctx, NULL, PURPOSE_APPROVE, &problem));
    if (problem != PROBLEM_NONE)
        out->key_reason = str_of(problem_text(problem));
    return ST_OK;
}

/* Why the actor, whose step it is, cannot sign it with a key. */
static enum status key_reason(struct ctx *ctx, const struct report_work *work, struct str *out)
{
    enum problem_key problem;

    if (!(work->profile->signatures >> SIGNATURE_DIGITAL & 1) ||
        verdict_of(ctx, work, PURPOSE_APPROVE).refusal != WF_OK)
        return ST_OK;
    TRY(signing_key_problem(ctx, work, PURPOSE_APPROVE, &problem));
    if (problem != PROBLEM_NONE)
        *out = str_of(problem_text(problem));
    return ST_OK;
}

static enum status seal_tell(
    struct ctx *ctx, const struct report_work *work, struct report_signing *out)
{
    struct wf_verdict verdict = verdict_of(ctx, work, PURPOSE_SEAL);
    enum problem_key problem = seal_problem(work);

    out->offers_seal =
        problem == PROBLEM_NONE && (verdict.refusal == WF_OK || verdict.refusal == WF_UNMET);
    if (verdict.refusal != WF_OK) {
        out->seal_reason = str_of(workflow_reason(verdict, (enum report_state)work->report.state));
        return ST_OK;
    }
    if (problem == PROBLEM_NONE)
        TRY(signing_key_problem(ctx, work, PURPOSE_SEAL, &problem));
    if (problem != PROBLEM_NONE)
        out->seal_reason = str_of(problem_text(problem));
    out->can_seal = !out->seal_reason.len;
    return ST_OK;
}

enum status signing_tell(
    struct ctx *ctx, const struct report_work *work, struct report_signing *out)
{
    *out = rules_of(ctx, work->profile);
    if (verdict_of(ctx, work, PURPOSE_APPROVE).refusal == WF_OK)
        TRY(sign_forms_tell(ctx, &work->report, out));
    TRY(key_reason(ctx, work, &out->key_reason));
    return seal_tell(ctx, work, out);
}

enum status signing_form_look(
    struct ctx *ctx, int64_t report_id, int64_t authorisation_id, const struct sign_form **out)
{
    struct report_work work;
    struct sign_forms forms;

    *out = NULL;
    TRY(signing_work(ctx, report_id, &work));
    if (verdict_of(ctx, &work, PURPOSE_APPROVE).refusal != WF_OK)
        return ST_OK;
    TRY(sign_forms_look(ctx, &work.report, &forms));
    *out = sign_form_pick(&forms, authorisation_id);
    return ST_OK;
}
