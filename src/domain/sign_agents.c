#include "domain/sign_answers.h"

#include "base/host/secret.h"
#include "domain/use.h"

enum ticket_for { TICKET_CONTENT, TICKET_ANSWER };

static enum status no_ticket(struct ctx *ctx)
{
    return fail(ctx, PROBLEM_AGENT_TICKET, "%s", problem_text(PROBLEM_AGENT_TICKET));
}

/* ---- given ---- */

static enum status ticket_give(
    struct ctx *ctx, const struct signing_part *part, enum ticket_for what, struct str *out_url)
{
    struct str token = secret_token(ctx->arena);

    *out_url = str_format(ctx->arena, "/api/v1/agent/" STR_FMT "/%s", STR_ARG(token),
        what == TICKET_CONTENT ? "content" : "answer");
    return db_run(ctx, STMT_SIGN_TICKET_INSERT,
        ARGS(V_TEXT(secret_digest(ctx->arena, token)), V_INT(part->job_id), V_INT(part->number),
            V_INT(what), V_INT(ctx->now_ms + SIGN_TICKET_MS)));
}

enum status signing_tickets_give(struct ctx *ctx, struct signing *job)
{
    for (size_t i = 0; i < job->parts.len; i++) {
        struct signing_part *part = LIST_AT(job->parts, struct signing_part, i);

        TRY(ticket_give(ctx, part, TICKET_CONTENT, &part->document_url));
        TRY(ticket_give(ctx, part, TICKET_ANSWER, &part->answer_url));
    }
    return ST_OK;
}

/* ---- the document ---- */

enum status agent_content_look(struct ctx *ctx, struct agent_ticket *ticket)
{
    struct signing job = { 0 };
    bool found;

    TRY(db_one(ctx, STMT_SIGN_TICKET_GET,
        ARGS(V_TEXT(secret_digest(ctx->arena, ticket->token)), V_INT(TICKET_CONTENT),
            V_INT(ctx->now_ms)),
        &found));
    if (!found)
        return no_ticket(ctx);
    ticket->job_id = db_int(ctx, 0);
    ticket->number = db_int(ctx, 1);
    TRY(signing_enter(ctx, ticket->job_id, &job));
    return sign_state_lives((enum sign_state)job.state) ? ST_OK : no_ticket(ctx);
}

enum status agent_content_take(struct ctx *ctx, struct agent_ticket *ticket)
{
    bool found;

    TRY(agent_content_look(ctx, ticket));
    TRY(db_one(ctx, STMT_SIGN_TICKET_USE,
        ARGS(V_TEXT(secret_digest(ctx->arena, ticket->token)), V_INT(TICKET_CONTENT),
            V_INT(ctx->now_ms)),
        &found));
    return found ? ST_OK : no_ticket(ctx);
}

enum status agent_content_open(
    struct ctx *ctx, const struct agent_ticket *ticket, struct signing_content *out)
{
    struct signing job = { 0 };

    TRY(signing_enter(ctx, ticket->job_id, &job));
    return signing_content_open(ctx, &(struct signing_ref){ job.id, ticket->number }, out);
}

/* ---- the answer ---- */

enum status agent_answer_look(struct ctx *ctx, struct signing_answer *answer)
{
    struct signing job = { 0 };
    bool found;

    TRY(db_one(ctx, STMT_SIGN_TICKET_GET,
        ARGS(V_TEXT(answer->ticket), V_INT(TICKET_ANSWER), V_INT(ctx->now_ms)), &found));
    if (!found)
        return no_ticket(ctx);
    answer->id = db_int(ctx, 0);
    answer->number = db_int(ctx, 1);
    TRY(signing_enter(ctx, answer->id, &job));
    return signing_answer_look(ctx, answer);
}

enum status agent_answer_keep(
    struct ctx *ctx, const struct signing_answer *answer, struct signing *out)
{
    bool found;

    TRY(db_one(ctx, STMT_SIGN_TICKET_USE,
        ARGS(V_TEXT(answer->ticket), V_INT(TICKET_ANSWER), V_INT(ctx->now_ms)), &found));
    if (!found)
        return no_ticket(ctx);
    return signing_answer_keep(ctx, answer, out);
}
