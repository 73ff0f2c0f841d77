#include "domain/signings.h"

#include "base/host/secret.h"
#include "domain/files.h"
#include "domain/pictures.h"
#include "domain/signatures.h"
#include "domain/use.h"
#include "sign/sign.h"

/* The names of the fields signatures stand in. */
static const char *const fields[PURPOSE_COUNT] = {
    [PURPOSE_APPROVE] = "KyLanhDao",
    [PURPOSE_SEAL] = "DauCoQuan",
};

/* ---- looking ---- */

static enum status require_source(struct ctx *ctx, const struct signing_begin *begin)
{
    if (!sign_source_is_asked((enum sign_source)begin->source) ||
        (begin->keys && begin->keys->by_source[begin->source]))
        return ST_OK;
    return fail_field(ctx, PROBLEM_SIGNING_NOT_CONFIGURED, "source", "%s",
        problem_text(PROBLEM_SIGNING_NOT_CONFIGURED));
}

/* He may, now, and what he has read is what is there. */
static enum status require_begin(
    struct ctx *ctx, const struct signing_begin *begin, const struct report_work *work)
{
    enum sign_purpose purpose = (enum sign_purpose)begin->purpose;
    enum problem_key problem;
    struct wf_verdict verdict;

    TRY(signing_decide(ctx, work, purpose, &verdict));
    if (!(work->profile->signatures >> SIGNATURE_DIGITAL & 1))
        return fail(
            ctx, PROBLEM_SIGNING_NOT_ACCEPTED, "%s", problem_text(PROBLEM_SIGNING_NOT_ACCEPTED));
    if (begin->revision != work->report.revision || !str_eq(begin->digest, work->digest))
        return fail_field(ctx, PROBLEM_SIGNATURE_CHANGED, "digest", "%s (bản %lld)",
            problem_text(PROBLEM_SIGNATURE_CHANGED), (long long)work->report.revision);
    TRY(require_source(ctx, begin));
    TRY(signing_key_problem(ctx, work, purpose, &problem));
    return problem == PROBLEM_NONE ? ST_OK : fail(ctx, problem, "%s", problem_text(problem));
}

static enum status signer_look(
    struct ctx *ctx, struct signing_begin *begin, const struct report_work *work)
{
    struct picture picture = { 0 };
    struct owner owner;

    TRY(signing_owner(ctx, work->report.unit_id, (enum sign_purpose)begin->purpose, &owner));
    TRY(picture_of(ctx, owner, &picture));
    begin->picture = picture.png;
    begin->picture_mm = picture.width_mm;
    begin->office = work->report.unit_name;
    begin->signer = begin->purpose == PURPOSE_APPROVE ? ctx->actor->name : begin->office;
    return ST_OK;
}

/* What the documents are that are there: a leader signs what was issued, a seal is put on what it
 * is now; a packet and an annex are always signed as they were issued. */
static enum status base_look(
    struct ctx *ctx, const struct document *document, struct signing_begin *begin)
{
    struct signing_prepared *part = &begin->parts[begin->parts_len++];
    const struct document_version *version;

    if (begin->purpose == PURPOSE_APPROVE)
        TRY(document_require_room(ctx, document, DOCUMENT_VERSIONS_SIGN));
    part->kind = (enum document_kind)document->kind;
    if (part->kind == DOCUMENT_ANNEX)
        TRY(document_require_room(ctx, document, 1));
    part->base_version = begin->purpose == PURPOSE_SEAL && part->kind == DOCUMENT_PAPER
                             ? document->version
                             : document_issued(document)->number;
    version = document_version_of(document, part->base_version);
    part->base_hash = version->hash;
    return file_whole(ctx, version->file_id, version->size, &part->base);
}

static enum status bases_look(struct ctx *ctx, struct signing_begin *begin)
{
    struct list documents;

    TRY(documents_list(ctx, begin->id, &documents));
    for (int kind = 0; kind < DOCUMENT_KIND_COUNT; kind++) {
        const struct document *document = document_of(&documents, begin->revision, kind);

        if (!(sign_covers((enum sign_purpose)begin->purpose, begin->covered) >> kind & 1) ||
            (kind == DOCUMENT_ANNEX && !document))
            continue;
        if (!document)
            return use_not_found(ctx);
        if (kind == DOCUMENT_PAPER)
            begin->paper = *document;
        if (kind == DOCUMENT_ANNEX)
            begin->annex = *document;
        TRY(base_look(ctx, document, begin));
    }
    return ST_OK;
}

enum status signing_begin_look(struct ctx *ctx, struct signing_begin *begin)
{
    struct report_work work;
    int64_t own;

    begin->parts_len = 0;
    TRY(signing_work(ctx, begin->id, &work));
    TRY(require_begin(ctx, begin, &work));
    TRY(signing_require_free(ctx, begin->id, (enum sign_purpose)begin->purpose, &own));
    begin->covered = work.profile->covered;
    TRY(signer_look(ctx, begin, &work));
    begin->issue = (struct document_issue){ .id = begin->id };
    if (begin->purpose == PURPOSE_APPROVE) {
        TRY(sign_form_require(ctx, &work.report, begin->authorisation_id, &begin->form));
        begin->issue.form = &begin->form;
    }
    TRY(document_issue_look(ctx, &begin->issue));
    return begin->issue.there ? bases_look(ctx, begin) : ST_OK;
}

/* ---- making ---- */

static void room_set(struct signing_begin *begin)
{
    const struct paper_spot *room = &begin->issue.room;

    begin->paper = (struct document){ .sign_page = room->page,
        .sign_left = room->left,
        .sign_bottom = room->bottom,
        .sign_right = room->right,
        .sign_top = room->top };
}

/* Those made just now are what is signed. */
static void bases_made(struct signing_begin *begin)
{
    for (int kind = 0; kind < DOCUMENT_KIND_COUNT; kind++)
        if ((sign_covers((enum sign_purpose)begin->purpose, begin->covered) >> kind & 1) &&
            begin->issue.made[kind].bytes.len)
            begin->parts[begin->parts_len++] = (struct signing_prepared){
                .kind = (enum document_kind)kind,
                .base_version = 1,
                .base = begin->issue.made[kind].bytes,
                .base_hash = begin->issue.made[kind].hash,
            };
    room_set(begin);
}

/* Of what was there, the paper was issued anew. */
static void base_made(struct signing_begin *begin)
{
    for (size_t i = 0; i < begin->parts_len; i++) {
        struct signing_prepared *part = &begin->parts[i];

        if (part->kind != DOCUMENT_PAPER)
            continue;
        part->base = begin->issue.made[DOCUMENT_PAPER].bytes;
        part->base_hash = begin->issue.made[DOCUMENT_PAPER].hash;
        part->base_version = begin->issue.document.version + 1;
    }
    room_set(begin);
}

/* Hundredths of a point. */
static int64_t points_of_mm(int64_t mm)
{
    return mm * 7200 * 10 / 254;
}

static const struct stamp_text *words_of(
    struct ctx *ctx, const struct signing_begin *begin, struct str font)
{
    struct stamp_text *text = ARENA_NEW(ctx->arena, struct stamp_text);
    struct str at = stamp_time(ctx->arena, ctx->now_ms);
    struct str time = str_format(ctx->arena, "Thời gian ký: " STR_FMT, STR_ARG(at));
    struct str office = str_format(ctx->arena, "Cơ quan: " STR_FMT, STR_ARG(begin->office));

    *text = (struct stamp_text){ .font = font };
    if (begin->purpose == PURPOSE_SEAL) {
        text->colour = STAMP_RED;
        text->lines[text->len++] = S("Đã ký số của cơ quan");
        text->lines[text->len++] = office;
        text->lines[text->len++] = time;
        return text;
    }
    text->lines[text->len++] = S("Đã ký số");
    text->lines[text->len++] = str_format(ctx->arena, "Người ký: " STR_FMT, STR_ARG(begin->signer));
    text->lines[text->len++] = office;
    text->lines[text->len++] = time;
    return text;
}

/* Who has no picture is named, in the place of it. */
static enum status words_set(struct ctx *ctx, const struct signing_begin *begin,
    struct pdf_box room, struct sign_order *order)
{
    struct str font;

    if (room.left == room.right || room.bottom == room.top)
        return ST_OK;
    TRY(paper_font(ctx, PAPER_FONT_UPRIGHT, &font));
    order->look = SIGN_LOOK_WORDS;
    order->text = words_of(ctx, begin, font);
    order->box = stamp_words(room, order->text->colour);
    return ST_OK;
}

/* The leader's picture fills the room; the seal has its real size, on the left of it. */
static enum status look_set(
    struct ctx *ctx, const struct signing_begin *begin, struct sign_order *order)
{
    const struct document *paper = &begin->paper;
    struct pdf_box room = { paper->sign_left, paper->sign_bottom, paper->sign_right,
        paper->sign_top };
    struct stamp_picture *picture;

    order->page = (size_t)paper->sign_page;
    order->box = room;
    if (!begin->picture.len)
        return words_set(ctx, begin, room, order);
    picture = ARENA_NEW(ctx->arena, struct stamp_picture);
    TRY(stamp_read(ctx, begin->picture, picture));
    order->look = SIGN_LOOK_PICTURE;
    order->picture = picture;
    order->box = stamp_leader(room, picture);
    if (begin->purpose == PURPOSE_SEAL) {
        int64_t width = points_of_mm(begin->picture_mm);

        order->box = stamp_seal(
            order->box, width, width * (int64_t)picture->height / (int64_t)picture->width);
    }
    return ST_OK;
}

/* No picture on an annex, but its paper's number and the time. */
static enum status lines_set(
    struct ctx *ctx, const struct signing_begin *begin, struct sign_order *order)
{
    const struct document *annex = &begin->annex;

    order->page = (size_t)annex->sign_page;
    order->box = (struct pdf_box){ annex->sign_left, annex->sign_bottom, annex->sign_right,
        annex->sign_top };
    order->look = SIGN_LOOK_LINES;
    order->number = begin->paper.number;
    return paper_font(ctx, PAPER_FONT_UPRIGHT, &order->font);
}

static enum status hole_make(
    struct ctx *ctx, const struct signing_begin *begin, struct signing_prepared *part)
{
    struct sign_order order = {
        .document = part->base,
        .field = str_of(fields[begin->purpose]),
        .signer = begin->signer,
        .reason = str_of(sign_purpose_titles[begin->purpose]),
        .at_ms = ctx->now_ms,
    };
    struct sign_job job;

    TRY(part->kind == DOCUMENT_ANNEX ? lines_set(ctx, begin, &order)
                                     : look_set(ctx, begin, &order));
    TRY(sign_begin(ctx, &order, &job));
    part->bytes = job.document;
    part->hole_from = (int64_t)job.hole;
    part->hole_to = (int64_t)job.hole_end;
    part->digest = proof_hex(ctx->arena, job.digest);
    return ST_OK;
}

static enum status part_make(struct ctx *ctx, struct database *database,
    const struct signing_begin *begin, struct signing_prepared *part)
{
    bool whole = sign_source_returns_document((enum sign_source)begin->source);

    if (document_is_pdf(part->kind) && !whole) {
        TRY(hole_make(ctx, begin, part));
        part->hash = secret_sha256(ctx->arena, part->bytes);
    } else {
        part->bytes = part->base;
        part->digest = part->hash = part->base_hash;
    }
    return file_keep(ctx, database, part->bytes, part->hash, &part->file_id);
}

enum status signing_begin_make(
    struct ctx *ctx, struct database *database, struct signing_begin *begin)
{
    TRY(document_issue_make(ctx, database, &begin->issue));
    if (!begin->issue.there)
        bases_made(begin);
    else if (begin->issue.again)
        base_made(begin);
    for (size_t i = 0; i < begin->parts_len; i++)
        TRY(part_make(ctx, database, begin, &begin->parts[i]));
    return ST_OK;
}

/* ---- keeping ---- */

static enum status own_end(struct ctx *ctx, int64_t job_id)
{
    return db_run(ctx, STMT_SIGN_JOB_END,
        ARGS(V_INT(job_id), V_INT(SIGN_CANCELLED), V_TEXT(S("")), V_TEXT(S("")), V_INT(ctx->now_ms),
            V_INT(SIGN_WAITING), V_INT(SIGN_PENDING)));
}

/* What was looked at before is still there, and is still what is signed. */
static enum status part_keep(struct ctx *ctx, const struct signing_begin *begin,
    const struct list *documents, size_t i, int64_t job_id)
{
    const struct signing_prepared *part = &begin->parts[i];
    const struct document *document = document_of(documents, begin->revision, (int)part->kind);
    const struct document_version *base =
        document ? document_version_of(document, part->base_version) : NULL;
    int64_t file_id;

    if (!base || !str_eq(base->hash, part->base_hash) ||
        (begin->purpose == PURPOSE_APPROVE &&
            document_issued(document)->number != part->base_version) ||
        (begin->purpose == PURPOSE_SEAL && part->kind == DOCUMENT_PAPER &&
            document->version != part->base_version) ||
        (part->kind == DOCUMENT_ANNEX && document_issued(document)->number != part->base_version))
        return use_changed(ctx);
    TRY(file_settle(ctx, part->file_id, part->hash, &file_id));
    return db_run(ctx, STMT_SIGN_JOB_PART_INSERT,
        ARGS(V_INT(job_id), V_INT((int64_t)i + 1), V_INT(document->id), V_INT(part->base_version),
            V_INT(file_id), V_INT((int64_t)part->bytes.len), V_INT(part->hole_from),
            V_INT(part->hole_to), V_TEXT(part->digest)));
}

/* More of its batch may be on their way. */
static enum status job_keep(struct ctx *ctx, const struct signing_begin *begin,
    const struct report_work *work, int64_t *out_id)
{
    int64_t ask_ms = ctx->now_ms + (begin->batch.len ? SIGN_GATHER_MS : 0);
    struct list documents;
    bool found;

    TRY(documents_list(ctx, begin->id, &documents));
    if (begin->batch.len)
        TRY(db_run(ctx, STMT_SIGN_JOB_GATHER,
            ARGS(V_INT(ctx->actor->account_id), V_TEXT(begin->batch), V_INT(ask_ms),
                V_INT(SIGN_WAITING))));
    TRY(db_one(ctx, STMT_SIGN_JOB_INSERT,
        ARGS(V_INT(begin->id), V_INT(begin->revision), V_TEXT(work->digest), V_INT(begin->purpose),
            V_INT(begin->source), V_INT(ctx->actor->account_id), V_TEXT(ctx->actor->name),
            V_INT(SIGN_WAITING), V_TEXT(begin->credential), V_TEXT(S("")), V_INT(ctx->now_ms),
            V_INT(ctx->now_ms + SIGN_JOB_MS), V_ID(begin->form.by ? begin->form.by->id : 0),
            V_TEXT(begin->batch), V_INT(ask_ms)),
        &found));
    *out_id = db_int(ctx, 0);
    for (size_t i = 0; i < begin->parts_len; i++)
        TRY(part_keep(ctx, begin, &documents, i, *out_id));
    return ST_OK;
}

enum status signing_begin_keep(
    struct ctx *ctx, const struct signing_begin *begin, struct signing *out)
{
    struct report_work work;
    struct sign_form still;
    int64_t own, id;

    TRY(signing_work(ctx, begin->id, &work));
    TRY(require_begin(ctx, begin, &work));
    if (begin->purpose == PURPOSE_APPROVE)
        TRY(sign_form_require(ctx, &work.report, begin->authorisation_id, &still));
    TRY(signing_require_free(ctx, begin->id, (enum sign_purpose)begin->purpose, &own));
    if (own)
        TRY(own_end(ctx, own));
    TRY(document_issue_keep(ctx, &begin->issue));
    TRY(job_keep(ctx, begin, &work, &id));
    TRY(history_add(ctx, (struct history_facts){
                             .action = "report.sign_begin",
                             .object_type = OBJECT_REPORT,
                             .object_id = work.report.id,
                             .unit_id = work.report.unit_id,
                             .other_unit_id = work.report.receiver_unit_id,
                             .note = str_of(sign_purpose_titles[begin->purpose]),
                             .after = str_of(sign_source_names[begin->source]),
                         }));
    TRY(signing_load(ctx, id, out));
    return begin->source == SOURCE_AGENT ? signing_tickets_give(ctx, out) : ST_OK;
}
