#include "base/host/secret.h"
#include "base/stored_zip.h"
#include "domain/archive_packages.h"
#include "domain/archives.h"
#include "domain/evidence.h"
#include "domain/files.h"
#include "sign/stamp_ask.h"

/* Of a file's manifest, README and manifest.sha256; of a stamp: itself and a few to check it by. */
#define OTHER_PARTS_MAX 1000

struct packing {
    struct ctx *ctx;
    struct package_task *task;
    struct archive_file file;
    struct list pieces; /* struct archive_piece */
    struct list parts;  /* struct stored_part */
    size_t size;        /* of the parts' bytes */
    bool too_large;
};

static void part_add(struct packing *packing, struct str name, struct str bytes)
{
    packing->size += bytes.len;
    packing->too_large = packing->too_large || packing->size > STORED_ZIP_BYTES_MAX ||
                         packing->parts.len == packing->pieces.len + OTHER_PARTS_MAX;
    if (!packing->too_large)
        *LIST_AT(packing->parts, struct stored_part, packing->parts.len++) =
            (struct stored_part){ name, bytes };
}

static void stamp_evidence_add(void *of, struct str name, struct str bytes)
{
    struct packing *packing = of;

    part_add(
        packing, str_format(packing->ctx->arena, "dau-thoi-gian/" STR_FMT, STR_ARG(name)), bytes);
}

/* ---- what is read at once ---- */

static enum status stamps_look(struct packing *packing)
{
    struct ctx *ctx = packing->ctx;
    struct evidence *evidence = ARENA_NEW(ctx->arena, struct evidence);
    struct list stamps;

    TRY(db_start(ctx, STMT_STAMP_LIST, ARGS(V_INT(packing->file.id), V_INT(ARCHIVE_STAMPS_MAX))));
    TRY(rows_read(ctx, &archive_stamp_resource, &stamps));
    TRY(evidence_begin(ctx, stamp_evidence_add, packing, evidence));
    for (size_t i = 0; i < stamps.len; i++) {
        const struct archive_stamp *stamp = LIST_AT(stamps, struct archive_stamp, i);
        struct trust_facts signer;

        part_add(packing,
            str_format(ctx->arena, "dau-thoi-gian/%lld.tst", (long long)stamp->number),
            stamp->token);
        if (stamp_signer(ctx, stamp->token, &signer))
            TRY(evidence_signer(evidence, &signer));
    }
    return ST_OK;
}

static enum status look(struct ctx *ctx, void *arg)
{
    struct packing *packing = arg;
    struct archive_file *file = &packing->file;
    struct str manifest;
    bool found;

    packing->ctx = ctx;
    packing->size = packing->parts.len = 0;
    TRY(db_one(ctx, STMT_ARCHIVE_GET, ARGS(V_INT(packing->task->package.file_id)), &found));
    *file = (struct archive_file){ 0 };
    row_read(ctx, &archive_file_resource, 0, file);
    if (!file->manifest_id) {
        packing->task->error = str_of(problem_text(PROBLEM_ARCHIVE_GONE));
        return ST_OK;
    }
    TRY(archive_pieces(ctx, file->id, &packing->pieces));
    packing->parts.items =
        ARENA_ARRAY(ctx->arena, packing->pieces.len + OTHER_PARTS_MAX, struct stored_part);
    TRY(file_whole(ctx, file->manifest_id, file->manifest_size, &manifest));
    part_add(packing, S("ho-so.json"), manifest);
    return stamps_look(packing);
}

/* ---- piece by piece ---- */

struct piece_task {
    const struct archive_piece *piece;
    struct str bytes;
};

static enum status piece_look(struct ctx *ctx, void *arg)
{
    struct piece_task *one = arg;

    return file_whole(ctx, one->piece->kept_id, one->piece->size, &one->bytes);
}

struct step {
    const struct archive_package *package;
    int64_t done;
    bool wanted;
};

static enum status step(struct ctx *ctx, void *arg)
{
    struct step *at = arg;

    return db_one(ctx, STMT_PACKAGE_STEP,
        ARGS(V_INT(at->package->id), V_INT(at->package->tries), V_INT(at->done),
            V_INT(ctx->now_ms + PACKAGE_CLAIM_MS)),
        &at->wanted);
}

static enum status piece_take(struct packing *packing, const struct archive_piece *piece)
{
    struct ctx *ctx = packing->ctx;
    struct piece_task one = { .piece = piece };

    if (packing->size + (size_t)piece->size > STORED_ZIP_BYTES_MAX) {
        packing->too_large = true;
        return ST_OK;
    }
    TRY(database_read(ctx, piece_look, &one));
    if (!str_eq(secret_sha256(ctx->arena, one.bytes), piece->hash))
        packing->task->error = str_format(ctx->arena, "%s Tệp: " STR_FMT ".",
            problem_text(PROBLEM_ARCHIVE_DAMAGED), STR_ARG(piece->path));
    part_add(packing, piece->path, one.bytes);
    return ST_OK;
}

static bool goes_on(const struct packing *packing)
{
    return !packing->task->error.len && !packing->too_large;
}

/* False in *out_wanted: somebody cancelled it, or another process took it over. */
static enum status pieces_take(struct packing *packing, struct database *database, bool *out_wanted)
{
    struct step at = { .package = &packing->task->package, .wanted = true };

    for (size_t i = 0; i < packing->pieces.len && at.wanted && goes_on(packing); i++) {
        if (i % PACKAGE_STEP_PIECES == 0) {
            at.done = (int64_t)i;
            TRY(database_write(packing->ctx, database, step, &at));
        }
        if (at.wanted)
            TRY(piece_take(packing, LIST_AT(packing->pieces, struct archive_piece, i)));
    }
    *out_wanted = at.wanted;
    return ST_OK;
}

/* ---- the whole ---- */

static struct str readme_write(struct ctx *ctx, const struct archive_file *file)
{
    return str_format(ctx->arena,
        "GÓI HỒ SƠ LƯU TRỮ ĐIỆN TỬ\n\nHồ sơ: " STR_FMT "\nĐơn vị: " STR_FMT "\n\n"
        "1. Trong gói có:\n"
        "   muc-luc-van-ban.txt   mục lục văn bản theo thứ tự;\n"
        "   sieu-du-lieu.json     siêu dữ liệu của hồ sơ, văn bản theo Phụ lục VI Nghị định\n"
        "                         30/2020/NĐ-CP;\n"
        "   001, 002, ...         mỗi thư mục một văn bản: bản khi phát hành để ký, văn bản đã "
        "ký,\n"
        "                         gói dữ liệu và chữ ký của gói, bản kê của báo cáo, phụ lục, nhật "
        "ký;\n"
        "   chung-thu, tin-cay    chứng thư của người ký, tổ chức cấp, danh sách thu hồi, trả lời "
        "OCSP\n"
        "                         lúc khóa hồ sơ;\n"
        "   ho-so.json            bản kê lập khi khóa hồ sơ, mỗi tệp hai mã băm SHA-256 và "
        "SHA-512;\n"
        "   dau-thoi-gian         các dấu thời gian RFC 3161: dấu thứ n đóng lên ho-so.json nối "
        "với\n"
        "                         các dấu 1 đến n-1;\n"
        "   manifest.sha256       kê mọi tệp của gói.\n\n"
        "2. Cách kiểm tra:\n"
        "   baocao verify-package TEP.zip --trust THU-MUC   kiểm tra toàn bộ, không cần hệ "
        "thống;\n"
        "                         THU-MUC có chứng thư của các tổ chức được tin cậy, lấy từ nơi "
        "khác;\n"
        "   sha256sum -c manifest.sha256                    chạy trong thư mục đã giải nén;\n"
        "   openssl ts -verify -token_in -in dau-thoi-gian/1.tst -data ho-so.json -CAfile "
        "GOC.pem\n",
        STR_ARG(file->title), STR_ARG(file->unit_name));
}

static void list_add(struct packing *packing)
{
    struct ctx *ctx = packing->ctx;
    struct buf text = { .arena = ctx->arena };

    for (size_t i = 0; i < packing->parts.len; i++) {
        const struct stored_part *part = LIST_AT(packing->parts, struct stored_part, i);

        buf_addf(&text, STR_FMT "  " STR_FMT "\n", STR_ARG(secret_sha256(ctx->arena, part->bytes)),
            STR_ARG(part->name));
    }
    part_add(packing, S("manifest.sha256"), buf_str(&text));
}

static void zip_write(struct packing *packing)
{
    struct package_task *task = packing->task;
    struct ctx *ctx = packing->ctx;

    part_add(packing, S("README.txt"), readme_write(ctx, &packing->file));
    list_add(packing);
    packing->too_large =
        packing->too_large || stored_zip_size(&packing->parts) > STORED_ZIP_BYTES_MAX;
    if (!goes_on(packing))
        return;
    task->bytes = stored_zip_write(ctx->arena, &packing->parts);
    task->hash = secret_sha256(ctx->arena, task->bytes);
}

enum status package_make(struct ctx *ctx, struct database *database, struct package_task *task)
{
    struct packing packing = { .ctx = ctx, .task = task };
    bool wanted = true;

    if (task->package.tries > PACKAGE_TRIES_MAX) {
        task->error = S("Đã thử nhiều lần mà không lập xong.");
        return ST_OK;
    }
    TRY(database_read(ctx, look, &packing));
    packing.ctx = ctx;
    if (goes_on(&packing))
        TRY(pieces_take(&packing, database, &wanted));
    if (wanted && goes_on(&packing))
        zip_write(&packing);
    if (packing.too_large)
        task->error = str_format(ctx->arena, "%s Tối đa %zu MB.",
            problem_text(PROBLEM_ARCHIVE_TOO_LARGE), STORED_ZIP_BYTES_MAX >> 20);
    return task->bytes.len ? file_keep(ctx, database, task->bytes, task->hash, &task->kept_id)
                           : ST_OK;
}

/* ---- claiming and settling ---- */

enum status package_waits(struct ctx *ctx, bool *out)
{
    return db_one(ctx, STMT_PACKAGE_WAITS, ARGS(V_INT(ctx->now_ms)), out);
}

enum status package_claim(struct ctx *ctx, struct package_task *out)
{
    *out = (struct package_task){ 0 };
    TRY(db_one(ctx, STMT_PACKAGE_CLAIM,
        ARGS(V_INT(ctx->now_ms), V_INT(ctx->now_ms + PACKAGE_CLAIM_MS)), &out->found));
    if (out->found)
        row_read(ctx, &archive_package_resource, 0, &out->package);
    return ST_OK;
}

enum status package_settle(struct ctx *ctx, struct package_task *task)
{
    const struct archive_package *package = &task->package;
    int64_t kept_id = 0;

    if (!task->bytes.len && !task->error.len)
        return ST_OK; /* cancelled, or another's */
    if (task->bytes.len)
        TRY(file_settle(ctx, task->kept_id, task->hash, &kept_id));
    return db_run(ctx, STMT_PACKAGE_SETTLE,
        ARGS(V_INT(package->id), V_INT(package->tries),
            V_INT(kept_id ? PACKAGE_MADE : PACKAGE_FAILED), V_INT(ctx->now_ms), V_ID(kept_id),
            V_INT((int64_t)task->bytes.len), V_TEXT(task->hash), V_TEXT(task->error)));
}

enum status package_forget(struct ctx *ctx)
{
    return db_run(ctx, STMT_PACKAGE_FORGET, ARGS(V_INT(ctx->now_ms - PACKAGE_KEEP_MS)));
}
