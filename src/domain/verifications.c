#include "domain/verifications.h"

#include "base/host/secret.h"
#include "domain/certificates.h"
#include "domain/trust_sources.h"
#include "domain/verified_signers.h"
#include "sign/verify.h"

_Static_assert((int)VERIFIED_VALID == (int)VERDICT_VALID, "one order");
_Static_assert((int)VERIFIED_UNCHECKED == (int)VERDICT_UNCHECKED, "one order");
_Static_assert((int)VERIFIED_INVALID == (int)VERDICT_INVALID, "one order");

/* All that is read before the file is verified. */
struct work {
    struct verification_new *in;
    struct signed_marks marks;
    struct verified_document of;
    struct list kept;    /* struct kept_signature: of a packet */
    struct list signers; /* struct kept_signer: those whose signatures came here */
    const struct trust *trust;
    struct verified *found; /* one for each file of signatures */
    size_t found_len;
};

/* ---- before ---- */

static enum verified_file file_of(struct str bytes)
{
    if (str_starts(bytes, S("%PDF")))
        return VERIFIED_FILE_DOCUMENT;
    return bytes.ptr[0] == 0x30 ? VERIFIED_FILE_SIGNATURE : VERIFIED_FILE_PACKET;
}

/* What is signed, and where the signers' certificates are. */
static struct str signatures_at(const struct work *work, size_t i)
{
    return work->in->result.file == VERIFIED_FILE_PACKET
               ? LIST_AT(work->kept, struct kept_signature, i)->bytes
               : work->in->bytes;
}

static enum status trust_gather(struct ctx *ctx, struct work *work)
{
    const struct trust *base;
    size_t len = work->in->result.file == VERIFIED_FILE_PACKET ? work->kept.len : 1;

    TRY(trust_load(ctx, &base));
    work->trust = base;
    work->in->signers = (struct list){ 0 };
    work->found_len = len;
    for (size_t i = 0; i < len; i++) {
        struct list signers;

        signed_signers(ctx, signatures_at(work, i), &signers);
        TRY(trust_with(ctx, work->trust, &signers, &work->trust));
        if (!work->in->signers.len)
            work->in->signers = signers;
    }
    return ST_OK;
}

static enum status gather(struct ctx *ctx, void *arg)
{
    struct work *work = arg;

    work->kept = (struct list){ 0 };
    TRY(verified_document_find(ctx, &work->marks, &work->of));
    if (work->of.found && work->in->result.file == VERIFIED_FILE_PACKET)
        TRY(verified_document_signatures(ctx, &work->of, &work->kept));
    TRY(verified_signers_read(ctx, &work->of, &work->signers));
    TRY(trust_gather(ctx, work));
    return verified_report_tell(ctx, &work->of, &work->in->result.report);
}

/* ---- verifying ---- */

/* Nobody here knows what it was made over: all but that can be told. */
static void verify_alone(
    struct ctx *ctx, const struct verify *of, struct str cms, struct verified *out)
{
    struct verified_signature *one = &out->items[0];

    verify_packet(ctx, of, cms, out);
    if (one->reason != PROBLEM_SIGN_CHANGED)
        return;
    one->verdict = VERDICT_UNCHECKED;
    one->reason = PROBLEM_VERIFY_PACKET;
    one->detail = str_of(problem_text(PROBLEM_VERIFY_PACKET));
    out->verdict = VERDICT_UNCHECKED;
}

static void verify_one(struct ctx *ctx, const struct work *work, size_t i, struct verified *out)
{
    struct verify of = {
        .bytes = work->in->bytes, .trust = work->trust, .at_ms = work->of.found ? work->of.at_ms : 0
    };

    switch ((enum verified_file)work->in->result.file) {
    case VERIFIED_FILE_DOCUMENT:
        of.issued = work->of.issued;
        verify_document(ctx, &of, out);
        break;
    case VERIFIED_FILE_PACKET:
        of.at_ms = LIST_AT(work->kept, struct kept_signature, i)->at_ms;
        verify_packet(ctx, &of, signatures_at(work, i), out);
        break;
    case VERIFIED_FILE_SIGNATURE:
        of.bytes = work->of.issued;
        if (work->of.found)
            verify_packet(ctx, &of, work->in->bytes, out);
        else
            verify_alone(ctx, &of, work->in->bytes, out);
        break;
    case VERIFIED_FILE_COUNT:
        break;
    }
}

/* ---- the answer ---- */

static struct str reason_name(enum problem_key key)
{
    return key == PROBLEM_NONE ? S("") : str_of(problem_name(key));
}

static struct str reason_title(enum problem_key key)
{
    return key == PROBLEM_NONE ? S("") : str_of(problem_text(key));
}

/* The time certificates were judged at: of the time stamp, else when the file came, else now. */
static int64_t judged_at(
    struct ctx *ctx, const struct work *work, size_t file, const struct verified_signature *one)
{
    if (one->stamped_ms)
        return one->stamped_ms;
    if (work->in->result.file == VERIFIED_FILE_PACKET)
        return LIST_AT(work->kept, struct kept_signature, file)->at_ms;
    return work->of.found ? work->of.at_ms : ctx->now_ms;
}

static const struct trust_facts *signer_with(
    const struct work *work, struct str hash, struct ctx *ctx)
{
    for (size_t i = 0; i < work->in->signers.len; i++) {
        const struct trust_facts *one = LIST_AT(work->in->signers, struct trust_facts, i);

        if (str_eq(trust_hash_text(ctx->arena, one->digest), hash))
            return one;
    }
    return NULL;
}

static void signature_set(struct ctx *ctx, const struct work *work, size_t file,
    const struct verified_signature *one, struct verification_signature *out)
{
    *out = (struct verification_signature){
        .field = one->field,
        .verdict = (int)one->verdict,
        .verdict_title = str_of(verified_titles[one->verdict]),
        .reason = reason_name(one->reason),
        .reason_title = reason_title(one->reason),
        .detail = one->detail,
        .signer = one->signer,
        .issuer = one->issuer,
        .hash = one->signer.len ? trust_hash_text(ctx->arena, one->cert) : S(""),
        .judged_ms = judged_at(ctx, work, file, one),
        .stamped_ms = one->stamped_ms,
        .stamped_by = one->stamper,
        .claimed_ms = one->claimed_ms,
        .level = str_of(level_text(one->level)),
        .covers = (int64_t)one->covers,
    };
}

static void signatures_set(struct ctx *ctx, struct work *work)
{
    struct verification *result = &work->in->result;
    struct list all = { ARENA_ARRAY(ctx->arena, SIGNATURES_MAX, struct verification_signature), 0 };

    for (size_t f = 0; f < work->found_len; f++)
        for (size_t i = 0; i < work->found[f].len && all.len < SIGNATURES_MAX; i++)
            signature_set(ctx, work, f, &work->found[f].items[i],
                LIST_AT(all, struct verification_signature, all.len++));
    result->signatures = all;
}

/* All that is missing is that they were handed in. */
static bool is_only_untaken(const struct verification *result)
{
    for (size_t i = 0; i < result->signatures.len; i++) {
        const struct verification_signature *one =
            LIST_AT(result->signatures, struct verification_signature, i);

        if (one->verdict != VERIFIED_VALID &&
            !str_eq(one->reason, reason_name(PROBLEM_VERIFY_NOT_TAKEN)))
            return false;
    }
    return result->signatures.len > 0;
}

static bool is_bare_packet(const struct verification *result)
{
    return result->file == VERIFIED_FILE_PACKET && result->report.found &&
           str_eq(result->reason, reason_name(PROBLEM_SIGN_NONE));
}

/* What to do, where that is not plain. */
static struct str advice_of(const struct verification *result)
{
    if (result->verdict == VERIFIED_UNCHECKED && !result->report.found && result->reason.len)
        return S("Hệ thống này không phát hành văn bản nên không biết ai phải ký. Hãy hỏi nơi phát"
                 " hành.");
    if (is_bare_packet(result))
        return S(
            "Tệp đúng từng byte với gói dữ liệu hệ thống lưu, nhưng không có chữ ký riêng: mã băm"
            " của gói nằm trong bản kê mà chữ ký trên văn bản báo cáo bao trùm. Hãy kiểm tra"
            " văn bản báo cáo.");
    if (result->verdict == VERIFIED_UNCHECKED && is_only_untaken(result))
        return S("Chưa kiểm tra được không có nghĩa là hợp lệ. Hãy nộp tệp đã ký vào hệ thống ở mục"
                 " ký số của báo cáo rồi kiểm tra lại.");
    if (result->verdict == VERIFIED_UNCHECKED)
        return S(
            "Chưa kiểm tra được không có nghĩa là hợp lệ. Hệ thống đã đưa chứng thư vào danh sách"
            " hỏi nơi cấp; hãy kiểm tra lại sau ít phút.");
    if (result->verdict == VERIFIED_INVALID)
        return S("Không dùng văn bản này. Hãy yêu cầu nơi gửi gửi lại bản gốc.");
    if (result->report.found && !result->report.is_current)
        return S("Chữ ký hợp lệ nhưng văn bản không phải là bản hiện hành của báo cáo.");
    if (result->file != VERIFIED_FILE_SIGNATURE && !result->report.is_final)
        return S("Văn bản chưa có chữ ký số của cơ quan.");
    return S("");
}

static void result_set(struct ctx *ctx, struct work *work)
{
    struct verification *result = &work->in->result;
    const struct verified *worst = &work->found[0];

    for (size_t i = 1; i < work->found_len; i++)
        if (work->found[i].verdict > worst->verdict)
            worst = &work->found[i];
    result->verdict = (int)worst->verdict;
    result->verdict_title = str_of(verified_titles[worst->verdict]);
    result->reason = reason_name(worst->reason);
    result->reason_title = reason_title(worst->reason);
    result->detail = worst->detail;
    result->rewritten = worst->rewritten;
    signatures_set(ctx, work);
}

/* ---- whose they are ---- */

static enum status holders_set(struct ctx *ctx, struct verification_signature *one)
{
    struct list holders;

    if (!one->hash.len)
        return ST_OK;
    TRY(certificate_holders(ctx, one->hash, one->judged_ms, &holders));
    one->registered = holders.len > 0;
    one->holders =
        (struct list){ ARENA_ARRAY(ctx->arena, holders.len + 1, struct verification_holder),
            holders.len };
    for (size_t i = 0; i < holders.len; i++) {
        const struct certificate_holder *holder = LIST_AT(holders, struct certificate_holder, i);

        *LIST_AT(one->holders, struct verification_holder, i) =
            (struct verification_holder){ (int)holder->owner.kind, holder->name,
                holder->unit_name };
    }
    return ST_OK;
}

/* Who did not answer, where that is why. */
static enum status silence_set(
    struct ctx *ctx, struct work *work, struct verification_signature *one)
{
    const struct trust_facts *signer = signer_with(work, one->hash, ctx);

    if (!signer)
        return ST_OK;
    one->serial = signer->serial;
    if (!str_eq(one->reason, reason_name(PROBLEM_SIGN_REVOCATION_UNKNOWN)))
        return ST_OK;
    return trust_silence(ctx, signer, &one->detail);
}

/* One that never came before comes now: nothing says that it is older. */
static int64_t came_at(
    struct ctx *ctx, const struct work *work, const struct verification_signature *one)
{
    if (one->stamped_ms || verified_signer_kept(ctx, &work->signers, one))
        return one->judged_ms;
    return ctx->now_ms;
}

/* Its marks are a report's; that it is the report is not said of a file that was changed. */
static void report_deny(struct verification_report *report)
{
    if (!report->is_current)
        return;
    report->is_current = false;
    report->status_title =
        S("Mã trong tệp là của báo cáo này, nhưng tệp không hợp lệ nên không thay cho văn bản của"
          " báo cáo.");
}

static enum status tell(struct ctx *ctx, void *arg)
{
    struct work *work = arg;
    struct verification *result = &work->in->result;
    struct list *all = &result->signatures;

    for (size_t i = 0; i < all->len; i++) {
        struct verification_signature *one = LIST_AT(*all, struct verification_signature, i);

        one->judged_ms = came_at(ctx, work, one);
        TRY(holders_set(ctx, one));
        TRY(silence_set(ctx, work, one));
    }
    TRY(verified_signers_judge(ctx, &work->signers, result));
    if (result->verdict == VERIFIED_INVALID && !work->of.is_whole)
        report_deny(&result->report);
    result->verdict_title = str_of(verified_titles[result->verdict]);
    result->advice = advice_of(result);
    return ST_OK;
}

/* A packet of ours, byte by byte, that nobody signed by itself: the paper's signatures cover it,
 * and they are not in this file. */
static void packet_unsigned(struct work *work)
{
    work->found_len = 1;
    work->found[0] = (struct verified){
        .verdict = VERDICT_UNCHECKED,
        .reason = PROBLEM_SIGN_NONE,
        .detail = str_of(problem_text(PROBLEM_SIGN_NONE)),
    };
}

enum status verification_make(struct ctx *ctx, struct verification_new *in)
{
    struct work work = { .in = in };

    if (!in->bytes.len)
        return fail(ctx, PROBLEM_VERIFY_EMPTY, "%s", problem_text(PROBLEM_VERIFY_EMPTY));
    in->result = (struct verification){
        .file = (int)file_of(in->bytes),
        .hash = secret_sha256(ctx->arena, in->bytes),
        .size = (int64_t)in->bytes.len,
        .checked_ms = ctx->now_ms,
    };
    in->result.file_title = str_of(verified_file_titles[in->result.file]);
    signed_marks_read(ctx, in->bytes, &work.marks);
    TRY(database_read(ctx, gather, &work));
    if (in->result.file == VERIFIED_FILE_PACKET && !work.of.found)
        return fail(ctx, PROBLEM_VERIFY_EMPTY, "%s", problem_text(PROBLEM_VERIFY_EMPTY));
    for (size_t i = 0; i < in->signers.len; i++)
        (void)trust_facts_find_issuer(ctx, work.trust, LIST_AT(in->signers, struct trust_facts, i));
    work.found = ARENA_ARRAY(ctx->arena, work.found_len + 1, struct verified);
    for (size_t i = 0; i < work.found_len; i++)
        verify_one(ctx, &work, i, &work.found[i]);
    if (work.found_len == 0)
        packet_unsigned(&work);
    result_set(ctx, &work);
    return database_read(ctx, tell, &work);
}

enum status verification_take(
    struct ctx *ctx, const struct verification_new *in, struct verification *out)
{
    for (size_t i = 0; i < in->signers.len; i++)
        TRY(trust_ask_about(ctx, LIST_AT(in->signers, struct trust_facts, i)));
    *out = in->result;
    return ST_OK;
}
