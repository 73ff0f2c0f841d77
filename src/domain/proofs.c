#include "domain/proofs.h"

#include "domain/files.h"
#include "domain/trusts.h"
#include "domain/use.h"
#include "sign/pdf_fields.h"

struct str proof_hex(struct arena *arena, const unsigned char digest[SHA256_BYTES])
{
    struct buf hex = { .arena = arena };

    for (size_t i = 0; i < SHA256_BYTES; i++)
        buf_addf(&hex, "%02x", digest[i]);
    return buf_str(&hex);
}

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool proof_unhex(struct str text, unsigned char digest[SHA256_BYTES])
{
    if (text.len != (size_t)2 * SHA256_BYTES)
        return false;
    for (size_t i = 0; i < SHA256_BYTES; i++) {
        int high = digit_of(text.ptr[2 * i]), low = digit_of(text.ptr[2 * i + 1]);

        if (high < 0 || low < 0)
            return false;
        digest[i] = (unsigned char)(high << 4 | low);
    }
    return true;
}

struct str proof_cert(struct arena *arena, const struct verified_signature *signature)
{
    return proof_hex(arena, signature->cert);
}

/* ---- what verifying takes ---- */

static enum status version_bytes(
    struct ctx *ctx, const struct document_version *version, struct str *out)
{
    return file_whole(ctx, version->file_id, version->size, out);
}

static bool is_signature(const struct document_version *version)
{
    return version->stage == STAGE_SIGNED || version->stage == STAGE_SEALED;
}

/* A leader signs what he answers for; an annex has the organisation's signature alone. */
static enum document_stage first_stage(const struct document *document)
{
    return document->kind == DOCUMENT_ANNEX ? STAGE_SEALED : STAGE_SIGNED;
}

/* The versions that count: since the document was signed last. */
static size_t first_counted(const struct document *document)
{
    const struct document_version *last = document_at_stage(document, first_stage(document));

    return last ? (size_t)(last - LIST_AT(document->versions, struct document_version, 0))
                : document->versions.len;
}

/* A number that was put in behind the last signature is our own, and no signature reaches over it
 * yet: until the seal does, what is verified is the document as it was signed. */
static const struct document_version *last_signature(const struct document *document)
{
    const struct document_version *last = NULL;

    for (size_t i = 0; i < document->versions.len; i++) {
        const struct document_version *version =
            LIST_AT(document->versions, struct document_version, i);

        if (is_signature(version))
            last = version;
    }
    return last;
}

static enum status paper_see(struct ctx *ctx, struct document *document, struct proof *out)
{
    TRY(version_bytes(ctx, document_issued(document), &out->issued));
    TRY(version_bytes(ctx, last_signature(document), &out->bytes));
    out->document = document;
    return trust_for(ctx, out->bytes, &out->trust);
}

static enum status packet_see(struct ctx *ctx, struct document *document, struct list *out)
{
    struct str issued;

    TRY(version_bytes(ctx, LIST_AT(document->versions, struct document_version, 0), &issued));
    for (size_t i = first_counted(document); i < document->versions.len; i++) {
        const struct document_version *version =
            LIST_AT(document->versions, struct document_version, i);
        struct proof *proof = LIST_AT(*out, struct proof, out->len);

        *proof = (struct proof){ .document = document, .issued = issued, .version = version };
        TRY(version_bytes(ctx, version, &proof->bytes));
        TRY(trust_for(ctx, proof->bytes, &proof->trust));
        out->len++;
    }
    return ST_OK;
}

static enum status unsigned_see(struct ctx *ctx, struct document *document, struct proof *out)
{
    *out = (struct proof){ .document = document };
    return version_bytes(ctx, document_issued(document), &out->bytes);
}

/* Since it was issued last. */
static bool is_signed(const struct document *document)
{
    const struct document_version *version = document_at_stage(document, first_stage(document));

    return version && version->number > document_issued(document)->number;
}

enum status documents_see(struct ctx *ctx, const struct by_id *in, struct documents_seen *out)
{
    size_t room = (size_t)DOCUMENT_KIND_COUNT * (DOCUMENT_VERSIONS_MAX + 1);

    TRY(documents_view(ctx, in, &out->out));
    out->proofs = (struct list){ ARENA_ARRAY(ctx->arena, room, struct proof), 0 };
    for (size_t i = 0; i < out->out.items.len; i++) {
        struct document *document = LIST_AT(out->out.items, struct document, i);

        bool is_pdf = document_is_pdf((enum document_kind)document->kind);

        if (!document->holds || (!is_signed(document) && !is_pdf))
            continue;
        if (!is_pdf)
            TRY(packet_see(ctx, document, &out->proofs));
        else if (!is_signed(document))
            TRY(unsigned_see(ctx, document, LIST_AT(out->proofs, struct proof, out->proofs.len++)));
        else
            TRY(paper_see(ctx, document, LIST_AT(out->proofs, struct proof, out->proofs.len++)));
    }
    return ST_OK;
}

/* ---- verifying ---- */

static const char *const verdict_names[] = {
    [VERDICT_VALID] = "valid",
    [VERDICT_UNCHECKED] = "unchecked",
    [VERDICT_INVALID] = "invalid",
};

/* What is kept for later verifiers stands behind the last signature: nobody signed it, nobody sees
 * it, and the seal will cover it. */
static bool shows_nothing(enum problem_key reason)
{
    return reason == PROBLEM_SIGN_STORE;
}

/* What is wrong with the whole document is wrong with each signature in it. */
static struct document_signature said_of(const struct verified *verified, size_t i)
{
    const struct verified_signature *item = &verified->items[i];
    enum verdict verdict = item->verdict;
    enum problem_key reason = item->reason;
    struct str detail = item->detail;

    if (verified->reason != PROBLEM_NONE && verdict != VERDICT_INVALID) {
        verdict = shows_nothing(verified->reason) ? VERDICT_UNCHECKED : VERDICT_INVALID;
        reason = verified->reason;
        detail = verified->detail;
    }
    return (struct document_signature){
        .field = item->field,
        .signer = item->signer,
        .issuer = item->issuer,
        .purpose = -1,
        .stamped_ms = item->stamped_ms,
        .stamped_by = item->stamper,
        .verdict = str_of(verdict_names[verdict]),
        .verdict_title = str_of(verdict_text(verdict)),
        .reason = reason == PROBLEM_NONE ? (struct str){ 0 } : str_of(problem_name(reason)),
        .detail = detail,
    };
}

static void version_say(struct document_signature *to, const struct document_version *version)
{
    to->account_name = version->account_name;
    to->purpose = version->stage == STAGE_SIGNED ? PURPOSE_APPROVE : PURPOSE_SEAL;
    to->purpose_title = str_of(sign_purpose_titles[to->purpose]);
    to->version = version->number;
    to->made_ms = version->made_ms;
}

static void signature_add(struct document *document, struct document_signature signature)
{
    if (document->signatures.len < SIGNATURES_MAX)
        *LIST_AT(document->signatures, struct document_signature, document->signatures.len++) =
            signature;
}

/* Each at its own time: those it was put in with, in their order. */
static void paper_prove(struct ctx *ctx, const struct proof *proof)
{
    struct document *document = proof->document;
    struct verify of = { .bytes = proof->bytes, .issued = proof->issued, .trust = proof->trust };
    struct verified *verified = ARENA_NEW(ctx->arena, struct verified);
    size_t nth = 0, from = first_counted(document);

    for (size_t i = from; i < document->versions.len; i++) {
        const struct document_version *version =
            LIST_AT(document->versions, struct document_version, i);
        struct document_signature said;

        if (!is_signature(version))
            continue;
        of.at_ms = version->made_ms;
        verify_document(ctx, &of, verified);
        if (nth >= verified->len)
            break;
        said = said_of(verified, nth++);
        version_say(&said, version);
        signature_add(document, said);
    }
    for (; nth < verified->len; nth++)
        signature_add(document, said_of(verified, nth));
}

static void packet_prove(struct ctx *ctx, const struct proof *proof)
{
    struct verify of = {
        .bytes = proof->issued, .trust = proof->trust, .at_ms = proof->version->made_ms
    };
    struct verified *verified = ARENA_NEW(ctx->arena, struct verified);
    struct document_signature said;

    verify_packet(ctx, &of, proof->bytes, verified);
    said = said_of(verified, 0);
    version_say(&said, proof->version);
    signature_add(proof->document, said);
}

void documents_prove(struct ctx *ctx, struct documents_seen *seen)
{
    for (size_t i = 0; i < seen->proofs.len; i++) {
        const struct proof *proof = LIST_AT(seen->proofs, struct proof, i);

        if (document_is_pdf((enum document_kind)proof->document->kind))
            proof->document->pages = (int64_t)pdf_count_pages(ctx, proof->bytes);
        if (!proof->trust)
            continue;
        if (!proof->document->signatures.items)
            proof->document->signatures.items =
                ARENA_ARRAY(ctx->arena, SIGNATURES_MAX, struct document_signature);
        if (proof->document->kind == DOCUMENT_PACKET)
            packet_prove(ctx, proof);
        else
            paper_prove(ctx, proof);
    }
}

/* ---- an answer ---- */

static enum status refuse(
    struct ctx *ctx, const char *field, enum problem_key reason, struct str detail)
{
    return fail_field(ctx, reason, field, STR_FMT, STR_ARG(detail));
}

static enum status not_one_more(struct ctx *ctx, const char *field)
{
    return fail_field(
        ctx, PROBLEM_SIGNING_ONE_MORE, field, "%s", problem_text(PROBLEM_SIGNING_ONE_MORE));
}

static const struct verified_signature *item_find(const struct verified *in, struct str field)
{
    for (size_t i = 0; i < in->len; i++)
        if (str_eq(in->items[i].field, field))
            return &in->items[i];
    return NULL;
}

/* Those that were there are there still. One whose certificate expired meanwhile was good when it
 * came; what else is wrong with it is wrong with the answer. */
static enum status require_old(
    struct ctx *ctx, const struct verified *before, const struct verified *after, const char *field)
{
    for (size_t i = 0; i < before->len; i++) {
        const struct verified_signature *old = item_find(after, before->items[i].field);

        if (!old || str_cmp((struct str){ (const char *)old->cert, CERT_DIGEST_BYTES },
                        (struct str){ (const char *)before->items[i].cert, CERT_DIGEST_BYTES }))
            return not_one_more(ctx, field);
        if (old->verdict == VERDICT_INVALID && old->reason != PROBLEM_SIGN_CERT_EXPIRED)
            return refuse(ctx, field, old->reason, old->detail);
    }
    return ST_OK;
}

static enum status require_paper(struct ctx *ctx, const struct proof_new *proof, const char *field,
    struct verified_signature *out)
{
    struct verify of = {
        .bytes = proof->bytes, .issued = proof->issued, .trust = proof->trust, .at_ms = ctx->now_ms
    };
    struct verify then = { .bytes = proof->base,
        .issued = proof->issued,
        .trust = proof->trust,
        .at_ms = proof->base_ms };
    struct verified *after = ARENA_NEW(ctx->arena, struct verified);
    struct verified *before = ARENA_NEW(ctx->arena, struct verified);

    if (str_eq(proof->bytes, proof->base))
        return not_one_more(ctx, field);
    verify_document(ctx, &of, after);
    if (after->reason != PROBLEM_NONE && !shows_nothing(after->reason))
        return refuse(ctx, field, after->reason, after->detail);
    if (!str_eq(proof->base, proof->issued))
        verify_document(ctx, &then, before);
    TRY(require_old(ctx, before, after, field));
    if (after->len != before->len + 1)
        return not_one_more(ctx, field);
    for (size_t i = 0; i < after->len; i++)
        if (!item_find(before, after->items[i].field))
            *out = after->items[i];
    return ST_OK;
}

enum status proof_require_new(struct ctx *ctx, const struct proof_new *proof, const char *field,
    struct verified_signature *out)
{
    if (document_is_pdf(proof->kind)) {
        TRY(require_paper(ctx, proof, field, out));
    } else {
        struct verify of = { .bytes = proof->issued, .trust = proof->trust, .at_ms = ctx->now_ms };
        struct verified *found = ARENA_NEW(ctx->arena, struct verified);

        verify_packet(ctx, &of, proof->bytes, found);
        *out = found->items[0];
    }
    if (out->verdict == VERDICT_INVALID)
        return refuse(ctx, field, out->reason, out->detail);
    return ST_OK;
}
