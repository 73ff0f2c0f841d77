/*
 * api -- the routes, and the one path every request takes through them.
 *
 * A call goes through five steps; which thread runs each is the caller's
 * business (http/ uses its loops and lanes, tests and the command line run
 * them one after the other by api_dispatch):
 *
 *   api_match     route, method, origin check; no database
 *   api_prepare   session and right (one read transaction), decode; a reading
 *                 route is answered here, in the same transaction
 *   api_write     a txn_fn: the use case of a writing route, in its transaction; a guarded one on
 *                 PostgreSQL is prepared in it too, which saves a round trip
 *   api_finish    encode what run() left, or the one error shape
 *
 * Nothing here knows about sockets.
 *
 * Layer:  api
 * Owns:   nothing; all of a call lives in ctx->arena
 * Fails:  never: every failure becomes a response
 * Limits: HTTP_BODY_BYTES_MAX, HTTP_UPLOAD_BYTES_MAX for routes that take files
 * Tests:  tests/api/ (conversations, rights matrix, every route hit, every write leaves an event)
 */
#ifndef BAOCAO_API_H
#define BAOCAO_API_H

#include "core/access.h"
#include "model/resource.h"
#include "store/database.h"

enum method {
    METHOD_GET,
    METHOD_HEAD,
    METHOD_POST,
    METHOD_PATCH,
    METHOD_PUT,
    METHOD_DELETE,
    METHOD_OTHER
};

/* Where the work of a call may block. */
enum lane {
    LANE_QUICK, /* point reads and single writes: on the loop with SQLite */
    LANE_HEAVY, /* files, consolidation, lists over many reports */
    LANE_HASH   /* password hashing */
};

enum body {
    BODY_NONE,
    BODY_CREATE, /* JSON, decoded with F_CREATE */
    BODY_UPDATE, /* JSON, decoded with F_UPDATE */
    BODY_FILE    /* bytes as they are, in call->request.body */
};

#define PATH_ARGS_MAX 4
#define QUERY_ARGS_MAX 16
#define RESPONSE_HEADERS_MAX 8

struct request {
    enum method method;
    struct str path;  /* decoded path, begins with "/" */
    struct str query; /* raw, without "?" */
    struct str body;
    struct str content_type, cookie, authorization, origin, host, sec_fetch_site;
    struct str if_none_match, idempotency_key, user_agent, address;
    bool secure; /* came over TLS, or a trusted proxy says so */
};

struct response_header {
    const char *name;
    struct str value;
};

struct response {
    int status;
    const char *content_type;
    struct str body;  /* all of it, or its first piece */
    size_t body_more; /* bytes behind it, each further piece by api_more */
    struct response_header headers[RESPONSE_HEADERS_MAX];
    size_t headers_len;
    bool stream; /* GET /stream: keep the connection open and publish to it */
};

struct answers;
struct office;    /* exchange/office.h */
struct sign_keys; /* domain/signings.h */

struct api_config {
    struct database *database;
    struct answers *answers;      /* NULL: none are kept */
    struct office *office;        /* what reads .xls and .ods; NULL: nothing does */
    const struct sign_keys *keys; /* that the server asks itself; NULL: none */
    const char *host_name;        /* as browsers know us: what Origin must be; NULL: as Host says */
    bool insecure_http;           /* plain HTTP allowed: cookies without __Host- and Secure */
    int64_t session_idle_ms, session_life_ms;
    /* Writes the process's counters for GET /metrics; NULL: none. */
    void (*metrics)(void *of, struct buf *out);
    void *metrics_of;
};

struct route;

struct call {
    const struct api_config *config;
    struct request request;
    struct response response;
    struct str request_hash; /* of a POST with an Idempotency-Key: made before the transaction */
    struct str etag;         /* set by a step that knows a version; empty: a digest of the body */
    const struct actor *
    operator; /* who calls without a session, at the machine itself; NULL: nobody */
    const struct route *route; /* set by api_match; NULL: already answered */
    struct str args[PATH_ARGS_MAX];
    size_t args_len;
    void *in, *out; /* records of route->in, route->out */
    uint64_t given;
    enum status status;
    bool answered;   /* response is complete: nothing left but to send it */
    bool seen_stale; /* the session's time of last use wants writing */
};

struct route {
    enum method method;
    const char
        *path; /* below /api/v1, unless it begins with "//": then as it stands behind one / */
    enum allow allow;
    enum lane lane;
    enum body body;
    const struct resource *in, *out;
    const char *summary;
    /* First thing in the transaction: says what will be read (db_ahead). Only the path is known. */
    enum status (*ahead)(struct ctx *ctx, struct call *call);
    /* Outside the transaction, after the rights check, on the lane: hashing, reading files.
     * May read by database_read. */
    enum status (*prepare)(struct ctx *ctx, struct call *call);
    /* Inside the transaction. May run more than once. */
    enum status (*run)(struct ctx *ctx, void *in, void *out);
    /* Instead of run, for a GET whose answer depends on more of the call than `in`. */
    enum status (*read)(struct ctx *ctx, struct call *call);
    /* Outside again: bytes other than out's JSON. */
    enum status (*encode)(struct ctx *ctx, struct call *call);
    /* Of an answer that said response.body_more: puts the next piece into response.body. In a read
     * transaction of its own, on the lane; the arena gives back what the piece before took. */
    enum status (*more)(struct ctx *ctx, struct call *call);
    /* NO_EVENT: writes nothing a history should hold. NO_REPLAY: its answer holds a secret and is
     * not kept for Idempotency-Key. GUARDED: may use database_write_guarded. WHILE_STOPPED: a write
     * that is let through while the system is stopped for maintenance. */
    enum {
        ROUTE_PLAIN = 0,
        ROUTE_CREATES = 1,
        ROUTE_STREAM = 2,
        ROUTE_NO_EVENT = 4,
        ROUTE_NO_REPLAY = 8,
        ROUTE_GUARDED = 16,
        ROUTE_WHILE_STOPPED = 32
    } flags;
    /* Beside a right in allow: who holds this one may as well. ALLOW_NOBODY: there is no other. */
    enum allow or_allow;
};

extern const struct route api_routes[];
extern const size_t api_routes_len;

/* Fills call->route, or answers at once. The lane to go on with is call->route->lane. */
void api_match(struct ctx *ctx, struct call *call);
/* ctx->db must be a connection of this thread. After it either call->answered, or a writing
 * route is ready for api_write. */
void api_prepare(struct ctx *ctx, struct call *call);
/* The use case of a writing route, for a write_job with arg = call. */
txn_fn api_write;
/* Runs it and waits for its commit. */
enum status api_commit(struct ctx *ctx, struct call *call) MUST_CHECK;
/* After the write: status and problem of the transaction become the response. */
void api_finish(struct ctx *ctx, struct call *call, enum status status);
/* The next piece of an answer that has body_more; it and body_more are brought up to date. Not
 * ST_OK: the answer ends in the middle. */
enum status api_more(struct ctx *ctx, struct call *call) MUST_CHECK;
/* All of it, waiting for the commit, with the answer in one piece. */
void api_dispatch(struct ctx *ctx, struct call *call);

/* Whether a body of this content type may be up to HTTP_UPLOAD_BYTES_MAX on this path. */
size_t api_body_limit(enum method method, struct str path);
/* For a route's ahead: what a call says of the object in its path before anybody asked whose call
 * it is; an odd path says nothing. */
enum status call_ahead(struct ctx *ctx, const struct call *call,
    enum status (*say)(struct ctx *ctx, int64_t id)) MUST_CHECK;
/* Adds a header to the response; ignored beyond RESPONSE_HEADERS_MAX. */
void response_header(struct call *call, const char *name, struct str value);

#endif
