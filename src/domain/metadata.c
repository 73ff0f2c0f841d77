#include "domain/metadata.h"

#include "domain/numbers.h"
#include "domain/papers.h"
#include "domain/registers.h"
#include "domain/use.h"
#include "sign/pdf_fields.h"

/* The receiver's own data are of its side alone. */
static bool is_receiving(struct ctx *ctx, const struct report *report)
{
    return use_may(ctx, RIGHT_REPORT_RECEIVE, report->receiver_path, report->regime_id) ||
           use_may(ctx, RIGHT_REPORT_READ_SENT, report->receiver_path, report->regime_id);
}

static enum status arrival_fill(
    struct ctx *ctx, const struct report *report, struct document_metadata *out)
{
    struct arrival arrival;
    bool found;

    out->arrival_on = DATE_NONE;
    if (!is_receiving(ctx, report))
        return ST_OK;
    TRY(arrival_of(ctx, report, &arrival, &found));
    if (!found)
        return ST_OK;
    out->arrival_on = arrival.arrived_on;
    out->arrival_number = arrival.number;
    return ST_OK;
}

static enum status trace_fill(struct ctx *ctx, int64_t report_id, struct str *out)
{
    struct report_full full;
    struct buf lines = { .arena = ctx->arena };

    TRY(report_view(ctx, &(struct by_id){ report_id }, &full));
    for (size_t i = 0; i < full.steps.len; i++) {
        const struct report_step *step = LIST_AT(full.steps, struct report_step, i);

        buf_addf(&lines, STR_FMT " " STR_FMT " – " STR_FMT "\n",
            STR_ARG(time_format_vi(ctx->arena, step->at_ms)), STR_ARG(step->action_title),
            STR_ARG(step->actor_name));
    }
    *out = buf_str(&lines);
    return ST_OK;
}

static void number_fill(struct annex6_faults *faults, const struct document_number *number,
    struct document_metadata *out)
{
    if (!number->text.len) {
        out->issued_on = DATE_NONE;
        annex6_fault(
            faults, S("CodeNumber, IssuedDate: văn bản chưa được cấp số và ngày ban hành."));
        return;
    }
    out->code_number = annex6_fit(faults, ANNEX6_CODE_NUMBER, number->code_number);
    out->code_notation = annex6_fit(faults, ANNEX6_CODE_NOTATION, number->code_notation);
    out->issued_on = number->issued_on;
    out->description = annex6_fit(faults, ANNEX6_DESCRIPTION, number->remark);
}

static struct list to_fill(struct annex6_faults *faults, struct str code, struct str receiver)
{
    struct metadata_organ *to = ARENA_NEW(faults->arena, struct metadata_organ);

    *to = (struct metadata_organ){
        .id = annex6_fit(faults, ANNEX6_ORGAN_ID, code),
        .name = annex6_fit(faults, ANNEX6_ORGAN_NAME, receiver),
    };
    return (struct list){ to, 1 };
}

static struct str position_of(const struct letterhead *head)
{
    return head->position.len ? head->position : head->head;
}

/* What the paper says of itself. */
static void paper_fill(
    struct annex6_faults *faults, const struct paper_kept *kept, struct document_metadata *out)
{
    struct arena *arena = faults->arena;

    out->type_name = annex6_fit(faults, ANNEX6_TYPE_NAME, S("Báo cáo"));
    out->subject =
        annex6_fit(faults, ANNEX6_SUBJECT, paper_subject(arena, kept->subject, kept->period_title));
    out->organ_name =
        annex6_fit(faults, ANNEX6_ORGAN_NAME, letterhead_said(arena, kept->letterhead.issuer));
    out->signer.position = annex6_fit(faults, ANNEX6_POSITION, position_of(&kept->letterhead));
    out->signer.full_name = annex6_fit(faults, ANNEX6_FULL_NAME, kept->letterhead.signer);
    out->to_places = annex6_fit(faults, ANNEX6_TO_PLACES, kept->letterhead.copies);
}

static enum status receiver_code(struct ctx *ctx, const struct report *report, struct str *out)
{
    bool found;

    TRY(db_one(ctx, STMT_UNIT_CODE, ARGS(V_INT(report->receiver_unit_id)), &found));
    *out = found ? db_text(ctx, 0) : (struct str){ 0 };
    return ST_OK;
}

/* Which file it stands in, once it was filed, by the number and symbol the archive writes. */
static enum status filed_fill(struct ctx *ctx, struct annex6_faults *faults,
    const struct report *report, struct document_metadata *out)
{
    bool filed;

    TRY(db_one(
        ctx, STMT_ARCHIVE_ENTRY_OF, ARGS(V_INT(report->id), V_INT(report->revision)), &filed));
    if (!filed)
        return ST_OK;
    out->ordinal = db_int(ctx, 0);
    out->file_code.catalog = db_int(ctx, 1);
    out->file_code.notation = annex6_fit(
        faults, ANNEX6_FILE_NOTATION, annex6_notation(ctx->arena, db_int(ctx, 2), db_text(ctx, 3)));
    return ST_OK;
}

/* Who it is of, and what the register has of it. */
static enum status names_fill(struct ctx *ctx, struct annex6_faults *faults,
    const struct paper_work *paper, struct document_metadata *out)
{
    const struct report *report = &paper->work.report;
    struct document_number number;
    struct str code;
    bool numbered;

    TRY(number_of(ctx, report->id, report->revision, &number, &numbered));
    TRY(receiver_code(ctx, report, &code));
    out->file_code.organ_id = annex6_fit(faults, ANNEX6_ORGAN_ID, report->unit_code);
    out->file_code.catalog =
        date_ymd(numbered ? number.issued_on : date_today(report->submitted_ms)).year;
    TRY(filed_fill(ctx, faults, report, out));
    number_fill(faults, &number, out);
    paper_fill(faults, &paper->kept, out);
    out->to = to_fill(faults, code, paper->kept.receiver);
    TRY(arrival_fill(ctx, report, out));
    return trace_fill(ctx, report->id, &out->trace);
}

enum status metadata_load(struct ctx *ctx, const struct by_id *in, struct document_metadata *out)
{
    struct paper_work *paper = ARENA_NEW(ctx->arena, struct paper_work);
    struct annex6_faults faults = { .arena = ctx->arena };
    const struct report *report = &paper->work.report;

    TRY(paper_load(ctx, in, paper));
    if (!report->submitted_ms)
        return fail(ctx, PROBLEM_DOCUMENT_NONE, "%s", problem_text(PROBLEM_DOCUMENT_NONE));
    *out = (struct document_metadata){
        .report_id = report->id,
        .revision = report->revision,
        .language = S("Tiếng Việt"),
        .issued_amount = 1,
        .due_on = report->due_on,
        .made_of = paper,
    };
    TRY(names_fill(ctx, &faults, paper, out));
    out->faults = faults.items;
    return ST_OK;
}

enum status metadata_count_pages(struct ctx *ctx, struct document_metadata *metadata)
{
    const struct paper_work *paper = metadata->made_of;
    struct paper_file file = { 0 };

    if (!paper)
        return ST_OK;
    if (paper->signed_pdf.len) {
        /* What was signed is not drawn anew. */
        metadata->pages = (int64_t)pdf_count_pages(ctx, paper->signed_pdf);
    } else {
        TRY(paper_write(ctx, paper, S("pdf"), &file));
        metadata->pages = (int64_t)file.pages;
    }
    metadata->made_of = NULL;
    return ST_OK;
}
