#include "domain/numbers.h"

#include "core/paper/paper.h"
#include "core/text.h"
#include "domain/documents.h"
#include "domain/letterheads.h"
#include "domain/number_books.h"
#include "domain/papers.h"
#include "domain/periods.h"
#include "domain/profiles.h"
#include "domain/report_rights.h"
#include "domain/signatures.h"
#include "domain/successions.h"
#include "domain/use.h"

/* ---- reading ---- */

/* What the register notes beside a number. */
static struct str remark_of(struct ctx *ctx, const struct document_number *number)
{
    struct buf out = { .arena = ctx->arena };

    if (number->replaced_by.len)
        buf_addf(&out, "Đã được thay thế bằng số " STR_FMT ". ", STR_ARG(number->replaced_by));
    if (number->outside)
        buf_add(&out, S("Gửi ngoài Hệ thống khi có sự cố. "));
    if (number->duplicate)
        buf_add(&out, S("Trùng số với văn bản khác trong sổ. "));
    if (number->reason.len)
        buf_addf(&out, "%s: " STR_FMT, number->state == NUMBER_RELEASED ? "Lý do hủy" : "Lý do giữ",
            STR_ARG(number->reason));
    return str_trim(buf_str(&out));
}

static void code_split(struct document_number *number)
{
    size_t at = str_find(number->text, S("/"));

    number->code_number = str_sub(number->text, 0, at);
    number->code_notation =
        at < number->text.len ? str_sub(number->text, at + 1, number->text.len) : (struct str){ 0 };
}

/* One of no report is of the unit, not of a regime: a right for one regime alone does not reach it.
 */
static bool reaches(const struct ctx *ctx, enum right right, const struct document_number *number)
{
    return use_may(
        ctx, right, number->unit_path, number->regime_id ? number->regime_id : REGIME_NEW);
}

static enum problem_key release_refusal(const struct ctx *ctx, const struct document_number *number)
{
    if (number->state == NUMBER_RELEASED)
        return PROBLEM_NUMBER_RELEASED;
    if (number->sent_ms || number->outside)
        return PROBLEM_NUMBER_USED;
    if (number->borne)
        return PROBLEM_NUMBER_CURRENT;
    if (!reaches(ctx, RIGHT_REPORT_SEND, number))
        return PROBLEM_STEP_NOT_YOURS;
    return PROBLEM_NONE;
}

void number_complete(struct ctx *ctx, struct document_number *number)
{
    enum problem_key refusal = release_refusal(ctx, number);

    number->state_title = str_of(number_state_titles[number->state]);
    number->period_title =
        number->period.len ? period_words(ctx->arena, number->period) : (struct str){ 0 };
    code_split(number);
    number->remark = remark_of(ctx, number);
    number->can_release = refusal == PROBLEM_NONE;
    if (refusal != PROBLEM_NONE)
        number->release_reason = str_of(problem_text(refusal));
}

static enum status found_read(struct ctx *ctx, bool found, struct document_number *out)
{
    *out = (struct document_number){ 0 };
    if (!found)
        return ST_OK;
    row_read(ctx, &document_number_resource, 0, out);
    number_complete(ctx, out);
    return ST_OK;
}

static enum status list_read(struct ctx *ctx, struct list *out)
{
    TRY(rows_read(ctx, &document_number_resource, out));
    for (size_t i = 0; i < out->len; i++)
        number_complete(ctx, LIST_AT(*out, struct document_number, i));
    return ST_OK;
}

enum status number_of(struct ctx *ctx, int64_t report_id, int64_t revision,
    struct document_number *out, bool *out_found)
{
    TRY(db_one(ctx, STMT_NUMBER_OF_REVISION, ARGS(V_INT(report_id), V_INT(revision)), out_found));
    return found_read(ctx, *out_found, out);
}

static enum status number_get(struct ctx *ctx, int64_t id, struct document_number *out)
{
    bool found;

    TRY(db_one(ctx, STMT_NUMBER_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    return found_read(ctx, found, out);
}

/* ---- whether ---- */

static bool may_send(const struct workflow *workflow, const struct wf_facts *facts)
{
    const struct wf_step *send = workflow_step(workflow, facts->state, ACTION_SEND);
    enum right right = send ? send->right : RIGHT_REPORT_SEND;

    return facts->rights[SIDE_REPORTER] >> right & 1;
}

enum numbering_refusal number_refusal(
    const struct report_work *work, struct wf_facts facts, bool has_number)
{
    const struct workflow *workflow = &work->profile->workflow;
    const struct numbering_facts asked = {
        .workflow = workflow,
        .state = facts.state,
        .trial = facts.trial,
        .may_send = may_send(workflow, &facts),
        .is_signed = work->signed_met != 0,
        .has_number = has_number,
    };

    return numbering_decide(&asked);
}

static enum problem_key refusal_problem(enum numbering_refusal refusal)
{
    switch (refusal) {
    case NUMBERING_OK:
        break;
    case NUMBERING_NOT_NOW:
        return PROBLEM_NUMBER_NOT_NOW;
    case NUMBERING_NOT_YOURS:
        return PROBLEM_STEP_NOT_YOURS;
    case NUMBERING_UNSIGNED:
        return PROBLEM_NUMBER_UNSIGNED;
    case NUMBERING_GIVEN:
        return PROBLEM_NUMBER_GIVEN;
    }
    return PROBLEM_NONE;
}

struct str number_refusal_words(enum numbering_refusal refusal, enum report_state state)
{
    if (refusal == NUMBERING_NOT_NOW)
        return str_of(workflow_reason((struct wf_verdict){ .refusal = WF_NO_SUCH_STEP }, state));
    return refusal == NUMBERING_OK ? (struct str){ 0 }
                                   : str_of(problem_text(refusal_problem(refusal)));
}

/* ---- what a number is of ---- */

/* The unit that issues a report's paper, with what stands on it. */
struct issuer {
    int64_t unit_id;
    struct str behind; /* the number, on its paper */
    struct str subject;
};

static enum status issuer_load(struct ctx *ctx, const struct profile_numbering *rule,
    const struct report *report, struct issuer *out)
{
    struct paper_kept kept;

    TRY(succession_issuer(ctx, report->unit_id, &out->unit_id));
    TRY(paper_kept_load(ctx, report, &kept));
    out->behind = kept.number_behind;
    if (!out->behind.len) /* kept before it was noted */
        out->behind = numbering_behind(ctx->arena, rule, kept.letterhead.symbol);
    out->subject = paper_subject(ctx->arena, kept.subject, kept.period_title);
    return ST_OK;
}

/* The first day it may bear: that of the signature, or of the submission. */
static int64_t earliest_of(const struct report *report)
{
    int64_t since = report->approved_ms ? report->approved_ms : report->submitted_ms;

    return date_today(since);
}

static enum status day_require(struct ctx *ctx, int64_t day, int64_t earliest)
{
    if (day >= earliest && day <= use_today(ctx))
        return ST_OK;
    return fail_field(ctx, PROBLEM_NUMBER_DAY, "issued_on", "%s Đã nhập: " STR_FMT ".",
        problem_text(PROBLEM_NUMBER_DAY), STR_ARG(date_format_vi(ctx->arena, day)));
}

static struct str search_of(struct ctx *ctx, struct str text, struct str subject)
{
    return text_search_key(
        ctx->arena, str_format(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(text), STR_ARG(subject)));
}

/* What is about to be written down. */
struct entry {
    int64_t book_id, number; /* number 0: none of the book's */
    struct str text, subject, reason;
    enum number_state state;
    int64_t report_id, revision, issued_on, sent_ms;
    bool outside;
};

static enum status entry_add(
    struct ctx *ctx, const struct entry *entry, struct document_number *out)
{
    bool found;

    TRY(db_one(ctx, STMT_NUMBER_INSERT,
        ARGS(V_INT(entry->book_id), V_ID(entry->number), V_TEXT(entry->text), V_INT(entry->state),
            V_ID(entry->report_id), V_INT(entry->revision), V_INT(entry->issued_on),
            V_TEXT(entry->subject), V_TEXT(search_of(ctx, entry->text, entry->subject)),
            V_INT(entry->outside), V_INT(entry->sent_ms), V_INT(ctx->actor->account_id),
            V_TEXT(ctx->actor->name), V_INT(ctx->now_ms), V_TEXT(entry->reason)),
        &found));
    return number_get(ctx, db_int(ctx, 0), out);
}

/* A reserved one becomes a report's. */
static enum status entry_use(
    struct ctx *ctx, int64_t id, const struct entry *entry, struct document_number *out)
{
    TRY(db_run(ctx, STMT_NUMBER_USE,
        ARGS(V_INT(id), V_TEXT(entry->text), V_INT(entry->state), V_INT(entry->report_id),
            V_INT(entry->revision), V_INT(entry->issued_on), V_TEXT(entry->subject),
            V_TEXT(search_of(ctx, entry->text, entry->subject)), V_INT(entry->outside),
            V_INT(entry->sent_ms), V_INT(ctx->actor->account_id), V_TEXT(ctx->actor->name),
            V_INT(ctx->now_ms))));
    return number_get(ctx, id, out);
}

/* ---- giving one ---- */

struct issuing {
    struct report_work work;
    const struct profile_numbering *rule;
    struct issuer issuer;
    struct entry entry;
    struct document_number has; /* where numbered */
    bool numbered, again;
};

static enum status issuing_load(struct ctx *ctx, int64_t report_id, struct issuing *out)
{
    *out = (struct issuing){ 0 };
    TRY(report_work_get(ctx, report_id, &out->work));
    TRY(signatures_look(ctx, &out->work));
    out->rule = &out->work.profile->numbering;
    TRY(number_of(ctx, report_id, out->work.report.revision, &out->has, &out->numbered));
    /* Signed again since it was given: the paper is to bear it anew. */
    out->again = out->numbered && !out->work.numbered_met;
    return ST_OK;
}

static enum status issuing_require(struct ctx *ctx, const struct issuing *issuing)
{
    enum problem_key why = refusal_problem(number_refusal(&issuing->work,
        report_rights(ctx, &issuing->work.report), issuing->numbered && !issuing->again));

    return why == PROBLEM_NONE ? ST_OK : fail(ctx, why, "%s", problem_text(why));
}

static enum status issued_event(
    struct ctx *ctx, const struct report *report, const struct document_number *number)
{
    return history_add(
        ctx, (struct history_facts){
                 .action = "report.number",
                 .object_type = OBJECT_REPORT,
                 .object_id = report->id,
                 .unit_id = report->unit_id,
                 .other_unit_id = report->receiver_unit_id,
                 .note = str_format(ctx->arena, "Số " STR_FMT " ngày " STR_FMT,
                     STR_ARG(number->text), STR_ARG(date_format_vi(ctx->arena, number->issued_on))),
                 .after = number->text,
             });
}

/* One that was reserved for the unit, in the year of the day. */
static enum status issue_reserved(
    struct ctx *ctx, struct issuing *issuing, int64_t number_id, struct document_number *out)
{
    struct document_number kept;
    struct open_book book;

    TRY(number_get(ctx, number_id, &kept));
    if (kept.unit_id != issuing->issuer.unit_id || !reaches(ctx, RIGHT_REPORT_READ, &kept))
        return use_not_found(ctx);
    TRY(book_take(ctx, kept.unit_id, kept.year, BOOK_OUTGOING, &book));
    if (kept.state != NUMBER_RESERVED)
        return fail_field(ctx, PROBLEM_NUMBER_NOT_RESERVED, "number_id", "%s",
            problem_text(PROBLEM_NUMBER_NOT_RESERVED));
    if (issuing->entry.issued_on == DATE_NONE)
        issuing->entry.issued_on = kept.issued_on;
    TRY(day_require(ctx, issuing->entry.issued_on, earliest_of(&issuing->work.report)));
    if (numbering_year(issuing->rule, issuing->entry.issued_on) != kept.year)
        return fail_field(
            ctx, PROBLEM_NUMBER_YEAR, "issued_on", "%s", problem_text(PROBLEM_NUMBER_YEAR));
    issuing->entry.text =
        numbering_write(ctx->arena, issuing->rule, kept.number, issuing->issuer.behind);
    return entry_use(ctx, kept.id, &issuing->entry, out);
}

static enum status issue_next(struct ctx *ctx, struct issuing *issuing, struct document_number *out)
{
    struct entry *entry = &issuing->entry;
    struct open_book book;
    int64_t year;

    if (entry->issued_on == DATE_NONE)
        entry->issued_on = use_today(ctx);
    TRY(day_require(ctx, entry->issued_on, earliest_of(&issuing->work.report)));
    year = numbering_year(issuing->rule, entry->issued_on);
    TRY(book_take(ctx, issuing->issuer.unit_id, year, BOOK_OUTGOING, &book));
    TRY(book_next(ctx, &book, &entry->number));
    TRY(book_go_on(ctx, &book, entry->number));
    entry->book_id = book.id;
    entry->text = numbering_write(ctx->arena, issuing->rule, entry->number, issuing->issuer.behind);
    return entry_add(ctx, entry, out);
}

enum status number_issue(struct ctx *ctx, const struct number_new *in, struct document_number *out)
{
    struct issuing issuing;
    const struct report *report = &issuing.work.report;

    TRY(issuing_load(ctx, in->id, &issuing));
    TRY(issuing_require(ctx, &issuing));
    TRY(issuer_load(ctx, issuing.rule, report, &issuing.issuer));
    issuing.entry = (struct entry){
        .subject = issuing.issuer.subject,
        .state = NUMBER_ISSUED,
        .report_id = report->id,
        .revision = report->revision,
        .issued_on = in->issued_on,
    };
    if (issuing.again)
        *out = issuing.has;
    else if (in->number_id)
        TRY(issue_reserved(ctx, &issuing, in->number_id, out));
    else
        TRY(issue_next(ctx, &issuing, out));
    if (!issuing.work.numbered_met) {
        TRY(document_put_number(ctx, report->id, report->revision, out->text, out->issued_on));
        TRY(number_get(ctx, out->id, out)); /* the document bears it now */
    }
    return issued_event(ctx, report, out);
}

/* ---- what there is to give ---- */

static enum status preview(
    struct ctx *ctx, const struct issuing *issuing, int64_t issuer_id, struct report_numbers *out)
{
    int64_t year = numbering_year(issuing->rule, out->today), number = 1;
    bool found;

    TRY(db_one(
        ctx, STMT_BOOK_FIND, ARGS(V_INT(issuer_id), V_INT(year), V_INT(BOOK_OUTGOING)), &found));
    if (found) {
        const struct open_book book = { db_int(ctx, 0), db_int(ctx, 1) };

        TRY(book_look(ctx, &book, &number));
    }
    if (number)
        out->preview = numbering_write(ctx->arena, issuing->rule, number, issuing->issuer.behind);
    return ST_OK;
}

enum status number_view(struct ctx *ctx, const struct by_id *in, struct report_numbers *out)
{
    enum numbering_refusal refusal;
    struct issuing issuing;
    const struct report *report = &issuing.work.report;

    TRY(issuing_load(ctx, in->id, &issuing));
    refusal = number_refusal(
        &issuing.work, report_rights(ctx, report), issuing.numbered && !issuing.again);
    *out = (struct report_numbers){
        .report_id = report->id,
        .revision = report->revision,
        .issued_on = DATE_NONE,
        .can_number = refusal == NUMBERING_OK,
        .reason = number_refusal_words(refusal, (enum report_state)report->state),
        .earliest = DATE_NONE,
        .today = use_today(ctx),
    };
    TRY(db_start(ctx, STMT_NUMBER_OF_REPORT, ARGS(V_INT(report->id), V_INT(REPORT_NUMBERS_MAX))));
    TRY(list_read(ctx, &out->items));
    if (issuing.numbered) {
        out->text = issuing.has.text;
        out->issued_on = issuing.has.issued_on;
    }
    if (!out->can_number)
        return ST_OK;
    out->earliest = earliest_of(report);
    TRY(issuer_load(ctx, issuing.rule, report, &issuing.issuer));
    TRY(preview(ctx, &issuing, issuing.issuer.unit_id, out));
    TRY(db_start(ctx, STMT_NUMBER_RESERVED,
        ARGS(V_INT(issuing.issuer.unit_id), V_INT(NUMBERS_RESERVED_MAX))));
    TRY(list_read(ctx, &out->reserved));
    if (out->reserved.len &&
        !reaches(ctx, RIGHT_REPORT_READ, LIST_AT(out->reserved, struct document_number, 0)))
        out->reserved.len = 0;
    return ST_OK;
}

/* ---- reserving and releasing ---- */

static enum status room_require(struct ctx *ctx, const struct open_book *book)
{
    bool found;

    TRY(db_one(ctx, STMT_NUMBER_RESERVED_COUNT, ARGS(V_INT(book->id)), &found));
    if (db_int(ctx, 0) < NUMBERS_RESERVED_MAX)
        return ST_OK;
    return fail(ctx, PROBLEM_NUMBER_RESERVED_MANY, "%s Tối đa %d.",
        problem_text(PROBLEM_NUMBER_RESERVED_MANY), NUMBERS_RESERVED_MAX);
}

static enum status unit_event(
    struct ctx *ctx, const char *action, const struct document_number *number, struct str reason)
{
    return history_add(ctx, (struct history_facts){
                                .action = action,
                                .object_type = OBJECT_UNIT,
                                .object_id = number->unit_id,
                                .unit_id = number->unit_id,
                                .note = str_format(ctx->arena, "Số " STR_FMT ". " STR_FMT,
                                    STR_ARG(number->text), STR_ARG(reason)),
                                .after = number->text,
                            });
}

enum status number_reserve(
    struct ctx *ctx, const struct number_reserve *in, struct document_number *out)
{
    const struct profile *profile;
    struct letterhead head;
    struct open_book book;
    struct entry entry;
    int64_t year;
    struct str path;

    TRY(use_unit_path(ctx, "id", in->id, &path));
    TRY(use_require(ctx, RIGHT_REPORT_SEND, path, REGIME_NEW));
    TRY(day_require(ctx, in->issued_on, use_today(ctx) - NUMBER_BACK_DAYS));
    TRY(profile_get(ctx, &profile));
    TRY(letterhead_load(ctx, in->id, &head));
    year = numbering_year(&profile->numbering, in->issued_on);
    TRY(book_take(ctx, in->id, year, BOOK_OUTGOING, &book));
    TRY(room_require(ctx, &book));
    entry = (struct entry){
        .book_id = book.id,
        .subject = str_trim(in->subject),
        .reason = str_trim(in->reason),
        .state = NUMBER_RESERVED,
        .issued_on = in->issued_on,
    };
    TRY(book_next(ctx, &book, &entry.number));
    TRY(book_go_on(ctx, &book, entry.number));
    entry.text = numbering_write(ctx->arena, &profile->numbering, entry.number,
        numbering_behind(ctx->arena, &profile->numbering, head.symbol));
    TRY(entry_add(ctx, &entry, out));
    return unit_event(ctx, "number.reserve", out, entry.reason);
}

enum status number_release(
    struct ctx *ctx, const struct number_release *in, struct document_number *out)
{
    enum problem_key refusal;
    struct open_book book;
    bool found;

    TRY(number_get(ctx, in->number_id, out));
    if (out->unit_id != in->id || !reaches(ctx, RIGHT_REPORT_READ, out))
        return use_not_found(ctx);
    refusal = release_refusal(ctx, out);
    if (refusal != PROBLEM_NONE)
        return fail(ctx, refusal, "%s", problem_text(refusal));
    TRY(book_take(ctx, out->unit_id, out->year, BOOK_OUTGOING, &book));
    TRY(db_one(ctx, STMT_NUMBER_RELEASE,
        ARGS(V_INT(in->number_id), V_INT(in->version), V_INT(NUMBER_RELEASED),
            V_INT(ctx->actor->account_id), V_TEXT(ctx->actor->name), V_INT(ctx->now_ms),
            V_TEXT(str_trim(in->reason))),
        &found));
    if (!found)
        return use_changed(ctx);
    TRY(number_get(ctx, in->number_id, out));
    return unit_event(ctx, "number.release", out, str_trim(in->reason));
}

/* ---- as reports go on ---- */

enum status number_sent(struct ctx *ctx, const struct report *report, int64_t sent_ms)
{
    return db_run(ctx, STMT_NUMBER_SENT,
        ARGS(V_INT(report->id), V_INT(report->revision), V_INT(sent_ms), V_INT(NUMBER_ISSUED)));
}

/* Whose the number typed is, if it is one of the book's: nobody's, a reserved one, or taken. */
static enum status holder_find(
    struct ctx *ctx, const struct entry *entry, struct document_number *out, bool *out_found)
{
    *out_found = false;
    if (!entry->number)
        return ST_OK;
    TRY(db_one(
        ctx, STMT_NUMBER_HOLDER, ARGS(V_INT(entry->book_id), V_INT(entry->number)), out_found));
    return found_read(ctx, *out_found, out);
}

static enum status outside_enter(struct ctx *ctx, struct entry *entry)
{
    struct document_number holder, made;
    bool found;

    TRY(holder_find(ctx, entry, &holder, &found));
    if (found && holder.state == NUMBER_RESERVED)
        return entry_use(ctx, holder.id, entry, &made);
    if (found)
        entry->number = 0; /* somebody else's: the register says so */
    return entry_add(ctx, entry, &made);
}

enum status number_outside(
    struct ctx *ctx, const struct report_work *work, struct str text, int64_t sent_ms)
{
    const struct report *report = &work->report;
    const struct profile_numbering *rule = &work->profile->numbering;
    struct document_number has;
    struct open_book book;
    struct issuer issuer;
    struct entry entry = { .text = text,
        .state = NUMBER_ISSUED,
        .report_id = report->id,
        .revision = report->revision,
        .issued_on = date_today(sent_ms),
        .sent_ms = sent_ms,
        .outside = true };
    int64_t year = numbering_year(rule, entry.issued_on);
    bool numbered;

    TRY(issuer_load(ctx, rule, report, &issuer));
    TRY(book_take(ctx, issuer.unit_id, year, BOOK_OUTGOING, &book));
    entry.book_id = book.id;
    entry.subject = issuer.subject;
    if (numbering_read(ctx->arena, issuer.behind, text, &entry.number))
        entry.text = numbering_write(ctx->arena, rule, entry.number, issuer.behind);
    TRY(number_of(ctx, report->id, report->revision, &has, &numbered));
    if (numbered && !str_eq(has.text, entry.text))
        return fail_field(ctx, PROBLEM_NUMBER_OTHER, "document_number", "%s (" STR_FMT ")",
            problem_text(PROBLEM_NUMBER_OTHER), STR_ARG(has.text));
    return numbered ? number_sent(ctx, report, sent_ms) : outside_enter(ctx, &entry);
}
