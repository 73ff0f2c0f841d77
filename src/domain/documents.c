#include "domain/documents.h"

#include "domain/files.h"
#include "domain/letterheads.h"
#include "domain/successions.h"
#include "domain/use.h"
#include "model/signature.h"

/* ---- what there is ---- */

static void version_complete(struct document_version *version)
{
    version->stage_title = str_of(document_stage_titles[version->stage]);
}

/* The stages of one document among those of all, which are in its order. */
static struct list versions_of(const struct list *all, int64_t document_id)
{
    size_t from = 0, len = 0;

    while (
        from < all->len && LIST_AT(*all, struct document_version, from)->document_id != document_id)
        from++;
    while (from + len < all->len &&
           LIST_AT(*all, struct document_version, from + len)->document_id == document_id)
        len++;
    return (struct list){ len ? LIST_AT(*all, struct document_version, from) : NULL, len };
}

static void document_complete(struct document *document)
{
    const struct document_version *newest =
        LIST_AT(document->versions, struct document_version, document->versions.len - 1);

    document->kind_title = str_of(document_kind_titles[document->kind]);
    document->stage = newest->stage;
    document->stage_title = newest->stage_title;
    document->version = newest->number;
    document->size = newest->size;
    document->hash = newest->hash;
    document->number = newest->number_text;
    document->dated_on = newest->dated_on;
}

/* What is not signed by itself waits for nobody once its paper is: the packet is bound by it, and
 * an annex that is a file of its own is sealed. */
static void unsigned_complete(struct list *documents)
{
    for (size_t i = 0; i < documents->len; i++) {
        struct document *document = LIST_AT(*documents, struct document, i);
        const struct document *paper = document_of(documents, document->revision, DOCUMENT_PAPER);

        if (document->stage != STAGE_ISSUED || !paper || paper->stage == STAGE_ISSUED)
            continue;
        if (document->kind == DOCUMENT_PACKET)
            document->stage_title = S("Được bảo đảm bằng chữ ký số trên văn bản báo cáo");
        if (document->kind == DOCUMENT_ANNEX)
            document->stage_title = S("Chờ ký số của cơ quan");
    }
}

enum status documents_list(struct ctx *ctx, int64_t report_id, struct list *out)
{
    struct list versions;

    TRY(db_start(ctx, STMT_DOCUMENT_LIST, ARGS(V_INT(report_id))));
    TRY(rows_read(ctx, &document_resource, out));
    if (!out->len)
        return ST_OK;
    TRY(db_start(ctx, STMT_DOCUMENT_VERSION_LIST, ARGS(V_INT(report_id))));
    TRY(rows_read(ctx, &document_version_resource, &versions));
    for (size_t i = 0; i < versions.len; i++)
        version_complete(LIST_AT(versions, struct document_version, i));
    for (size_t i = 0; i < out->len; i++) {
        struct document *document = LIST_AT(*out, struct document, i);

        document->versions = versions_of(&versions, document->id);
        ASSERT(document->versions.len); /* made with the first */
        document_complete(document);
    }
    unsigned_complete(out);
    return ST_OK;
}

struct document *document_of(const struct list *documents, int64_t revision, int kind)
{
    for (size_t i = 0; i < documents->len; i++) {
        struct document *document = LIST_AT(*documents, struct document, i);

        if (document->revision == revision && document->kind == kind)
            return document;
    }
    return NULL;
}

struct document_version *document_version_of(const struct document *document, int64_t number)
{
    for (size_t i = 0; i < document->versions.len; i++) {
        struct document_version *version = LIST_AT(document->versions, struct document_version, i);

        if (version->number == number)
            return version;
    }
    return NULL;
}

struct document_version *document_at_stage(
    const struct document *document, enum document_stage stage)
{
    for (size_t i = document->versions.len; i-- > 0;) {
        struct document_version *version = LIST_AT(document->versions, struct document_version, i);

        if (version->stage == (int)stage)
            return version;
    }
    return NULL;
}

struct document_version *document_issued(const struct document *document)
{
    struct document_version *version = document_at_stage(document, STAGE_ISSUED);

    ASSERT(version); /* made with the first */
    return version;
}

static struct str void_reason(struct ctx *ctx, const struct document *document, int64_t revision)
{
    return str_format(ctx->arena,
        "Văn bản của bản số %lld. Báo cáo đã có bản số %lld nên văn bản này và các chữ ký trên đó "
        "không còn hiệu lực.",
        (long long)document->revision, (long long)revision);
}

/* Whether somebody has signed the revision as it was issued last. */
static bool is_signed(const struct documents_out *documents)
{
    const struct document *paper =
        document_of(&documents->items, documents->revision, DOCUMENT_PAPER);
    const struct document_version *last =
        paper ? LIST_AT(paper->versions, struct document_version, paper->versions.len - 1) : NULL;

    return last && last->stage != STAGE_ISSUED;
}

/* A name is never made up: whoever may write the letterhead is told while there is time. */
static enum status name_look(
    struct ctx *ctx, const struct report *report, struct documents_out *out)
{
    struct letterhead head;
    int64_t issuer;

    if (is_signed(out) || !report_is_own(ctx, report))
        return ST_OK;
    TRY(succession_issuer(ctx, report->unit_id, &issuer));
    TRY(letterhead_load(ctx, issuer, &head));
    if (head.signer.len)
        return ST_OK;
    out->name_reason = S(LETTERHEAD_UNNAMED);
    out->issuer_unit_id = issuer;
    return ST_OK;
}

enum status documents_view(struct ctx *ctx, const struct by_id *in, struct documents_out *out)
{
    struct report report;
    bool found;

    TRY(report_look(ctx, in->id, &report));
    TRY(report_require_figures(ctx, &report));
    out->report_id = report.id;
    out->revision = report.revision;
    TRY(db_one(ctx, STMT_MANIFEST_GET, ARGS(V_INT(report.id), V_INT(report.revision)), &found));
    if (found)
        out->manifest_hash = db_text(ctx, 0);
    TRY(documents_list(ctx, report.id, &out->items));
    for (size_t i = 0; i < out->items.len; i++) {
        struct document *document = LIST_AT(out->items, struct document, i);

        document->holds = document->revision == report.revision;
        if (!document->holds)
            document->void_reason = void_reason(ctx, document, report.revision);
    }
    return name_look(ctx, &report, out);
}

/* ---- how far they are ---- */

struct stages {
    struct document_stages of[DOCUMENT_KIND_COUNT];
    int64_t issued_ms[DOCUMENT_KIND_COUNT]; /* last */
};

static enum status stages_read(struct ctx *ctx, const struct report *report, struct stages *out)
{
    bool more;

    TRY(db_start(ctx, STMT_DOCUMENT_STAGES, ARGS(V_INT(report->id), V_INT(report->revision))));
    TRY(db_next(ctx, &more));
    while (more) {
        int64_t kind = db_int(ctx, 0), stage = db_int(ctx, 1);

        if (kind >= 0 && kind < DOCUMENT_KIND_COUNT && stage >= 0 && stage < STAGE_COUNT)
            out->of[kind].newest[stage] = db_int(ctx, 2);
        if (kind >= 0 && kind < DOCUMENT_KIND_COUNT && stage == STAGE_ISSUED)
            out->issued_ms[kind] = db_int(ctx, 3);
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

static bool is_held(const struct report_work *work, enum signature_kind kind)
{
    for (size_t i = 0; i < work->signatures.len; i++) {
        const struct signature *signature = LIST_AT(work->signatures, struct signature, i);

        if (signature->holds && signature->kind == (int)kind)
            return true;
    }
    return false;
}

/* A signature made with a key is on the documents: one that was issued anew bears it no more. */
static void digital_void(struct report_work *work, const struct stages *stages)
{
    int64_t since_ms = 0;

    for (int kind = 0; kind < DOCUMENT_KIND_COUNT; kind++)
        if ((work->profile->covered >> kind & 1) && stages->issued_ms[kind] > since_ms)
            since_ms = stages->issued_ms[kind];
    for (size_t i = 0; i < work->signatures.len; i++) {
        struct signature *signature = LIST_AT(work->signatures, struct signature, i);

        if (signature->kind == SIGNATURE_DIGITAL &&
            (!work->marks.digital || signature->signed_ms < since_ms))
            signature->holds = false;
    }
}

enum status documents_look(struct ctx *ctx, struct report_work *work)
{
    struct stages stages = { 0 };

    work->marks = (struct document_marks){ 0 };
    work->sealed_met = NEED_SEAL;
    work->numbered_met = NEED_NUMBER;
    if (!is_held(work, SIGNATURE_DIGITAL))
        return ST_OK;
    TRY(stages_read(ctx, &work->report, &stages));
    work->marks = document_marks_of(stages.of, work->profile->covered);
    digital_void(work, &stages);
    /* Without a digital signature there is no document to be sealed. */
    if (!is_held(work, SIGNATURE_DIGITAL) && is_held(work, SIGNATURE_CONFIRMED))
        return ST_OK;
    if (!work->marks.sealed)
        work->sealed_met = 0;
    if (work->marks.digital && !work->marks.numbered)
        work->numbered_met = 0;
    return ST_OK;
}

enum status document_require_room(struct ctx *ctx, const struct document *document, size_t more)
{
    if (document->versions.len + more <= DOCUMENT_VERSIONS_MAX)
        return ST_OK;
    return fail(ctx, PROBLEM_DOCUMENT_VERSIONS, "%s Tối đa %d, đã có %zu.",
        problem_text(PROBLEM_DOCUMENT_VERSIONS), DOCUMENT_VERSIONS_MAX, document->versions.len);
}

enum status document_add(
    struct ctx *ctx, const struct document *document, struct document_version *version)
{
    TRY(document_require_room(ctx, document, 1));
    version->document_id = document->id;
    version->number = document->version + 1;
    return db_run(ctx, STMT_DOCUMENT_VERSION_INSERT,
        ARGS(V_INT(document->id), V_INT(version->number), V_INT(version->stage),
            V_INT(version->file_id), V_TEXT(version->hash), V_INT(version->size),
            V_INT(ctx->actor->account_id), V_TEXT(ctx->actor->name), V_INT(ctx->now_ms),
            V_TEXT(version->number_text), V_DATE(version->dated_on)));
}

/* ---- their bytes ---- */

enum status document_open(
    struct ctx *ctx, const struct document_ref *in, struct document_content *out)
{
    struct document_version *version = NULL;
    struct report report;
    struct list all;

    TRY(report_look(ctx, in->id, &report));
    TRY(report_require_figures(ctx, &report));
    TRY(documents_list(ctx, in->id, &all));
    for (size_t i = 0; i < all.len; i++) {
        struct document *document = LIST_AT(all, struct document, i);

        if (document->id != in->document_id)
            continue;
        out->document = *document;
        version = document_version_of(document, in->version ? in->version : document->version);
    }
    if (!version)
        return use_not_found(ctx);
    out->version = *version;
    out->at = 0;
    return file_piece(ctx, version->file_id, version->size, 0, &out->piece);
}

enum status document_more(struct ctx *ctx, struct document_content *content)
{
    content->at += (int64_t)content->piece.len;
    return file_piece(
        ctx, content->version.file_id, content->version.size, content->at, &content->piece);
}
