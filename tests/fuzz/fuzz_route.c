/*
 * fuzz_route -- bytes as a request: line, headers, body; matched, decoded, run and undone.
 *
 * "METHOD /path?query", header lines as "C: cookie", an empty line, the body. The first byte says
 * who asks: 'a' the administrator, anything else nobody. Whatever is asked, the answer is no
 * failure of the server, a refusal says why, and what is JSON can be read.
 */
#include <stdio.h>
#include <unistd.h>

#include "api/api.h"
#include "base/host/clock.h"
#include "base/host/heap.h"
#include "base/host/secret.h"
#include "base/json.h"
#include "base/utf8.h"
#include "cli/profile_files.h"
#include "domain/setup.h"

#define CHECK(cond) ASSERT(cond)
/* 2026-10-01, so that what is found does not depend on the day. */
#define NOW_MS INT64_C(1790816400000)
#define TOKEN "0123456789abcdef0123456789abcdef0123456789a"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static struct database *database;
static struct db *db;

static struct ctx ctx_new(void)
{
    return (struct ctx){
        .arena = arena_new(ARENA_REQUEST_BYTES),
        .db = db,
        .now_ms = NOW_MS,
        .random = clock_random,
        .address = S("127.0.0.1"),
        .request_id = S("fuzz"),
    };
}

static enum status people_add(struct ctx *ctx, void *arg)
{
    struct setup setup = {
        .username = S("admin"),
        .password_hash = S("x"),
        .unit_code = S("40"),
        .unit_name = S("Tỉnh"),
    };
    bool found;

    (void)arg;
    TRY(setup_first(ctx, &setup));
    return db_one(ctx, STMT_SESSION_INSERT,
        ARGS(V_TEXT(secret_digest(ctx->arena, S(TOKEN))), V_INT(setup.account_id), V_INT(NOW_MS),
            V_TEXT(S("127.0.0.1")), V_TEXT(S("fuzz"))),
        &found);
}

/* A file of our own, gone from its folder as soon as both connections have it open. */
static void database_once(void)
{
    static const char *const endings[] = { "", "-wal", "-shm", ".lock" };
    char path[64], name[80];
    struct ctx ctx;

    if (database)
        return;
    CHECK(secret_start());
    snprintf(path, sizeof(path), "%s/baocao-fuzz-%lld.db",
        access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp", (long long)getpid());
    ctx = ctx_new();
    CHECK(database_open(&ctx, path, DATABASE_MIGRATE, &database) == ST_OK);
    CHECK(database_connect(&ctx, database, &db) == ST_OK);
    ctx.db = db;
    CHECK(profile_ensure(&ctx, database, "nghe-an") == ST_OK);
    CHECK(database_write(&ctx, database, people_add, NULL) == ST_OK);
    arena_free(ctx.arena);
    for (size_t i = 0; i < ARRAY_LEN(endings); i++) {
        snprintf(name, sizeof(name), "%s%s", path, endings[i]);
        unlink(name);
    }
}

/* ---- bytes to a request ---- */

static enum method method_of(struct str name)
{
    static const char *const names[] = { "GET", "HEAD", "POST", "PATCH", "PUT", "DELETE" };

    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (str_eq(name, str_of(names[i])))
            return (enum method)i;
    return METHOD_OTHER;
}

static void header_take(struct request *r, struct str line)
{
    struct str name = str_cut(&line, ':'), value = str_trim(line);

    if (str_eq(name, S("C")))
        r->cookie = value;
    else if (str_eq(name, S("O")))
        r->origin = value;
    else if (str_eq(name, S("S")))
        r->sec_fetch_site = value;
    else if (str_eq(name, S("N")))
        r->if_none_match = value;
    else if (str_eq(name, S("I")))
        r->idempotency_key = value;
}

/* http/ hands over paths that are text and begin with one slash; headers that are text. */
static bool request_read(struct str text, struct request *r)
{
    struct str head = text, line;
    bool admin = text.len && text.ptr[0] == 'a';

    head = str_sub(text, 1, text.len);
    line = str_cut(&head, '\n');
    *r = (struct request){
        .method = method_of(str_cut(&line, ' ')),
        .host = S("baocao.example.vn"),
        .address = S("127.0.0.1"),
        .user_agent = S("fuzz"),
        .content_type = S("application/json"),
        .secure = true,
    };
    r->path = str_cut(&line, '?');
    r->query = line;
    for (line = str_cut(&head, '\n'); line.len; line = str_cut(&head, '\n')) {
        if (!utf8_is_text(line))
            return false;
        header_take(r, line);
    }
    r->body = head;
    if (admin)
        r->cookie = S("__Host-baocao=" TOKEN);
    return r->path.len && r->path.ptr[0] == '/' && utf8_is_text(r->path) &&
           utf8_is_text(r->query) && r->body.len <= api_body_limit(r->method, r->path);
}

/* ---- running it ---- */

struct undone {
    struct call *call;
    enum status st;
    struct problem problem;
};

static enum status write_and_undo(struct ctx *ctx, void *arg)
{
    struct undone *undone = arg;

    undone->st = api_write(ctx, undone->call);
    undone->problem = ctx->problem;
    return fail(ctx, PROBLEM_STORE_CONSTRAINT, "%s", "undone");
}

static void answer(struct ctx *ctx, struct call *call)
{
    struct undone undone = { .call = call };

    api_match(ctx, call);
    CHECK(call->route || call->answered);
    /* Hashing takes as long on purpose, and hashes no more than a string. */
    if (call->answered || call->route->lane == LANE_HASH)
        return;
    api_prepare(ctx, call);
    if (call->answered)
        return;
    CHECK(database_write(ctx, database, write_and_undo, &undone) == ST_CONFLICT);
    ctx->problem = undone.problem;
    api_finish(ctx, call, undone.st);
}

static void check_json(struct arena *arena, struct str body)
{
    struct json_reader r = json_read(arena, body);

    CHECK(json_skip(&r, json_next(&r)) && json_next(&r) == JSON_END);
}

static void check_answer(struct ctx *ctx, const struct call *call)
{
    const struct response *response = &call->response;

    if (!call->answered)
        return; /* hashing */
    CHECK(response->status >= 200 && response->status < 500);
    CHECK(utf8_is_text(str_of(response->content_type)) || response->status == 304);
    if (response->content_type &&
        str_find(str_of(response->content_type), S("json")) < str_of(response->content_type).len &&
        response->body.len)
        check_json(ctx->arena, response->body);
    if (response->status >= 400) {
        CHECK(ctx->problem.key != PROBLEM_NONE);
        CHECK(utf8_valid(ctx->problem.detail) && utf8_valid(ctx->problem.field));
    }
    for (size_t i = 0; i < response->headers_len; i++)
        CHECK(str_find(response->headers[i].value, S("\n")) == response->headers[i].value.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    static struct api_config config = {
        .session_idle_ms = SESSION_IDLE_MS,
        .session_life_ms = SESSION_LIFE_MS,
    };
    struct call call = { .config = &config };
    struct ctx ctx;

    database_once();
    config.database = database;
    ctx = ctx_new();
    if (request_read((struct str){ (const char *)data, len }, &call.request)) {
        answer(&ctx, &call);
        check_answer(&ctx, &call);
    }
    arena_free(ctx.arena);
    return 0;
}
