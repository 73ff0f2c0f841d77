/*
 * Passwords that are guessed at for long: after a hundred misses in a row only browsers the account
 * knows may try, so that the owner gets in and nobody else; what was typed as a name is kept
 * nowhere.
 */
#include "domain/misses.h"
#include "tests/api/node.h"
#include "tests/api/world.h"

#define DEVICE "__Host-baocao-device="

static struct world world;
static enum database_kind kind;

/* ---- logging in ---- */

struct answer {
    int status;
    struct str key, device; /* the problem's key; the cookie a browser is known by */
};

static struct str device_of(const struct response *response)
{
    for (size_t i = 0; i < response->headers_len; i++) {
        struct str value = response->headers[i].value;

        if (str_starts(value, S(DEVICE)))
            return str_copy(world.arena, str_cut(&value, ';'));
    }
    return (struct str){ 0 };
}

static struct answer log_in(
    const char *address, const char *username, const char *password, struct str device)
{
    const struct ask ask = {
        .method = METHOD_POST,
        .path = S("/api/v1/session"),
        .body = str_format(
            world.arena, "{\"username\":\"%s\",\"password\":\"%s\"}", username, password),
        .cookie = device,
        .address = str_of(address),
    };
    struct call call = world_ask(&world, &ask);

    return (struct answer){
        .status = call.response.status,
        .key = str_copy(
            world.arena, node_text(node_read(world.call_arena, call.response.body), "key")),
        .device = device_of(&call.response),
    };
}

static void expect(struct answer got, const char *key)
{
    if (!str_eq(got.key, str_of(key)))
        fail_msg("expected \"%s\", got %d \"" STR_FMT "\"", key, got.status, STR_ARG(got.key));
}

/* Misses in a row, each from another address and no more an hour than are taken. */
static void guess(const char *username, int64_t times)
{
    for (int64_t i = 0; i < times; i++) {
        struct str address = str_format(
            world.arena, "198.51.%lld.%lld", (long long)(i / 200), (long long)(i % 200 + 1));

        if (i % LOGIN_ACCOUNT_MISSES_AN_HOUR == 0)
            world.now_ms += LOGIN_FORGET_MS + 1;
        expect(log_in(address.ptr, username, "đoán mò", (struct str){ 0 }), "session.wrong");
    }
    world.now_ms += LOGIN_FORGET_MS + 1;
}

static enum status forget(struct ctx *ctx, void *arg)
{
    (void)arg;
    return db_run(ctx, STMT_FAILURE_FORGET,
        ARGS(V_INT(ctx->now_ms - LOGIN_FORGET_MS), V_INT(ctx->now_ms - LOGIN_STOP_FORGET_MS)));
}

/* What jobs/sweep does now and then. */
static void sweep(void)
{
    struct ctx ctx = world_ctx(&world);

    assert_int_equal(database_write(&ctx, world.database, forget, NULL), ST_OK);
}

static struct str stops_of(const char *name)
{
    struct call call = world_must(&world, "admin",
        str_format(world.arena, "GET /events?object_type=account&object_id=%lld&limit=500",
            (long long)world_person(&world, name)->id)
            .ptr,
        (struct str){ 0 });

    return str_copy(world.arena, call.response.body);
}

/* ---- the tests ---- */

static void a_hundred_in_a_row_stop_browsers_that_are_not_known(void **state)
{
    struct str none = { 0 }, known, events;

    (void)state;
    known = log_in("10.0.0.1", "a-entry", WORLD_PASSWORD, none).device;
    assert_true(known.len > sizeof(DEVICE));
    guess("a-entry", LOGIN_STOP_MISSES - 1);
    expect(log_in("10.0.0.2", "a-entry", "đoán mò", none), "session.wrong"); /* the hundredth */
    world.now_ms += LOGIN_FORGET_MS + 1;
    expect(log_in("10.0.0.3", "a-entry", WORLD_PASSWORD, none), "session.stopped");
    world.now_ms += INT64_C(10) * 86400 * 1000; /* neither days nor the sweep make it forgotten */
    sweep();
    expect(log_in("10.0.0.3", "a-entry", WORLD_PASSWORD, none), "session.stopped");
    events = stops_of("a-entry");
    assert_true(str_find(events, S("session.stop\"")) < events.len);
    /* The owner gets in by the browser he has, and takes the stop away by it. */
    expect(log_in("10.0.0.1", "a-entry", WORLD_PASSWORD, known), "");
    expect(log_in("10.0.0.3", "a-entry", "đoán mò", none), "session.wrong");
    expect(log_in("10.0.0.4", "a-entry", WORLD_PASSWORD, none), "");
}

static void a_name_nobody_has_is_stopped_alike(void **state)
{
    (void)state;
    guess("khong-co-ai", LOGIN_STOP_MISSES);
    expect(log_in("10.0.0.3", "khong-co-ai", "đoán mò", (struct str){ 0 }), "session.stopped");
    expect(log_in("10.0.0.3", "khong-co-ai-khac", "đoán mò", (struct str){ 0 }), "session.wrong");
}

static void a_right_one_begins_a_new_row(void **state)
{
    struct str none = { 0 };

    (void)state;
    guess("a-entry", LOGIN_STOP_MISSES - 1);
    expect(log_in("10.0.0.1", "a-entry", WORLD_PASSWORD, none), "");
    expect(log_in("10.0.0.2", "a-entry", "đoán mò", none), "session.wrong");
    expect(log_in("10.0.0.3", "a-entry", WORLD_PASSWORD, none), "");
}

static void an_administrator_takes_the_stop_away(void **state)
{
    struct str none = { 0 }, password;
    int64_t id = world_person(&world, "b-entry")->id, version;
    struct call call;

    (void)state;
    guess("b-entry", LOGIN_STOP_MISSES);
    call = world_must(&world, "admin",
        str_format(world.arena, "POST /accounts/%lld/password", (long long)id).ptr, S("{}"));
    password = str_copy(world.arena,
        node_text(node_read(world.call_arena, call.response.body), "initial_password"));
    expect(log_in("10.0.0.3", "b-entry", str_format(world.arena, STR_FMT, STR_ARG(password)).ptr,
               none),
        "");
    guess("b-entry", LOGIN_STOP_MISSES);
    expect(log_in("10.0.0.3", "b-entry", "đoán mò", none), "session.stopped");
    for (int locked = 1; locked >= 0; locked--) {
        call = world_must(&world, "admin",
            str_format(world.arena, "GET /accounts/%lld", (long long)id).ptr, none);
        version = world_number(&world, &call, "version");
        world_must(&world, "admin",
            str_format(world.arena, "PATCH /accounts/%lld", (long long)id).ptr,
            str_format(world.arena, "{\"version\":%lld,\"locked\":%s}", (long long)version,
                locked ? "true" : "false"));
    }
    expect(log_in("10.0.0.3", "b-entry", "đoán mò", none), "session.wrong");
}

static void an_ipv6_host_is_one_whatever_address_it_takes(void **state)
{
    struct str none = { 0 };

    (void)state;
    for (int i = 1; i <= LOGIN_ADDRESS_MISSES; i++)
        expect(log_in(str_format(world.arena, "2001:db8:1:2::%d", i).ptr,
                   str_format(world.arena, "ai-do-%d", i).ptr, "đoán mò", none),
            "session.wrong");
    expect(log_in("2001:db8:1:2:ffff::9", "a-entry", WORLD_PASSWORD, none), "session.too_many");
    world.now_ms += LOGIN_FORGET_MS + 1;
    for (int i = 1; i <= LOGIN_FREE_MISSES; i++)
        expect(log_in(str_format(world.arena, "2001:db8:1:2::%d", i).ptr, "a-entry", "đoán", none),
            "session.wrong");
    expect(log_in("2001:db8:1:2:ffff::9", "a-entry", WORLD_PASSWORD, none), "session.too_many");
    expect(log_in("2001:db8:1:2:ffff::9", "b-entry", WORLD_PASSWORD, none), "");
    expect(log_in("2001:db8:1:3::9", "a-entry", WORLD_PASSWORD, none), "");
}

static void what_was_typed_as_a_name_is_kept_nowhere(void **state)
{
    static const char *const tables[] = { "event", "login_failure", "login_session", "account" };
    static const char typed[] = "Sông Lam 1954 mùa nước nổi";

    (void)state;
    expect(log_in("10.0.0.3", typed, typed, (struct str){ 0 }), "session.wrong");
    for (size_t i = 0; i < ARRAY_LEN(tables); i++) {
        struct str text = dump_text(world.dumper, world.arena, tables[i], "");

        if (str_find(text, str_of(typed)) < text.len || str_find(text, S("1954")) < text.len)
            fail_msg("table %s holds what was typed", tables[i]);
    }
}

static int open_world(void **state)
{
    (void)state;
    world_open(&world, kind);
    return 0;
}

static int close_world(void **state)
{
    (void)state;
    world_close(&world);
    return 0;
}

static int run_all(const char *name, enum database_kind on)
{
#define ON(test) cmocka_unit_test_setup_teardown(test, open_world, close_world)
    const struct CMUnitTest tests[] = {
        ON(a_hundred_in_a_row_stop_browsers_that_are_not_known),
        ON(a_name_nobody_has_is_stopped_alike),
        ON(a_right_one_begins_a_new_row),
        ON(an_administrator_takes_the_stop_away),
        ON(an_ipv6_host_is_one_whatever_address_it_takes),
        ON(what_was_typed_as_a_name_is_kept_nowhere),
    };
#undef ON

    kind = on;
    return cmocka_run_group_tests_name(name, tests, NULL, NULL);
}

int main(void)
{
    return on_each_database(run_all, "guesses");
}
