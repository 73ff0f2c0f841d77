#include "domain/verified_signers.h"

#include <string.h>

#include "base/host/heap.h"
#include "domain/certificates.h"
#include "domain/files.h"
#include "domain/trusts.h"
#include "sign/signed_marks.h"

#define KEPT_MAX (DOCUMENT_VERSIONS_MAX + SIGNATURES_MAX)

/* ---- what was taken in ---- */

struct kept_stage {
    int64_t file_id, size, stage;
};

static bool is_kept(const struct list *kept, const struct verify_expected *who)
{
    for (size_t i = 0; i < kept->len; i++) {
        const struct verify_expected *one = &LIST_AT(*kept, struct kept_signer, i)->who;

        if (str_eq(one->field, who->field) && memcmp(one->cert, who->cert, CERT_DIGEST_BYTES) == 0)
            return true;
    }
    return false;
}

/* A later stage has the signatures of those before it, too. */
static void people_add(
    struct arena *arena, const struct list *people, enum sign_purpose purpose, struct list *to)
{
    for (size_t i = 0; i < people->len; i++) {
        const struct verify_expected *who = LIST_AT(*people, struct verify_expected, i);
        struct kept_signer *one;

        if (is_kept(to, who) || to->len == KEPT_MAX)
            continue;
        one = LIST_AT(*to, struct kept_signer, to->len++);
        *one = (struct kept_signer){ *who, purpose };
        one->who.field = str_copy(arena, who->field);
    }
}

/* Memory of its own: a paper may be of fifty megabytes. */
static enum status stage_read(struct ctx *ctx, const struct kept_stage *stage, struct list *to)
{
    enum sign_purpose purpose = stage->stage == STAGE_SIGNED ? PURPOSE_APPROVE : PURPOSE_SEAL;
    struct ctx own = *ctx;
    struct list people;
    struct str bytes;
    enum status st;

    own.arena = arena_new(ARENA_HEAVY_BYTES);
    st = file_whole(&own, stage->file_id, stage->size, &bytes);
    if (st == ST_OK) {
        signed_people(&own, bytes, &people);
        people_add(ctx->arena, &people, purpose, to);
    } else {
        ctx->problem = own.problem;
        ctx->problem.field = S("");
        ctx->problem.detail = str_copy(ctx->arena, own.problem.detail);
    }
    arena_free(own.arena);
    return st;
}

enum status verified_signers_read(
    struct ctx *ctx, const struct verified_document *of, struct list *out)
{
    struct kept_stage stages[DOCUMENT_VERSIONS_MAX];
    size_t len = 0;
    bool more;

    *out = (struct list){ ARENA_ARRAY(ctx->arena, KEPT_MAX, struct kept_signer), 0 };
    if (!of->found)
        return ST_OK;
    TRY(db_start(
        ctx, STMT_VERIFIED_SIGNERS, ARGS(V_INT(of->document_id), V_INT(DOCUMENT_VERSIONS_MAX))));
    TRY(db_next(ctx, &more));
    while (more) {
        stages[len++] = (struct kept_stage){ db_int(ctx, 0), db_int(ctx, 1), db_int(ctx, 2) };
        TRY(db_next(ctx, &more));
    }
    for (size_t i = 0; i < len; i++)
        TRY(stage_read(ctx, &stages[i], out));
    return ST_OK;
}

const struct kept_signer *verified_signer_kept(
    struct ctx *ctx, const struct list *kept, const struct verification_signature *one)
{
    for (size_t i = 0; i < kept->len; i++) {
        const struct kept_signer *signer = LIST_AT(*kept, struct kept_signer, i);

        if (str_eq(signer->who.field, one->field) &&
            str_eq(trust_hash_text(ctx->arena, signer->who.cert), one->hash))
            return signer;
    }
    return NULL;
}

/* ---- who never came ---- */

static void mark(struct verification_signature *one, enum verified_as verdict, enum problem_key key,
    struct str detail)
{
    one->verdict = (int)verdict;
    one->verdict_title = str_of(verified_titles[verdict]);
    one->reason = str_of(problem_name(key));
    one->reason_title = str_of(problem_text(key));
    one->detail = detail;
}

static bool has_field(const struct list *kept, struct str field)
{
    for (size_t i = 0; i < kept->len; i++)
        if (field.len && str_eq(LIST_AT(*kept, struct kept_signer, i)->who.field, field))
            return true;
    return false;
}

/* The first to sign a paper is its unit's leader, the second the unit itself, which alone signs an
 * annex; a signature that stands apart may be either's. */
static bool may_stand(
    const struct certificate_holder *holder, const struct verification *result, size_t place)
{
    if (result->file == VERIFIED_FILE_DOCUMENT && place == 0 && !result->report.is_annex)
        return holder->owner.kind == OWNER_ACCOUNT && holder->unit_id == result->report.unit_id;
    if (result->file == VERIFIED_FILE_DOCUMENT && place == (result->report.is_annex ? 0 : 1))
        return holder->owner.kind == OWNER_UNIT && holder->unit_id == result->report.unit_id;
    return holder->unit_id == result->report.unit_id;
}

static enum status stranger_judge(
    struct ctx *ctx, const struct list *kept, const struct verification *result, size_t place)
{
    struct verification_signature *one =
        LIST_AT(result->signatures, struct verification_signature, place);
    struct list holders;
    bool fits = false;

    if (has_field(kept, one->field)) {
        mark(one, VERIFIED_INVALID, PROBLEM_SIGN_SIGNER_OTHER,
            S("Ô ký này đã có chữ ký của người khác khi hệ thống tiếp nhận văn bản."));
        return ST_OK;
    }
    TRY(certificate_holders(ctx, one->hash, one->judged_ms, &holders));
    for (size_t i = 0; i < holders.len; i++)
        fits = fits || may_stand(LIST_AT(holders, struct certificate_holder, i), result, place);
    if (fits)
        mark(one, VERIFIED_UNCHECKED, PROBLEM_VERIFY_NOT_TAKEN,
            str_of(problem_text(PROBLEM_VERIFY_NOT_TAKEN)));
    else
        mark(one, VERIFIED_INVALID, PROBLEM_SIGN_SIGNER_OTHER,
            holders.len
                ? S("Chứng thư số này không được đăng ký cho người phải ký ở vị trí này của văn"
                    " bản; hệ thống không tiếp nhận chữ ký này.")
                : S("Chứng thư số này không được đăng ký tại hệ thống khi ký; hệ thống không tiếp"
                    " nhận chữ ký này."));
    return ST_OK;
}

/* ---- the answer ---- */

static void whole_mark(struct verification *result, enum verified_as verdict, enum problem_key key)
{
    if ((int)verdict <= result->verdict)
        return;
    result->verdict = (int)verdict;
    if (result->reason.len)
        return;
    result->reason = str_of(problem_name(key));
    result->reason_title = str_of(problem_text(key));
    result->detail = result->reason_title;
}

/* Which of a document's signatures the file has, and which were taken in. */
struct purposes {
    bool here[PURPOSE_COUNT], kept[PURPOSE_COUNT];
};

static enum document_stage stage_of(const bool has[PURPOSE_COUNT])
{
    if (has[PURPOSE_SEAL])
        return STAGE_SEALED;
    return has[PURPOSE_APPROVE] ? STAGE_SIGNED : STAGE_ISSUED;
}

/* A file that lacks what came later is what it is, not what was sent. */
static void stage_set(struct ctx *ctx, const struct purposes *purposes, struct verification *result)
{
    enum document_stage here = stage_of(purposes->here), kept = stage_of(purposes->kept);
    struct verification_report *report = &result->report;

    if (result->file == VERIFIED_FILE_SIGNATURE || result->signatures.len == 0)
        return;
    report->is_final = here == STAGE_SEALED;
    if (here == kept)
        return;
    report->stage_title = str_of(document_stage_titles[here]);
    if (!report->is_current)
        return;
    report->is_current = false;
    report->status_title =
        str_format(ctx->arena, "Tệp mới ở bước “%s”; văn bản hiện hành của báo cáo đã ở bước “%s”.",
            document_stage_titles[here], document_stage_titles[kept]);
}

static enum status each_judge(struct ctx *ctx, const struct list *kept, struct verification *result,
    struct purposes *purposes)
{
    for (size_t i = 0; i < result->signatures.len; i++) {
        struct verification_signature *one =
            LIST_AT(result->signatures, struct verification_signature, i);
        const struct kept_signer *signer = verified_signer_kept(ctx, kept, one);

        if (signer) {
            one->taken = true;
            one->purpose_title = str_of(sign_purpose_titles[signer->purpose]);
            purposes->here[signer->purpose] = true;
        } else if (one->verdict != VERIFIED_INVALID) {
            TRY(stranger_judge(ctx, kept, result, i));
        }
        if (one->verdict > result->verdict)
            result->verdict = one->verdict;
    }
    return ST_OK;
}

enum status verified_signers_judge(
    struct ctx *ctx, const struct list *kept, struct verification *result)
{
    struct purposes purposes = { 0 };

    if (!result->report.found) {
        whole_mark(result, VERIFIED_UNCHECKED, PROBLEM_VERIFY_SIGNERS);
        return ST_OK;
    }
    for (size_t i = 0; i < kept->len; i++)
        purposes.kept[LIST_AT(*kept, struct kept_signer, i)->purpose] = true;
    TRY(each_judge(ctx, kept, result, &purposes));
    stage_set(ctx, &purposes, result);
    if (result->file != VERIFIED_FILE_SIGNATURE && purposes.here[PURPOSE_SEAL] &&
        !purposes.here[PURPOSE_APPROVE] && !result->report.is_annex)
        whole_mark(result, VERIFIED_INVALID, PROBLEM_SIGN_SIGNER_MISSING);
    return ST_OK;
}
