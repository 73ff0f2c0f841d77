#include "domain/archive_packages.h"

#include "domain/archives.h"
#include "domain/files.h"
#include "domain/use.h"

static void complete(struct archive_package *package)
{
    package->state_title = str_of(package_state_titles[package->state]);
}

enum status package_list(struct ctx *ctx, int64_t file_id, struct list *out)
{
    TRY(db_start(ctx, STMT_PACKAGE_OF_MINE,
        ARGS(V_INT(file_id), V_INT(ctx->actor->account_id), V_INT(PACKAGES_SHOWN_MAX))));
    TRY(rows_read(ctx, &archive_package_resource, out));
    for (size_t i = 0; i < out->len; i++)
        complete(LIST_AT(*out, struct archive_package, i));
    return ST_OK;
}

static enum status package_get(
    struct ctx *ctx, int64_t id, struct archive_file *file, struct archive_package *out)
{
    bool found;

    TRY(db_one(ctx, STMT_PACKAGE_GET, ARGS(V_INT(id), V_INT(ctx->actor->account_id)), &found));
    if (!found)
        return use_not_found(ctx);
    *out = (struct archive_package){ 0 };
    row_read(ctx, &archive_package_resource, 0, out);
    complete(out);
    return archive_get(ctx, out->file_id, RIGHT_REPORT_READ, file);
}

enum status package_view(struct ctx *ctx, const struct by_id *in, struct archive_package *out)
{
    struct archive_file file;

    return package_get(ctx, in->id, &file, out);
}

/* ---- asking for one ---- */

static enum status require_whole(struct ctx *ctx, const struct archive_file *file)
{
    if (file->destroyed_ms)
        return fail(ctx, PROBLEM_ARCHIVE_GONE, "%s", problem_text(PROBLEM_ARCHIVE_GONE));
    if (!file->closed_ms)
        return fail(
            ctx, PROBLEM_ARCHIVE_NOT_CLOSED, "%s", problem_text(PROBLEM_ARCHIVE_NOT_CLOSED));
    return ST_OK;
}

enum status package_order(struct ctx *ctx, const struct by_id *in, struct archive_package *out)
{
    struct archive_file file;
    bool found;

    TRY(archive_get(ctx, in->id, RIGHT_ARCHIVE_KEEP, &file));
    TRY(require_whole(ctx, &file));
    TRY(db_one(
        ctx, STMT_PACKAGE_OPEN, ARGS(V_INT(file.id), V_INT(ctx->actor->account_id)), &found));
    if (!found) {
        TRY(db_one(ctx, STMT_ARCHIVE_PIECES_COUNT, ARGS(V_INT(file.id)), &found));
        TRY(db_one(ctx, STMT_PACKAGE_INSERT,
            ARGS(V_INT(file.id), V_INT(ctx->actor->account_id), V_INT(db_int(ctx, 0)),
                V_INT(ctx->now_ms)),
            &found));
    }
    TRY(package_get(ctx, db_int(ctx, 0), &file, out));
    return archive_event(ctx, &file, "archive.package", S(""), S(""));
}

enum status package_cancel(struct ctx *ctx, const struct by_id *in, struct archive_package *out)
{
    struct archive_file file;
    bool found;

    TRY(package_get(ctx, in->id, &file, out));
    TRY(db_one(ctx, STMT_PACKAGE_CANCEL,
        ARGS(V_INT(in->id), V_INT(ctx->actor->account_id), V_INT(ctx->now_ms)), &found));
    if (!found)
        return fail(ctx, PROBLEM_PACKAGE_OVER, "%s", problem_text(PROBLEM_PACKAGE_OVER));
    TRY(package_get(ctx, in->id, &file, out));
    return archive_event(ctx, &file, "archive.package_cancel", S(""), S(""));
}

/* ---- its bytes ---- */

enum status package_open(struct ctx *ctx, const struct by_id *in, struct package_content *out)
{
    struct archive_file file;

    TRY(package_get(ctx, in->id, &file, &out->package));
    if (file.destroyed_ms)
        return fail(ctx, PROBLEM_ARCHIVE_GONE, "%s", problem_text(PROBLEM_ARCHIVE_GONE));
    if (!out->package.kept_id)
        return fail(ctx, PROBLEM_PACKAGE_NOT_MADE, "%s", problem_text(PROBLEM_PACKAGE_NOT_MADE));
    out->at = 0;
    return file_piece(ctx, out->package.kept_id, out->package.size, 0, &out->piece);
}

enum status package_kept(struct ctx *ctx, const struct package_verification *of, struct str *out)
{
    bool found;

    *out = (struct str){ 0 };
    TRY(db_one(ctx, STMT_ARCHIVE_MANIFEST_KEPT,
        ARGS(V_TEXT(of->unit_code), V_TEXT(of->regime_code), V_INT(of->year), V_INT(of->part)),
        &found));
    if (found)
        *out = db_text(ctx, 0);
    return ST_OK;
}

enum status package_more(struct ctx *ctx, struct package_content *content)
{
    content->at += (int64_t)content->piece.len;
    return file_piece(
        ctx, content->package.kept_id, content->package.size, content->at, &content->piece);
}
