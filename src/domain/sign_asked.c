#include "domain/sign_asked.h"

#include <string.h>

#include "base/host/secret.h"
#include "domain/use.h"
#include "sign/cert.h"

/* ---- claiming ---- */

enum status sign_asked_waits(struct ctx *ctx, bool *out)
{
    return db_one(ctx, STMT_SIGN_JOB_WAITS,
        ARGS(V_INT(ctx->now_ms), V_INT(SOURCE_TOKEN), V_INT(SOURCE_REMOTE), V_INT(SIGN_WAITING),
            V_INT(SIGN_PENDING)),
        out);
}

static void job_add(struct sign_asked *asked, int64_t id)
{
    asked->jobs[asked->jobs_len++] = (struct sign_asked_job){ .id = id };
}

/* Those that wait for their turn were begun with the first. */
static enum status batch_prolong(struct ctx *ctx, int64_t id)
{
    return db_run(ctx, STMT_SIGN_JOB_PROLONG,
        ARGS(V_INT(id), V_INT(ctx->now_ms + SIGN_JOB_MS), V_INT(SIGN_WAITING), V_INT(ctx->now_ms),
            V_INT(ctx->now_ms - SIGN_BATCH_MS)));
}

enum status sign_asked_claim(struct ctx *ctx, struct sign_asked *asked)
{
    struct list others;
    bool found;

    asked->jobs_len = 0;
    asked->until = ctx->now_ms + SIGN_ASK_MS;
    TRY(db_one(ctx, STMT_SIGN_JOB_CLAIM,
        ARGS(V_INT(ctx->now_ms), V_INT(SOURCE_TOKEN), V_INT(SOURCE_REMOTE), V_INT(SIGN_WAITING),
            V_INT(SIGN_PENDING), V_INT(asked->until)),
        &found));
    if (!found)
        return ST_OK;
    job_add(asked, db_int(ctx, 0));
    TRY(batch_prolong(ctx, asked->jobs[0].id));
    TRY(db_start(ctx, STMT_SIGN_JOB_COMPANIONS,
        ARGS(V_INT(asked->jobs[0].id), V_INT(ctx->now_ms), V_INT(KEY_AT_ONCE_MAX - 1))));
    TRY(ids_read(ctx, &others));
    for (size_t i = 0; i < others.len; i++) {
        int64_t id = *LIST_AT(others, int64_t, i);

        TRY(db_run(ctx, STMT_SIGN_JOB_CLAIM_TOO, ARGS(V_INT(id), V_INT(asked->until))));
        job_add(asked, id);
    }
    return ST_OK;
}

/* ---- looking ---- */

static bool is_asked(const struct sign_asked_job *job)
{
    return job->asked && job->problem == PROBLEM_NONE;
}

enum status sign_asked_judge(struct ctx *ctx, struct arena *arena, struct sign_asked *asked,
    struct sign_asked_job *job, enum status status)
{
    if (status == ST_OK)
        return ST_OK;
    if (ctx->problem.key == PROBLEM_KEY_DOWN) {
        asked->waits = true;
        asked->ticket = job->job.remote;
        return ST_OK;
    }
    if (status == ST_INTERNAL || status == ST_BUSY)
        return status;
    job->problem = ctx->problem.key;
    job->detail = str_copy(arena, ctx->problem.detail);
    return ST_OK;
}

/* For all of them alike. */
static enum status judge_all(struct ctx *ctx, struct sign_asked *asked, enum status status)
{
    for (size_t i = 0; i < asked->jobs_len; i++)
        if (is_asked(&asked->jobs[i]))
            TRY(sign_asked_judge(ctx, ctx->arena, asked, &asked->jobs[i], status));
    return ST_OK;
}

enum status sign_asked_look(struct ctx *ctx, struct sign_asked *asked)
{
    for (size_t i = 0; i < asked->jobs_len; i++) {
        struct sign_asked_job *job = &asked->jobs[i];

        job->asked = true; /* until it is known what fits */
        TRY(sign_asked_judge(ctx, ctx->arena, asked, job, signing_enter(ctx, job->id, &job->job)));
    }
    return ST_OK;
}

/* ---- gathering ---- */

/* All of them are of one account, for one key. NULL: none is left. */
static const struct signing *first_of(const struct sign_asked *asked)
{
    for (size_t i = 0; i < asked->jobs_len; i++)
        if (is_asked(&asked->jobs[i]))
            return &asked->jobs[i].job;
    return NULL;
}

static struct key_source *key_of(const struct sign_asked *asked)
{
    return asked->keys ? asked->keys->by_source[first_of(asked)->source] : NULL;
}

static size_t left_of(const struct signing *job)
{
    size_t left = 0;

    for (size_t i = 0; i < job->parts.len; i++)
        left += !LIST_AT(job->parts, struct signing_part, i)->answered_ms;
    return left;
}

static void parts_add(struct sign_asked *asked, struct sign_asked_job *job, size_t most)
{
    for (size_t i = 0; i < job->job.parts.len && most > 0; i++) {
        const struct signing_part *part = LIST_AT(job->job.parts, struct signing_part, i);

        if (part->answered_ms)
            continue;
        asked->parts[asked->parts_len++] = (struct sign_asked_part){ job, part->number };
        most--;
    }
}

/* Whole jobs; of one that is more than the key allows its first document alone. */
static void parts_choose(struct sign_asked *asked, size_t at_once)
{
    asked->parts_len = 0;
    for (size_t i = 0; i < asked->jobs_len; i++) {
        struct sign_asked_job *job = &asked->jobs[i];
        size_t left = left_of(&job->job);

        job->asked = false;
        if (job->problem != PROBLEM_NONE ||
            (asked->parts_len > 0 && asked->parts_len + left > at_once))
            continue;
        job->asked = true;
        parts_add(asked, job, left > at_once ? 1 : left);
        if (left > at_once)
            at_once = 0; /* nothing beside it */
    }
}

static enum status key_read(struct ctx *ctx, struct sign_asked *asked)
{
    struct key_source *key = key_of(asked);
    struct key_facts facts;

    if (!key)
        return fail(ctx, PROBLEM_SIGNING_NOT_CONFIGURED, "%s",
            problem_text(PROBLEM_SIGNING_NOT_CONFIGURED));
    asked->use.key = first_of(asked)->credential;
    TRY(key_certs(ctx, key, asked->use.key, &facts));
    asked->use.certs = facts.certs;
    parts_choose(asked, facts.at_once);
    return ST_OK;
}

enum status sign_asked_gather(struct ctx *ctx, struct sign_asked *asked)
{
    enum status st;

    if (!first_of(asked))
        return ST_OK;
    st = key_read(ctx, asked);
    return st == ST_OK ? ST_OK : judge_all(ctx, asked, st);
}

/* ---- one of them ---- */

/* A key that is another's is not used, nor is anybody asked to confirm that. */
static enum status require_own_key(struct ctx *ctx, struct signing_answer *answer, struct str certs)
{
    X509 *cert;

    TRY(cert_read(ctx, certs, &cert));
    cert_digest(cert, answer->signature.cert);
    answer->signature.signer = cert_name(ctx->arena, cert);
    answer->signature.issuer = cert_issuer(ctx->arena, cert);
    return signing_answer_registered(ctx, answer, "key");
}

static enum status one_look(struct ctx *ctx, struct sign_asked_one *one)
{
    const struct sign_asked_part *part = &one->asked->parts[one->at];
    struct signing job;

    TRY(signing_enter(ctx, part->job->id, &job));
    one->part = (struct signing_answer){ .id = part->job->id,
        .number = part->number,
        .kind = SIGN_ANSWER_RAW,
        .keys = one->asked->keys };
    return signing_answer_look(ctx, &one->part);
}

enum status sign_asked_digest(struct ctx *ctx, struct sign_asked_one *one)
{
    struct key_use *use = &one->asked->use;
    struct str content[2] = { { 0 }, { 0 } };
    struct sign_job job;

    TRY(one_look(ctx, one));
    TRY(require_own_key(ctx, &one->part, use->certs));
    job = signing_prepared_job(&one->part);
    TRY(sign_attributes(ctx, &job, use->certs, &content[0]));
    sha256_of(content, use->digests[one->at]);
    return ST_OK;
}

/* ---- asking ---- */

/* A job that ends is not asked for: what is left moves up. */
static void parts_close_up(struct sign_asked *asked)
{
    size_t len = 0;

    for (size_t i = 0; i < asked->parts_len; i++) {
        if (!is_asked(asked->parts[i].job))
            continue;
        asked->parts[len] = asked->parts[i];
        memmove(asked->use.digests[len++], asked->use.digests[i], SHA256_BYTES);
    }
    asked->parts_len = asked->use.len = len;
}

static struct str title_of(struct ctx *ctx, const struct sign_asked *asked)
{
    const struct signing *first = first_of(asked);
    size_t jobs = 0;

    for (size_t i = 0; i < asked->jobs_len; i++)
        jobs += is_asked(&asked->jobs[i]);
    if (jobs > 1)
        return str_format(ctx->arena, STR_FMT " %zu báo cáo (%zu văn bản)",
            STR_ARG(first->purpose_title), jobs, asked->parts_len);
    return str_format(ctx->arena, STR_FMT " báo cáo %lld, bản %lld", STR_ARG(first->purpose_title),
        (long long)first->report_id, (long long)first->revision);
}

static enum status key_ask(struct ctx *ctx, struct sign_asked *asked)
{
    const struct signing *first = first_of(asked);

    asked->use.title = title_of(ctx, asked);
    if (first->state == SIGN_PENDING)
        return key_poll(ctx, key_of(asked), &asked->use, first->remote, &asked->answer);
    return key_sign(ctx, key_of(asked), &asked->use, &asked->answer);
}

enum status sign_asked_ask(struct ctx *ctx, struct sign_asked *asked)
{
    if (asked->waits)
        return ST_OK;
    parts_close_up(asked);
    if (asked->parts_len == 0)
        return ST_OK;
    TRY(judge_all(ctx, asked, key_ask(ctx, asked)));
    if (asked->waits)
        return ST_OK;
    asked->waits = asked->answer.state == KEY_WAITING;
    asked->ticket = asked->answer.ticket;
    return ST_OK;
}

bool sign_asked_is_short(const struct ctx *ctx, const struct sign_asked *asked)
{
    int64_t ends_ms = asked->until;

    for (size_t i = 0; i < asked->jobs_len; i++)
        if (is_asked(&asked->jobs[i]) && asked->jobs[i].job.expires_ms < ends_ms)
            ends_ms = asked->jobs[i].job.expires_ms;
    return ends_ms - ctx->now_ms < SIGN_KEEP_MS;
}

/* One that is signed already, or somebody else has asked for since, stays as it is. */
enum status sign_asked_hold(struct ctx *ctx, const struct sign_asked *asked)
{
    int64_t until = ctx->now_ms + SIGN_KEEP_MS;

    for (size_t i = 0; i < asked->jobs_len; i++)
        if (is_asked(&asked->jobs[i]))
            TRY(db_run(ctx, STMT_SIGN_JOB_HOLD,
                ARGS(V_INT(asked->jobs[i].id), V_INT(until), V_INT(asked->until),
                    V_INT(SIGN_WAITING), V_INT(SIGN_PENDING), V_INT(ctx->now_ms))));
    return ST_OK;
}

void sign_asked_held(const struct ctx *ctx, struct sign_asked *asked)
{
    asked->until = ctx->now_ms + SIGN_KEEP_MS;
    for (size_t i = 0; i < asked->jobs_len; i++)
        if (asked->jobs[i].job.expires_ms < asked->until)
            asked->jobs[i].job.expires_ms = asked->until;
}

enum status sign_asked_take(struct ctx *ctx, struct sign_asked_one *one)
{
    const struct sign_answer *given = &one->asked->answer.signatures[one->at];

    TRY(one_look(ctx, one));
    one->part.bytes = given->bytes;
    one->part.certs = given->certs;
    one->part.scheme = given->scheme;
    one->part.print = secret_sha256(ctx->arena, given->bytes);
    return ST_OK;
}

enum status sign_asked_make(struct ctx *ctx, struct database *database, struct sign_asked_one *one)
{
    return signing_answer_make(ctx, database, &one->part, "key");
}

/* ---- keeping ---- */

static enum status job_refuse(struct ctx *ctx, const struct sign_asked_job *job)
{
    struct report report;
    struct signing still;
    bool lived;

    TRY(db_one(ctx, STMT_SIGN_JOB_END,
        ARGS(V_INT(job->id), V_INT(SIGN_REFUSED), V_TEXT(str_of(problem_name(job->problem))),
            V_TEXT(job->detail), V_INT(ctx->now_ms), V_INT(SIGN_WAITING), V_INT(SIGN_PENDING)),
        &lived));
    if (!lived)
        return ST_OK; /* cancelled meanwhile */
    TRY(signing_load(ctx, job->id, &still));
    TRY(report_look(ctx, still.report_id, &report));
    return history_add(ctx, (struct history_facts){
                                .action = "report.sign_fail",
                                .object_type = OBJECT_REPORT,
                                .object_id = report.id,
                                .unit_id = report.unit_id,
                                .other_unit_id = report.receiver_unit_id,
                                .note = job->detail,
                            });
}

/* It is asked for again with the ticket; without one, for what is left of it, from the beginning.
 */
static enum status job_wait(
    struct ctx *ctx, const struct sign_asked_rest *rest, struct str ticket, int64_t ask_ms)
{
    return db_run(ctx, STMT_SIGN_JOB_PEND,
        ARGS(V_INT(rest->job->id), V_TEXT(ticket), V_INT(ask_ms), V_INT(SIGN_WAITING),
            V_INT(SIGN_PENDING), V_INT(ticket.len ? SIGN_PENDING : SIGN_WAITING),
            V_INT(rest->asked->until)));
}

enum status sign_asked_keep(struct ctx *ctx, struct sign_asked_one *one)
{
    struct signing job = { 0 };

    return signing_answer_keep(ctx, &one->part, &job);
}

/* One that is done stays done. */
enum status sign_asked_settle(struct ctx *ctx, struct sign_asked_rest *rest)
{
    const struct sign_asked *asked = rest->asked;
    const struct sign_asked_job *job = rest->job;

    if (job->problem != PROBLEM_NONE)
        return job_refuse(ctx, job);
    if (job->asked && asked->waits)
        return job_wait(ctx, rest, asked->ticket, ctx->now_ms + SIGN_POLL_MS);
    return job_wait(ctx, rest, (struct str){ 0 }, ctx->now_ms);
}
