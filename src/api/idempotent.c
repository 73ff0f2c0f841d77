#include "api/idempotent.h"

#include "base/host/secret.h"
#include "store/db.h"

#define KEY_LEN_MIN 8
#define KEY_LEN_MAX 100

static bool applies(const struct ctx *ctx, const struct call *call)
{
    struct str key = call->request.idempotency_key;

    return ctx->actor && call->route->method == METHOD_POST && call->route->out &&
           !call->route->encode && !(call->route->flags & ROUTE_NO_REPLAY) && key.len > 0;
}

void idempotent_prepare(struct ctx *ctx, struct call *call)
{
    const struct request *r = &call->request;
    struct str body = r->body;

    if (!applies(ctx, call))
        return;
    if (call->route->body == BODY_FILE)
        body = secret_digest(ctx->arena, body); /* not copied for it */
    call->request_hash = secret_digest(
        ctx->arena, str_format(ctx->arena, "%d " STR_FMT "?" STR_FMT "\n" STR_FMT, (int)r->method,
                        STR_ARG(r->path), STR_ARG(r->query), STR_ARG(body)));
}

enum status idempotent_find(struct ctx *ctx, struct call *call)
{
    struct str key = call->request.idempotency_key;
    bool found;

    if (!applies(ctx, call))
        return ST_OK;
    if (key.len < KEY_LEN_MIN || key.len > KEY_LEN_MAX)
        return fail(ctx, PROBLEM_IDEMPOTENCY_KEY, "%s", problem_text(PROBLEM_IDEMPOTENCY_KEY));
    TRY(db_one(
        ctx, STMT_IDEMPOTENCY_GET, ARGS(V_INT(ctx->actor->account_id), V_TEXT(key)), &found));
    if (!found)
        return ST_OK;
    if (!str_eq(db_text(ctx, 0), call->request_hash))
        return fail(
            ctx, PROBLEM_IDEMPOTENCY_MISMATCH, "%s", problem_text(PROBLEM_IDEMPOTENCY_MISMATCH));
    call->response.status = (int)db_int(ctx, 1);
    call->response.content_type = "application/json; charset=utf-8";
    call->response.body = db_text(ctx, 2);
    response_header(call, "Idempotency-Replayed", S("true"));
    call->answered = true;
    return ST_OK;
}

enum status idempotent_keep(struct ctx *ctx, struct call *call)
{
    int status = call->route->flags & ROUTE_CREATES ? 201 : 200;

    if (!applies(ctx, call))
        return ST_OK;
    return db_run(ctx, STMT_IDEMPOTENCY_PUT,
        ARGS(V_INT(ctx->actor->account_id), V_TEXT(call->request.idempotency_key),
            V_TEXT(call->request_hash), V_INT(status),
            V_TEXT(resource_to_json(ctx->arena, call->route->out, call->out)), V_INT(ctx->now_ms)));
}
