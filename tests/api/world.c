#include "tests/api/world.h"

#include "base/host/clock.h"
#include "base/host/heap.h"
#include "base/host/secret.h"
#include "cli/profile_files.h"
#include "core/text.h"
#include "domain/accounts.h"
#include "domain/profiles.h"
#include "domain/setup.h"
#include "domain/trusts.h"
#include "domain/units.h"
#include "store/form_cache.h"
#include "store/profile_cache.h"
#include "tests/api/node.h"

#include <sodium.h>
#include <string.h>

#define ADDRESS "10.20.30.40"
#define HOST "baocao.example.vn"
/* A session this long unused is replaced before it ends by itself. */
#define SESSION_FRESH_MS ((int64_t)20 * 60 * 1000)

/* clang-format off */
static const struct {
    const char *name, *code, *title, *parent;
    enum unit_kind kind;
} units[] = {
    { "farming",   "H40.9",    "Sở Nông nghiệp và Môi trường", "province", UNIT_DEPARTMENT },
    { "crops",     "H40.9.1",  "Phòng Trồng trọt",             "farming",  UNIT_DIVISION },
    { "finance",   "H40.3",    "Sở Tài chính",                 "province", UNIT_DEPARTMENT },
    { "budget",    "H40.3.1",  "Phòng Ngân sách",              "finance",  UNIT_DIVISION },
    { "commune_a", "16681",    "Xã An Bình",                   "province", UNIT_COMMUNE },
    { "commune_b", "16684",    "Xã Bình Minh",                 "province", UNIT_COMMUNE },
    { "commune_c", "16687",    "Phường Cửa Nam",               "province", UNIT_WARD },
    { "ministry",  "G10",      "Bộ Nông nghiệp và Môi trường", NULL,       UNIT_OTHER },
    { "institute", "G10.1",    "Viện Quy hoạch",               "ministry", UNIT_OTHER },
};

static const struct {
    const char *name;
    struct world_grant grant;
} people[] = {
    { "farming-admin",    { "farming",   ROLE_UNIT_ADMIN, true, 0 } },
    { "designer",         { "province",  ROLE_DESIGNER,   true, 0 } },
    { "lead",             { "farming",   ROLE_LEAD,       true, 0 } },
    { "farming-entry",    { "farming",   ROLE_AGGREGATOR, false, 0 } },
    { "farming-approver", { "farming",   ROLE_APPROVER,   false, 0 } },
    { "farming-clerk",    { "farming",   ROLE_CLERK,      false, 0 } },
    { "office",           { "province",  ROLE_AGGREGATOR, false, 0 } },
    { "viewer",           { "province",  ROLE_VIEWER,     true, 0 } },
    { "a-admin",          { "commune_a", ROLE_UNIT_ADMIN, true, 0 } },
    { "a-entry",          { "commune_a", ROLE_ENTRY,      false, 0 } },
    { "a-second",         { "commune_a", ROLE_ENTRY,      false, 0 } },
    { "a-approver",       { "commune_a", ROLE_APPROVER,   false, 0 } },
    { "a-clerk",          { "commune_a", ROLE_CLERK,      false, 0 } },
    { "b-entry",          { "commune_b", ROLE_ENTRY,      false, 0 } },
    { "b-approver",       { "commune_b", ROLE_APPROVER,   false, 0 } },
    { "b-clerk",          { "commune_b", ROLE_CLERK,      false, 0 } },
    { "c-entry",          { "commune_c", ROLE_ENTRY,      false, 0 } },
    { "c-approver",       { "commune_c", ROLE_APPROVER,   false, 0 } },
    { "c-clerk",          { "commune_c", ROLE_CLERK,      false, 0 } },
    { "stranger",         { "commune_c", ROLE_COUNT,      false, 0 } },
};
/* clang-format on */

/* ---- units and people ---- */

/* WORLD_PASSWORD, hashed as cheaply as the library allows. */
static struct str cheap_hash(void)
{
    static char hash[crypto_pwhash_STRBYTES];

    if (!hash[0])
        assert_int_equal(crypto_pwhash_str(hash, WORLD_PASSWORD, sizeof(WORLD_PASSWORD) - 1,
                             crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN),
            0);
    return str_of(hash);
}

static const struct world_unit *unit_find(const struct world *world, const char *name)
{
    for (size_t i = 0; i < world->units_len; i++)
        if (strcmp(world->units[i].name, name) == 0)
            return &world->units[i];
    fail_msg("no unit %s", name);
    return NULL;
}

int64_t world_unit(const struct world *world, const char *name)
{
    return unit_find(world, name)->id;
}

struct world_person *world_person(struct world *world, const char *name)
{
    for (size_t i = 0; i < world->people_len; i++)
        if (strcmp(world->people[i].name, name) == 0)
            return &world->people[i];
    fail_msg("no person %s", name);
    return NULL;
}

static void unit_keep(struct world *world, const char *name, int64_t id, struct str path)
{
    assert_true(world->units_len < WORLD_UNITS_MAX);
    world->units[world->units_len++] =
        (struct world_unit){ name, id, str_copy(world->arena, path) };
}

static struct world_person *person_keep(struct world *world, const char *name, int64_t id)
{
    struct world_person *person = &world->people[world->people_len++];

    assert_true(world->people_len <= WORLD_PEOPLE_MAX);
    *person = (struct world_person){ .name = name, .id = id };
    return person;
}

/* ---- what is written past the API ---- */

struct build {
    struct world *world;
    const char *name;
    const struct world_grant *grant;
    int64_t id;
    struct str token;
};

static struct grant_fact root_grant(const struct world_unit *unit)
{
    return (struct grant_fact){
        .role = ROLE_SYSTEM_ADMIN,
        .unit_id = unit->id,
        .unit_path = unit->path,
        .below = true,
        .valid_from = DATE_NONE,
        .valid_to = DATE_NONE,
    };
}

/* The tree of units, by the use cases of the first administrator. */
static enum status tree_build(struct ctx *ctx, void *arg)
{
    struct world *world = ((struct build *)arg)->world;
    struct setup setup = {
        .username = S("admin"),
        .password_hash = cheap_hash(),
        .unit_code = S("40"),
        .unit_name = S("Tỉnh Nghệ An"),
    };
    struct grant_fact grants[2]; /* of the province's tree, and of the ministry's */
    struct actor actor = { .name = S("Quản trị hệ thống"), .grants = grants, .grants_len = 1 };
    const struct profile *profile;

    world->units_len = world->people_len = 0;
    TRY(setup_first(ctx, &setup));
    unit_keep(world, "province", setup.unit_id,
        str_format(ctx->arena, "%lld/", (long long)setup.unit_id));
    person_keep(world, "admin", setup.account_id);
    TRY(profile_get(ctx, &profile));
    actor.access = &profile->access;
    actor.account_id = setup.account_id;
    actor.unit_id = setup.unit_id;
    grants[0] = root_grant(&world->units[0]);
    ctx->actor = &actor;
    for (size_t i = 0; i < ARRAY_LEN(units); i++) {
        struct unit in = { .code = str_of(units[i].code),
            .name = str_of(units[i].title),
            .kind = (int)units[i].kind,
            .valid_from = DATE_NONE,
            .valid_to = DATE_NONE };
        struct unit out;

        in.parent_id = units[i].parent ? world_unit(world, units[i].parent) : 0;
        TRY(unit_create(ctx, &in, &out));
        unit_keep(world, units[i].name, out.id, out.path);
        if (in.parent_id)
            continue;
        grants[1] = root_grant(&world->units[world->units_len - 1]);
        actor.grants_len = 2;
    }
    ctx->actor = NULL;
    return ST_OK;
}

static enum status grant_build(struct ctx *ctx, void *arg)
{
    const struct build *build = arg;
    bool found;

    return db_one(ctx, STMT_GRANT_INSERT,
        ARGS(V_INT(build->id), V_INT(build->grant->role),
            V_INT(world_unit(build->world, build->grant->unit)), V_INT(build->grant->below),
            V_ID(build->grant->regime_id), V_NULL, V_NULL, V_INT(ctx->now_ms)),
        &found);
}

static enum status person_build(struct ctx *ctx, void *arg)
{
    struct build *build = arg;
    struct str name = str_of(build->name);
    bool found;

    TRY(db_one(ctx, STMT_ACCOUNT_INSERT,
        ARGS(V_TEXT(name), V_TEXT(str_format(ctx->arena, "Công chức " STR_FMT, STR_ARG(name))),
            V_TEXT(text_search_key(ctx->arena, name)),
            V_INT(world_unit(build->world, build->grant->unit)), V_TEXT(cheap_hash()), V_INT(0),
            V_INT(ctx->now_ms)),
        &found));
    build->id = db_int(ctx, 0);
    return build->grant->role == ROLE_COUNT ? ST_OK : grant_build(ctx, build);
}

static enum status session_build(struct ctx *ctx, void *arg)
{
    const struct build *build = arg;
    bool found;

    return db_one(ctx, STMT_SESSION_INSERT,
        ARGS(V_TEXT(secret_digest(ctx->arena, build->token)), V_INT(build->id), V_INT(ctx->now_ms),
            V_TEXT(S(ADDRESS)), V_TEXT(S("test"))),
        &found);
}

static void write(struct world *world, txn_fn *work, struct build *build)
{
    struct ctx ctx = world_ctx(world);

    build->world = world;
    if (database_write(&ctx, world->database, work, build) != ST_OK)
        fail_msg("building: " STR_FMT, STR_ARG(ctx.problem.detail));
}

struct world_person *world_person_add(
    struct world *world, const char *name, const struct world_grant *grant)
{
    struct build build = { .name = name, .grant = grant };

    write(world, person_build, &build);
    return person_keep(world, name, build.id);
}

void world_grant_add(struct world *world, int64_t account_id, const struct world_grant *grant)
{
    struct build build = { .id = account_id, .grant = grant };

    write(world, grant_build, &build);
}

struct str world_cookie(struct world *world, const char *name)
{
    struct world_person *person = name ? world_person(world, name) : NULL;
    struct build build = { 0 };

    if (!person)
        return (struct str){ 0 };
    if (!person->token.len || world->now_ms - person->used_ms > SESSION_FRESH_MS ||
        world->now_ms < person->used_ms) {
        build.id = person->id;
        build.token = person->token = secret_token(world->arena);
        write(world, session_build, &build);
        person->used_ms = world->now_ms;
    }
    return str_format(world->arena, "__Host-baocao=" STR_FMT, STR_ARG(person->token));
}

/* ---- opening ---- */

static void no_metrics(void *of, struct buf *out)
{
    (void)of;
    buf_add(out, S("baocao_test 1\n"));
}

void world_open(struct world *world, enum database_kind kind)
{
    world_open_under(world, kind, WORLD_PROFILE);
}

/* Takes a word off the end of a profile's name; false: it is not there. */
static bool word_take(struct str *profile, struct str word)
{
    if (!str_ends(*profile, word))
        return false;
    *profile = str_sub(*profile, 0, profile->len - word.len);
    return true;
}

static struct str put_behind(
    struct arena *arena, struct str text, struct str place, const char *more)
{
    size_t at = str_find(text, place) + place.len;

    assert_true(at < text.len);
    return str_format(arena, STR_FMT "%s" STR_FMT, STR_ARG(str_sub(text, 0, at)), more,
        STR_ARG(str_sub(text, at, text.len)));
}

enum status world_profile_text(struct ctx *ctx, struct str profile, struct str *out)
{
    bool numbered = word_take(&profile, S(" numbered"));
    bool confirms = word_take(&profile, S(" confirming"));

    TRY(profile_text(ctx, str_z(ctx->arena, profile), out));
    if (confirms)
        *out = put_behind(ctx->arena, *out, S("\"digital\""), ", \"confirmed\"");
    if (numbered)
        *out = put_behind(ctx->arena, *out, S("\"series\": \"year\""), ", \"demanded\": true");
    return ST_OK;
}

void world_open_under(struct world *world, enum database_kind kind, const char *profile)
{
    struct str text;
    struct build build = { 0 };
    struct ctx ctx;

    assert_true(secret_start());
    *world = (struct world){ .now_ms = WORLD_BEGIN_MS };
    world->arena = arena_new(ARENA_HEAVY_BYTES);
    world->call_arena = arena_new(ARENA_HEAVY_BYTES);
    fixture_place_ready(&world->place, kind);
    ctx = world_ctx(world);
    if (database_open(&ctx, world->place.url, DATABASE_MIGRATE, &world->database) != ST_OK)
        fail_msg("opening: " STR_FMT, STR_ARG(ctx.problem.detail));
    assert_int_equal(database_connect(&ctx, world->database, &world->db), ST_OK);
    ctx.db = world->db;
    if (world_profile_text(&ctx, str_of(profile), &text) != ST_OK ||
        database_write(&ctx, world->database, profile_begin, &text) != ST_OK)
        fail_msg("profile: " STR_FMT, STR_ARG(ctx.problem.detail));
    world->dumper = dumper_open(&world->place);
    world->config = (struct api_config){
        .database = world->database,
        .session_idle_ms = SESSION_IDLE_MS,
        .session_life_ms = SESSION_LIFE_MS,
        .metrics = no_metrics,
    };
    write(world, tree_build, &build);
    for (size_t i = 0; i < ARRAY_LEN(people); i++)
        world_person_add(world, people[i].name, &people[i].grant);
}

void world_close(struct world *world)
{
    dumper_close(world->dumper);
    database_close(world->database);
    form_cache_free();
    profile_cache_free();
    trust_cache_free();
    fixture_remove(&world->place);
    arena_free(world->call_arena);
    arena_free(world->arena);
}

/* ---- asking ---- */

struct ctx world_ctx(struct world *world)
{
    arena_reset(world->call_arena);
    world->calls++;
    return (struct ctx){
        .arena = world->call_arena,
        .db = world->db,
        .now_ms = world->now_ms,
        .random = clock_random,
        .address = S(ADDRESS),
        .user_agent = S("test"),
        .request_id = str_format(world->call_arena, "req-%lld", (long long)world->calls),
    };
}

struct call world_call(const struct world *world, const struct ask *ask)
{
    return (struct call){
        .config = &world->config,
        .request = {
            .method = ask->method,
            .path = ask->path,
            .query = ask->query,
            .body = ask->body,
            .content_type = ask->content_type.len ? ask->content_type : S("application/json"),
            .cookie = ask->cookie,
            .origin = ask->origin,
            .sec_fetch_site = ask->site,
            .host = ask->host.len ? ask->host : S(HOST),
            .if_none_match = ask->if_none_match,
            .idempotency_key = ask->idempotency_key,
            .user_agent = ask->user_agent,
            .address = ask->address.len ? ask->address : S(ADDRESS),
            .secure = true,
        },
    };
}

static enum status nothing(struct ctx *ctx, void *arg)
{
    (void)ctx;
    (void)arg;
    return ST_OK;
}

struct call world_ask(struct world *world, const struct ask *ask)
{
    struct ctx ctx = world_ctx(world);
    struct call call = world_call(world, ask);

    ctx.address = call.request.address;
    ctx.user_agent = call.request.user_agent;
    api_dispatch(&ctx, &call);
    /* When a session was last used is written behind the answer's back: wait for it. */
    if (call.seen_stale)
        assert_int_equal(database_write(&ctx, world->database, nothing, NULL), ST_OK);
    return call;
}

bool world_method(struct str name, enum method *out)
{
    static const char *const names[] = { "GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "TRACE" };

    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        if (str_eq(name, str_of(names[i]))) {
            *out = (enum method)i;
            return true;
        }
    }
    return false;
}

struct call world_say(struct world *world, const char *person, const char *line, struct str body)
{
    struct str path = str_of(line), query, verb = str_cut(&path, ' ');
    struct ask ask = { .body = body, .cookie = world_cookie(world, person) };

    query = path;
    path = str_cut(&query, '?');
    ask.query = query;
    ask.path = str_starts(path, S("//"))
                   ? str_sub(path, 1, path.len)
                   : str_format(world->arena, "/api/v1" STR_FMT, STR_ARG(path));
    if (!world_method(verb, &ask.method))
        fail_msg("no method in %s", line);
    return world_ask(world, &ask);
}

struct call world_must(struct world *world, const char *person, const char *line, struct str body)
{
    struct call call = world_say(world, person, line, body);

    if (call.response.status >= 300)
        fail_msg("%s %s: %d " STR_FMT, person ? person : "nobody", line, call.response.status,
            STR_ARG(call.response.body));
    return call;
}

int64_t world_number(struct world *world, const struct call *call, const char *path)
{
    const struct node *at = node_at(node_read(world->call_arena, call->response.body), path);
    int64_t n = 0;

    if (!at || !str_to_int(at->text, &n))
        fail_msg("no number %s in " STR_FMT, path, STR_ARG(call->response.body));
    return n;
}
