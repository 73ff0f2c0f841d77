#include "domain/clerk_facts.h"

#include "base/host/heap.h"
#include "base/host/secret.h"
#include "base/limits.h"
#include "domain/authorisations.h"
#include "domain/certificates.h"
#include "domain/files.h"
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

static struct clerk_fact seal_fact(bool sealed)
{
    return sealed ? fact(CLERK_PASS, S("Văn bản đã có chữ ký số của cơ quan."))
                  : fact(CLERK_FAIL, S("Văn bản chưa có chữ ký số của cơ quan."));
}

/* ---- whose certificate it is ---- */

static enum status is_held(
    struct ctx *ctx, struct str hash, int64_t account_id, int64_t at_ms, bool *out)
{
    struct list holders;

    *out = false;
    TRY(certificate_holders(ctx, hash, at_ms, &holders));
    for (size_t i = 0; i < holders.len; i++) {
        const struct certificate_holder *one = LIST_AT(holders, struct certificate_holder, i);

        *out = *out || (one->owner.kind == OWNER_ACCOUNT && one->owner.id == account_id);
    }
    return ST_OK;
}

/* It was the account's when it signed, and is so still. */
static enum status leader_look(
    struct ctx *ctx, const struct report_work *work, struct clerk_look *look)
{
    const struct signature *signature = last_signature(work, true);
    bool then = false, now = false;
    struct list signers;
    struct str hash;

    for (size_t i = 0; i < look->seen.proofs.len && !look->leader.bytes.len; i++) {
        const struct proof *proof = LIST_AT(look->seen.proofs, struct proof, i);

        if (!proof->trust || proof->document->kind != DOCUMENT_PAPER ||
            proof->document->revision != look->revision)
            continue;
        signed_signers(ctx, proof->bytes, &signers);
        look->trust = proof->trust;
        if (signers.len)
            look->leader = *LIST_AT(signers, struct trust_facts, 0);
    }
    if (!look->leader.bytes.len || !signature)
        return ST_OK;
    hash = trust_hash_text(ctx->arena, look->leader.digest);
    TRY(is_held(ctx, hash, signature->account_id, signature->signed_ms, &then));
    TRY(is_held(ctx, hash, signature->account_id, ctx->now_ms, &now));
    if (!then)
        look->known = fact(CLERK_FAIL,
            S("Chứng thư số không phải là chứng thư đã đăng ký cho tài khoản của người ký khi"
              " ký."));
    else if (!now)
        look->known = fact(CLERK_FAIL,
            S("Chứng thư số đã bị hủy đăng ký sau khi ký. Hãy hỏi lại người ký trước khi gửi."));
    return ST_OK;
}

static struct clerk_fact registered_fact(struct ctx *ctx, const struct clerk_look *look)
{
    struct trust_facts leader = look->leader;
    struct ctx own = *ctx;
    bool known;

    if (look->known.words.len)
        return look->known;
    if (!look->leader.bytes.len)
        return fact(CLERK_UNKNOWN, S("Không đọc được chứng thư số trong văn bản đã ký."));
    if (trust_facts_signer(&own, look->trust, &leader, &known) != ST_OK &&
        own.problem.key == PROBLEM_SIGN_CERT_REVOKED)
        return fact(CLERK_FAIL,
            S("Nơi cấp đã thu hồi chứng thư số của người ký. Hãy hỏi lại người ký trước khi gửi."));
    return fact(CLERK_PASS, S("Chứng thư số đúng là chứng thư đã đăng ký cho tài khoản khi ký và"
                              " đến nay chưa bị hủy đăng ký."));
}

/* ---- the annexes ---- */

struct annex {
    struct str name, hash;
    int64_t file_id, size;
};

static enum status annexes_read(struct ctx *ctx, const struct report *report, struct list *out)
{
    bool more;

    *out = (struct list){ ARENA_ARRAY(ctx->arena, ATTACHMENTS_MAX, struct annex), 0 };
    TRY(db_start(ctx, STMT_ARCHIVE_ANNEXES,
        ARGS(V_INT(report->id), V_INT(report->revision), V_INT(ATTACHMENTS_MAX))));
    TRY(db_next(ctx, &more));
    while (more) {
        *LIST_AT(*out, struct annex, out->len++) =
            (struct annex){ db_text(ctx, 0), db_text(ctx, 3), db_int(ctx, 1), db_int(ctx, 2) };
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

/* Its bytes as they are kept, in memory of their own; what cannot be read is not the same. */
static enum status annex_same(struct ctx *ctx, const struct annex *annex, bool *out)
{
    struct ctx own = *ctx;
    struct str bytes;
    enum status st;

    own.arena = arena_new(ARENA_HEAVY_BYTES);
    st = file_whole(&own, annex->file_id, annex->size, &bytes);
    *out = st == ST_OK && str_eq(secret_sha256(own.arena, bytes), annex->hash);
    arena_free(own.arena);
    if (st == ST_OK || own.problem.key == PROBLEM_ATTACHMENT_LOST)
        return ST_OK;
    return fail(ctx, own.problem.key, "%s", problem_text(own.problem.key));
}

static size_t times(struct str in, struct str what)
{
    size_t count = 0;

    for (size_t at = str_find(in, what); at < in.len; at = str_find(in, what)) {
        in = str_sub(in, at + what.len, in.len);
        count++;
    }
    return count;
}

static struct clerk_fact annex_wrong(struct ctx *ctx, const char *how, struct str name)
{
    return fact(CLERK_FAIL, str_format(ctx->arena, "%s: " STR_FMT ".", how, STR_ARG(name)));
}

static enum status each_annex(
    struct ctx *ctx, const struct list *annexes, struct str manifest, struct clerk_look *look)
{
    struct clerk_fact *out = &look->annexes;
    int64_t missed = 0;
    bool same;

    for (size_t i = 0; i < annexes->len; i++) {
        const struct annex *one = LIST_AT(*annexes, struct annex, i);
        struct str named = str_format(ctx->arena, "\"sha256\":\"" STR_FMT "\"", STR_ARG(one->hash));

        if (str_find(manifest, named) == manifest.len) {
            *out = annex_wrong(ctx, "Tệp kèm theo không có trong bản kê đã ký", one->name);
            return ST_OK;
        }
        if (!clerk_rehash_takes(look->rehash_left, one->size)) {
            missed += one->size;
            continue;
        }
        TRY(annex_same(ctx, one, &same));
        if (!same) {
            *out = annex_wrong(ctx, "Tệp kèm theo không còn như khi ký", one->name);
            return ST_OK;
        }
    }
    if (missed)
        *out = clerk_not_rehashed(ctx->arena, missed, DESK_REHASH_BYTES_MAX);
    return ST_OK;
}

/* The manifest, whose digest stands on the paper, names them all and nothing else. */
static enum status annexes_look(
    struct ctx *ctx, const struct report_work *work, struct clerk_look *look)
{
    struct str manifest = S("");
    const struct document *apart;
    struct list annexes;
    bool found;

    TRY(db_one(ctx, STMT_BUNDLE_MANIFEST,
        ARGS(V_INT(work->report.id), V_INT(work->report.revision)), &found));
    if (found)
        manifest = db_text(ctx, 0);
    if (!str_eq(secret_sha256(ctx->arena, manifest), look->seen.out.manifest_hash)) {
        look->annexes = fact(CLERK_FAIL, S("Bản kê tệp kèm theo không còn như khi ký."));
        return ST_OK;
    }
    TRY(annexes_read(ctx, &work->report, &annexes));
    TRY(each_annex(ctx, &annexes, manifest, look));
    apart = document_of(&look->seen.out.items, look->revision, DOCUMENT_ANNEX);
    if (!look->annexes.words.len &&
        times(manifest, S("\"sha256\":")) != annexes.len + (apart ? 2 : 1))
        look->annexes = fact(CLERK_FAIL, S("Số tệp kèm theo khác số tệp ghi trong bản kê đã ký."));
    return ST_OK;
}

/* Those attached, and the one in a file of its own. */
static struct clerk_fact annexes_fact(struct ctx *ctx, const struct clerk_look *look)
{
    const struct document *apart =
        document_of(&look->seen.out.items, look->revision, DOCUMENT_ANNEX);
    struct clerk_fact whole = apart ? document_fact(apart) : fact(CLERK_PASS, S(""));
    struct str listed;

    if (look->annexes.words.len)
        return look->annexes;
    if (whole.answer != CLERK_PASS)
        return whole;
    listed = str_format(ctx->arena,
        "%zu tệp kèm theo đúng như trong bản kê có mã đối chiếu " STR_FMT " in trên văn bản.",
        look->facts.attachments + (apart ? 1 : 0),
        STR_ARG(paper_manifest_code(ctx->arena, look->seen.out.manifest_hash)));
    if (!apart)
        return fact(CLERK_PASS, listed);
    return fact(CLERK_PASS, str_format(ctx->arena, STR_FMT " Phụ lục là tệp riêng " STR_FMT ": %s.",
                                STR_ARG(listed), STR_ARG(apart->name),
                                apart->stage == STAGE_SEALED ? "đã có chữ ký số của cơ quan"
                                                             : "cơ quan ký số riêng trên tệp này"));
}

static enum status digital_look(
    struct ctx *ctx, const struct report_work *work, struct clerk_look *look)
{
    TRY(documents_see(ctx, &(struct by_id){ work->report.id }, &look->seen));
    TRY(leader_look(ctx, work, look));
    return annexes_look(ctx, work, look);
}

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
    out->registered = registered_fact(ctx, look);
    out->certificate = certificate_fact(ctx->arena, leader);
    out->document = document_fact(paper);
    out->annexes = annexes_fact(ctx, look);
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
    *out = (struct clerk_look){ .revision = work->report.revision,
        .sealed = work->marks.sealed,
        .rehash_left = out->rehash_left };
    *facts = (struct clerk_facts){
        .authority = kept.letterhead.authority,
        .named = kept.letterhead.signer,
        .registered = unseen,
        .certificate = unseen,
        .document = unseen,
        .annexes = unseen,
        .seal = unseen,
        .number = number->text,
        .demanded = work->profile->numbering.demanded,
        .issued_on = number->text.len ? number->issued_on : DATE_NONE,
        .due_on = work->report.due_on,
        .today = use_today(ctx),
        .was_sent = work->report.clock != REPORT_CLOCK_RUNS,
    };
    signing_fill(work, facts);
    TRY(right_fill(ctx, work, facts));
    TRY(attachments_count(ctx, &work->report, &facts->attachments));
    return facts->signing == CLERK_DIGITAL ? digital_look(ctx, work, out) : ST_OK;
}
