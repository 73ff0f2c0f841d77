#include "api/session_api.h"

#include "api/cookie.h"
#include "api/openapi.h"
#include "base/host/secret.h"
#include "domain/sessions.h"

struct look {
    struct login *in;
    struct login_facts facts;
};

static enum status look(struct ctx *ctx, void *arg)
{
    struct look *look = arg;

    return login_look(ctx, look->in, &look->facts);
}

/* POST /session: the slow verification, outside any transaction, on the hashing lane. */
enum status session_post_prepare(struct ctx *ctx, struct call *call)
{
    struct login *in = call->in;
    struct look found = { .in = in };
    bool right;

    in->device_token = cookie_find(call, COOKIE_DEVICE);
    TRY(database_read(ctx, look, &found));
    right = secret_verify(ctx->arena, found.facts.password_hash, in->password);
    in->verdict = !right ? LOGIN_WRONG : (found.facts.locked ? LOGIN_LOCKED : LOGIN_RIGHT);
    in->session_token = secret_token(ctx->arena);
    in->checked_hash = found.facts.password_hash;
    in->new_device_token = found.facts.device_ours ? in->device_token : secret_token(ctx->arena);
    return ST_OK;
}

enum status session_post(struct ctx *ctx, void *in, void *out)
{
    return login_finish(ctx, in, out);
}

static void me_respond(struct ctx *ctx, struct call *call)
{
    call->response.content_type = "application/json; charset=utf-8";
    call->response.body = resource_to_json(ctx->arena, call->route->out, call->out);
}

/* A miss was remembered in the transaction, which is why it is told only here. */
enum status session_post_encode(struct ctx *ctx, struct call *call)
{
    const struct login *in = call->in;

    TRY(login_answer(ctx, in, call->out));
    cookie_set(ctx, call, COOKIE_SESSION, in->session_token);
    cookie_set(ctx, call, COOKIE_DEVICE, in->new_device_token);
    me_respond(ctx, call);
    return ST_OK;
}

enum status session_delete(struct ctx *ctx, void *in, void *out)
{
    return session_close(ctx, in, out);
}

enum status session_delete_encode(struct ctx *ctx, struct call *call)
{
    cookie_set(ctx, call, COOKIE_SESSION, (struct str){ 0 });
    me_respond(ctx, call);
    return ST_OK;
}

enum status me_get(struct ctx *ctx, void *in, void *out)
{
    return me_view(ctx, in, out);
}

static enum status own_hash(struct ctx *ctx, void *arg)
{
    return password_look(ctx, arg);
}

static enum status old_hashes(struct ctx *ctx, void *arg)
{
    return passwords_old(ctx, arg);
}

/* The last passwords are not chosen again. */
static enum status refuse_used(struct ctx *ctx, struct str password)
{
    struct list old;

    TRY(database_read(ctx, old_hashes, &old));
    for (size_t i = 0; i < old.len; i++)
        if (secret_verify(ctx->arena, *LIST_AT(old, struct str, i), password))
            return fail_field(ctx, PROBLEM_PASSWORD_USED, "new_password", "%s",
                problem_text(PROBLEM_PASSWORD_USED));
    return ST_OK;
}

enum status password_post_prepare(struct ctx *ctx, struct call *call)
{
    struct password_change *in = call->in;

    TRY(database_read(ctx, own_hash, &in->old_hash));
    in->old_right = secret_verify(ctx->arena, in->old_hash, in->old_password);
    if (!in->old_right)
        return ST_OK;
    if (str_eq(in->old_password, in->new_password))
        return fail_field(
            ctx, PROBLEM_PASSWORD_SAME, "new_password", "%s", problem_text(PROBLEM_PASSWORD_SAME));
    TRY(password_check(ctx, ctx->actor->username, in->new_password));
    TRY(refuse_used(ctx, in->new_password));
    in->new_hash = secret_hash(ctx->arena, in->new_password);
    if (!in->new_hash.len)
        return fail(ctx, PROBLEM_BUSY, "%s", problem_text(PROBLEM_BUSY));
    return ST_OK;
}

enum status password_post(struct ctx *ctx, void *in, void *out)
{
    return password_set(ctx, in, out);
}

/* A wrong old password was remembered in the transaction, which is why it is told only here. */
enum status password_post_encode(struct ctx *ctx, struct call *call)
{
    TRY(password_answer(ctx, call->in));
    me_respond(ctx, call);
    return ST_OK;
}

enum status health_get(struct ctx *ctx, void *in, void *out)
{
    (void)ctx;
    (void)in;
    (void)out;
    return ST_OK;
}

/* Answered inside a read transaction: that it could begin is the answer. */
enum status ready_get(struct ctx *ctx, void *in, void *out)
{
    return health_get(ctx, in, out);
}

/* Load and errors are nobody's business but the machine's own monitor. */
enum status metrics_get(struct ctx *ctx, struct call *call)
{
    struct buf out = { .arena = ctx->arena };
    struct str address = call->request.address;

    if (!call->config->metrics || !(str_starts(address, S("127.")) || str_eq(address, S("::1"))))
        return fail(ctx, PROBLEM_NOT_FOUND, "%s", problem_text(PROBLEM_NOT_FOUND));
    call->config->metrics(call->config->metrics_of, &out);
    call->response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    call->response.body = buf_str(&out);
    return ST_OK;
}

enum status openapi_get(struct ctx *ctx, struct call *call)
{
    call->response.content_type = "application/json; charset=utf-8";
    call->response.body = openapi_json(ctx->arena);
    return ST_OK;
}

/* GET /stream: the answer has no end; http/ keeps it open and publishes to it. */
enum status stream_get(struct ctx *ctx, struct call *call)
{
    (void)ctx;
    call->response.content_type = "text/event-stream; charset=utf-8";
    return ST_OK;
}
