#include "domain/sign_asked.h"

#include "base/host/secret.h"
#include "domain/use.h"
#include "sign/cert.h"

enum status sign_asked_waits(struct ctx *ctx, bool *out)
{
    return db_one(ctx, STMT_SIGN_JOB_WAITS,
        ARGS(V_INT(ctx->now_ms), V_INT(SOURCE_TOKEN), V_INT(SOURCE_REMOTE), V_INT(SIGN_WAITING),
            V_INT(SIGN_PENDING)),
        out);
}

enum status sign_asked_claim(struct ctx *ctx, struct sign_asked *asked)
{
    bool found;

    asked->id = 0;
    TRY(db_one(ctx, STMT_SIGN_JOB_CLAIM,
        ARGS(V_INT(ctx->now_ms), V_INT(SOURCE_TOKEN), V_INT(SOURCE_REMOTE), V_INT(SIGN_WAITING),
            V_INT(SIGN_PENDING), V_INT(ctx->now_ms + SIGN_ASK_MS)),
        &found));
    if (found)
        asked->id = db_int(ctx, 0);
    return ST_OK;
}

/* ---- looking ---- */

enum status sign_asked_look(struct ctx *ctx, struct sign_asked *asked)
{
    const struct signing_part *part = NULL;

    TRY(signing_enter(ctx, asked->id, &asked->job));
    for (size_t i = 0; i < asked->job.parts.len && !part; i++)
        if (!LIST_AT(asked->job.parts, struct signing_part, i)->answered_ms)
            part = LIST_AT(asked->job.parts, struct signing_part, i);
    if (!part)
        return fail(ctx, PROBLEM_SIGNING_OVER, "%s", problem_text(PROBLEM_SIGNING_OVER));
    asked->part = (struct signing_answer){
        .id = asked->id, .number = part->number, .kind = SIGN_ANSWER_RAW, .keys = asked->keys
    };
    return signing_answer_look(ctx, &asked->part);
}

/* ---- asking ---- */

/* A key that is another's is not used, nor is anybody asked to confirm that. */
static enum status require_own_key(struct ctx *ctx, struct sign_asked *asked, struct str certs)
{
    struct verified_signature *signature = &asked->part.signature;
    X509 *cert;

    TRY(cert_read(ctx, certs, &cert));
    cert_digest(cert, signature->cert);
    signature->signer = cert_name(ctx->arena, cert);
    signature->issuer = cert_issuer(ctx->arena, cert);
    return signing_answer_registered(ctx, &asked->part, "key");
}

static enum status use_make(
    struct ctx *ctx, struct key_source *key, struct sign_asked *asked, struct key_use *out)
{
    struct sign_job job = signing_prepared_job(&asked->part);
    struct str content[2] = { { 0 }, { 0 } };

    *out = (struct key_use){
        .key = asked->job.credential,
        .title = str_format(ctx->arena, STR_FMT " báo cáo %lld, bản %lld",
            STR_ARG(asked->job.purpose_title), (long long)asked->job.report_id,
            (long long)asked->job.revision),
    };
    TRY(key_certs(ctx, key, out->key, &out->certs));
    TRY(require_own_key(ctx, asked, out->certs));
    TRY(sign_attributes(ctx, &job, out->certs, &content[0]));
    sha256_of(content, out->digest);
    return ST_OK;
}

static enum status key_ask(
    struct ctx *ctx, struct key_source *key, struct sign_asked *asked, struct key_answer *out)
{
    struct key_use use;

    TRY(use_make(ctx, key, asked, &use));
    if (asked->job.state == SIGN_PENDING)
        return key_poll(ctx, key, &use, asked->job.remote, out);
    return key_sign(ctx, key, &use, out);
}

static void answer_take(struct ctx *ctx, struct sign_asked *asked, const struct sign_answer *given)
{
    struct signing_answer *part = &asked->part;

    part->bytes = given->bytes;
    part->certs = given->certs;
    part->scheme = given->scheme;
    part->print = secret_sha256(ctx->arena, given->bytes);
}

enum status sign_asked_judge(struct ctx *ctx, struct sign_asked *asked, enum status status)
{
    if (status == ST_OK)
        return ST_OK;
    if (ctx->problem.key == PROBLEM_KEY_DOWN) {
        asked->waits = true;
        asked->ticket = asked->job.remote;
        return ST_OK;
    }
    if (status == ST_INTERNAL || status == ST_BUSY)
        return status;
    asked->problem = ctx->problem.key;
    asked->detail = ctx->problem.detail;
    return ST_OK;
}

enum status sign_asked_ask(struct ctx *ctx, struct sign_asked *asked)
{
    struct key_source *key = asked->keys ? asked->keys->by_source[asked->job.source] : NULL;
    struct key_answer answer = { 0 };

    if (asked->problem != PROBLEM_NONE)
        return ST_OK;
    if (!key) {
        asked->problem = PROBLEM_SIGNING_NOT_CONFIGURED;
        asked->detail = str_of(problem_text(PROBLEM_SIGNING_NOT_CONFIGURED));
        return ST_OK;
    }
    TRY(sign_asked_judge(ctx, asked, key_ask(ctx, key, asked, &answer)));
    if (asked->problem != PROBLEM_NONE || asked->waits)
        return ST_OK;
    asked->waits = answer.state == KEY_WAITING;
    asked->ticket = answer.ticket;
    if (!asked->waits)
        answer_take(ctx, asked, &answer.signature);
    return ST_OK;
}

enum status sign_asked_make(struct ctx *ctx, struct database *database, struct sign_asked *asked)
{
    if (asked->problem != PROBLEM_NONE || asked->waits)
        return ST_OK;
    return sign_asked_judge(ctx, asked, signing_answer_make(ctx, database, &asked->part, "key"));
}

/* ---- keeping ---- */

static enum status job_refuse(struct ctx *ctx, const struct sign_asked *asked)
{
    struct report report;
    bool lived;

    TRY(db_one(ctx, STMT_SIGN_JOB_END,
        ARGS(V_INT(asked->id), V_INT(SIGN_REFUSED), V_TEXT(str_of(problem_name(asked->problem))),
            V_TEXT(asked->detail), V_INT(ctx->now_ms), V_INT(SIGN_WAITING), V_INT(SIGN_PENDING)),
        &lived));
    if (!lived)
        return ST_OK; /* cancelled meanwhile */
    TRY(report_look(ctx, asked->job.report_id, &report));
    return history_add(ctx, (struct history_facts){
                                .action = "report.sign_fail",
                                .object_type = OBJECT_REPORT,
                                .object_id = report.id,
                                .unit_id = report.unit_id,
                                .other_unit_id = report.receiver_unit_id,
                                .note = asked->detail,
                            });
}

/* It is asked for again with the ticket; without one, for the next document, from the beginning. */
static enum status job_wait(
    struct ctx *ctx, const struct sign_asked *asked, struct str ticket, int64_t ask_ms)
{
    return db_run(ctx, STMT_SIGN_JOB_PEND,
        ARGS(V_INT(asked->id), V_TEXT(ticket), V_INT(ask_ms), V_INT(SIGN_WAITING),
            V_INT(SIGN_PENDING), V_INT(ticket.len ? SIGN_PENDING : SIGN_WAITING)));
}

enum status sign_asked_keep(struct ctx *ctx, struct sign_asked *asked)
{
    struct signing job = { 0 };

    if (asked->problem != PROBLEM_NONE)
        return job_refuse(ctx, asked);
    if (asked->waits)
        return job_wait(ctx, asked, asked->ticket, ctx->now_ms + SIGN_POLL_MS);
    TRY(signing_answer_keep(ctx, &asked->part, &job));
    if (!sign_state_lives((enum sign_state)job.state))
        return ST_OK;
    return job_wait(ctx, asked, (struct str){ 0 }, ctx->now_ms);
}
