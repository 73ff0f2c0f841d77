#include "domain/sign_answers.h"

#include "base/host/secret.h"
#include "domain/files.h"
#include "domain/reports.h"
#include "domain/sign_stamps.h"
#include "domain/signatures.h"
#include "domain/stamp_authorities.h"
#include "domain/trust_sources.h"
#include "domain/trusts.h"
#include "domain/use.h"
#include "model/certificate.h"
#include "sign/sign.h"

/* ---- looking ---- */

/* A leader signs what was issued: since it was issued anew, what was prepared before is another. */
static enum status require_issued(
    struct ctx *ctx, const struct signing *job, const struct list *documents)
{
    for (size_t i = 0; i < job->parts.len; i++) {
        const struct signing_part *part = LIST_AT(job->parts, struct signing_part, i);
        const struct document *document = document_of(documents, job->revision, part->kind);

        if (!document || document_issued(document)->number != part->base_version)
            return use_changed(ctx);
    }
    return ST_OK;
}

/* The document as the part was prepared on it, and as it was issued. */
static enum status bytes_look(struct ctx *ctx, struct signing_answer *answer)
{
    const struct signing_part *part = &answer->part;
    const struct document_version *version;
    const struct document *document = NULL;
    struct list documents;

    TRY(documents_list(ctx, answer->job.report_id, &documents));
    for (size_t i = 0; i < documents.len; i++)
        if (LIST_AT(documents, struct document, i)->id == part->document_id)
            document = LIST_AT(documents, struct document, i);
    if (!document)
        return use_not_found(ctx);
    version = document_issued(document);
    TRY(file_whole(ctx, version->file_id, version->size, &answer->issued));
    version = document_version_of(document, part->base_version);
    answer->base_ms = version->made_ms;
    TRY(file_whole(ctx, version->file_id, version->size, &answer->base));
    TRY(file_whole(ctx, part->prepared_id, part->prepared_size, &answer->prepared));
    return answer->job.purpose == PURPOSE_APPROVE ? require_issued(ctx, &answer->job, &documents)
                                                  : ST_OK;
}

/* What is waited for. */
static enum status require_kind(struct ctx *ctx, const struct signing_answer *answer)
{
    enum sign_source source = (enum sign_source)answer->job.source;
    enum sign_answer_kind wanted = SIGN_ANSWER_CMS;

    if (sign_source_is_asked(source))
        wanted = SIGN_ANSWER_RAW;
    else if (sign_source_returns_document(source))
        wanted = SIGN_ANSWER_DOCUMENT;
    if (answer->kind == wanted)
        return ST_OK;
    return fail(ctx, PROBLEM_SIGNING_SOURCE, "%s", problem_text(PROBLEM_SIGNING_SOURCE));
}

/* The right it was begun with is his still, and is the one that is printed. */
static enum status require_form(
    struct ctx *ctx, const struct signing *job, const struct report *report, struct sign_form *out)
{
    struct paper_kept printed;
    bool found;

    TRY(sign_form_require(ctx, report, job->authorisation_id, out));
    TRY(paper_kept_find(ctx, report, &printed, &found));
    if ((out->by ? out->by->id : 0) == job->authorisation_id &&
        (out->by || out->as_printed || printed.letterhead.authority == AUTHORITY_HEAD))
        return ST_OK;
    return fail(ctx, PROBLEM_SIGN_FORM_OTHER, "%s", problem_text(PROBLEM_SIGN_FORM_OTHER));
}

/* Whose certificate, and by what right. */
static enum status signer_look(struct ctx *ctx, struct signing_answer *answer)
{
    struct sign_form form;
    struct report report;
    struct owner owner;

    TRY(report_look(ctx, answer->job.report_id, &report));
    if (answer->job.purpose == PURPOSE_APPROVE)
        TRY(require_form(ctx, &answer->job, &report, &form));
    TRY(signing_owner(ctx, report.unit_id, (enum sign_purpose)answer->job.purpose, &owner));
    return certificates_of(ctx, owner, &answer->certificates);
}

enum status signing_answer_look(struct ctx *ctx, struct signing_answer *answer)
{
    const struct signing_part *part;

    TRY(signing_get(ctx, &(struct by_id){ answer->id }, &answer->job));
    part = signing_part_of(&answer->job, answer->number);
    if (!part)
        return use_not_found(ctx);
    answer->part = *part;
    if (answer->bytes.len)
        answer->print = secret_sha256(ctx->arena, answer->bytes);
    answer->repeated = part->answered_ms && str_eq(part->answer_print, answer->print);
    if (answer->repeated)
        return ST_OK;
    if (part->answered_ms)
        return fail(ctx, PROBLEM_SIGNING_ANSWERED, "%s", problem_text(PROBLEM_SIGNING_ANSWERED));
    if (!sign_state_lives((enum sign_state)answer->job.state))
        return fail(ctx, PROBLEM_SIGNING_OVER, "%s Trạng thái: %s.",
            problem_text(PROBLEM_SIGNING_OVER), sign_state_titles[answer->job.state]);
    TRY(require_kind(ctx, answer));
    TRY(stamp_authority_get(ctx, NULL, &answer->authority));
    TRY(bytes_look(ctx, answer));
    return signer_look(ctx, answer);
}

/* ---- making ---- */

struct sign_job signing_prepared_job(const struct signing_answer *answer)
{
    const struct signing_part *part = &answer->part;
    struct sign_job job;
    bool whole;

    if (part->kind == DOCUMENT_PACKET)
        return sign_packet(answer->issued);
    job = (struct sign_job){ .original = answer->base,
        .document = answer->prepared,
        .hole = (size_t)part->hole_from,
        .hole_end = (size_t)part->hole_to };
    whole = proof_unhex(part->digest, job.digest);
    ASSERT(whole); /* written by proof_hex */
    return job;
}

/* A packet's signature is a CMS, also where documents come back whole. */
static enum status answer_finish(struct ctx *ctx, struct signing_answer *answer)
{
    struct sign_answer given = { .kind = answer->kind,
        .bytes = answer->bytes,
        .certs = answer->certs,
        .scheme = answer->scheme };
    struct sign_job job = signing_prepared_job(answer);

    if (answer->part.kind == DOCUMENT_PACKET && given.kind == SIGN_ANSWER_DOCUMENT)
        given.kind = SIGN_ANSWER_CMS;
    return sign_finish(ctx, &job, &given, S(""), &answer->made);
}

/* A refusal of the library names no field of the request. */
static enum status named(struct ctx *ctx, enum status status, const char *field)
{
    if (status != ST_OK && !ctx->problem.field.len)
        ctx->problem.field = str_of(field);
    return status;
}

enum status signing_answer_registered(
    struct ctx *ctx, const struct signing_answer *answer, const char *field)
{
    struct str cert = proof_cert(ctx->arena, &answer->signature);

    for (size_t i = 0; i < answer->certificates.len; i++)
        if (str_eq(LIST_AT(answer->certificates, struct certificate, i)->hash, cert))
            return ST_OK;
    return fail_field(ctx, PROBLEM_SIGNING_OTHER_CERT, field,
        "%s Chứng thư của: " STR_FMT ", do " STR_FMT " cấp.",
        problem_text(PROBLEM_SIGNING_OTHER_CERT), STR_ARG(answer->signature.signer),
        STR_ARG(answer->signature.issuer));
}

struct trust_want {
    struct str bytes;
    const struct trust *trust;
};

static enum status trust_read(struct ctx *ctx, void *arg)
{
    struct trust_want *want = arg;

    return trust_for(ctx, want->bytes, &want->trust);
}

/* Whether these bytes are the answer that is waited for; whose signature it is. */
static enum status prove(struct ctx *ctx, const struct signing_answer *answer, struct str bytes,
    const struct trust *trust, const char *field, struct verified_signature *out)
{
    const struct proof_new proof = { .kind = (enum document_kind)answer->part.kind,
        .issued = answer->issued,
        .base = answer->base,
        .base_ms = answer->base_ms,
        .bytes = bytes,
        .trust = trust };

    return proof_require_new(ctx, &proof, field, out);
}

/* A stamp is taken only if the whole is as good with it as it was without. */
static enum status stamp_put(struct ctx *ctx, struct signing_answer *answer, const char *field)
{
    struct verified_signature with = { 0 };
    struct trust_want want = { 0 };
    struct ctx own;

    TRY(sign_stamp_get(ctx, answer, &want.bytes));
    if (!want.bytes.len)
        return ST_OK;
    TRY(database_read(ctx, trust_read, &want));
    own = *ctx;
    if (prove(&own, answer, want.bytes, want.trust, field, &with) != ST_OK) {
        sign_stamp_lacks(ctx, answer, own.problem.detail);
    } else if (!with.stamped_ms || with.verdict > answer->signature.verdict) {
        sign_stamp_lacks(ctx, answer, with.detail);
    } else {
        answer->made = want.bytes;
        answer->signature = with;
    }
    return ST_OK;
}

enum status signing_answer_make(
    struct ctx *ctx, struct database *database, struct signing_answer *answer, const char *field)
{
    struct trust_want want = { 0 };

    if (answer->repeated)
        return ST_OK;
    TRY(named(ctx, answer_finish(ctx, answer), field));
    want.bytes = answer->made;
    TRY(database_read(ctx, trust_read, &want));
    TRY(prove(ctx, answer, want.bytes, want.trust, field, &answer->signature));
    TRY(signing_answer_registered(ctx, answer, field));
    TRY(stamp_put(ctx, answer, field));
    answer->hash = secret_sha256(ctx->arena, answer->made);
    return file_keep(ctx, database, answer->made, answer->hash, &answer->file_id);
}

/* ---- keeping ---- */

/* Who signed, and whose word there is for when. */
static struct str note_of(struct ctx *ctx, const struct signing_answer *answer)
{
    const struct verified_signature *signature = &answer->signature;

    if (signature->stamped_ms)
        return str_format(ctx->arena, STR_FMT ". Dấu thời gian " STR_FMT " của " STR_FMT ".",
            STR_ARG(signature->signer), STR_ARG(time_format_vi(ctx->arena, signature->stamped_ms)),
            STR_ARG(signature->stamper));
    if (!answer->stamp.note.len)
        return signature->signer;
    return str_format(
        ctx->arena, STR_FMT ". " STR_FMT, STR_ARG(signature->signer), STR_ARG(answer->stamp.note));
}

static enum status event(struct ctx *ctx, const struct report *report, const char *action,
    const struct signing_answer *answer)
{
    return history_add(ctx, (struct history_facts){
                                .action = action,
                                .object_type = OBJECT_REPORT,
                                .object_id = report->id,
                                .unit_id = report->unit_id,
                                .other_unit_id = report->receiver_unit_id,
                                .note = note_of(ctx, answer),
                                .after = proof_cert(ctx->arena, &answer->signature),
                            });
}

/* A seal of before the leader's signature counts no more: an annex begins again as it was issued.
 */
static enum status annex_begin_again(
    struct ctx *ctx, const struct signing *job, const struct list *documents)
{
    const struct document *annex = document_of(documents, job->revision, DOCUMENT_ANNEX);
    struct document_version again;

    if (!annex || annex->stage == STAGE_ISSUED || job->purpose != PURPOSE_APPROVE)
        return ST_OK;
    again = *document_issued(annex);
    return document_add(ctx, annex, &again);
}

/* An annex bears the number of its paper. */
static void number_say(const struct signing *job, const struct list *documents,
    const struct document *document, struct document_version *out)
{
    const struct document *paper = document_of(documents, job->revision, DOCUMENT_PAPER);
    const struct document *bearer = document->kind == DOCUMENT_ANNEX && paper ? paper : document;
    const struct document_version *newest = document_version_of(bearer, bearer->version);

    out->number_text = newest->number_text;
    out->dated_on = newest->dated_on;
}

/* What the parts became are the documents' next stages. */
static enum status stages_add(struct ctx *ctx, const struct signing *job)
{
    struct list documents;

    TRY(documents_list(ctx, job->report_id, &documents));
    TRY(annex_begin_again(ctx, job, &documents));
    for (size_t i = 0; i < job->parts.len; i++) {
        const struct signing_part *part = LIST_AT(job->parts, struct signing_part, i);
        const struct document *document = document_of(&documents, job->revision, part->kind);
        const struct document_version *newest;
        struct document_version version = {
            .stage = (int)sign_stage((enum sign_purpose)job->purpose),
            .file_id = part->answer_id,
            .hash = part->answer_hash,
            .size = part->answer_size,
            .dated_on = DATE_NONE,
        };

        if (!document || document->id != part->document_id)
            return use_changed(ctx);
        newest = document_version_of(document, document->version);
        if (job->purpose == PURPOSE_SEAL) {
            if (part->kind == DOCUMENT_PAPER && newest->number != part->base_version)
                return use_changed(ctx);
            number_say(job, &documents, document, &version);
        }
        TRY(document_add(ctx, document, &version));
    }
    return ST_OK;
}

static bool is_complete(const struct signing *job)
{
    for (size_t i = 0; i < job->parts.len; i++)
        if (!LIST_AT(job->parts, struct signing_part, i)->answered_ms)
            return false;
    return true;
}

/* The leader's: the signature is recorded and the report goes on; the organisation's: the documents
 * bear it. */
static enum status job_complete(struct ctx *ctx, const struct signing_answer *answer,
    const struct signing *job, struct report_work *work, const struct wf_verdict *verdict)
{
    struct report_full moved = { 0 };
    struct sign_form form;
    bool found;

    TRY(stages_add(ctx, job));
    TRY(db_one(ctx, STMT_SIGN_JOB_END,
        ARGS(V_INT(job->id), V_INT(SIGN_DONE), V_TEXT(S("")), V_TEXT(S("")), V_INT(ctx->now_ms),
            V_INT(SIGN_WAITING), V_INT(SIGN_PENDING)),
        &found));
    if (job->purpose == PURPOSE_SEAL)
        return event(ctx, &work->report, "report.seal", answer);
    TRY(sign_form_require(ctx, &work->report, job->authorisation_id, &form));
    TRY(signature_record(ctx, work, SIGNATURE_DIGITAL, &form));
    TRY(signatures_look(ctx, work));
    return report_take(ctx, work,
        &(struct report_taken){
            verdict->step, work->report.version, (struct str){ 0 }, (struct str){ 0 } },
        &moved);
}

/* Since it was looked at nothing that counts has changed. */
static enum status require_still(struct ctx *ctx, const struct signing_answer *answer,
    struct signing *job, struct report_work *work, struct wf_verdict *verdict)
{
    struct sign_form form;
    struct list documents;

    TRY(signing_get(ctx, &(struct by_id){ answer->id }, job));
    if (!sign_state_lives((enum sign_state)job->state))
        return fail(ctx, PROBLEM_SIGNING_OVER, "%s Trạng thái: %s.",
            problem_text(PROBLEM_SIGNING_OVER), sign_state_titles[job->state]);
    TRY(signing_work(ctx, job->report_id, work));
    TRY(signing_decide(ctx, work, (enum sign_purpose)job->purpose, verdict));
    if (work->report.revision != job->revision || !str_eq(work->digest, job->digest))
        return fail(ctx, PROBLEM_SIGNATURE_CHANGED, "%s (bản %lld)",
            problem_text(PROBLEM_SIGNATURE_CHANGED), (long long)work->report.revision);
    if (job->purpose != PURPOSE_APPROVE)
        return ST_OK;
    TRY(require_form(ctx, job, &work->report, &form));
    TRY(documents_list(ctx, job->report_id, &documents));
    return require_issued(ctx, job, &documents);
}

/* Whether somebody else's request has kept the same meanwhile. */
static enum status kept_before(struct ctx *ctx, const struct signing_answer *answer, bool *out)
{
    const struct signing_part *part;
    struct signing job = { 0 };

    TRY(signing_get(ctx, &(struct by_id){ answer->id }, &job));
    part = signing_part_of(&job, answer->number);
    *out = part && part->answered_ms && str_eq(part->answer_print, answer->print);
    return ST_OK;
}

static enum status part_answer(struct ctx *ctx, const struct signing_answer *answer)
{
    int64_t file_id;
    bool found;

    TRY(file_settle(ctx, answer->file_id, answer->hash, &file_id));
    TRY(db_one(ctx, STMT_SIGN_JOB_ANSWER,
        ARGS(V_INT(answer->id), V_INT(answer->number), V_INT(ctx->now_ms), V_TEXT(answer->print),
            V_INT(file_id), V_TEXT(answer->hash), V_INT((int64_t)answer->made.len),
            V_INT(answer->signature.stamped_ms), V_TEXT(answer->stamp.note)),
        &found));
    if (found)
        return ST_OK;
    return fail(ctx, PROBLEM_SIGNING_ANSWERED, "%s", problem_text(PROBLEM_SIGNING_ANSWERED));
}

enum status signing_answer_keep(
    struct ctx *ctx, const struct signing_answer *answer, struct signing *out)
{
    struct by_id ref = { answer->id };
    struct signing job = { 0 };
    struct report_work work;
    struct wf_verdict verdict;
    bool before;

    TRY(kept_before(ctx, answer, &before));
    if (before)
        return signing_get(ctx, &ref, out);
    ASSERT(!answer->repeated); /* what was kept stays */
    TRY(require_still(ctx, answer, &job, &work, &verdict));
    TRY(part_answer(ctx, answer));
    TRY(sign_stamp_tell(ctx, answer));
    if (answer->signature.verdict == VERDICT_UNCHECKED)
        TRY(trust_ask(ctx, answer->made));
    TRY(event(ctx, &work.report, "report.sign_part", answer));
    TRY(signing_get(ctx, &ref, &job));
    if (is_complete(&job))
        TRY(job_complete(ctx, answer, &job, &work, &verdict));
    return signing_get(ctx, &ref, out);
}
