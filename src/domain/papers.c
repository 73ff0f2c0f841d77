#include "domain/papers.h"

#include "core/signing.h"
#include "domain/files.h"
#include "domain/letterheads.h"
#include "domain/narratives.h"
#include "domain/numbers.h"
#include "domain/outlines.h"
#include "domain/profiles.h"
#include "domain/successions.h"
#include "domain/use.h"
#include "model/signature.h"
#include "sign/pdf_number.h"

/* As units are called and letters are headed now. */
static enum status kept_now(struct ctx *ctx, const struct report *report, struct paper_kept *out)
{
    const struct profile *profile;
    int64_t issuer;
    bool found;

    TRY(profile_get(ctx, &profile));
    *out = (struct paper_kept){
        .subject = report->regime_name,
        .period_title = report->period_title,
    };
    TRY(db_one(ctx, STMT_REGIME_ANNEX, ARGS(V_INT(report->regime_id)), &found));
    out->annex_apart = found && db_int(ctx, 0);
    /* Whoever took over from a unit signs in its own name. */
    TRY(succession_issuer(ctx, report->unit_id, &issuer));
    TRY(letterhead_load(ctx, issuer, &out->letterhead));
    out->number_behind = numbering_behind(ctx->arena, &profile->numbering, out->letterhead.symbol);
    return letterhead_unit_said(ctx, report->receiver_unit_id, &out->receiver);
}

static bool is_approved(const struct report *report)
{
    return report->approved_ms != 0;
}

enum status paper_kept_find(
    struct ctx *ctx, const struct report *report, struct paper_kept *out, bool *out_found)
{
    TRY(db_one(
        ctx, STMT_REPORT_PAPER_GET, ARGS(V_INT(report->id), V_INT(report->revision)), out_found));
    *out = (struct paper_kept){ 0 };
    return *out_found ? resource_from_json(ctx, &paper_kept_resource, db_text(ctx, 0), out) : ST_OK;
}

enum status paper_kept_load(struct ctx *ctx, const struct report *report, struct paper_kept *out)
{
    bool found = false;

    if (is_approved(report))
        TRY(paper_kept_find(ctx, report, out, &found));
    return found ? ST_OK : kept_now(ctx, report, out);
}

/* As it would be frozen now, or as it was. */
static enum status text_load(struct ctx *ctx, const struct report_work *work, struct doc_node **out)
{
    struct narrative_kept narrative;
    struct str text;

    *out = NULL;
    TRY(narrative_load(ctx, &work->report, &narrative));
    if (!narrative.outline)
        return ST_OK;
    if (narrative.frozen) {
        *out = narrative.doc;
        return ST_OK;
    }
    TRY(narrative_final(ctx, work, &text));
    return document_kept(ctx, DOC_FROZEN, text, out);
}

/* Of the paper that was signed, as it is now. */
static enum status signed_load(struct ctx *ctx, const struct report *report, struct str *out)
{
    int64_t file_id, size;
    bool found;

    *out = (struct str){ 0 };
    if (!is_approved(report))
        return ST_OK;
    TRY(db_one(ctx, STMT_DOCUMENT_NEWEST,
        ARGS(V_INT(report->id), V_INT(report->revision), V_INT(DOCUMENT_PAPER)), &found));
    if (!found || db_int(ctx, 2) == STAGE_ISSUED)
        return ST_OK;
    file_id = db_int(ctx, 3);
    size = db_int(ctx, 4);
    return file_whole(ctx, file_id, size, out);
}

static enum status number_load(struct ctx *ctx, struct paper_work *out)
{
    struct document_number number;
    bool found;

    out->number = (struct str){ 0 };
    out->issued_on = DATE_NONE;
    if (!out->work.report.submitted_ms)
        return ST_OK; /* what is typed now is no revision yet */
    TRY(number_of(ctx, out->work.report.id, out->work.report.revision, &number, &found));
    if (!found)
        return ST_OK;
    out->number = number.text;
    out->issued_on = number.issued_on;
    return ST_OK;
}

enum status paper_load(struct ctx *ctx, const struct by_id *in, struct paper_work *out)
{
    TRY(report_work_get(ctx, in->id, &out->work));
    TRY(report_require_figures(ctx, &out->work.report));
    TRY(signed_load(ctx, &out->work.report, &out->signed_pdf));
    TRY(paper_kept_load(ctx, &out->work.report, &out->kept));
    TRY(number_load(ctx, out));
    return text_load(ctx, &out->work, &out->text);
}

/* The form, with the rows its reporter added. */
static const struct form *form_on_paper(const struct report_work *work)
{
    return work->content->grown ? work->content->grown : &work->form->form;
}

/* Its number's day; as long as it has none, that of the approval. */
static int64_t issued_on(const struct paper_work *paper)
{
    const struct report *report = &paper->work.report;

    if (paper->number.len)
        return paper->issued_on;
    return is_approved(report) ? date_today(report->approved_ms) : DATE_NONE;
}

/* What is to be cited by who uses it (NA-32): the system as the regulation calls it, the report as
 * its paper says it, its revision. A document has no place for that in print; it stands in the
 * file's properties. */
static struct str source_of(struct ctx *ctx, const struct paper_work *paper)
{
    const struct paper_kept *kept = &paper->kept;
    struct buf out = { .arena = ctx->arena };

    buf_addf(&out, "Nguồn: " STR_FMT "; " STR_FMT ", " STR_FMT ";",
        STR_ARG(paper->work.profile->about.system_name), STR_ARG(kept->subject),
        STR_ARG(kept->period_title));
    buf_addf(&out, " " STR_FMT, STR_ARG(letterhead_said(ctx->arena, kept->letterhead.issuer)));
    if (paper->work.report.revision)
        buf_addf(&out, "; bản %lld", (long long)paper->work.report.revision);
    return buf_str(&out);
}

static struct paper_facts facts_of(struct ctx *ctx, const struct paper_work *paper)
{
    const struct report *report = &paper->work.report;

    return (struct paper_facts){
        .letterhead = &paper->kept.letterhead,
        .receiver = paper->kept.receiver,
        .subject = paper->kept.subject,
        .period_title = paper->kept.period_title,
        .number = paper->number,
        .number_behind = paper->kept.number_behind,
        .issued_on = issued_on(paper),
        .made_ms = is_approved(report) ? report->approved_ms : report->changed_ms,
        .source = source_of(ctx, paper),
        .draft = !is_approved(report),
        .text = paper->text,
        .form = form_on_paper(&paper->work),
        .content = paper->work.content,
    };
}

enum status paper_write(
    struct ctx *ctx, const struct paper_work *paper, struct str extension, struct paper_file *out)
{
    const struct paper_writer *writer = paper_writer(extension);
    struct paper_facts facts = facts_of(ctx, paper);
    struct paper made;

    if (!writer)
        return use_not_found(ctx);
    if (paper->signed_pdf.len && str_eq(extension, S("pdf"))) {
        *out = (struct paper_file){ .bytes = paper->signed_pdf };
        return ST_OK;
    }
    made = paper_make(ctx->arena, &facts);
    return writer->write(ctx, &made, out);
}

/* Without number and day, which come after the signature. */
static struct paper_facts issue_facts(struct ctx *ctx, const struct paper_work *paper)
{
    struct paper_facts facts = facts_of(ctx, paper);

    facts.draft = false;
    facts.apart = paper->kept.annex_apart;
    facts.number = (struct str){ 0 };
    facts.issued_on = DATE_NONE;
    facts.made_ms = paper->work.report.submitted_ms;
    return facts;
}

enum status paper_issue(
    struct ctx *ctx, const struct paper_work *paper, struct str manifest, struct paper_file *out)
{
    struct paper_facts facts = issue_facts(ctx, paper);
    struct paper made = paper_make(ctx->arena, &facts);

    made.manifest = manifest;
    /* What belongs to its number is drawn with it, where the letters kept for numbers have it. */
    made.reserved =
        pdf_number_words(facts.number_behind.len ? facts.number_behind : facts.letterhead->symbol);
    return render_pdf(ctx, &made, out);
}

bool paper_annex_is_apart(struct ctx *ctx, const struct paper_work *paper)
{
    struct paper_facts facts = issue_facts(ctx, paper);

    return facts.apart && paper_has_annex(&facts);
}

enum status paper_issue_annex(
    struct ctx *ctx, const struct paper_work *paper, struct paper_file *out)
{
    struct paper_facts facts = issue_facts(ctx, paper);
    struct paper made = paper_make_annex(ctx->arena, &facts);

    return render_pdf(ctx, &made, out);
}

enum status paper_keep(struct ctx *ctx, const struct report *report, const struct paper_kept *kept)
{
    return db_run(ctx, STMT_REPORT_PAPER_PUT,
        ARGS(V_INT(report->id), V_INT(report->revision),
            V_TEXT(resource_to_json(ctx->arena, &paper_kept_resource, kept))));
}

/* What was signed as it was kept then is not kept anew. */
bool paper_is_signed_as(const struct report_work *work)
{
    for (size_t i = 0; i < work->signatures.len; i++) {
        const struct signature *signature = LIST_AT(work->signatures, struct signature, i);

        if (signature->holds && signature->authority.len)
            return true;
    }
    return false;
}

enum status paper_freeze(struct ctx *ctx, const struct report_work *work)
{
    const struct report *report = &work->report;
    struct paper_kept kept;
    bool issued;

    TRY(db_one(ctx, STMT_DOCUMENT_NEWEST,
        ARGS(V_INT(report->id), V_INT(report->revision), V_INT(DOCUMENT_PAPER)), &issued));
    if (issued || paper_is_signed_as(work))
        return ST_OK;
    TRY(kept_now(ctx, report, &kept));
    return paper_keep(ctx, report, &kept);
}

enum status paper_sign_as(
    struct ctx *ctx, const struct report *report, const struct sign_form *form)
{
    struct paper_kept kept;
    struct letterhead wanted;
    bool issued, found;

    if (form->as_printed)
        return ST_OK;
    TRY(db_one(ctx, STMT_DOCUMENT_NEWEST,
        ARGS(V_INT(report->id), V_INT(report->revision), V_INT(DOCUMENT_PAPER)), &issued));
    if (issued) {
        TRY(paper_kept_find(ctx, report, &kept, &found));
        TRY(sign_form_letterhead(ctx, report, form, &wanted));
        return found && letterhead_signs_as(&kept.letterhead, &wanted) ? ST_OK : use_changed(ctx);
    }
    TRY(kept_now(ctx, report, &kept));
    sign_form_print(form, &kept.letterhead);
    return paper_keep(ctx, report, &kept);
}
