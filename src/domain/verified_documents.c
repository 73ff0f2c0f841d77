#include "domain/verifications.h"

#include "core/signing.h"
#include "domain/files.h"
#include "domain/periods.h"
#include "domain/reports.h"
#include "domain/use.h"
#include "sign/signed_marks.h"

static void row_take(struct ctx *ctx, struct verified_document *out)
{
    out->report_id = db_int(ctx, 0);
    out->revision = db_int(ctx, 1);
    out->kind = (int)db_int(ctx, 2);
    out->name = db_text(ctx, 3);
    out->document_id = db_int(ctx, 4);
    out->version = db_int(ctx, 5);
    out->stage = (int)db_int(ctx, 6);
    out->at_ms = db_int(ctx, 7);
}

static enum status issued_read(struct ctx *ctx, struct verified_document *of)
{
    bool found;

    TRY(db_one(
        ctx, STMT_VERIFIED_ISSUED, ARGS(V_INT(of->document_id), V_INT(of->version)), &found));
    return found ? file_whole(ctx, db_int(ctx, 0), db_int(ctx, 1), &of->issued)
                 : use_not_found(ctx);
}

enum status verified_document_find(
    struct ctx *ctx, const struct signed_marks *marks, struct verified_document *out)
{
    *out = (struct verified_document){ 0 };
    for (size_t i = 0; i < marks->prints.len && !out->found; i++) {
        TRY(db_one(ctx, STMT_VERIFIED_BY_PRINT,
            ARGS(V_TEXT(*LIST_AT(marks->prints, struct str, i))), &out->found));
        out->is_whole = out->found && i == 0;
    }
    if (!out->found && marks->manifest.len)
        TRY(db_one(ctx, STMT_VERIFIED_BY_MANIFEST, ARGS(V_TEXT(marks->manifest)), &out->found));
    if (!out->found)
        return ST_OK;
    row_take(ctx, out);
    return issued_read(ctx, out);
}

enum status verified_document_signatures(
    struct ctx *ctx, const struct verified_document *of, struct list *out)
{
    struct kept_file {
        int64_t id, size, at_ms;
    } files[SIGNATURES_MAX];
    size_t len = 0;
    bool more;

    TRY(db_start(
        ctx, STMT_VERIFIED_SIGNATURES, ARGS(V_INT(of->document_id), V_INT(SIGNATURES_MAX))));
    TRY(db_next(ctx, &more));
    while (more) {
        files[len++] = (struct kept_file){ db_int(ctx, 0), db_int(ctx, 1), db_int(ctx, 2) };
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ ARENA_ARRAY(ctx->arena, SIGNATURES_MAX, struct kept_signature), 0 };
    for (size_t i = 0; i < len; i++) {
        struct kept_signature *one = LIST_AT(*out, struct kept_signature, out->len++);

        one->at_ms = files[i].at_ms;
        TRY(file_whole(ctx, files[i].id, files[i].size, &one->bytes));
    }
    return ST_OK;
}

/* ---- which report ---- */

/* It is being changed: what was signed will not stay. */
static bool is_open(int64_t state)
{
    return state == REPORT_IN_ENTRY || state == REPORT_REFUSED || state == REPORT_RETURNED ||
           state == REPORT_RECALLED || state == REPORT_CORRECTION_OPEN;
}

static struct str status_of(
    struct ctx *ctx, const struct verified_document *of, int64_t current, int64_t state)
{
    if (current > of->revision)
        return str_format(ctx->arena,
            "Đã được thay thế: báo cáo hiện có bản số %lld, văn bản này là của bản số %lld.",
            (long long)current, (long long)of->revision);
    if (is_open(state))
        return S("Báo cáo đã bị trả lại hoặc thu hồi để sửa, văn bản này chờ được thay thế.");
    return S("Là bản hiện hành của báo cáo.");
}

/* That he may not is no failure. */
static enum status reading_look(struct ctx *ctx, int64_t report_id, bool *out)
{
    struct ctx own = *ctx;
    struct report report = { 0 };
    enum status st = report_look(&own, report_id, &report);

    if (st == ST_OK)
        st = report_require_figures(&own, &report);
    *out = st == ST_OK;
    if (st == ST_OK || own.problem.key == PROBLEM_NOT_FOUND ||
        own.problem.key == PROBLEM_REPORT_NOT_SENT)
        return ST_OK;
    ctx->problem = own.problem;
    return st;
}

/* An annex in a file of its own is checked by itself: whoever has the one is told of the other. */
static enum status beside_tell(
    struct ctx *ctx, const struct verified_document *of, struct verification_report *out)
{
    bool is_annex = of->kind == DOCUMENT_ANNEX, found;
    struct str name, hash;

    TRY(db_one(ctx, STMT_VERIFIED_BESIDE,
        ARGS(V_INT(of->report_id), V_INT(of->revision),
            V_INT(is_annex ? DOCUMENT_PAPER : DOCUMENT_ANNEX)),
        &found));
    if (!found)
        return ST_OK;
    name = db_text(ctx, 0);
    hash = db_text(ctx, 2);
    out->beside_title =
        is_annex ? str_format(ctx->arena,
                       "Tệp này là phụ lục kèm theo văn bản " STR_FMT
                       "; mã đối chiếu in trên văn bản nêu cả phụ lục.",
                       STR_ARG(name))
                 : str_format(ctx->arena,
                       "Văn bản có phụ lục là tệp riêng " STR_FMT ", %s, mã SHA-256 " STR_FMT
                       ". Thiếu tệp này là thiếu phụ lục; hãy kiểm tra riêng tệp đó.",
                       STR_ARG(name),
                       db_int(ctx, 1) == STAGE_SEALED ? "đã có chữ ký số của cơ quan"
                                                      : "chưa có chữ ký số của cơ quan",
                       STR_ARG(hash));
    return ST_OK;
}

enum status verified_report_tell(
    struct ctx *ctx, const struct verified_document *of, struct verification_report *out)
{
    int64_t current, state;
    bool found;

    *out = (struct verification_report){ 0 };
    if (!of->found)
        return ST_OK;
    TRY(db_one(ctx, STMT_VERIFIED_REPORT, ARGS(V_INT(of->report_id)), &found));
    if (!found)
        return ST_OK;
    out->found = true;
    out->unit_name = db_text(ctx, 0);
    out->regime_name = db_text(ctx, 1);
    out->period_title = period_words(ctx->arena, db_text(ctx, 2));
    current = db_int(ctx, 3);
    state = db_int(ctx, 4);
    out->unit_id = db_int(ctx, 5);
    out->is_annex = of->kind == DOCUMENT_ANNEX;
    out->name = of->name;
    out->revision = of->revision;
    out->received_ms = of->at_ms;
    out->stage_title = str_of(document_stage_titles[of->stage % STAGE_COUNT]);
    out->status_title = status_of(ctx, of, current, state);
    out->is_current = current == of->revision && !is_open(state);
    TRY(beside_tell(ctx, of, out));
    TRY(reading_look(ctx, of->report_id, &out->readable));
    out->report_id = out->readable ? of->report_id : 0;
    return ST_OK;
}
