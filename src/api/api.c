#include "api/api.h"

#include "api/compose.h"
#include "api/cookie.h"
#include "api/etag.h"
#include "api/idempotent.h"
#include "api/problem.h"
#include "api/query.h"
#include "api/touch.h"
#include "base/mem.h"
#include "domain/announcements.h"
#include "domain/sessions.h"
#include "domain/use.h"

/* A session's time of last use is kept to the minute: not every request writes. */
#define SEEN_EVERY_MS ((int64_t)60 * 1000)

static const char prefix[] = "/api/v1";

void response_header(struct call *call, const char *name, struct str value)
{
    if (call->response.headers_len < RESPONSE_HEADERS_MAX)
        call->response.headers[call->response.headers_len++] =
            (struct response_header){ name, value };
}

static void refuse(struct ctx *ctx, struct call *call, enum status status)
{
    call->status = status;
    call->answered = true;
    problem_respond(ctx, call, status);
}

/* ---- match ---- */

/* One name of the pattern, "{id}", takes one segment that is not empty. */
static const char *take_arg(const char *at, const char *end, struct call *call)
{
    const char *begin = at;

    while (at < end && *at != '/')
        at++;
    if (at == begin || call->args_len == PATH_ARGS_MAX)
        return NULL;
    call->args[call->args_len++] = (struct str){ begin, (size_t)(at - begin) };
    return at;
}

/* Every request is held against every route until one fits: a route that is another one shows it
 * by its first letters, and nothing is cut or copied to find that. */
static bool path_matches(const char *pattern, struct str path, struct call *call)
{
    const char *at = path.ptr, *end = path.ptr + path.len;

    call->args_len = 0;
    while (*pattern) {
        if (*pattern == '{') {
            at = take_arg(at, end, call);
            if (!at)
                return false;
            while (*pattern++ != '}')
                continue;
        } else if (at < end && *at == *pattern) {
            at++;
            pattern++;
        } else {
            return false;
        }
    }
    return at == end;
}

static const struct route *route_find(struct call *call, enum method method, bool *out_path_known)
{
    struct str path = call->request.path;
    bool ours = str_starts(path, str_of(prefix));
    struct str below = str_sub(path, ours ? sizeof(prefix) - 1 : path.len, path.len);

    if (method == METHOD_HEAD)
        method = METHOD_GET;
    *out_path_known = false;
    for (size_t i = 0; i < api_routes_len; i++) {
        const struct route *route = &api_routes[i];
        bool outside = route->path[1] == '/'; /* "//healthz" stands for itself */

        if (!path_matches(route->path + outside, outside ? path : below, call))
            continue;
        *out_path_known = true;
        if (route->method == method)
            return route;
    }
    return NULL;
}

/* Browsers say where a request comes from; what is not a browser sends neither header. */
static bool origin_is_ours(const struct call *call)
{
    const struct request *r = &call->request;
    struct str origin = r->origin, host;
    size_t at;

    if (r->sec_fetch_site.len && !str_eq(r->sec_fetch_site, S("same-origin")) &&
        !str_eq(r->sec_fetch_site, S("none")))
        return false;
    if (!origin.len)
        return true;
    at = str_find(origin, S("://"));
    host = call->config->host_name ? str_of(call->config->host_name) : r->host;
    return at < origin.len && str_eq(str_sub(origin, at + 3, origin.len), host);
}

void api_match(struct ctx *ctx, struct call *call)
{
    bool known;

    call->route = route_find(call, call->request.method, &known);
    if (!call->route)
        refuse(ctx, call,
            known
                ? fail(ctx, PROBLEM_ROUTE_METHOD, "%s", problem_text(PROBLEM_ROUTE_METHOD))
                : fail(ctx, PROBLEM_ROUTE_NOT_FOUND, "%s", problem_text(PROBLEM_ROUTE_NOT_FOUND)));
    else if (call->route->method != METHOD_GET && !origin_is_ours(call))
        refuse(ctx, call,
            fail(ctx, PROBLEM_SESSION_ORIGIN, "%s", problem_text(PROBLEM_SESSION_ORIGIN)));
}

size_t api_body_limit(enum method method, struct str path)
{
    struct call call = { .request = { .method = method, .path = path } };
    bool known;
    const struct route *route = route_find(&call, method, &known);

    return route && route->body == BODY_FILE ? HTTP_UPLOAD_BYTES_MAX : HTTP_BODY_BYTES_MAX;
}

/* ---- prepare ---- */

enum status call_ahead(
    struct ctx *ctx, const struct call *call, enum status (*say)(struct ctx *ctx, int64_t id))
{
    int64_t id;

    return str_to_int(call->args[0], &id) ? say(ctx, id) : ST_OK;
}

static bool holds_allowed(struct ctx *ctx, enum allow allow)
{
    enum right right = (enum right)((int)allow - (int)ALLOW_RIGHT_0);

    return allow >= ALLOW_RIGHT_0 && access_holds(ctx->actor, right, use_today(ctx));
}

static enum status check_right(struct ctx *ctx, const struct route *route)
{
    if (route->allow == ALLOW_NOBODY)
        return fail(ctx, PROBLEM_ROUTE_FORBIDDEN, "%s", problem_text(PROBLEM_ROUTE_FORBIDDEN));
    if (route->allow == ALLOW_ANYONE)
        return ST_OK;
    if (ctx->actor->must_change_password)
        return fail(
            ctx, PROBLEM_PASSWORD_CHANGE_FIRST, "%s", problem_text(PROBLEM_PASSWORD_CHANGE_FIRST));
    if (route->allow != ALLOW_MEMBER && !holds_allowed(ctx, route->allow) &&
        !holds_allowed(ctx, route->or_allow))
        return fail(ctx, PROBLEM_ROUTE_FORBIDDEN, "%s", problem_text(PROBLEM_ROUTE_FORBIDDEN));
    return ST_OK;
}

static enum status authenticate(struct ctx *ctx, struct call *call)
{
    struct session_limits limits = { call->config->session_idle_ms, call->config->session_life_ms };
    struct actor *actor = ARENA_NEW(ctx->arena, struct actor);
    int64_t seen_ms;

    if (call->route->allow == ALLOW_PUBLIC)
        return ST_OK;
    if (call->operator) {
        ctx->actor = call->operator;
        return check_right(ctx, call->route);
    }
    TRY(session_actor(ctx, cookie_find(call, COOKIE_SESSION), limits, actor, &seen_ms));
    ctx->actor = actor;
    call->seen_stale =
        ctx->now_ms - seen_ms > SEEN_EVERY_MS && !(call->route->flags & ROUTE_STREAM);
    return check_right(ctx, call->route);
}

/* While the system is stopped for maintenance nothing is written but what has to do with just that;
 * whoever works at the machine itself does the maintenance. The session brought it along. */
static enum status check_stopped(struct ctx *ctx, const struct call *call)
{
    int64_t until_ms = ctx->actor ? ctx->actor->stopped_until_ms : 0;
    enum status st;

    if (call->route->method == METHOD_GET ||
        call->operator||(call->route->flags & ROUTE_WHILE_STOPPED))
        return ST_OK;
    if (!ctx->actor)
        TRY(announcement_stop(ctx, &until_ms));
    if (!until_ms)
        return ST_OK;
    st = fail(ctx, PROBLEM_SYSTEM_STOPPED, "%s Dự kiến xong lúc " STR_FMT ".",
        problem_text(PROBLEM_SYSTEM_STOPPED), STR_ARG(time_format_vi(ctx->arena, until_ms)));
    ctx->problem.retry_s = (until_ms - ctx->now_ms + 999) / 1000;
    return st;
}

static enum status decode(struct ctx *ctx, struct call *call)
{
    static const unsigned purposes[] = {
        [BODY_NONE] = 0,
        [BODY_CREATE] = F_CREATE,
        [BODY_UPDATE] = F_UPDATE,
        [BODY_FILE] = 0,
    };
    const struct route *route = call->route;
    struct resource_input input = { .body = call->request.body };
    struct str names[PATH_ARGS_MAX];

    call->in = arena_alloc(ctx->arena, route->in->size);
    call->out = route->out ? arena_alloc(ctx->arena, route->out->size) : NULL;
    input.path_len = route_arg_names(route->path, names);
    input.path_names = names;
    input.path_values = call->args;
    TRY(query_split(ctx, call->request.query, &input));
    if (route->body == BODY_NONE && call->request.body.len && !str_eq(call->request.body, S("{}")))
        return fail(ctx, PROBLEM_BODY_TYPE, "%s Thao tác này không nhận nội dung.",
            problem_text(PROBLEM_BODY_TYPE));
    TRY(resource_decode(ctx, route->in, purposes[route->body], &input, call->in, &call->given));
    /* One spelling of each letter, for passwords too: behind the reader, which undoes \u0301. */
    compose_record(ctx->arena, route->in, call->in);
    return ST_OK;
}

/* Inside the one read transaction of a call: who, whether, what; and the answer, if it is a read.
 */
static enum status enter(struct ctx *ctx, void *arg)
{
    struct call *call = arg;
    const struct route *route = call->route;

    ctx->actor = NULL;
    if (route->ahead)
        TRY(route->ahead(ctx, call));
    TRY(authenticate(ctx, call));
    TRY(check_stopped(ctx, call));
    TRY(decode(ctx, call));
    idempotent_prepare(ctx, call);
    if (route->prepare)
        TRY(idempotent_find(ctx, call)); /* what is done need not be prepared again */
    if (route->method != METHOD_GET || route->prepare)
        return ST_OK;
    if (route->read)
        return route->read(ctx, call);
    return route->run ? route->run(ctx, call->in, call->out) : ST_OK;
}

static enum status run_read(struct ctx *ctx, void *arg)
{
    struct call *call = arg;

    return call->route->run(ctx, call->in, call->out);
}

static enum status prepare(struct ctx *ctx, struct call *call)
{
    TRY(database_read(ctx, enter, call));
    if (!call->route->prepare || call->answered)
        return ST_OK;
    TRY(call->route->prepare(ctx, call));
    if (call->route->method == METHOD_GET && call->route->run)
        return database_read(ctx, run_read, call);
    return ST_OK;
}

/* On PostgreSQL a guarded write asks who and whether in its own transaction, which watches nothing
 * it reads: one round trip for all of that. On SQLite the writer has better things to do. */
static bool enters_to_write(const struct call *call)
{
    return (call->route->flags & ROUTE_GUARDED) &&
           database_kind(call->config->database) == DATABASE_PGSQL;
}

void api_prepare(struct ctx *ctx, struct call *call)
{
    enum status status = enters_to_write(call) ? ST_OK : prepare(ctx, call);

    if (status != ST_OK) {
        refuse(ctx, call, status);
    } else if (call->answered) {
        return; /* as before, for the same Idempotency-Key */
    } else if (call->route->method == METHOD_GET || !call->route->run) {
        if (call->seen_stale)
            session_touch(ctx, call);
        api_finish(ctx, call, ST_OK);
    }
}

enum status api_write(struct ctx *ctx, void *arg)
{
    struct call *call = arg;

    call->answered = false;
    if (enters_to_write(call))
        TRY(enter(ctx, call));
    if (call->route->out)
        memset(call->out, 0, call->route->out->size);
    if (call->seen_stale)
        TRY(session_seen(ctx, ctx->actor->session_id));
    TRY(idempotent_find(ctx, call));
    if (call->answered)
        return ST_OK;
    TRY(call->route->run(ctx, call->in, call->out));
    return idempotent_keep(ctx, call);
}

enum status api_commit(struct ctx *ctx, struct call *call)
{
    struct database *database = call->config->database;

    if (call->route->flags & ROUTE_GUARDED)
        return database_write_guarded(ctx, database, api_write, call);
    return database_write(ctx, database, api_write, call);
}

/* ---- finish ---- */

static enum status encode(struct ctx *ctx, struct call *call)
{
    struct buf body = { .arena = ctx->arena };

    if (call->route->encode)
        return call->route->encode(ctx, call);
    if (call->route->out)
        resource_encode(&body, call->route->out, call->out);
    call->response.content_type = "application/json; charset=utf-8";
    call->response.body = buf_str(&body);
    return ST_OK;
}

void api_finish(struct ctx *ctx, struct call *call, enum status status)
{
    if (call->answered)
        return;
    if (status == ST_OK) {
        call->response.status = call->route->flags & ROUTE_CREATES ? 201 : 200;
        status = encode(ctx, call);
    }
    if (status != ST_OK) {
        refuse(ctx, call, status);
        return;
    }
    call->status = ST_OK;
    call->answered = true;
    call->response.stream = (call->route->flags & ROUTE_STREAM) != 0;
    etag_apply(ctx, call);
}

/* ---- answers in pieces ---- */

static enum status run_more(struct ctx *ctx, void *arg)
{
    struct call *call = arg;

    return call->route->more(ctx, call);
}

enum status api_more(struct ctx *ctx, struct call *call)
{
    struct response *response = &call->response;

    ASSERT(response->body_more && call->route->more);
    TRY(database_read(ctx, run_more, call));
    ASSERT(response->body.len && response->body.len <= response->body_more);
    response->body_more -= response->body.len;
    return ST_OK;
}

static void gather(struct ctx *ctx, struct call *call)
{
    struct buf whole = { .arena = ctx->arena };
    enum status status = ST_OK;

    buf_reserve(&whole, call->response.body.len + call->response.body_more);
    buf_add(&whole, call->response.body);
    while (call->response.body_more && status == ST_OK) {
        status = api_more(ctx, call);
        buf_add(&whole, call->response.body);
    }
    call->response.body = buf_str(&whole);
    if (status != ST_OK)
        refuse(ctx, call, status);
}

void api_dispatch(struct ctx *ctx, struct call *call)
{
    api_match(ctx, call);
    if (call->answered)
        return;
    api_prepare(ctx, call);
    if (!call->answered)
        api_finish(ctx, call, api_commit(ctx, call));
    if (call->response.body_more)
        gather(ctx, call);
}
