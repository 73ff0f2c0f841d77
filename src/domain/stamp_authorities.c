#include "domain/stamp_authorities.h"

#include "core/trusting.h"
#include "domain/archives.h"
#include "domain/files.h"
#include "domain/trusts.h"
#include "domain/use.h"

/* ---- the setting ---- */

static struct str note_of(struct ctx *ctx, const struct stamp_authority *authority)
{
    if (!authority->url.len)
        return S("Chưa khai báo tổ chức cấp dấu thời gian: hồ sơ lưu trữ và chữ ký số không có "
                 "dấu thời gian.");
    if (authority->error.len)
        return str_format(
            ctx->arena, "Không lấy được dấu thời gian: " STR_FMT, STR_ARG(authority->error));
    return S("");
}

enum status stamp_authority_get(
    struct ctx *ctx, const struct nothing *in, struct stamp_authority *out)
{
    bool found;

    (void)in;
    TRY(db_one(ctx, STMT_STAMP_AUTHORITY_GET, NO_ARGS, &found));
    if (!found)
        return use_not_found(ctx);
    *out = (struct stamp_authority){ 0 };
    row_read(ctx, &stamp_authority_resource, 0, out);
    out->note = note_of(ctx, out);
    return ST_OK;
}

static enum status url_check(struct ctx *ctx, const struct stamp_authority_put *in)
{
    if (!in->url.len)
        return ST_OK;
    if (!trust_url_check(in->url))
        return fail_field(ctx, PROBLEM_TRUST_URL, "url", "%s", problem_text(PROBLEM_TRUST_URL));
    if (trust_url_is_inside(in->url) && !in->inside)
        return fail_field(
            ctx, PROBLEM_TRUST_URL_INSIDE, "inside", "%s", problem_text(PROBLEM_TRUST_URL_INSIDE));
    if (in->policy.len && !stamp_policy_check(in->policy))
        return fail_field(
            ctx, PROBLEM_STAMP_POLICY, "policy", "%s", problem_text(PROBLEM_STAMP_POLICY));
    return ST_OK;
}

/* Files are stamped by whoever is named now, and those whose digest is too weak anew. */
static enum status files_due(struct ctx *ctx, const struct stamp_authority_put *in)
{
    if (!in->url.len)
        return db_run(ctx, STMT_STAMP_NONE, NO_ARGS);
    TRY(db_run(
        ctx, STMT_STAMP_AGAIN, ARGS(V_INT(STAMP_AHEAD_DAYS * MS_PER_DAY), V_INT(ctx->now_ms))));
    return db_run(ctx, STMT_STAMP_ALL_NOW, ARGS(V_INT(in->digest), V_INT(ctx->now_ms)));
}

enum status stamp_authority_set(
    struct ctx *ctx, const struct stamp_authority_put *in, struct stamp_authority *out)
{
    struct stamp_authority before;
    bool found;

    TRY(stamp_authority_get(ctx, NULL, &before));
    TRY(url_check(ctx, in));
    TRY(db_one(ctx, STMT_STAMP_AUTHORITY_UPDATE,
        ARGS(V_INT(in->version), V_TEXT(in->url), V_INT(in->inside), V_TEXT(in->policy),
            V_INT(in->digest), V_INT(ctx->now_ms), V_TEXT(ctx->actor->name)),
        &found));
    if (!found)
        return use_changed(ctx);
    TRY(files_due(ctx, in));
    TRY(stamp_authority_get(ctx, NULL, out));
    return history_add(
        ctx, (struct history_facts){
                 .action = "stamp_authority.change",
                 .object_type = OBJECT_STAMP_AUTHORITY,
                 .object_id = out->id,
                 .before = resource_to_json(ctx->arena, &stamp_authority_resource, &before),
                 .after = resource_to_json(ctx->arena, &stamp_authority_resource, out),
             });
}

/* ---- files ---- */

enum status stamp_first_due(struct ctx *ctx, int64_t *out)
{
    struct stamp_authority authority;

    TRY(stamp_authority_get(ctx, NULL, &authority));
    *out = authority.url.len ? ctx->now_ms : 0;
    return ST_OK;
}

enum status stamp_file_note(struct ctx *ctx, const struct archive_file *file, struct str *out)
{
    struct stamp_authority authority;
    bool ended = file->stamps && file->stamp_ends_ms < ctx->now_ms;

    *out = S("");
    if (!file->closed_ms || file->destroyed_ms)
        return ST_OK;
    TRY(stamp_authority_get(ctx, NULL, &authority));
    if (ended)
        *out = str_of(problem_text(PROBLEM_STAMP_ENDED));
    else if (file->stamp_error.len)
        *out = str_format(ctx->arena, "Chưa lấy được dấu thời gian%s: " STR_FMT,
            file->stamps ? " mới" : "", STR_ARG(file->stamp_error));
    else if (!file->stamps && !authority.url.len)
        *out = S("Hồ sơ không có dấu thời gian: quản trị hệ thống chưa khai báo tổ chức cấp dấu "
                 "thời gian.");
    else if (!file->stamps)
        *out = S("Đang chờ dấu thời gian.");
    return ST_OK;
}

/* ---- what the job does ---- */

enum status stamp_errands_wait(struct ctx *ctx, bool *out)
{
    return db_one(ctx, STMT_STAMP_WAITS, ARGS(V_INT(ctx->now_ms)), out);
}

/* The manifest and every stamp there is, one behind the other. */
static enum status stamped_read(
    struct ctx *ctx, struct stamp_errand *errand, int64_t manifest_id, int64_t manifest_size)
{
    struct buf bytes = { .arena = ctx->arena };
    struct list stamps;
    struct str manifest;

    TRY(file_whole(ctx, manifest_id, manifest_size, &manifest));
    buf_add(&bytes, manifest);
    TRY(db_start(ctx, STMT_STAMP_LIST, ARGS(V_INT(errand->file_id), V_INT(ARCHIVE_STAMPS_MAX))));
    TRY(rows_read(ctx, &archive_stamp_resource, &stamps));
    for (size_t i = 0; i < stamps.len; i++)
        buf_add(&bytes, LIST_AT(stamps, struct archive_stamp, i)->token);
    errand->number = (int64_t)stamps.len + 1;
    errand->order.stamped = buf_str(&bytes);
    if (stamps.len == ARCHIVE_STAMPS_MAX)
        errand->error = S("Hồ sơ đã có quá nhiều dấu thời gian.");
    return ST_OK;
}

enum status stamp_errand_claim(struct ctx *ctx, struct stamp_errand *out)
{
    struct stamp_authority authority;
    int64_t manifest_id, manifest_size;

    *out = (struct stamp_errand){ 0 };
    TRY(db_one(ctx, STMT_STAMP_CLAIM, ARGS(V_INT(ctx->now_ms), V_INT(ctx->now_ms + TRUST_CLAIM_MS)),
        &out->found));
    if (!out->found)
        return ST_OK;
    out->file_id = db_int(ctx, 0);
    out->tries = db_int(ctx, 1);
    out->failures = db_int(ctx, 2);
    manifest_id = db_int(ctx, 3);
    manifest_size = db_int(ctx, 4);
    TRY(stamp_authority_get(ctx, NULL, &authority));
    out->found = authority.url.len != 0;
    if (!out->found)
        return db_run(ctx, STMT_STAMP_NONE, NO_ARGS);
    TRY(stamped_read(ctx, out, manifest_id, manifest_size));
    out->version = authority.version;
    out->url = authority.url;
    out->inside = authority.inside;
    out->order.digest = (enum stamp_digest)authority.digest;
    out->order.policy = authority.policy;
    return stamp_ask(ctx, &out->order, &out->question);
}

static enum status stamp_keep(
    struct ctx *ctx, const struct stamp_errand *errand, const struct stamp_taken *taken)
{
    return db_run(ctx, STMT_STAMP_INSERT,
        ARGS(V_INT(errand->file_id), V_INT(errand->number), V_BLOB(taken->token),
            V_INT(errand->order.digest), V_INT(taken->at_ms), V_INT(taken->ends_ms),
            V_TEXT(taken->authority)));
}

enum status stamp_believe(struct ctx *ctx, struct stamp_came *came)
{
    struct stamp_taken *taken = &came->taken;
    const struct trust *trust;
    struct trust_facts signer;
    struct ctx own = *ctx;

    came->error = S("");
    TRY(trust_load(ctx, &trust));
    if (stamp_take(&own, trust, came->order, came->answer, taken) == ST_OK)
        return ST_OK;
    came->error = own.problem.detail;
    if (own.problem.key != PROBLEM_SIGN_REVOCATION_UNKNOWN || !taken->token.len ||
        !stamp_signer(ctx, taken->token, &signer))
        return ST_OK;
    /* An OCSP answer about the authority itself may be kept. */
    TRY(trust_about(ctx, &signer, &trust));
    if (stamp_take(&own, trust, came->order, came->answer, taken) == ST_OK)
        came->error = S("");
    return ST_OK;
}

/* What came, if it can be believed; else errand->error says why not. */
static enum status answer_read(
    struct ctx *ctx, struct stamp_errand *errand, struct stamp_taken *out)
{
    struct stamp_came came = { .order = &errand->order, .answer = errand->answer };

    if (errand->error.len)
        return ST_OK;
    TRY(stamp_believe(ctx, &came));
    errand->error = came.error;
    *out = came.taken;
    return ST_OK;
}

/* Whoever is named now was not asked; what came is not told of anybody. */
static enum status settle_anew(
    struct ctx *ctx, const struct stamp_errand *errand, const struct stamp_authority *authority)
{
    bool found;

    return db_one(ctx, STMT_STAMP_SETTLE,
        ARGS(V_INT(errand->file_id), V_INT(errand->tries),
            V_INT(authority->url.len ? ctx->now_ms : 0), V_INT(0), V_TEXT(S(""))),
        &found);
}

static int64_t next_due(struct ctx *ctx, const struct stamp_errand *errand,
    const struct stamp_taken *taken, const struct stamp_authority *authority)
{
    const struct stamp_facts facts = { true, taken->ends_ms, errand->order.digest,
        (enum stamp_digest)authority->digest };

    return errand->error.len ? trust_ask_later(errand->failures + 1, ctx->now_ms)
                             : stamp_due(&facts, ctx->now_ms);
}

enum status stamp_errand_settle(struct ctx *ctx, struct stamp_errand *errand)
{
    struct stamp_taken taken = { 0 };
    struct stamp_authority authority;
    struct archive_file file = { .id = errand->file_id };
    bool found;

    TRY(stamp_authority_get(ctx, NULL, &authority));
    if (authority.version != errand->version)
        return settle_anew(ctx, errand, &authority);
    TRY(answer_read(ctx, errand, &taken));
    TRY(db_one(ctx, STMT_STAMP_SETTLE,
        ARGS(V_INT(errand->file_id), V_INT(errand->tries),
            V_INT(next_due(ctx, errand, &taken, &authority)),
            V_INT(errand->error.len ? errand->failures + 1 : 0), V_TEXT(errand->error)),
        &found));
    if (!found)
        return ST_OK; /* somebody else has it by now */
    file.unit_id = db_int(ctx, 0);
    TRY(db_run(ctx, STMT_STAMP_AUTHORITY_TOLD,
        ARGS(V_INT(errand->error.len ? 0 : ctx->now_ms), V_TEXT(errand->error), V_INT(ctx->now_ms),
            V_TEXT(taken.authority), V_INT(errand->error.len ? 0 : taken.ends_ms))));
    if (errand->error.len)
        return ST_OK;
    TRY(stamp_keep(ctx, errand, &taken));
    return archive_event(ctx, &file, "archive.stamp", taken.authority, S(""));
}
