#include "http/exchange.h"

#include <string.h>

#include "base/host/clock.h"
#include "base/host/heap.h"
#include "base/host/log.h"

/* ---- what the client, or a proxy it came through, says about itself ---- */

static bool id_is_plain(struct str id)
{
    for (size_t i = 0; i < id.len; i++) {
        char c = id.ptr[i];

        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                c == '-'))
            return false;
    }
    return id.len >= 8 && id.len < sizeof(((struct ticket *)0)->request_id);
}

/* The last address is the one the trusted proxy saw itself. */
static struct str forwarded_address(struct str forwarded_for)
{
    struct str last = forwarded_for;

    while (forwarded_for.len)
        last = str_cut(&forwarded_for, ',');
    return str_trim(last);
}

static void request_complete(struct ticket *ticket, const struct exchange_peer *peer)
{
    const struct http_parse *parse = &ticket->parse;
    struct request *request = &ticket->call.request;
    struct network ignored;

    *request = parse->request;
    request->address = str_copy(ticket->arena, peer->address);
    request->secure = peer->secure;
    if (!peer->trusted)
        return;
    request->secure = request->secure || str_eq(parse->forwarded_proto, S("https"));
    if (network_of(forwarded_address(parse->forwarded_for), &ignored))
        request->address = forwarded_address(parse->forwarded_for);
    if (id_is_plain(parse->request_id)) {
        memcpy(ticket->request_id, parse->request_id.ptr, parse->request_id.len);
        ticket->request_id[parse->request_id.len] = 0;
    }
}

static void ctx_complete(struct ticket *ticket)
{
    const struct request *request = &ticket->call.request;

    ticket->ctx = (struct ctx){
        .arena = ticket->arena,
        .db = ticket->loop->db,
        .now_ms = clock_now_ms(),
        .address = request->address,
        .user_agent = request->user_agent,
        .request_id = str_of(ticket->request_id),
        .random = clock_random,
    };
}

/* ---- the web interface ---- */

static bool reads(const struct ticket *ticket)
{
    enum method method = ticket->call.request.method;

    return method == METHOD_GET || method == METHOD_HEAD;
}

/* Answers with the file at `path`; false: there is none. */
static bool site_answer(struct ticket *ticket, struct str path)
{
    const struct static_site *site = ticket->loop->server->config.site;
    const struct static_file *file = site ? static_find(site, path) : NULL;

    if (!file || !reads(ticket))
        return false;
    static_answer(ticket->arena, file, &ticket->call.request, ticket->parse.accept_encoding,
        &ticket->call.response);
    ticket->of_site = true;
    return true;
}

/* The API has no such path: it may be one of the browser's own, or the site may be missing. */
static void site_page(struct ticket *ticket)
{
    if (!reads(ticket) || !static_may_be_page(ticket->call.request.path))
        return;
    if (!site_answer(ticket, S("/"))) {
        static_answer_without_site(&ticket->call.response);
        ticket->of_site = true;
    }
}

/* ---- the API ---- */

static void write_done(struct write_job *job)
{
    struct ticket *ticket = job->owner;

    loop_post(ticket->loop, ticket);
}

/* The write waits with the writer, and no thread waits with it. */
static enum exchange park(struct ticket *ticket)
{
    struct database *database = ticket->call.config->database;

    ticket->job = (struct write_job){
        .ctx = &ticket->ctx,
        .use_case = api_write,
        .arg = &ticket->call,
        .done = write_done,
        .owner = ticket,
    };
    ticket->parked = true;
    if (database_write_later(database, &ticket->job))
        return EXCHANGE_AWAY;
    ticket->parked = false;
    exchange_refuse(ticket, 503, PROBLEM_BUSY, NULL);
    return EXCHANGE_ANSWERED;
}

static enum exchange call_begin(struct ticket *ticket)
{
    struct call *call = &ticket->call;
    struct lane_threads *lane;

    api_match(&ticket->ctx, call);
    if (call->answered || !call->route) {
        if (!call->route && call->response.status == 404)
            site_page(ticket);
        return EXCHANGE_ANSWERED;
    }
    lane = ticket->loop->server->lanes[call->route->lane];
    if (lane && lane_push(lane, ticket))
        return EXCHANGE_AWAY;
    if (lane) {
        exchange_refuse(ticket, 503, PROBLEM_BUSY, NULL);
        return EXCHANGE_ANSWERED;
    }
    api_prepare(&ticket->ctx, call);
    return call->answered ? EXCHANGE_ANSWERED : park(ticket);
}

enum exchange exchange_begin(struct ticket *ticket, const struct exchange_peer *peer)
{
    ticket->call = (struct call){ .config = ticket->loop->server->config.api };
    request_complete(ticket, peer);
    ctx_complete(ticket);
    if (site_answer(ticket, ticket->call.request.path))
        return EXCHANGE_ANSWERED;
    return call_begin(ticket);
}

/* The piece before is sent: its room is taken again. */
static void piece_read(struct ticket *ticket, struct db *db)
{
    struct ctx *ctx = &ticket->ctx;

    if (ticket->pieces++ == 0)
        ticket->first_piece = arena_mark(ctx->arena);
    else
        arena_rewind(ctx->arena, ticket->first_piece);
    ctx->db = db;
    ticket->broken = api_more(ctx, &ticket->call) != ST_OK;
}

enum exchange exchange_more(struct ticket *ticket)
{
    struct lane_threads *lane = ticket->loop->server->lanes[ticket->call.route->lane];

    if (!lane) {
        piece_read(ticket, ticket->loop->db);
        return EXCHANGE_ANSWERED;
    }
    return lane_push(lane, ticket) ? EXCHANGE_AWAY : EXCHANGE_BUSY;
}

void exchange_work(struct ticket *ticket, struct db *db)
{
    struct ctx *ctx = &ticket->ctx;
    struct call *call = &ticket->call;

    if (call->answered) {
        if (!atomic_load(&ticket->abandoned))
            piece_read(ticket, db);
    } else if (!atomic_load(&ticket->abandoned)) {
        if (call->route->lane == LANE_HEAVY)
            ctx->arena = ticket->heavy = arena_new(ARENA_HEAVY_BYTES);
        ctx->db = db;
        api_prepare(ctx, call);
        if (!call->answered)
            api_finish(ctx, call, api_commit(ctx, call));
    }
    loop_post(ticket->loop, ticket);
}

void exchange_home(struct ticket *ticket)
{
    if (!ticket->parked)
        return;
    ticket->parked = false;
    ticket->ctx.problem = ticket->job.problem;
    api_finish(&ticket->ctx, &ticket->call, ticket->job.status);
}

void exchange_refuse(
    struct ticket *ticket, int status, enum problem_key problem, const char *detail)
{
    ticket->ctx.problem = (struct problem){ .key = problem, .detail = str_of(detail) };
    http_problem(ticket->arena, status, ticket->ctx.problem, str_of(ticket->request_id),
        &ticket->call.response);
}

/* ---- the log ---- */

static const char *method_name(enum method method)
{
    static const char *const names[] = {
        [METHOD_GET] = "GET",
        [METHOD_HEAD] = "HEAD",
        [METHOD_POST] = "POST",
        [METHOD_PATCH] = "PATCH",
        [METHOD_PUT] = "PUT",
        [METHOD_DELETE] = "DELETE",
        [METHOD_OTHER] = "OTHER",
    };

    return names[method];
}

/* The cause, for whoever runs the server: a full disk must not look like any other fault. */
static void failure_log(const struct ticket *ticket, int status)
{
    const struct problem *problem = &ticket->ctx.problem;

    log_line(LOG_ERROR, "http.failed",
        LOG_FIELDS(LOG_S("id", str_of(ticket->request_id)), LOG_N("status", status),
            LOG_S("key", str_of(problem_name(problem->key))), LOG_S("detail", problem->detail)));
}

/* A word of a path that is as long as a token may be one: an address that is itself the right to
 * what is there. */
#define PATH_WORD_MAX 40

/* The path as far as it may be told. A request that was refused early has no arena to write in. */
static struct str path_shown(struct str path)
{
    size_t at = 0;

    while (at < path.len) {
        size_t word = 1 + str_find(str_sub(path, at + 1, path.len), S("/"));

        if (word > PATH_WORD_MAX)
            return str_sub(path, 0, at);
        at += word;
    }
    return path;
}

void exchange_log(const struct ticket *ticket, struct str address)
{
    struct str seen = ticket->call.request.address; /* behind a proxy, not the peer's */
    int status = ticket->call.response.status;
    bool slow = ticket->took_us > HTTP_SLOW_MS * 1000 && status != 408;
    bool notable = status >= 500 || slow;

    counts_answer(&ticket->loop->counts, status, ticket->took_us);
    if (status >= 500)
        failure_log(ticket, status);
    log_line(notable ? LOG_INFO : LOG_DEBUG, "http.request",
        LOG_FIELDS(LOG_S("id", str_of(ticket->request_id)),
            LOG_S("method", str_of(method_name(ticket->parse.request.method))),
            LOG_S("path", path_shown(ticket->parse.request.path)), LOG_N("status", status),
            LOG_N("bytes", (int64_t)ticket->sent_bytes), LOG_N("took_us", ticket->took_us),
            LOG_S("address", seen.len ? seen : address)));
}
