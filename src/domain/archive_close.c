#include "domain/archive_close.h"

#include <string.h>

#include "base/host/heap.h"
#include "base/host/secret.h"
#include "base/json.h"
#include "domain/archive_metadata.h"
#include "domain/archives.h"
#include "domain/evidence.h"
#include "domain/files.h"
#include "domain/periods.h"
#include "domain/retentions.h"
#include "domain/stamp_authorities.h"
#include "domain/trusts.h"
#include "domain/use.h"
#include "sign/pdf_fields.h"

struct gathering {
    struct ctx *ctx;
    struct archive_closing *closing;
    struct list pieces;  /* struct archive_piece: all there are */
    struct list signers; /* struct trust_facts, each once */
    size_t parts_cap;
};

/* ---- what is made for the file ---- */

static struct closing_part *part_add(struct gathering *g, enum archive_piece_kind kind,
    int64_t entry, struct str path, struct str bytes)
{
    struct list *parts = &g->closing->parts;
    struct closing_part *part;

    parts->items = list_room(g->ctx->arena, parts->items, parts->len, &g->parts_cap, sizeof(*part));
    part = LIST_AT(*parts, struct closing_part, parts->len++);
    *part = (struct closing_part){ .entry = entry,
        .kind = kind,
        .path = path,
        .title = path,
        .bytes = bytes,
        .hash = secret_sha256(g->ctx->arena, bytes) };
    return part;
}

static void evidence_add(void *of, struct str name, struct str bytes)
{
    (void)part_add(
        of, str_starts(name, S("chung-thu/")) ? PIECE_CERTIFICATE : PIECE_TRUST, 0, name, bytes);
}

/* What happened to a report, a line an event. */
static enum status history_write(struct ctx *ctx, int64_t report_id, struct str *out)
{
    struct buf text = { .arena = ctx->arena };
    struct json_writer w = { .out = &text };
    bool more;

    TRY(db_start(ctx, STMT_ARCHIVE_EVENTS, ARGS(V_INT(report_id), V_INT(ARCHIVE_EVENTS_MAX))));
    TRY(db_next(ctx, &more));
    json_open(&w, '[');
    while (more) {
        json_open(&w, '{');
        json_name(&w, "at");
        json_str(&w, time_format(ctx->arena, db_int(ctx, 0)));
        json_name(&w, "who");
        json_str(&w, db_text(ctx, 1));
        json_name(&w, "unit");
        json_str(&w, db_text(ctx, 2));
        json_name(&w, "action");
        json_str(&w, db_text(ctx, 3));
        json_name(&w, "note");
        json_str(&w, db_text(ctx, 4));
        json_close(&w, '}');
        TRY(db_next(ctx, &more));
    }
    json_close(&w, ']');
    *out = buf_str(&text);
    return ST_OK;
}

static struct str day_text(struct arena *arena, int64_t day)
{
    return day == DATE_NONE ? S("-") : date_format_vi(arena, day);
}

/* The list of contents as the archive reads it. */
static struct str contents_write(struct ctx *ctx, const struct archive_manifest *manifest)
{
    struct buf text = { .arena = ctx->arena };

    buf_addf(&text,
        "MỤC LỤC VĂN BẢN\n\nHồ sơ: " STR_FMT "\nĐơn vị: " STR_FMT "\nKhóa ngày: " STR_FMT
        "\nThời hạn bảo quản: " STR_FMT "\n\n",
        STR_ARG(manifest->title), STR_ARG(manifest->unit_name),
        STR_ARG(day_text(ctx->arena, manifest->closed_on)),
        STR_ARG(archive_years_words(ctx->arena, manifest->years)));
    for (size_t i = 0; i < manifest->entries.len; i++) {
        const struct manifest_entry *entry = LIST_AT(manifest->entries, struct manifest_entry, i);

        buf_addf(&text,
            "%lld. " STR_FMT "\n   Số, ký hiệu: " STR_FMT "; ngày: " STR_FMT "; người ký: " STR_FMT
            "; số tệp: %zu; thư mục: %03lld\n",
            (long long)entry->number, STR_ARG(entry->subject),
            STR_ARG(entry->code.len ? entry->code : S("-")),
            STR_ARG(day_text(ctx->arena, entry->issued_on)),
            STR_ARG(entry->signer.len ? entry->signer : S("-")), entry->pieces.len,
            (long long)entry->number);
    }
    return buf_str(&text);
}

/* ---- what is there ---- */

static void signer_keep(struct gathering *g, const struct trust_facts *signer)
{
    struct list read;

    for (size_t i = 0; i < g->signers.len; i++)
        if (memcmp(LIST_AT(g->signers, struct trust_facts, i)->digest, signer->digest,
                CERT_DIGEST_BYTES) == 0)
            return;
    if (g->signers.len == ARCHIVE_SIGNERS_MAX ||
        trust_facts_read(g->ctx, str_copy(g->ctx->arena, signer->bytes), &read) != ST_OK)
        return;
    *LIST_AT(g->signers, struct trust_facts, g->signers.len++) =
        *LIST_AT(read, struct trust_facts, 0);
}

static void signers_keep(struct gathering *g, struct ctx *own, struct str bytes)
{
    struct list signers;

    signed_signers(own, bytes, &signers);
    for (size_t i = 0; i < signers.len; i++)
        signer_keep(g, LIST_AT(signers, struct trust_facts, i));
}

/* The intake compared them with the register. */
static void people_keep(struct gathering *g, struct ctx *own, struct str bytes, const char *mark,
    struct manifest_entry *to)
{
    struct list people;

    signed_people(own, bytes, &people);
    for (size_t i = 0; i < people.len && (int64_t)to->signers.len < MANIFEST_SIGNERS_MAX; i++) {
        const struct verify_expected *one = LIST_AT(people, struct verify_expected, i);

        *LIST_AT(to->signers, struct manifest_signer, to->signers.len++) = (struct manifest_signer){
            str_format(g->ctx->arena, "%s" STR_FMT, mark, STR_ARG(one->field)),
            trust_hash_text(g->ctx->arena, one->cert)
        };
    }
}

static bool is_signed(int kind)
{
    return kind == PIECE_PAPER || kind == PIECE_SIGNATURE || kind == PIECE_ANNEX_PAPER;
}

static enum status piece_read(struct gathering *g, struct ctx *own,
    const struct archive_piece *piece, struct manifest_entry *of)
{
    struct manifest_piece *out = LIST_AT(of->pieces, struct manifest_piece, of->pieces.len++);
    struct str bytes;

    *out = (struct manifest_piece){ .kind = piece->kind,
        .path = piece->path,
        .title = piece->title,
        .size = piece->size,
        .sha256 = piece->hash,
        .came_ms = piece->came_ms };
    TRY(file_whole(own, piece->kept_id, piece->size, &bytes));
    if (!str_eq(secret_sha256(own->arena, bytes), piece->hash))
        return fail(own, PROBLEM_ARCHIVE_DAMAGED, "%s Tệp: " STR_FMT ".",
            problem_text(PROBLEM_ARCHIVE_DAMAGED), STR_ARG(piece->path));
    out->sha512 = secret_sha512(g->ctx->arena, bytes);
    if (piece->kind == PIECE_PAPER || piece->kind == PIECE_ANNEX_PAPER)
        of->pages += (int64_t)pdf_count_pages(own, bytes);
    if (!is_signed(piece->kind))
        return ST_OK;
    signers_keep(g, own, bytes);
    people_keep(g, own, bytes, piece->kind == PIECE_ANNEX_PAPER ? MANIFEST_ANNEX_MARK : "", of);
    return ST_OK;
}

/* Each in an arena of its own: a file has hundreds of megabytes. */
static enum status piece_look(
    struct gathering *g, const struct archive_piece *piece, struct manifest_entry *out)
{
    struct ctx own = *g->ctx;
    enum status st;

    own.arena = arena_new(ARENA_HEAVY_BYTES);
    st = piece_read(g, &own, piece, out);
    if (st != ST_OK) {
        g->ctx->problem = own.problem;
        g->ctx->problem.detail = str_copy(g->ctx->arena, own.problem.detail);
        g->ctx->problem.field = S("");
    }
    arena_free(own.arena);
    return st;
}

/* The pieces of one entry, and one more for its history. */
static enum status entry_look(
    struct gathering *g, struct archive_entry *from, struct manifest_entry *out)
{
    struct ctx *ctx = g->ctx;
    struct str history;
    size_t len = 0;

    *out = (struct manifest_entry){ .number = from->number,
        .report_id = from->report_id,
        .revision = from->revision,
        .code = from->code,
        .issued_on = from->issued_on,
        .subject = from->subject,
        .period = from->period,
        .signer = from->signer };
    out->signers.items = ARENA_ARRAY(ctx->arena, MANIFEST_SIGNERS_MAX, struct manifest_signer);
    for (size_t i = 0; i < g->pieces.len; i++)
        len += LIST_AT(g->pieces, struct archive_piece, i)->entry == from->number;
    out->pieces.items = ARENA_ARRAY(ctx->arena, len + 1, struct manifest_piece);
    for (size_t i = 0; i < g->pieces.len; i++) {
        const struct archive_piece *piece = LIST_AT(g->pieces, struct archive_piece, i);

        if (piece->entry == from->number)
            TRY(piece_look(g, piece, out));
    }
    TRY(history_write(ctx, from->report_id, &history));
    (void)part_add(g, PIECE_HISTORY, from->number,
        str_format(ctx->arena, "%03lld/nhat-ky.json", (long long)from->number), history);
    return ST_OK;
}

static enum status about_look(struct ctx *ctx, struct archive_closing *closing)
{
    const struct archive_file *file = &closing->file;
    struct archive_manifest *manifest = &closing->manifest;
    bool found;

    TRY(db_one(ctx, STMT_ARCHIVE_CODES, ARGS(V_INT(file->id)), &found));
    if (!found)
        return use_not_found(ctx);
    *manifest = (struct archive_manifest){
        .format = S(ARCHIVE_MANIFEST_FORMAT),
        .title = file->title,
        .unit_code = db_text(ctx, 0),
        .unit_name = file->unit_name,
        .regime_code = db_text(ctx, 1),
        .regime_name = file->regime_name,
        .year = file->year,
        .part = file->part,
        .closed_on = use_today(ctx),
    };
    TRY(archive_years(ctx, file, &manifest->years));
    manifest->kept_until = retention_last_day(manifest->closed_on, manifest->years);
    return ST_OK;
}

static enum status require_open(struct ctx *ctx, struct archive_closing *closing)
{
    TRY(archive_get(ctx, closing->in.id, RIGHT_ARCHIVE_KEEP, &closing->file));
    if (closing->file.closed_ms)
        return fail(ctx, PROBLEM_ARCHIVE_CLOSED, "%s", problem_text(PROBLEM_ARCHIVE_CLOSED));
    return closing->file.version == closing->in.version ? ST_OK : use_changed(ctx);
}

static enum status look(struct ctx *ctx, void *arg)
{
    struct archive_closing *closing = arg;
    struct archive_manifest *manifest = &closing->manifest;
    struct gathering g = { .ctx = ctx, .closing = closing };
    struct evidence *evidence = ARENA_NEW(ctx->arena, struct evidence);
    struct list entries;

    closing->parts = (struct list){ 0 };
    TRY(require_open(ctx, closing));
    TRY(about_look(ctx, closing));
    TRY(archive_entries(ctx, closing->file.id, &entries));
    TRY(archive_pieces(ctx, closing->file.id, &g.pieces));
    g.signers.items = ARENA_ARRAY(ctx->arena, ARCHIVE_SIGNERS_MAX, struct trust_facts);
    manifest->entries.items = ARENA_ARRAY(ctx->arena, entries.len + 1, struct manifest_entry);
    for (size_t i = 0; i < entries.len; i++)
        TRY(entry_look(&g, LIST_AT(entries, struct archive_entry, i),
            LIST_AT(manifest->entries, struct manifest_entry, manifest->entries.len++)));
    TRY(evidence_begin(ctx, evidence_add, &g, evidence));
    for (size_t i = 0; i < g.signers.len; i++)
        TRY(evidence_signer(evidence, LIST_AT(g.signers, struct trust_facts, i)));
    (void)part_add(&g, PIECE_CONTENTS, 0, S("muc-luc-van-ban.txt"), contents_write(ctx, manifest));
    (void)part_add(&g, PIECE_METADATA, 0, S(ARCHIVE_METADATA_PATH),
        archive_metadata_write(ctx->arena, manifest, ctx->actor->name));
    return ST_OK;
}

/* ---- the manifest ---- */

static struct manifest_piece part_piece(struct ctx *ctx, const struct closing_part *part)
{
    return (struct manifest_piece){ .kind = (int)part->kind,
        .path = part->path,
        .title = part->title,
        .size = (int64_t)part->bytes.len,
        .sha256 = part->hash,
        .sha512 = secret_sha512(ctx->arena, part->bytes),
        .came_ms = ctx->now_ms };
}

static void manifest_complete(struct ctx *ctx, struct archive_closing *closing)
{
    struct archive_manifest *manifest = &closing->manifest;

    manifest->pieces.items = ARENA_ARRAY(ctx->arena, closing->parts.len + 1, struct manifest_piece);
    for (size_t i = 0; i < closing->parts.len; i++) {
        const struct closing_part *part = LIST_AT(closing->parts, struct closing_part, i);
        struct list *to = &manifest->pieces;

        if (part->entry) /* room for one more was left there */
            to = &LIST_AT(manifest->entries, struct manifest_entry, part->entry - 1)->pieces;
        *LIST_AT(*to, struct manifest_piece, to->len++) = part_piece(ctx, part);
    }
    closing->bytes = archive_manifest_write(ctx->arena, manifest);
    closing->hash = secret_sha256(ctx->arena, closing->bytes);
}

enum status archive_close_prepare(
    struct ctx *ctx, struct database *database, struct archive_closing *closing)
{
    TRY(database_read(ctx, look, closing));
    manifest_complete(ctx, closing);
    for (size_t i = 0; i < closing->parts.len; i++) {
        struct closing_part *part = LIST_AT(closing->parts, struct closing_part, i);

        TRY(file_keep(ctx, database, part->bytes, part->hash, &part->kept_id));
    }
    return file_keep(ctx, database, closing->bytes, closing->hash, &closing->kept_id);
}

/* ---- closing ---- */

/* Behind those the entry has. */
static enum status part_keep(struct ctx *ctx, const struct archive_closing *closing, size_t number)
{
    const struct closing_part *part = LIST_AT(closing->parts, struct closing_part, number);
    int64_t kept_id;

    TRY(file_settle(ctx, part->kept_id, part->hash, &kept_id));
    return db_run(ctx, STMT_ARCHIVE_PIECE_INSERT,
        ARGS(V_INT(closing->file.id), V_INT(part->entry),
            V_INT(ARCHIVE_PIECES_MAX + (int64_t)number), V_INT(part->kind), V_TEXT(part->path),
            V_TEXT(part->title), V_INT(kept_id), V_INT((int64_t)part->bytes.len),
            V_TEXT(part->hash), V_INT(ctx->now_ms)));
}

enum status archive_close(
    struct ctx *ctx, struct archive_closing *closing, struct archive_full *out)
{
    const struct archive_manifest *manifest = &closing->manifest;
    int64_t kept_id, stamp_ms;
    bool found;

    TRY(require_open(ctx, closing));
    for (size_t i = 0; i < closing->parts.len; i++)
        TRY(part_keep(ctx, closing, i));
    TRY(file_settle(ctx, closing->kept_id, closing->hash, &kept_id));
    TRY(stamp_first_due(ctx, &stamp_ms));
    TRY(db_one(ctx, STMT_ARCHIVE_CLOSE,
        ARGS(V_INT(closing->file.id), V_INT(closing->in.version), V_INT(ctx->now_ms),
            V_INT(manifest->closed_on), V_TEXT(ctx->actor->name), V_INT(manifest->years),
            V_DATE(manifest->kept_until), V_INT(kept_id), V_INT((int64_t)closing->bytes.len),
            V_TEXT(closing->hash), V_INT(stamp_ms)),
        &found));
    if (!found)
        return use_changed(ctx);
    TRY(archive_event(ctx, &closing->file, "archive.close", S(""), closing->hash));
    return archive_view(ctx, &(struct by_id){ closing->file.id }, out);
}
