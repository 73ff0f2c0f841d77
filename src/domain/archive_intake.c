#include "base/host/secret.h"
#include "core/paper/paper.h"
#include "core/text.h"
#include "domain/archives.h"
#include "domain/documents.h"
#include "domain/files.h"
#include "domain/numbers.h"
#include "domain/reports.h"
#include "domain/use.h"
#include "model/outage.h"

/* An annex is called by its number: names of people's files are theirs. */
#define EXTENSION_CHARS_MAX 5

/* The paper as issued and as it is, the packet with its signatures, the manifest, what proves that
 * it was sent outside, the annexes. */
#define FILED_PIECES_MAX (6 + DOCUMENT_VERSIONS_MAX + ATTACHMENTS_MAX)

/* A revision on its way into a file. */
struct filing {
    struct ctx *ctx;
    struct report report; /* of that revision */
    int64_t file_id, entry, bytes;
    struct list pieces; /* struct archive_piece: their paths in the entry's folder */
};

struct waiting {
    int64_t report_id, revision;
};

/* ---- pieces ---- */

static void piece_add(struct filing *filing, enum archive_piece_kind kind, const char *name,
    struct archive_piece piece)
{
    ASSERT(filing->pieces.len < FILED_PIECES_MAX);
    piece.kind = (int)kind;
    piece.path = str_of(name);
    filing->bytes += piece.size;
    *LIST_AT(filing->pieces, struct archive_piece, filing->pieces.len++) = piece;
}

static struct archive_piece piece_of(
    const struct document *document, const struct document_version *version)
{
    return (struct archive_piece){
        .title = document->name,
        .kept_id = version->file_id,
        .size = version->size,
        .hash = version->hash,
        .came_ms = version->made_ms,
    };
}

/* As it was issued to be signed, the last time, and as it is now: the newest has all that those
 * between had. */
static void paper_add(struct filing *filing, const struct document *paper)
{
    const struct document_version *first = document_issued(paper);
    const struct document_version *last =
        LIST_AT(paper->versions, struct document_version, paper->versions.len - 1);

    if (last != first)
        piece_add(filing, PIECE_ISSUED, "van-ban-phat-hanh.pdf", piece_of(paper, first));
    piece_add(filing, PIECE_PAPER, "van-ban.pdf", piece_of(paper, last));
}

/* The same; the manifest names it as it was issued. */
static void annex_add(struct filing *filing, const struct document *annex)
{
    const struct document_version *last =
        LIST_AT(annex->versions, struct document_version, annex->versions.len - 1);

    piece_add(filing, PIECE_ANNEX_ISSUED, "phu-luc-phat-hanh.pdf",
        piece_of(annex, document_issued(annex)));
    if (last->stage == STAGE_SEALED)
        piece_add(filing, PIECE_ANNEX_PAPER, "phu-luc.pdf", piece_of(annex, last));
}

static void packet_add(struct filing *filing, const struct document *packet)
{
    for (size_t i = 0; i < packet->versions.len; i++) {
        struct archive_piece piece =
            piece_of(packet, LIST_AT(packet->versions, struct document_version, i));

        if (i == 0)
            piece_add(filing, PIECE_PACKET, "goi-du-lieu.json", piece);
        else
            piece_add(filing, PIECE_SIGNATURE,
                str_format(filing->ctx->arena, "chu-ky-%zu.p7s", i).ptr, piece);
    }
}

static enum status manifest_add(struct filing *filing)
{
    struct ctx *ctx = filing->ctx;
    struct archive_piece piece = { .title = S("manifest.json"), .came_ms = ctx->now_ms };
    struct str body;
    bool found;

    TRY(db_one(ctx, STMT_BUNDLE_MANIFEST,
        ARGS(V_INT(filing->report.id), V_INT(filing->report.revision)), &found));
    if (!found)
        return ST_OK;
    body = db_text(ctx, 0);
    piece.hash = secret_sha256(ctx->arena, body);
    piece.size = (int64_t)body.len;
    TRY(file_put(ctx, body, piece.hash, &piece.kept_id));
    piece_add(filing, PIECE_MANIFEST, "manifest.json", piece);
    return ST_OK;
}

/* ".xlsx", or nothing that could be read as one. */
static struct str extension_of(struct arena *arena, struct str name)
{
    struct buf out = { .arena = arena };
    size_t at = name.len;

    while (at > 0 && name.len - at < EXTENSION_CHARS_MAX && name.ptr[at - 1] != '.')
        at--;
    if (at == 0 || at == name.len || name.ptr[at - 1] != '.')
        return S("");
    buf_add_char(&out, '.');
    for (; at < name.len; at++) {
        char c = name.ptr[at];

        c = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')))
            return S("");
        buf_add_char(&out, c);
    }
    return buf_str(&out);
}

static enum status annexes_add(struct filing *filing)
{
    struct ctx *ctx = filing->ctx;
    struct list all = { ARENA_ARRAY(ctx->arena, ATTACHMENTS_MAX, struct archive_piece), 0 };
    bool more;

    TRY(db_start(ctx, STMT_ARCHIVE_ANNEXES,
        ARGS(V_INT(filing->report.id), V_INT(filing->report.revision), V_INT(ATTACHMENTS_MAX))));
    TRY(db_next(ctx, &more));
    while (more) {
        *LIST_AT(all, struct archive_piece, all.len++) = (struct archive_piece){
            .title = db_text(ctx, 0),
            .kept_id = db_int(ctx, 1),
            .size = db_int(ctx, 2),
            .hash = db_text(ctx, 3),
            .came_ms = db_int(ctx, 4),
        };
        TRY(db_next(ctx, &more));
    }
    for (size_t i = 0; i < all.len; i++) {
        struct archive_piece piece = *LIST_AT(all, struct archive_piece, i);
        struct str extension = extension_of(ctx->arena, piece.title);

        piece_add(filing, PIECE_ANNEX,
            str_format(ctx->arena, "phu-luc-%zu" STR_FMT, i + 1, STR_ARG(extension)).ptr, piece);
    }
    return ST_OK;
}

/* If it counts as sent by other means: what the receiver believed it by (NA-30, KT-35, CT-31). */
static enum status proof_add(struct filing *filing)
{
    struct ctx *ctx = filing->ctx;
    struct archive_piece piece;
    bool found;

    TRY(db_one(ctx, STMT_REGISTRATION_PROOF,
        ARGS(V_INT(filing->report.id), V_INT(filing->report.revision),
            V_INT(REGISTRATION_CONFIRMED)),
        &found));
    if (!found)
        return ST_OK;
    piece = (struct archive_piece){
        .title = db_text(ctx, 0),
        .kept_id = db_int(ctx, 1),
        .size = db_int(ctx, 2),
        .hash = db_text(ctx, 3),
        .came_ms = db_int(ctx, 4),
    };
    piece_add(filing, PIECE_PROOF,
        str_format(
            ctx->arena, "chung-minh-da-gui" STR_FMT, STR_ARG(extension_of(ctx->arena, piece.title)))
            .ptr,
        piece);
    return ST_OK;
}

static enum status pieces_look(struct filing *filing)
{
    const struct document *paper, *packet, *annex;
    struct list documents;

    filing->pieces.items = ARENA_ARRAY(filing->ctx->arena, FILED_PIECES_MAX, struct archive_piece);
    TRY(documents_list(filing->ctx, filing->report.id, &documents));
    paper = document_of(&documents, filing->report.revision, DOCUMENT_PAPER);
    packet = document_of(&documents, filing->report.revision, DOCUMENT_PACKET);
    ASSERT(paper); /* why it was found */
    paper_add(filing, paper);
    if (packet)
        packet_add(filing, packet);
    annex = document_of(&documents, filing->report.revision, DOCUMENT_ANNEX);
    if (annex)
        annex_add(filing, annex);
    TRY(manifest_add(filing));
    TRY(proof_add(filing));
    return annexes_add(filing);
}

static enum status pieces_keep(struct filing *filing)
{
    struct ctx *ctx = filing->ctx;

    for (size_t i = 0; i < filing->pieces.len; i++) {
        const struct archive_piece *piece = LIST_AT(filing->pieces, struct archive_piece, i);
        struct str path = str_format(
            ctx->arena, "%03lld/" STR_FMT, (long long)filing->entry, STR_ARG(piece->path));

        TRY(db_run(ctx, STMT_ARCHIVE_PIECE_INSERT,
            ARGS(V_INT(filing->file_id), V_INT(filing->entry), V_INT((int64_t)i + 1),
                V_INT(piece->kind), V_TEXT(path), V_TEXT(piece->title), V_INT(piece->kept_id),
                V_INT(piece->size), V_TEXT(piece->hash), V_INT(piece->came_ms))));
    }
    return ST_OK;
}

/* ---- the file it goes into ---- */

static enum status volume_begin(struct filing *filing, int64_t year, int64_t part)
{
    const struct report *report = &filing->report;
    struct ctx *ctx = filing->ctx;
    struct str volume = part > 1 ? str_format(ctx->arena, ", tập %lld", (long long)part) : S("");
    struct str title = str_format(ctx->arena, STR_FMT " năm %lld của " STR_FMT STR_FMT,
        STR_ARG(report->regime_name), (long long)year, STR_ARG(report->unit_name), STR_ARG(volume));
    bool found;

    TRY(db_one(ctx, STMT_ARCHIVE_INSERT,
        ARGS(V_INT(report->unit_id), V_INT(report->regime_id), V_INT(year), V_INT(part),
            V_TEXT(title), V_TEXT(text_search_key(ctx->arena, title)), V_INT(ctx->now_ms)),
        &found));
    filing->file_id = db_int(ctx, 0);
    filing->entry = 1;
    return ST_OK;
}

/* Whether it goes into the volume that was read: what is larger than any is one of its own. */
static bool volume_has_room(struct ctx *ctx, const struct filing *filing)
{
    int64_t bytes = db_int(ctx, 2), closed_ms = db_int(ctx, 3), pieces = db_int(ctx, 5);

    return !closed_ms && filing->entry <= ARCHIVE_DOCUMENTS_MAX &&
           bytes + filing->bytes <= ARCHIVE_FILE_BYTES_MAX &&
           pieces + (int64_t)filing->pieces.len <= ARCHIVE_FILED_MAX;
}

/* The newest volume, unless it is closed or would be too full. */
static enum status volume_find(struct filing *filing, int64_t year)
{
    const struct report *report = &filing->report;
    struct ctx *ctx = filing->ctx;
    int64_t part = 0;
    bool found;

    TRY(db_one(ctx, STMT_ARCHIVE_NEWEST,
        ARGS(V_INT(report->unit_id), V_INT(report->regime_id), V_INT(year)), &found));
    if (found) {
        part = db_int(ctx, 1);
        filing->file_id = db_int(ctx, 0);
        filing->entry = db_int(ctx, 4) + 1;
        if (volume_has_room(ctx, filing))
            return ST_OK;
    }
    return volume_begin(filing, year, part + 1);
}

static enum status entry_add(struct filing *filing)
{
    const struct report *report = &filing->report;
    struct ctx *ctx = filing->ctx;
    struct document_number number;
    struct paper_kept kept;
    struct str signer = S("");
    bool found;

    TRY(paper_kept_load(ctx, report, &kept));
    TRY(number_of(ctx, report->id, report->revision, &number, &found));
    if (!found)
        number = (struct document_number){ .issued_on = DATE_NONE };
    TRY(db_one(ctx, STMT_ARCHIVE_SIGNER, ARGS(V_INT(report->id), V_INT(report->revision)), &found));
    if (found)
        signer = db_text(ctx, 0);
    return db_run(ctx, STMT_ARCHIVE_ENTRY_INSERT,
        ARGS(V_INT(filing->file_id), V_INT(filing->entry), V_INT(report->id),
            V_INT(report->revision), V_TEXT(number.text), V_DATE(number.issued_on),
            V_TEXT(paper_subject(ctx->arena, kept.subject, kept.period_title)),
            V_TEXT(report->period), V_TEXT(signer), V_INT(ctx->now_ms)));
}

static enum status file_one(struct ctx *ctx, const struct waiting *waiting)
{
    struct filing filing = { .ctx = ctx };
    struct period period;
    bool found;

    TRY(report_get(ctx, waiting->report_id, &filing.report));
    filing.report.revision = waiting->revision;
    if (!period_parse(filing.report.period, &period))
        return fail(ctx, PROBLEM_CONTENT_DAMAGED, "Kỳ báo cáo không đọc được.");
    TRY(pieces_look(&filing));
    TRY(volume_find(&filing, period.year));
    TRY(entry_add(&filing));
    TRY(pieces_keep(&filing));
    TRY(db_one(ctx, STMT_ARCHIVE_GROW, ARGS(V_INT(filing.file_id), V_INT(filing.bytes)), &found));
    if (!found)
        return fail(ctx, PROBLEM_ARCHIVE_CLOSED, "%s", problem_text(PROBLEM_ARCHIVE_CLOSED));
    return history_add(ctx, (struct history_facts){
                                .action = "archive.file",
                                .object_type = OBJECT_ARCHIVE_FILE,
                                .object_id = filing.file_id,
                                .unit_id = filing.report.unit_id,
                                .note = str_format(ctx->arena, "Báo cáo %lld, bản số %lld",
                                    (long long)waiting->report_id, (long long)waiting->revision),
                            });
}

/* ---- what waits ---- */

static enum status waiting_read(struct ctx *ctx, struct list *out)
{
    bool more;

    *out = (struct list){ ARENA_ARRAY(ctx->arena, ARCHIVE_INTAKE_MAX + 1, struct waiting), 0 };
    TRY(db_next(ctx, &more));
    while (more) {
        *LIST_AT(*out, struct waiting, out->len++) =
            (struct waiting){ db_int(ctx, 0), db_int(ctx, 1) };
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

static enum status file_all(struct ctx *ctx, struct archive_taken *out)
{
    struct list waiting;

    *out = (struct archive_taken){ 0 };
    TRY(waiting_read(ctx, &waiting));
    out->more = waiting.len > ARCHIVE_INTAKE_MAX;
    for (size_t i = 0; i < waiting.len && i < ARCHIVE_INTAKE_MAX; i++) {
        TRY(file_one(ctx, LIST_AT(waiting, struct waiting, i)));
        out->filed++;
    }
    return ST_OK;
}

enum status archive_take_in(
    struct ctx *ctx, const struct archive_intake *in, struct archive_taken *out)
{
    struct str path = S("");
    bool found;

    if (in->unit_id) {
        TRY(use_unit_path(ctx, "unit_id", in->unit_id, &path));
        TRY(use_require(ctx, RIGHT_ARCHIVE_KEEP, path, 0));
    }
    TRY(db_start(ctx, STMT_ARCHIVE_WAITING,
        ARGS(USE_SCOPE(ctx, RIGHT_ARCHIVE_KEEP), V_TEXT(path), V_INT(ARCHIVE_INTAKE_MAX + 1))));
    TRY(file_all(ctx, out));
    TRY(db_one(
        ctx, STMT_ARCHIVE_LACKING, ARGS(USE_SCOPE(ctx, RIGHT_ARCHIVE_KEEP), V_TEXT(path)), &found));
    out->lacking = db_int(ctx, 0);
    return ST_OK;
}

enum status archive_take_in_all(struct ctx *ctx, struct archive_taken *out)
{
    TRY(db_start(ctx, STMT_ARCHIVE_WAITING_ALL, ARGS(V_INT(ARCHIVE_INTAKE_MAX + 1))));
    return file_all(ctx, out);
}
