#include "domain/disposals.h"

#include "base/host/secret.h"
#include "core/text.h"
#include "domain/archives.h"
#include "domain/retentions.h"
#include "domain/use.h"

static void complete(struct archive_disposal *disposal)
{
    disposal->state_title = str_of(disposal_state_titles[disposal->state]);
}

/* ---- reading ---- */

enum status disposal_list(struct ctx *ctx, const struct disposal_query *in, struct page_out *out)
{
    uint64_t roles = access_roles_with(ctx->actor->access, RIGHT_ARCHIVE_KEEP) |
                     access_roles_with(ctx->actor->access, RIGHT_ARCHIVE_DESTROY);
    struct str path = S("");

    if (in->unit_id)
        TRY(use_unit_path(ctx, "unit_id", in->unit_id, &path));
    TRY(db_start(ctx, STMT_DISPOSAL_LIST,
        ARGS(V_INT(ctx->actor->account_id), V_INT((int64_t)roles), V_INT(use_today(ctx)),
            V_TEXT(text_search_key(ctx->arena, in->q)), V_TEXT(path),
            in->state < 0 ? V_NULL : V_INT(in->state), V_INT(cursor_before(in->page)),
            V_INT(page_limit(in->page) + 1))));
    TRY(rows_read(ctx, &archive_disposal_resource, &out->items));
    if (page_cut(in->page, &out->items))
        out->next = cursor_make(
            ctx, LIST_AT(out->items, struct archive_disposal, out->items.len - 1)->id, S(""));
    for (size_t i = 0; i < out->items.len; i++)
        complete(LIST_AT(out->items, struct archive_disposal, i));
    return ST_OK;
}

/* Its files are of several regimes: a right for one alone does not reach it. */
static bool may(struct ctx *ctx, enum right right, const struct archive_disposal *disposal)
{
    return use_may(ctx, right, disposal->unit_path, REGIME_NEW);
}

static enum status disposal_get(struct ctx *ctx, int64_t id, struct archive_disposal *out)
{
    bool found;

    TRY(db_one(ctx, STMT_DISPOSAL_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    *out = (struct archive_disposal){ 0 };
    row_read(ctx, &archive_disposal_resource, 0, out);
    complete(out);
    return may(ctx, RIGHT_ARCHIVE_KEEP, out) || may(ctx, RIGHT_ARCHIVE_DESTROY, out)
               ? ST_OK
               : use_not_found(ctx);
}

static enum status files_read(struct ctx *ctx, int64_t disposal_id, struct list *out)
{
    TRY(db_start(ctx, STMT_DISPOSAL_FILES, ARGS(V_INT(disposal_id), V_INT(DISPOSAL_FILES_MAX))));
    TRY(rows_read(ctx, &archive_file_resource, out));
    for (size_t i = 0; i < out->len; i++)
        archive_complete(ctx, LIST_AT(*out, struct archive_file, i));
    return ST_OK;
}

/* PROBLEM_NONE: whoever asks may decide. */
static enum problem_key decide_problem(struct ctx *ctx, const struct archive_disposal *disposal)
{
    if (disposal->state != DISPOSAL_PROPOSED)
        return PROBLEM_DISPOSAL_DECIDED;
    if (disposal->proposed_by == ctx->actor->account_id)
        return PROBLEM_DISPOSAL_OWN;
    return PROBLEM_NONE;
}

enum status disposal_view(struct ctx *ctx, const struct by_id *in, struct disposal_full *out)
{
    struct archive_disposal *disposal = &out->disposal;
    enum problem_key problem;

    TRY(disposal_get(ctx, in->id, disposal));
    TRY(files_read(ctx, in->id, &out->files));
    problem = decide_problem(ctx, disposal);
    out->can_decide = may(ctx, RIGHT_ARCHIVE_DESTROY, disposal) && problem == PROBLEM_NONE;
    out->can_withdraw =
        disposal->state == DISPOSAL_PROPOSED && may(ctx, RIGHT_ARCHIVE_KEEP, disposal);
    if (!out->can_decide)
        out->decide_reason = problem == PROBLEM_NONE ? str_of(problem_text(PROBLEM_STEP_NOT_YOURS))
                                                     : str_of(problem_text(problem));
    return ST_OK;
}

enum status disposal_minutes(struct ctx *ctx, const struct by_id *in, struct disposal_minutes *out)
{
    struct archive_disposal disposal;
    bool found;

    TRY(disposal_get(ctx, in->id, &disposal));
    TRY(db_one(ctx, STMT_DISPOSAL_MINUTES, ARGS(V_INT(in->id)), &found));
    if (!found)
        return use_not_found(ctx);
    *out = (struct disposal_minutes){ .id = in->id, .text = db_text(ctx, 0) };
    return ST_OK;
}

static enum status disposal_event(struct ctx *ctx, const struct archive_disposal *disposal,
    const char *action, struct str note, struct str after)
{
    return history_add(ctx, (struct history_facts){
                                .action = action,
                                .object_type = OBJECT_ARCHIVE_DISPOSAL,
                                .object_id = disposal->id,
                                .unit_id = disposal->unit_id,
                                .note = note,
                                .after = after,
                            });
}

/* ---- proposing ---- */

static enum status require_due(struct ctx *ctx, const struct archive_file *file)
{
    enum retention retention;

    TRY(archive_retention(ctx, file, &retention));
    if (retention == RETENTION_DUE)
        return ST_OK;
    return fail_field(ctx, PROBLEM_DISPOSAL_NOT_DUE, "files", "“" STR_FMT "”: %s",
        STR_ARG(file->title), retention_reasons[retention]);
}

static enum status file_propose(
    struct ctx *ctx, const struct disposal_new *in, int64_t disposal_id, int64_t file_id)
{
    struct archive_file file;

    TRY(archive_get(ctx, file_id, RIGHT_ARCHIVE_KEEP, &file));
    if (file.unit_id != in->unit_id)
        return fail_field(ctx, PROBLEM_DISPOSAL_UNIT, "files", "%s Hồ sơ: “" STR_FMT "”.",
            problem_text(PROBLEM_DISPOSAL_UNIT), STR_ARG(file.title));
    TRY(require_due(ctx, &file));
    if (file.disposal_id)
        return fail_field(ctx, PROBLEM_DISPOSAL_TWICE, "files", "%s Hồ sơ: “" STR_FMT "”.",
            problem_text(PROBLEM_DISPOSAL_TWICE), STR_ARG(file.title));
    TRY(db_run(ctx, STMT_ARCHIVE_TOUCH, ARGS(V_INT(file_id))));
    return db_run(ctx, STMT_DISPOSAL_FILE_INSERT, ARGS(V_INT(disposal_id), V_INT(file_id)));
}

enum status disposal_propose(
    struct ctx *ctx, const struct disposal_new *in, struct disposal_full *out)
{
    struct str path, reason = str_trim(in->reason);
    int64_t id;
    bool found;

    TRY(use_unit_path(ctx, "unit_id", in->unit_id, &path));
    TRY(use_require(ctx, RIGHT_ARCHIVE_KEEP, path, REGIME_NEW));
    TRY(db_one(ctx, STMT_DISPOSAL_INSERT,
        ARGS(V_INT(in->unit_id), V_TEXT(reason), V_TEXT(text_search_key(ctx->arena, reason)),
            V_INT(ctx->now_ms), V_INT(ctx->actor->account_id), V_TEXT(ctx->actor->name)),
        &found));
    id = db_int(ctx, 0);
    for (size_t i = 0; i < in->files.len; i++)
        TRY(file_propose(ctx, in, id, *LIST_AT(in->files, int64_t, i)));
    TRY(disposal_view(ctx, &(struct by_id){ id }, out));
    return disposal_event(ctx, &out->disposal, "disposal.propose", reason, S(""));
}

/* ---- minutes ---- */

static void minutes_piece(struct buf *text, const struct archive_piece *piece)
{
    buf_addf(text, "     " STR_FMT "  " STR_FMT " (%lld byte)\n", STR_ARG(piece->hash),
        STR_ARG(piece->path), (long long)piece->size);
}

static enum status minutes_file(
    struct ctx *ctx, struct buf *text, const struct archive_file *file, size_t number)
{
    struct list entries, pieces;

    TRY(archive_entries(ctx, file->id, &entries));
    TRY(archive_pieces(ctx, file->id, &pieces));
    buf_addf(text,
        "\n%zu. " STR_FMT "\n   Khóa ngày " STR_FMT "; bảo quản " STR_FMT
        "\n   SHA-256 bản kê khi khóa: " STR_FMT "\n   Văn bản:\n",
        number, STR_ARG(file->title), STR_ARG(date_format_vi(ctx->arena, file->closed_on)),
        STR_ARG(file->keep_title), STR_ARG(file->manifest_hash));
    for (size_t i = 0; i < entries.len; i++) {
        const struct archive_entry *entry = LIST_AT(entries, struct archive_entry, i);

        buf_addf(text, "   %lld) " STR_FMT " " STR_FMT ", bản số %lld\n", (long long)entry->number,
            STR_ARG(entry->code), STR_ARG(entry->subject), (long long)entry->revision);
    }
    buf_addf(text, "   SHA-256 từng tệp đã hủy:\n");
    for (size_t i = 0; i < pieces.len; i++)
        minutes_piece(text, LIST_AT(pieces, struct archive_piece, i));
    return ST_OK;
}

static enum status minutes_write(struct ctx *ctx, const struct disposal_full *full,
    const struct disposal_decision *in, struct str *out)
{
    const struct archive_disposal *disposal = &full->disposal;
    struct buf text = { .arena = ctx->arena };

    buf_addf(&text,
        "BIÊN BẢN HỦY HỒ SƠ LƯU TRỮ HẾT THỜI HẠN BẢO QUẢN\n\nĐơn vị: " STR_FMT "\nLý do: " STR_FMT
        "\nNgười đề nghị: " STR_FMT ", lúc " STR_FMT "\nNgười phê duyệt: " STR_FMT ", lúc " STR_FMT
        "\nQuyết định: " STR_FMT "\nÝ kiến: " STR_FMT "\nSố hồ sơ: %zu\n",
        STR_ARG(disposal->unit_name), STR_ARG(disposal->reason), STR_ARG(disposal->proposed_name),
        STR_ARG(time_format_vi(ctx->arena, disposal->proposed_ms)), STR_ARG(ctx->actor->name),
        STR_ARG(time_format_vi(ctx->arena, ctx->now_ms)), STR_ARG(in->document),
        STR_ARG(str_trim(in->answer)), full->files.len);
    for (size_t i = 0; i < full->files.len; i++)
        TRY(minutes_file(ctx, &text, LIST_AT(full->files, struct archive_file, i), i + 1));
    *out = buf_str(&text);
    return ST_OK;
}

/* ---- deciding ---- */

static enum status file_destroy(struct ctx *ctx, const struct archive_file *file)
{
    static const enum stmt its[] = { STMT_DESTROY_PIECES, STMT_DESTROY_SIGNED,
        STMT_DESTROY_VERSIONS, STMT_DESTROY_DOCUMENTS, STMT_DESTROY_ANNEXES, STMT_DESTROY_DRAFTS,
        STMT_DESTROY_PROOFS };
    bool found;

    TRY(require_due(ctx, file));
    for (size_t i = 0; i < ARRAY_LEN(its); i++)
        TRY(db_run(ctx, its[i], ARGS(V_INT(file->id), V_INT(use_today(ctx)))));
    TRY(db_run(ctx, STMT_DESTROY_PACKAGES,
        ARGS(V_INT(file->id), V_INT(use_today(ctx)), V_INT(ctx->now_ms))));
    TRY(db_one(ctx, STMT_DESTROY_FILE,
        ARGS(V_INT(file->id), V_INT(ctx->now_ms), V_INT(use_today(ctx))), &found));
    if (!found)
        return fail(ctx, PROBLEM_DISPOSAL_NOT_DUE, "%s", problem_text(PROBLEM_DISPOSAL_NOT_DUE));
    return archive_event(ctx, file, "archive.destroy", S(""), file->manifest_hash);
}

static enum status settle(struct ctx *ctx, const struct archive_disposal *disposal, int64_t version,
    enum disposal_state state, const struct disposal_decision *in, struct str minutes)
{
    struct str search = str_format(
        ctx->arena, STR_FMT " " STR_FMT, STR_ARG(disposal->reason), STR_ARG(in->document));
    struct str hash = minutes.len ? secret_sha256(ctx->arena, minutes) : S("");
    bool found;

    TRY(db_one(ctx, STMT_DISPOSAL_SETTLE,
        ARGS(V_INT(disposal->id), V_INT(version), V_INT(state), V_INT(ctx->now_ms),
            V_TEXT(ctx->actor->name), V_TEXT(in->document), V_TEXT(str_trim(in->answer)),
            V_TEXT(minutes), V_TEXT(hash), V_TEXT(text_search_key(ctx->arena, search))),
        &found));
    return found ? ST_OK : use_changed(ctx);
}

static enum status require_decision(
    struct ctx *ctx, const struct archive_disposal *disposal, const struct disposal_decision *in)
{
    enum problem_key problem = decide_problem(ctx, disposal);

    TRY(use_require(ctx, RIGHT_ARCHIVE_DESTROY, disposal->unit_path, REGIME_NEW));
    if (problem != PROBLEM_NONE)
        return fail(ctx, problem, "%s", problem_text(problem));
    if (disposal->version != in->version)
        return use_changed(ctx);
    if (in->approved && !in->document.len)
        return fail_field(ctx, PROBLEM_DISPOSAL_DOCUMENT, "document", "%s",
            problem_text(PROBLEM_DISPOSAL_DOCUMENT));
    if (!in->approved && !str_trim(in->answer).len)
        return fail_field(
            ctx, PROBLEM_DISPOSAL_ANSWER, "answer", "%s", problem_text(PROBLEM_DISPOSAL_ANSWER));
    return ST_OK;
}

static enum status destroy(
    struct ctx *ctx, const struct disposal_decision *in, const struct disposal_full *full)
{
    struct str minutes;

    TRY(minutes_write(ctx, full, in, &minutes));
    for (size_t i = 0; i < full->files.len; i++)
        TRY(file_destroy(ctx, LIST_AT(full->files, struct archive_file, i)));
    TRY(settle(ctx, &full->disposal, in->version, DISPOSAL_DONE, in, minutes));
    return disposal_event(
        ctx, &full->disposal, "disposal.approve", in->document, secret_sha256(ctx->arena, minutes));
}

enum status disposal_decide(
    struct ctx *ctx, const struct disposal_decision *in, struct disposal_full *out)
{
    TRY(disposal_view(ctx, &(struct by_id){ in->id }, out));
    TRY(require_decision(ctx, &out->disposal, in));
    if (in->approved) {
        TRY(destroy(ctx, in, out));
    } else {
        TRY(settle(ctx, &out->disposal, in->version, DISPOSAL_REFUSED, in, S("")));
        TRY(disposal_event(ctx, &out->disposal, "disposal.refuse", str_trim(in->answer), S("")));
    }
    return disposal_view(ctx, &(struct by_id){ in->id }, out);
}

enum status disposal_take_back(
    struct ctx *ctx, const struct disposal_withdraw *in, struct disposal_full *out)
{
    static const struct disposal_decision nothing;
    struct archive_disposal disposal;

    TRY(disposal_get(ctx, in->id, &disposal));
    TRY(use_require(ctx, RIGHT_ARCHIVE_KEEP, disposal.unit_path, REGIME_NEW));
    if (disposal.state != DISPOSAL_PROPOSED)
        return fail(ctx, PROBLEM_DISPOSAL_DECIDED, "%s", problem_text(PROBLEM_DISPOSAL_DECIDED));
    TRY(settle(ctx, &disposal, in->version, DISPOSAL_WITHDRAWN, &nothing, S("")));
    TRY(disposal_event(ctx, &disposal, "disposal.withdraw", S(""), S("")));
    return disposal_view(ctx, &(struct by_id){ in->id }, out);
}
