#include "domain/trust_sources.h"

#include "domain/use.h"
#include "store/database.h"

/* ---- the administrator's list ---- */

static struct str silence_text(struct ctx *ctx, struct str url, struct str error)
{
    return str_format(
        ctx->arena, "Không kiểm tra được từ " STR_FMT ": " STR_FMT, STR_ARG(url), STR_ARG(error));
}

static void complete(struct ctx *ctx, struct trust_source *source)
{
    source->kind_title = str_of(trust_kind_titles[source->kind]);
    if (source->error.len)
        source->error_title = silence_text(ctx, source->url, source->error);
}

enum status trust_source_list(
    struct ctx *ctx, const struct nothing *in, struct trust_sources_out *out)
{
    (void)in;
    TRY(db_start(ctx, STMT_TRUST_SOURCE_LIST, NO_ARGS));
    TRY(rows_read(ctx, &trust_source_resource, &out->items));
    for (size_t i = 0; i < out->items.len; i++)
        complete(ctx, LIST_AT(out->items, struct trust_source, i));
    return ST_OK;
}

static enum status source_get(struct ctx *ctx, int64_t id, struct trust_source *out)
{
    bool found;

    TRY(db_one(ctx, STMT_TRUST_SOURCE_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    *out = (struct trust_source){ 0 };
    row_read(ctx, &trust_source_resource, 0, out);
    complete(ctx, out);
    return ST_OK;
}

static enum status source_event(
    struct ctx *ctx, const char *action, const struct trust_source *source)
{
    return history_add(
        ctx, (struct history_facts){
                 .action = action,
                 .object_type = OBJECT_TRUST_SOURCE,
                 .object_id = source->id,
                 .note = source->reason.len ? source->reason : source->url,
                 .after = resource_to_json(ctx->arena, &trust_source_resource, source),
             });
}

/* The one that is given, else what certificates of the authority say. */
static enum status url_find(struct ctx *ctx, const struct trust_source_new *in, struct str *out)
{
    bool found;

    *out = in->url;
    if (in->url.len)
        return ST_OK;
    TRY(db_one(ctx, in->kind == TRUST_CRL ? STMT_TRUST_URL : STMT_TRUST_URL_ANSWERS,
        ARGS(V_INT(in->authority_id)), &found));
    *out = found ? db_text(ctx, 0) : S("");
    return ST_OK;
}

static enum status url_check(struct ctx *ctx, const struct trust_source_new *in, struct str url)
{
    if (!url.len)
        return fail_field(
            ctx, PROBLEM_TRUST_URL_NONE, "url", "%s", problem_text(PROBLEM_TRUST_URL_NONE));
    if (!trust_url_check(url))
        return fail_field(ctx, PROBLEM_TRUST_URL, "url", "%s Địa chỉ: “" STR_FMT "”.",
            problem_text(PROBLEM_TRUST_URL), STR_ARG(url));
    if (trust_url_is_inside(url) && !in->inside)
        return fail_field(ctx, PROBLEM_TRUST_URL_INSIDE, "inside", "%s Địa chỉ: “" STR_FMT "”.",
            problem_text(PROBLEM_TRUST_URL_INSIDE), STR_ARG(url));
    return ST_OK;
}

static enum status authority_get(struct ctx *ctx, int64_t id, struct trust_item *out)
{
    bool found;

    TRY(db_one(ctx, STMT_TRUST_ITEM_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return fail_field(
            ctx, PROBLEM_NOT_FOUND, "authority_id", "%s", problem_text(PROBLEM_NOT_FOUND));
    TRY(trust_item_get(ctx, id, out));
    if (out->kind != TRUST_AUTHORITY || out->withdrawn_ms)
        return fail_field(ctx, PROBLEM_TRUST_AUTHORITY_NOT, "authority_id", "%s",
            problem_text(PROBLEM_TRUST_AUTHORITY_NOT));
    return ST_OK;
}

static enum status require_new(struct ctx *ctx, const struct trust_source_new *in, struct str url)
{
    struct trust_sources_out all;
    size_t asked = 0;
    bool found;

    TRY(db_one(ctx, STMT_TRUST_SOURCE_SAME,
        ARGS(V_INT(in->kind), V_INT(in->authority_id), V_TEXT(url)), &found));
    if (found)
        return fail_field(ctx, PROBLEM_TRUST_TWICE, "url", "%s", problem_text(PROBLEM_TRUST_TWICE));
    TRY(trust_source_list(ctx, NULL, &all));
    for (size_t i = 0; i < all.items.len; i++)
        asked += !LIST_AT(all.items, struct trust_source, i)->withdrawn_ms;
    return asked < TRUST_SOURCES_MAX
               ? ST_OK
               : fail(ctx, PROBLEM_TRUST_FULL, "%s", problem_text(PROBLEM_TRUST_FULL));
}

enum status trust_source_add(
    struct ctx *ctx, const struct trust_source_new *in, struct trust_source *out)
{
    struct trust_item authority;
    struct str url;
    int64_t id;
    bool found;

    if (in->kind != TRUST_CRL && in->kind != TRUST_OCSP)
        return fail_field(ctx, PROBLEM_FIELD_NOT_ONE_OF, "kind",
            "Hãy chọn danh sách thu hồi (crl) hoặc OCSP (ocsp).");
    TRY(authority_get(ctx, in->authority_id, &authority));
    TRY(url_find(ctx, in, &url));
    TRY(url_check(ctx, in, url));
    TRY(require_new(ctx, in, url));
    TRY(db_one(ctx, STMT_TRUST_SOURCE_INSERT,
        ARGS(V_INT(in->kind), V_INT(in->authority_id), V_TEXT(url), V_INT(in->inside),
            V_INT(ctx->now_ms), V_TEXT(ctx->actor->name)),
        &found));
    id = db_int(ctx, 0);
    if (in->kind == TRUST_OCSP)
        TRY(db_run(ctx, STMT_TRUST_QUESTION_PUT_ALL,
            ARGS(V_INT(id), V_INT(ctx->now_ms), V_INT(in->authority_id))));
    TRY(source_get(ctx, id, out));
    return source_event(ctx, "trust_source.add", out);
}

enum status trust_source_hurry(struct ctx *ctx, const struct by_id *in, struct trust_source *out)
{
    bool found;

    TRY(source_get(ctx, in->id, out));
    TRY(db_one(ctx, STMT_TRUST_SOURCE_NOW, ARGS(V_INT(in->id), V_INT(ctx->now_ms)), &found));
    if (!found)
        return fail(ctx, PROBLEM_TRUST_WITHDRAWN, "%s", problem_text(PROBLEM_TRUST_WITHDRAWN));
    TRY(db_run(ctx, STMT_TRUST_QUESTION_NOW,
        ARGS(V_INT(in->id), V_INT(ctx->now_ms), V_INT(ctx->now_ms - TRUST_WANTED_MS))));
    TRY(source_get(ctx, in->id, out));
    return source_event(ctx, "trust_source.fetch", out);
}

enum status trust_source_withdraw(
    struct ctx *ctx, const struct trust_withdraw *in, struct trust_source *out)
{
    bool found;

    TRY(source_get(ctx, in->id, out));
    TRY(db_one(ctx, STMT_TRUST_SOURCE_WITHDRAW,
        ARGS(V_INT(in->id), V_INT(ctx->now_ms), V_TEXT(ctx->actor->name), V_TEXT(in->reason)),
        &found));
    if (!found)
        return fail(ctx, PROBLEM_TRUST_WITHDRAWN, "%s", problem_text(PROBLEM_TRUST_WITHDRAWN));
    TRY(source_get(ctx, in->id, out));
    return source_event(ctx, "trust_source.withdraw", out);
}

/* ---- questions ---- */

enum status trust_ask_about(struct ctx *ctx, const struct trust_facts *cert)
{
    int64_t source;
    bool found;

    if (cert->kind != FACT_CERTIFICATE || cert->to_ms <= ctx->now_ms || !cert->issued)
        return ST_OK;
    TRY(db_one(ctx, STMT_TRUST_SOURCE_FOR,
        ARGS(V_TEXT(trust_hash_text(ctx->arena, cert->authority))), &found));
    if (!found)
        return ST_OK;
    source = db_int(ctx, 0);
    return db_run(ctx, STMT_TRUST_QUESTION_PUT,
        ARGS(V_INT(source), V_BLOB(cert->bytes), V_TEXT(trust_hash_text(ctx->arena, cert->digest)),
            V_INT(ctx->now_ms), V_INT(ctx->now_ms - TRUST_FRESH_MS)));
}

enum status trust_ask(struct ctx *ctx, struct str signed_bytes)
{
    const struct trust *trust;
    struct list signers;

    TRY(trust_load(ctx, &trust));
    signed_signers(ctx, signed_bytes, &signers);
    for (size_t i = 0; i < signers.len; i++) {
        struct trust_facts *cert = LIST_AT(signers, struct trust_facts, i);

        (void)trust_facts_find_issuer(ctx, trust, cert);
        TRY(trust_ask_about(ctx, cert));
    }
    return ST_OK;
}

/* What a statement says of who did not answer. */
static enum status silence_look(
    struct ctx *ctx, enum stmt stmt, struct str hash, struct str *out, bool *out_found)
{
    TRY(db_one(ctx, stmt, ARGS(V_TEXT(hash)), out_found));
    if (*out_found)
        *out = silence_text(ctx, db_text(ctx, 1), db_text(ctx, 0));
    return ST_OK;
}

enum status trust_silence(struct ctx *ctx, const struct trust_facts *cert, struct str *out)
{
    bool found;

    *out = S("");
    if (!cert->issued)
        return ST_OK;
    TRY(silence_look(
        ctx, STMT_TRUST_QUESTION_ERROR, trust_hash_text(ctx->arena, cert->digest), out, &found));
    if (!found)
        TRY(silence_look(
            ctx, STMT_TRUST_LIST_ERROR, trust_hash_text(ctx->arena, cert->authority), out, &found));
    if (!found)
        *out = S("Chưa có danh sách thu hồi hoặc trả lời OCSP còn hạn của nơi cấp.");
    return ST_OK;
}

/* ---- what the job does ---- */

enum status trust_errands_wait(struct ctx *ctx, bool *out)
{
    TRY(db_one(ctx, STMT_TRUST_SOURCE_WAITS, ARGS(V_INT(ctx->now_ms)), out));
    if (*out)
        return ST_OK;
    return db_one(ctx, STMT_TRUST_QUESTION_WAITS,
        ARGS(V_INT(ctx->now_ms), V_INT(ctx->now_ms - TRUST_WANTED_MS)), out);
}

static enum status question_claim(struct ctx *ctx, struct trust_errand *out)
{
    TRY(db_one(ctx, STMT_TRUST_QUESTION_CLAIM,
        ARGS(V_INT(ctx->now_ms), V_INT(ctx->now_ms + TRUST_CLAIM_MS),
            V_INT(ctx->now_ms - TRUST_WANTED_MS)),
        &out->found));
    if (!out->found)
        return ST_OK;
    out->kind = TRUST_OCSP;
    out->id = db_int(ctx, 0);
    out->source_id = db_int(ctx, 1);
    out->url = db_text(ctx, 2);
    out->inside = db_int(ctx, 3) != 0;
    out->tries = db_int(ctx, 4);
    out->failures = db_int(ctx, 5);
    out->cert = db_blob(ctx, 6);
    out->silences = db_int(ctx, 7);
    return ST_OK;
}

enum status trust_errand_claim(struct ctx *ctx, struct trust_errand *out)
{
    *out = (struct trust_errand){ 0 };
    TRY(db_one(ctx, STMT_TRUST_SOURCE_CLAIM,
        ARGS(V_INT(ctx->now_ms), V_INT(ctx->now_ms + TRUST_CLAIM_MS)), &out->found));
    if (!out->found)
        return question_claim(ctx, out);
    out->kind = TRUST_CRL;
    out->id = out->source_id = db_int(ctx, 0);
    out->url = db_text(ctx, 1);
    out->inside = db_int(ctx, 2) != 0;
    out->tries = db_int(ctx, 3);
    out->failures = db_int(ctx, 4);
    return ST_OK;
}

static enum status trust_look(struct ctx *ctx, void *arg)
{
    return trust_load(ctx, arg);
}

enum status trust_errand_prepare(struct ctx *ctx, struct trust_errand *errand)
{
    const struct trust *trust;

    if (errand->kind != TRUST_OCSP)
        return ST_OK;
    TRY(database_read(ctx, trust_look, &trust));
    if (trust_question(ctx, trust, errand->cert, &errand->question) != ST_OK)
        errand->error = ctx->problem.detail; /* its authority is trusted no more */
    return ST_OK;
}

static enum status answer_read(
    struct ctx *ctx, const struct trust *trust, struct trust_errand *errand)
{
    enum fact_kind kind = errand->kind == TRUST_CRL ? FACT_LIST : FACT_ANSWER;
    struct trust_facts *facts;
    struct list all;

    TRY(trust_facts_read(ctx, errand->answer, &all));
    facts = LIST_AT(all, struct trust_facts, 0);
    TRY(trust_facts_admit_fetched(ctx, trust, facts, kind, errand->cert));
    errand->facts = facts;
    return ST_OK;
}

enum status trust_errand_read(struct ctx *ctx, struct trust_errand *errand)
{
    const struct trust *trust;

    if (errand->error.len)
        return ST_OK;
    TRY(database_read(ctx, trust_look, &trust));
    if (answer_read(ctx, trust, errand) != ST_OK)
        errand->error = ctx->problem.detail;
    return ST_OK;
}

/* The same bytes again, and a list that is no newer, are what was hoped for and change nothing. */
static bool is_known(enum problem_key key)
{
    return key == PROBLEM_TRUST_TWICE || key == PROBLEM_TRUST_OLDER;
}

/* A refusal is the answer's fault; anything else is ours and undoes the transaction. */
static bool is_refusal(const struct ctx *ctx, enum status st)
{
    return !ctx->db->retry && ctx->problem.key != PROBLEM_STORE_CONSTRAINT &&
           (st == ST_INVALID || st == ST_CONFLICT);
}

/* Keeps what came; *out_error is why not. */
static enum status answer_keep(
    struct ctx *ctx, const struct trust_errand *errand, struct str *out_error)
{
    struct trust_item item;
    enum status st = trust_item_put(
        ctx, &(struct trust_put){ .facts = errand->facts, .source_id = errand->source_id }, &item);

    if (st == ST_OK || is_known(ctx->problem.key))
        return ST_OK;
    if (!is_refusal(ctx, st))
        return st;
    *out_error = str_copy(ctx->arena, ctx->problem.detail);
    return ST_OK;
}

/* A silent responder has a rest; whatever it says, it is there. */
static enum status source_tell(struct ctx *ctx, const struct trust_errand *errand, struct str error)
{
    int64_t silences = errand->silent ? errand->silences + 1 : 0;

    return db_run(ctx, STMT_TRUST_SOURCE_TOLD,
        ARGS(V_INT(errand->source_id), V_INT(error.len ? 0 : ctx->now_ms), V_TEXT(error),
            V_INT(ctx->now_ms),
            V_INT(silences ? trust_ask_later(silences, ctx->now_ms) : ctx->now_ms),
            V_INT(silences)));
}

enum status trust_errand_settle(struct ctx *ctx, const struct trust_errand *errand)
{
    enum stmt settle =
        errand->kind == TRUST_CRL ? STMT_TRUST_SOURCE_SETTLE : STMT_TRUST_QUESTION_SETTLE;
    struct str error = errand->error;
    int64_t next_ms, failures = 0;
    bool mine;

    if (!error.len)
        TRY(answer_keep(ctx, errand, &error));
    if (error.len) {
        failures = errand->failures + 1;
        next_ms = trust_ask_later(failures, ctx->now_ms);
    } else {
        next_ms = trust_ask_next(errand->facts->from_ms, errand->facts->to_ms, ctx->now_ms);
    }
    TRY(db_one(ctx, settle,
        ARGS(V_INT(errand->id), V_INT(errand->tries), V_INT(next_ms), V_INT(failures),
            V_INT(error.len ? 0 : ctx->now_ms), V_TEXT(error), V_INT(ctx->now_ms)),
        &mine));
    return mine && errand->kind == TRUST_OCSP ? source_tell(ctx, errand, error) : ST_OK;
}
