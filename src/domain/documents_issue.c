#include "domain/documents.h"

#include "base/host/secret.h"
#include "domain/attachments.h"
#include "domain/checks.h"
#include "domain/exports.h"
#include "domain/files.h"
#include "domain/signatures.h"
#include "domain/signers.h"
#include "domain/use.h"
#include "sign/issue.h"
#include "sign/stamp.h"

/* ---- looking ---- */

static enum status require_frozen(struct ctx *ctx, const struct report_work *work)
{
    const struct report *report = &work->report;

    if (report->kind != REPORT_TRIAL && report->revision && report->submitted_ms &&
        !report_open_for_entry(work))
        return ST_OK;
    return fail(ctx, PROBLEM_DOCUMENT_NOT_FROZEN, "%s", problem_text(PROBLEM_DOCUMENT_NOT_FROZEN));
}

/* Whoever has a part in sending it. */
static enum status require_part(struct ctx *ctx, const struct report *report)
{
    static const enum right rights[] = { RIGHT_REPORT_SUBMIT, RIGHT_REPORT_APPROVE,
        RIGHT_REPORT_SEND };

    for (size_t i = 0; i < ARRAY_LEN(rights); i++)
        if (use_may(ctx, rights[i], report->unit_path, report->regime_id))
            return ST_OK;
    return fail(ctx, PROBLEM_STEP_NOT_YOURS, "%s", problem_text(PROBLEM_STEP_NOT_YOURS));
}

static enum status about_look(
    struct ctx *ctx, const struct report_work *work, struct packet_about *out)
{
    bool found;

    TRY(db_one(ctx, STMT_DOCUMENT_FACTS, ARGS(V_INT(work->report.id)), &found));
    if (!found)
        return use_not_found(ctx);
    *out = (struct packet_about){
        .unit_code = db_text(ctx, 0),
        .regime_code = db_text(ctx, 1),
        .form_code = db_text(ctx, 2),
        .form_number = db_int(ctx, 3),
        .period = db_text(ctx, 4),
        .revision = work->report.revision,
    };
    TRY(db_one(ctx, STMT_SIGNATURE_DIGEST,
        ARGS(V_INT(work->report.id), V_INT(work->report.revision)), &found));
    if (!found)
        return use_not_found(ctx);
    out->digest = db_text(ctx, 0);
    return ST_OK;
}

static enum status notes_look(struct ctx *ctx, struct report_work *work, struct list *out)
{
    struct packet_note *notes;

    TRY(checks_warned(ctx, work));
    notes = ARENA_ARRAY(ctx->arena, work->warned.len + 1, struct packet_note);
    for (size_t i = 0; i < work->warned.len; i++) {
        const struct check_warning *warning = LIST_AT(work->warned, struct check_warning, i);

        notes[i] = (struct packet_note){
            .code = warning->code,
            .row = warning->row,
            .column = warning->column,
            .found = warning->found,
            .allowed = warning->allowed,
            .note = warning->note,
        };
    }
    *out = (struct list){ notes, work->warned.len };
    return ST_OK;
}

static enum status attachments_look(struct ctx *ctx, int64_t report_id, struct list *out)
{
    struct list found;
    struct manifest_file *files;

    TRY(attachments_of(ctx, report_id, &found));
    files = ARENA_ARRAY(ctx->arena, found.len + 1, struct manifest_file);
    for (size_t i = 0; i < found.len; i++) {
        const struct attachment *attachment = LIST_AT(found, struct attachment, i);

        files[i] = (struct manifest_file){ attachment->name, attachment->hash, attachment->size };
    }
    *out = (struct list){ files, found.len };
    return ST_OK;
}

/* What was issued is as it was, but for what stands over the signature. */
static enum status form_look(struct ctx *ctx, struct document_issue *issue)
{
    const struct report *report = &issue->paper.work.report;
    const struct document *paper;
    struct paper_kept printed;
    struct letterhead wanted;
    struct list documents;
    int64_t own;
    bool found;

    TRY(paper_kept_find(ctx, report, &printed, &found));
    TRY(sign_form_letterhead(ctx, report, issue->form, &wanted));
    issue->again =
        found && !issue->form->as_printed && !letterhead_signs_as(&printed.letterhead, &wanted);
    if (!issue->again)
        return ST_OK;
    TRY(documents_list(ctx, report->id, &documents));
    paper = document_of(&documents, report->revision, DOCUMENT_PAPER);
    if (!paper)
        return use_not_found(ctx);
    TRY(signing_require_free(ctx, issue->id, PURPOSE_APPROVE, &own));
    TRY(document_require_room(ctx, paper, DOCUMENT_VERSIONS_ISSUE));
    issue->document = *paper;
    issue->paper.kept = printed;
    letterhead_sign_as(&issue->paper.kept.letterhead, &wanted);
    return ST_OK;
}

/* As he will sign who is to; or as it was signed already, by password. */
static enum status print_look(struct ctx *ctx, struct document_issue *issue)
{
    struct report_work *work = &issue->paper.work;
    bool found;

    if (issue->form) {
        sign_form_print(issue->form, &issue->paper.kept.letterhead);
        return ST_OK;
    }
    TRY(signatures_look(ctx, work));
    return paper_is_signed_as(work)
               ? paper_kept_find(ctx, &work->report, &issue->paper.kept, &found)
               : ST_OK;
}

enum status document_issue_look(struct ctx *ctx, struct document_issue *issue)
{
    struct report_work *work = &issue->paper.work;

    TRY(paper_load(ctx, &(struct by_id){ issue->id }, &issue->paper));
    TRY(require_part(ctx, &work->report));
    TRY(require_frozen(ctx, work));
    TRY(db_one(ctx, STMT_MANIFEST_GET, ARGS(V_INT(issue->id), V_INT(work->report.revision)),
        &issue->there));
    if (issue->there) {
        issue->manifest_hash = db_text(ctx, 0);
        return issue->form ? form_look(ctx, issue) : ST_OK;
    }
    TRY(print_look(ctx, issue));
    TRY(about_look(ctx, work, &issue->packet.about));
    TRY(notes_look(ctx, work, &issue->packet.notes));
    issue->packet.content = work->content;
    issue->packet.text = issue->paper.text;
    return attachments_look(ctx, issue->id, &issue->attachments);
}

/* ---- making ---- */

static enum status bytes_keep(struct ctx *ctx, struct database *database,
    const struct document_issue *issue, enum document_kind kind, struct document_bytes *out)
{
    static const char *const extensions[] = { "pdf", "json", "phu-luc.pdf" };

    out->name = export_name(ctx, &issue->paper.work.report, str_of(extensions[kind]));
    out->hash = secret_sha256(ctx->arena, out->bytes);
    return file_keep(ctx, database, out->bytes, out->hash, &out->file_id);
}

static enum status line_of(
    struct ctx *ctx, const struct paper_line *line, enum paper_font font, struct issue_line *out)
{
    struct paper_gaps gaps = paper_gaps(line);

    *out = (struct issue_line){
        .len = gaps.len, .before = gaps.before, .behind = gaps.behind, .at_end = gaps.at_end
    };
    if (!gaps.len)
        return ST_OK;
    out->page = (size_t)gaps.page;
    out->size = gaps.size;
    for (size_t i = 0; i < gaps.len; i++)
        out->rooms[i] =
            (struct issue_room){ gaps.rooms[i].left, gaps.rooms[i].base, gaps.rooms[i].width };
    return paper_font(ctx, font, &out->font);
}

static struct pdf_area area_of(const struct paper_place *place)
{
    struct paper_spot spot = paper_spot(place);

    return (struct pdf_area){ .there = place->page > 0,
        .page = spot.page,
        .box = { spot.left, spot.bottom, spot.right, spot.top } };
}

/* Its paper, with rooms for a number and a day that come after the signature. */
static enum status paper_bytes(struct ctx *ctx, struct document_issue *issue, struct str *out)
{
    struct issue_order order = { .manifest = issue->manifest_hash };
    struct paper_file file = { 0 };

    TRY(paper_issue(ctx, &issue->paper, issue->manifest_hash, &file));
    issue->room = paper_spot(&file.sign);
    order.document = file.bytes;
    order.area = area_of(&file.area);
    TRY(line_of(ctx, &file.number, PAPER_FONT_UPRIGHT, &order.number));
    TRY(line_of(ctx, &file.day, PAPER_FONT_SLANTING, &order.day));
    for (; order.again_len < file.references_len; order.again_len++) {
        struct issue_again *again = &order.again[order.again_len];
        const struct paper_reference *reference = &file.references[order.again_len];

        TRY(line_of(ctx, &reference->number, PAPER_FONT_SLANTING, &again->number));
        TRY(line_of(ctx, &reference->day, PAPER_FONT_SLANTING, &again->day));
    }
    return issue_reserve(ctx, &order, out);
}

/* Landscape, as annexes are; what the seal says stands at the top right. */
static struct paper_spot annex_spot(void)
{
    struct pdf_box box = stamp_annex((struct pdf_box){ 0, 0, PAPER_LONG * 5, PAPER_SHORT * 5 });

    return (struct paper_spot){ 0, box.left, box.bottom, box.right, box.top };
}

/* Before the manifest, which names it. */
static enum status annex_make(struct ctx *ctx, struct database *database,
    struct document_issue *issue, struct manifest_file *out)
{
    struct document_bytes *annex = &issue->made[DOCUMENT_ANNEX];
    struct paper_file file = { 0 };

    TRY(paper_issue_annex(ctx, &issue->paper, &file));
    annex->bytes = file.bytes;
    issue->annex_room = annex_spot();
    TRY(bytes_keep(ctx, database, issue, DOCUMENT_ANNEX, annex));
    *out = (struct manifest_file){ annex->name, annex->hash, (int64_t)annex->bytes.len };
    return ST_OK;
}

enum status document_issue_make(
    struct ctx *ctx, struct database *database, struct document_issue *issue)
{
    struct document_bytes *paper = &issue->made[DOCUMENT_PAPER];
    struct document_bytes *packet = &issue->made[DOCUMENT_PACKET];
    struct manifest_file annex;
    struct manifest_facts manifest = {
        .about = issue->packet.about, .annexes = { &annex, 0 }, .attachments = issue->attachments
    };

    if (issue->there && !issue->again)
        return ST_OK;
    if (issue->again) {
        TRY(paper_bytes(ctx, issue, &paper->bytes));
        return bytes_keep(ctx, database, issue, DOCUMENT_PAPER, paper);
    }
    packet->bytes = packet_write(ctx->arena, &issue->packet);
    TRY(bytes_keep(ctx, database, issue, DOCUMENT_PACKET, packet));
    manifest.packet =
        (struct manifest_file){ packet->name, packet->hash, (int64_t)packet->bytes.len };
    if (paper_annex_is_apart(ctx, &issue->paper)) {
        TRY(annex_make(ctx, database, issue, &annex));
        manifest.annexes.len = 1;
    }
    issue->manifest = manifest_write(ctx->arena, &manifest);
    issue->manifest_hash = secret_sha256(ctx->arena, issue->manifest);
    TRY(paper_bytes(ctx, issue, &paper->bytes));
    return bytes_keep(ctx, database, issue, DOCUMENT_PAPER, paper);
}

/* ---- keeping ---- */

static enum status document_keep(
    struct ctx *ctx, const struct document_issue *issue, enum document_kind kind)
{
    const struct report *report = &issue->paper.work.report;
    const struct document_bytes *made = &issue->made[kind];
    const struct paper_spot rooms[DOCUMENT_KIND_COUNT] = {
        [DOCUMENT_PAPER] = issue->room, [DOCUMENT_ANNEX] = issue->annex_room
    };
    struct paper_spot room = rooms[kind];
    struct document document = { 0 };
    struct document_version version = { .stage = STAGE_ISSUED,
        .hash = made->hash,
        .size = (int64_t)made->bytes.len,
        .dated_on = DATE_NONE };
    bool found;

    TRY(db_one(ctx, STMT_DOCUMENT_INSERT,
        ARGS(V_INT(report->id), V_INT(report->revision), V_INT(kind), V_TEXT(made->name),
            V_INT(ctx->now_ms), V_INT(room.page), V_INT(room.left), V_INT(room.bottom),
            V_INT(room.right), V_INT(room.top)),
        &found));
    document.id = db_int(ctx, 0);
    TRY(file_settle(ctx, made->file_id, made->hash, &version.file_id));
    return document_add(ctx, &document, &version);
}

/* The revision that was looked at is still the one; somebody else may have made them meanwhile. */
static enum status still_wanted(struct ctx *ctx, const struct document_issue *issue, bool *out)
{
    const struct report *seen = &issue->paper.work.report;
    struct report now;
    bool there;

    TRY(report_look(ctx, issue->id, &now));
    if (now.revision != seen->revision || now.submitted_ms != seen->submitted_ms)
        return use_changed(ctx);
    TRY(db_one(ctx, STMT_MANIFEST_GET, ARGS(V_INT(now.id), V_INT(now.revision)), &there));
    *out = !there;
    return ST_OK;
}

static enum status issue_event(struct ctx *ctx, const struct report *report, struct str after)
{
    return history_add(ctx, (struct history_facts){
                                .action = "report.issue",
                                .object_type = OBJECT_REPORT,
                                .object_id = report->id,
                                .unit_id = report->unit_id,
                                .other_unit_id = report->receiver_unit_id,
                                .after = after,
                            });
}

/* It is as it was looked at, he still signs in that form, and nobody else is signing what it is
 * now. */
static enum status require_again(struct ctx *ctx, const struct document_issue *issue)
{
    const struct report *seen = &issue->paper.work.report;
    const struct authorisation_fact *by = issue->form->by;
    const struct sign_form *form;
    struct letterhead wanted;
    struct report now;
    int64_t own;

    TRY(report_look(ctx, issue->id, &now));
    if (now.revision != seen->revision || now.version != seen->version || now.state != seen->state)
        return use_changed(ctx);
    TRY(signing_form_look(ctx, issue->id, by ? by->id : 0, &form));
    if (!form)
        return use_changed(ctx);
    TRY(sign_form_letterhead(ctx, seen, form, &wanted));
    if (!letterhead_signs_as(&issue->paper.kept.letterhead, &wanted))
        return use_changed(ctx);
    return signing_require_free(ctx, issue->id, PURPOSE_APPROVE, &own);
}

/* The paper as it was looked at goes on, issued anew. */
static enum status again_keep(struct ctx *ctx, const struct document_issue *issue)
{
    const struct report *report = &issue->paper.work.report;
    const struct document_bytes *made = &issue->made[DOCUMENT_PAPER];
    const struct paper_spot *room = &issue->room;
    struct document_version version = { .stage = STAGE_ISSUED,
        .hash = made->hash,
        .size = (int64_t)made->bytes.len,
        .dated_on = DATE_NONE };
    const struct document *paper;
    struct list documents;

    TRY(require_again(ctx, issue));
    TRY(documents_list(ctx, report->id, &documents));
    paper = document_of(&documents, report->revision, DOCUMENT_PAPER);
    if (!paper || paper->version != issue->document.version)
        return use_changed(ctx);
    TRY(file_settle(ctx, made->file_id, made->hash, &version.file_id));
    TRY(document_add(ctx, paper, &version));
    TRY(db_run(ctx, STMT_DOCUMENT_PLACE,
        ARGS(V_INT(paper->id), V_INT(room->page), V_INT(room->left), V_INT(room->bottom),
            V_INT(room->right), V_INT(room->top))));
    TRY(paper_keep(ctx, report, &issue->paper.kept));
    return issue_event(ctx, report, issue->manifest_hash);
}

enum status document_issue_keep(struct ctx *ctx, const struct document_issue *issue)
{
    const struct report *report = &issue->paper.work.report;
    bool wanted;

    if (issue->again)
        return again_keep(ctx, issue);
    TRY(still_wanted(ctx, issue, &wanted));
    if (!wanted)
        return ST_OK;
    ASSERT(!issue->there); /* nothing that was made goes away */
    TRY(db_run(ctx, STMT_MANIFEST_INSERT,
        ARGS(V_INT(report->id), V_INT(report->revision), V_TEXT(issue->manifest),
            V_TEXT(issue->manifest_hash))));
    for (int kind = 0; kind < DOCUMENT_KIND_COUNT; kind++)
        if (issue->made[kind].bytes.len)
            TRY(document_keep(ctx, issue, (enum document_kind)kind));
    TRY(paper_keep(ctx, report, &issue->paper.kept));
    return issue_event(ctx, report, issue->manifest_hash);
}
