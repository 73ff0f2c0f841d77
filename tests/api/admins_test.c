/*
 * A tree of units keeps a system administrator even if the last two take each other's place at the
 * same moment. On PostgreSQL both have done all but their commit before either commits; on SQLite
 * the one writer takes one after the other.
 */
#include "tests/api/world.h"

#include "base/host/clock.h"

#include <pthread.h>

static struct world world;
static enum database_kind kind;
static pthread_barrier_t meeting;

/* One administrator's request against the other. */
struct deed {
    struct ctx ctx;
    struct call call;
    struct problem problem;
    enum status st;
    bool met;
};

static enum status write_and_meet(struct ctx *ctx, void *arg)
{
    struct deed *deed = arg;
    enum status st = api_write(ctx, &deed->call);

    if (kind == DATABASE_PGSQL && !deed->met)
        pthread_barrier_wait(&meeting);
    deed->met = true;
    return st;
}

static void *deed_do(void *arg)
{
    struct deed *deed = arg;

    deed->st = database_write(&deed->ctx, world.database, write_and_meet, deed);
    deed->problem = deed->ctx.problem;
    return NULL;
}

static void deed_prepare(
    struct deed *deed, const char *who, enum method method, struct str path, struct str body)
{
    const struct ask ask = {
        .method = method,
        .path = path,
        .body = body,
        .cookie = world_cookie(&world, who),
    };

    *deed = (struct deed){
        .ctx = { .arena = arena_new(ARENA_REQUEST_BYTES),
            .now_ms = world.now_ms,
            .random = clock_random,
            .address = S("10.0.0.9"),
            .request_id = S("r") },
        .call = world_call(&world, &ask),
    };
    assert_int_equal(database_connect(&deed->ctx, world.database, &deed->ctx.db), ST_OK);
    api_match(&deed->ctx, &deed->call);
    assert_false(deed->call.answered);
    api_prepare(&deed->ctx, &deed->call);
    assert_false(deed->call.answered);
}

/* Both at once: one is done, the other is refused as the last. */
static void do_both(struct deed deeds[2])
{
    pthread_t threads[2];

    for (size_t i = 0; i < 2; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, deed_do, &deeds[i]), 0);
    for (size_t i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal((deeds[0].st == ST_OK) + (deeds[1].st == ST_OK), 1);
    for (size_t i = 0; i < 2; i++) {
        if (deeds[i].st != ST_OK)
            assert_int_equal(deeds[i].problem.key, PROBLEM_ACCOUNT_LAST_ADMIN);
        arena_free(deeds[i].ctx.arena);
    }
}

static struct str say(const char *fmt, int64_t id)
{
    struct buf out = { .arena = world.arena };
    struct str text = str_of(fmt);
    size_t at = str_find(text, S("#"));

    buf_add(&out, str_sub(text, 0, at));
    buf_add_int(&out, id);
    buf_add(&out, str_sub(text, at + 1, text.len));
    buf_add_char(&out, '\0');
    return str_sub(buf_str(&out), 0, out.len - 1);
}

static int64_t number_of(struct str line, const char *path)
{
    struct call call = world_must(&world, "admin", line.ptr, (struct str){ 0 });

    return world_number(&world, &call, path);
}

static void they_end_each_others_grant(void **state)
{
    struct deed deeds[2];
    int64_t first = world_person(&world, "admin")->id;
    int64_t second = world_person(&world, "deputy")->id;
    int64_t grants[] = { number_of(say("GET /grants?account_id=#", second), "items.0.id"),
        number_of(say("GET /grants?account_id=#", first), "items.0.id") };

    (void)state;
    deed_prepare(&deeds[0], "admin", METHOD_DELETE, say("/api/v1/grants/#", grants[0]), S(""));
    deed_prepare(&deeds[1], "deputy", METHOD_DELETE, say("/api/v1/grants/#", grants[1]), S(""));
    do_both(deeds);
}

static void they_lock_each_other(void **state)
{
    struct deed deeds[2];
    int64_t first = world_person(&world, "admin")->id;
    int64_t second = world_person(&world, "deputy")->id;

    (void)state;
    deed_prepare(&deeds[0], "admin", METHOD_PATCH, say("/api/v1/accounts/#", second),
        say("{\"version\":#,\"locked\":true}",
            number_of(say("GET /accounts/#", second), "version")));
    deed_prepare(&deeds[1], "deputy", METHOD_PATCH, say("/api/v1/accounts/#", first),
        say("{\"version\":#,\"locked\":true}",
            number_of(say("GET /accounts/#", first), "version")));
    do_both(deeds);
}

static int open_world(void **state)
{
    (void)state;
    world_open(&world, kind);
    world_person_add(
        &world, "deputy", &(struct world_grant){ "province", ROLE_SYSTEM_ADMIN, true, 0 });
    pthread_barrier_init(&meeting, NULL, 2);
    return 0;
}

static int close_world(void **state)
{
    (void)state;
    pthread_barrier_destroy(&meeting);
    world_close(&world);
    return 0;
}

static int run_all(const char *name, enum database_kind on)
{
#define ON(test) cmocka_unit_test_setup_teardown(test, open_world, close_world)
    const struct CMUnitTest tests[] = { ON(they_end_each_others_grant), ON(they_lock_each_other) };
#undef ON

    kind = on;
    return cmocka_run_group_tests_name(name, tests, NULL, NULL);
}

int main(void)
{
    return on_each_database(run_all, "admins");
}
