#include "tests/api/watch.h"

#include "api/openapi.h"
#include "base/host/secret.h"
#include "tests/api/schema.h"

#include <string.h>

/* Shorter ones stand in honest texts by chance. */
#define SECRET_BYTES_MIN 8
/* What a wrong password writes, though it is refused. */
#define WRITTEN_BY_MISSES "event login_failure"

void watch_open(struct watch *watch)
{
    *watch = (struct watch){ .arena = arena_new(ARENA_HEAVY_BYTES) };
    watch->spec = node_read(watch->arena, openapi_json(watch->arena));
    assert_non_null(watch->spec);
    watch->hits = ARENA_ARRAY(watch->arena, api_routes_len, int64_t);
}

void watch_close(struct watch *watch)
{
    arena_free(watch->arena);
}

void watch_world(struct watch *watch)
{
    watch->secrets_len = 0;
}

/* ---- secrets ---- */

static void secret_add(struct watch *watch, struct str secret)
{
    if (secret.len < SECRET_BYTES_MIN)
        return;
    for (size_t i = 0; i < watch->secrets_len; i++)
        if (str_eq(watch->secrets[i], secret))
            return;
    assert_true(watch->secrets_len < WATCH_SECRETS_MAX);
    watch->secrets[watch->secrets_len++] = str_copy(watch->arena, secret);
}

static void cookies_add(struct watch *watch, const struct call *call)
{
    for (size_t i = 0; i < call->response.headers_len; i++) {
        struct str pair = call->response.headers[i].value;

        if (strcmp(call->response.headers[i].name, "Set-Cookie") != 0)
            continue;
        pair = str_cut(&pair, ';');
        str_cut(&pair, '=');
        secret_add(watch, pair);
    }
}

static void body_secrets_add(struct watch *watch, struct world *world, struct str body)
{
    static const char *const members[] = { "password", "old_password", "new_password",
        "initial_password" };
    const struct node *tree = node_read(world->call_arena, body);

    for (size_t i = 0; i < ARRAY_LEN(members); i++)
        secret_add(watch, node_text(tree, members[i]));
}

static void secrets_learn(
    struct watch *watch, struct world *world, const struct ask *ask, const struct call *call)
{
    secret_add(watch, S(WORLD_PASSWORD));
    for (size_t i = 0; i < world->people_len; i++)
        secret_add(watch, world->people[i].token);
    cookies_add(watch, call);
    body_secrets_add(watch, world, ask->body);
    body_secrets_add(watch, world, call->response.body);
}

static bool contains(struct str text, struct str part)
{
    return part.len && str_find(text, part) < text.len;
}

/* A secret of the list in the text, or its digest; the one given excepted. */
static struct str secret_found(
    const struct watch *watch, struct arena *arena, struct str text, struct str but)
{
    if (contains(text, S("$argon2")))
        return S("a password's hash");
    for (size_t i = 0; i < watch->secrets_len; i++) {
        struct str secret = watch->secrets[i];

        if (!str_eq(secret, but) && contains(text, secret))
            return str_format(arena, "the secret " STR_FMT, STR_ARG(secret));
        if (contains(text, secret_digest(arena, secret)))
            return str_format(arena, "the digest of " STR_FMT, STR_ARG(secret));
    }
    return (struct str){ 0 };
}

static struct str check_secrets(
    struct watch *watch, struct world *world, const struct ask *ask, const struct call *call)
{
    const struct response *response = &call->response;
    struct str shown = node_text(node_read(world->call_arena, response->body), "initial_password");
    struct str found;

    secrets_learn(watch, world, ask, call);
    found = secret_found(watch, world->call_arena, response->body, shown);
    for (size_t i = 0; i < response->headers_len && !found.len; i++)
        if (strcmp(response->headers[i].name, "Set-Cookie") != 0)
            found = secret_found(
                watch, world->call_arena, response->headers[i].value, (struct str){ 0 });
    return found.len ? str_format(watch->arena, "the answer holds " STR_FMT, STR_ARG(found))
                     : found;
}

struct str watch_kept(struct watch *watch, struct world *world)
{
    struct dump all;

    dump_take(world->dumper, &all);
    for (size_t i = 0; i < all.len; i++) {
        struct str found;

        arena_reset(world->call_arena);
        found = secret_found(watch, world->call_arena,
            dump_text(
                world->dumper, world->call_arena, all.tables[i].name, "password_hash token_hash"),
            (struct str){ 0 });
        /* The sources of wrong log-ins are digests of devices. */
        if (strcmp(all.tables[i].name, "login_failure") == 0 && str_starts(found, S("the digest")))
            continue;
        if (found.len)
            return str_format(
                watch->arena, "table %s holds " STR_FMT, all.tables[i].name, STR_ARG(found));
    }
    return (struct str){ 0 };
}

/* ---- shape ---- */

static struct str check_problem(
    struct watch *watch, const struct call *call, const struct node *body)
{
    struct str detail = node_text(body, "detail"), status = node_text(body, "status");
    int64_t n = 0;

    /* That it is stopped for maintenance is no failure. */
    if (call->response.status >= 500 && !str_eq(node_text(body, "key"), S("system.stopped")))
        return str_format(
            watch->arena, "the server failed: " STR_FMT, STR_ARG(call->response.body));
    if (!str_starts(str_of(call->response.content_type), S("application/problem+json")))
        return S("a refusal must be application/problem+json");
    if (!detail.len || !node_text(body, "title").len || !node_text(body, "key").len ||
        !node_text(body, "request_id").len)
        return S("a refusal must have title, key, detail and request_id");
    if (!str_to_int(status, &n) || n != call->response.status)
        return S("a refusal's status must be that of the answer");
    return (struct str){ 0 };
}

static struct str check_shape(struct watch *watch, struct world *world, const struct call *call)
{
    const struct node *body = node_read(world->call_arena, call->response.body);
    struct schema_answer answer = { call->route, call->response.status, body };

    if (call->response.status >= 400) {
        struct str why = check_problem(watch, call, body);

        if (why.len || !call->route)
            return why;
    }
    if (!call->route)
        return S("a success of no route");
    if (call->response.status == 304 || call->request.method == METHOD_HEAD)
        return (struct str){ 0 };
    return schema_fault(watch->arena, watch->spec, &answer);
}

/* ---- effects ---- */

/* Tables that what was asked may change all the same: an address that is good once is used up. */
static const char *written_anyway(const struct call *call)
{
    if (!call->route)
        return "";
    if (call->route->lane == LANE_HASH && call->response.status >= 400)
        return WRITTEN_BY_MISSES;
    return strcmp(call->route->path, "/agent/{token}/content") == 0 ? "sign_ticket" : "";
}

static struct str check_effects(struct watch *watch, struct world *world, const struct call *call)
{
    struct dump after;
    const char *table;

    dump_take(world->dumper, &after);
    table = dump_difference(&watch->before, &after, written_anyway(call));
    if (!table)
        return (struct str){ 0 };
    if (call->response.status >= 400)
        return str_format(watch->arena, "a refusal changed table %s", table);
    if (call->route->method == METHOD_GET)
        return str_format(watch->arena, "reading changed table %s", table);
    if (dump_rows(&after, "event") <= dump_rows(&watch->before, "event") &&
        !(call->route->flags & ROUTE_NO_EVENT))
        return str_format(watch->arena, "table %s changed without an event", table);
    return (struct str){ 0 };
}

void watch_before(struct watch *watch, struct world *world)
{
    dump_take(world->dumper, &watch->before);
}

struct str watch_after(
    struct watch *watch, struct world *world, const struct ask *ask, const struct call *call)
{
    struct str why = check_shape(watch, world, call);

    watch->answers++;
    if (!why.len)
        why = check_effects(watch, world, call);
    if (!why.len)
        why = check_secrets(watch, world, ask, call);
    if (call->route && call->response.status < 300)
        watch->hits[call->route - api_routes]++;
    return why;
}

const struct route *watch_missed(const struct watch *watch, size_t *from)
{
    while (*from < api_routes_len)
        if (!watch->hits[(*from)++])
            return &api_routes[*from - 1];
    return NULL;
}
