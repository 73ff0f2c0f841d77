#include "domain/clerk_facts.h"

#include "domain/authorisations.h"
#include "domain/papers.h"
#include "domain/use.h"
#include "model/signature.h"

static const struct signature *last_signature(const struct report_work *work, bool holding)
{
    for (size_t i = work->signatures.len; i > 0; i--) {
        const struct signature *signature = LIST_AT(work->signatures, struct signature, i - 1);

        if (signature->holds || !holding)
            return signature;
    }
    return NULL;
}

static void signing_fill(const struct report_work *work, struct clerk_facts *facts)
{
    const struct signature *signature = last_signature(work, true);

    if (!signature) {
        facts->signing = last_signature(work, false) ? CLERK_SIGNED_OTHER : CLERK_UNSIGNED;
        return;
    }
    facts->signing = signature->kind == SIGNATURE_CONFIRMED ? CLERK_CONFIRMED : CLERK_DIGITAL;
    facts->signer = signature->account_name;
    facts->for_head = signature->for_head;
    facts->signed_on = date_today(signature->signed_ms);
    facts->digest_holds = str_eq(signature->digest, work->digest);
}

static enum status attachments_count(struct ctx *ctx, const struct report *report, size_t *out)
{
    bool found;

    TRY(db_one(
        ctx, STMT_CLERK_ATTACHMENTS, ARGS(V_INT(report->id), V_INT(report->revision)), &found));
    *out = (size_t)db_int(ctx, 0);
    return ST_OK;
}

/* ---- of documents ---- */

static struct clerk_fact fact(enum clerk_answer answer, struct str words)
{
    return (struct clerk_fact){ answer, words };
}

/* That of the leader: the newest, for it may be signed again after it came back. */
static const struct document_signature *leader_of(const struct document *paper)
{
    for (size_t i = paper->signatures.len; i > 0; i--) {
        const struct document_signature *signature =
            LIST_AT(paper->signatures, struct document_signature, i - 1);

        if (signature->purpose == PURPOSE_APPROVE)
            return signature;
    }
    return NULL;
}

static struct clerk_fact certificate_fact(
    struct arena *arena, const struct document_signature *signature)
{
    struct str words = str_format(arena, STR_FMT ", do " STR_FMT " cấp: " STR_FMT ". " STR_FMT,
        STR_ARG(signature->signer), STR_ARG(signature->issuer), STR_ARG(signature->verdict_title),
        STR_ARG(signature->detail));

    if (str_eq(signature->verdict, S("valid")))
        return fact(CLERK_PASS, words);
    return fact(str_eq(signature->verdict, S("unchecked")) ? CLERK_UNKNOWN : CLERK_FAIL, words);
}

/* What is wrong with the whole document is wrong with each signature in it. */
static struct clerk_fact document_fact(const struct document *paper)
{
    for (size_t i = 0; i < paper->signatures.len; i++) {
        const struct document_signature *signature =
            LIST_AT(paper->signatures, struct document_signature, i);

        if (str_eq(signature->verdict, S("invalid")))
            return fact(CLERK_FAIL, signature->detail);
    }
    return fact(CLERK_PASS, S("Tệp văn bản đúng bản đã phát hành, chỉ thêm chữ ký và số."));
}

/* Those attached, and the one in a file of its own. */
static struct clerk_fact annexes_fact(struct arena *arena, const struct clerk_look *look)
{
    const struct document *annex =
        document_of(&look->seen.out.items, look->revision, DOCUMENT_ANNEX);
    struct str code = paper_manifest_code(arena, look->seen.out.manifest_hash);
    struct str listed = str_format(arena,
        "%zu tệp kèm theo nằm trong bản kê có mã đối chiếu " STR_FMT " in trên văn bản.",
        look->facts.attachments + (annex ? 1 : 0), STR_ARG(code));
    struct clerk_fact whole = annex ? document_fact(annex) : fact(CLERK_PASS, listed);

    if (!annex || whole.answer != CLERK_PASS)
        return whole;
    return fact(CLERK_PASS, str_format(arena, STR_FMT " Phụ lục là tệp riêng " STR_FMT ": %s.",
                                STR_ARG(listed), STR_ARG(annex->name),
                                annex->stage == STAGE_SEALED ? "đã có chữ ký số của cơ quan"
                                                             : "cơ quan ký số riêng trên tệp này"));
}

static struct clerk_fact seal_fact(bool sealed)
{
    return sealed ? fact(CLERK_PASS, S("Văn bản đã có chữ ký số của cơ quan."))
                  : fact(CLERK_FAIL, S("Văn bản chưa có chữ ký số của cơ quan."));
}

/* A certificate that is not the account's is not taken when it signs; which annexes there are
 * stands in the manifest, whose digest stands on the paper. */
void clerk_facts_prove(struct ctx *ctx, struct clerk_look *look)
{
    const struct document_signature *leader;
    struct clerk_facts *out = &look->facts;
    const struct document *paper;

    documents_prove(ctx, &look->seen);
    paper = document_of(&look->seen.out.items, look->revision, DOCUMENT_PAPER);
    leader = paper ? leader_of(paper) : NULL;
    if (!leader)
        return;
    out->registered = fact(CLERK_PASS,
        S("Chứng thư số đúng là chứng thư đã đăng ký cho tài khoản, kiểm tra khi nhận chữ ký."));
    out->certificate = certificate_fact(ctx->arena, leader);
    out->document = document_fact(paper);
    out->annexes = annexes_fact(ctx->arena, look);
    out->seal = seal_fact(look->sealed);
}

/* By what right it was signed, as that was at the moment of signing. */
static enum status right_fill(
    struct ctx *ctx, const struct report_work *work, struct clerk_facts *out)
{
    const struct signature *signature = last_signature(work, true);
    struct authorisation entry;
    struct authorisation_fact held;
    struct str words;
    int printed;

    if (!signature || !signature->authorisation_id)
        return ST_OK;
    TRY(authorisation_get(ctx, signature->authorisation_id, &entry));
    held = authorisation_fact_of(ctx, &entry);
    printed = entry.under_id ? AUTHORITY_BY_ORDER : entry.kind;
    words = authorisation_words(ctx, &entry);
    if (!authorisation_covers(&held, work->report.regime_id, signature->signed_ms))
        out->right = fact(CLERK_FAIL,
            str_format(ctx->arena, STR_FMT ": không còn hiệu lực khi ký.", STR_ARG(words)));
    else if (out->authority != printed)
        out->right = fact(
            CLERK_FAIL, str_format(ctx->arena, STR_FMT ": không đúng hình thức ghi trên văn bản.",
                            STR_ARG(words)));
    else
        out->right = fact(
            CLERK_PASS, str_format(ctx->arena, STR_FMT ", có hiệu lực khi ký.", STR_ARG(words)));
    return ST_OK;
}

enum status clerk_facts_read(struct ctx *ctx, const struct report_work *work,
    const struct document_number *number, struct clerk_look *out)
{
    const struct clerk_fact unseen = { CLERK_UNKNOWN,
        S("Hệ thống chưa có tệp văn bản ký số của bản này để kiểm tra.") };
    struct clerk_facts *facts = &out->facts;
    struct paper_kept kept;

    TRY(paper_kept_load(ctx, &work->report, &kept));
    *out = (struct clerk_look){ .revision = work->report.revision, .sealed = work->marks.sealed };
    *facts = (struct clerk_facts){
        .authority = kept.letterhead.authority,
        .registered = unseen,
        .certificate = unseen,
        .document = unseen,
        .annexes = unseen,
        .seal = unseen,
        .number = number->text,
        .issued_on = number->text.len ? number->issued_on : DATE_NONE,
        .due_on = work->report.due_on,
        .today = use_today(ctx),
        .was_sent = work->report.clock != REPORT_CLOCK_RUNS,
    };
    signing_fill(work, facts);
    TRY(right_fill(ctx, work, facts));
    TRY(attachments_count(ctx, &work->report, &facts->attachments));
    return facts->signing == CLERK_DIGITAL
               ? documents_see(ctx, &(struct by_id){ work->report.id }, &out->seen)
               : ST_OK;
}
