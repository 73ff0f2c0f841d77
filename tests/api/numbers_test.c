/*
 * Many clerks take numbers out of one book at the same moment: each gets one, nobody the same, and
 * none is left out. One of them loses the answer and asks again with the same key: it is told the
 * same number.
 */
#include "tests/api/talk.h"

#include "base/host/clock.h"

#include <pthread.h>
#include <string.h>

#define CLIENTS 16
#define EACH 5
/* A busy book is asked again, as a page does; more than this often is a fault. */
#define TRIES_MAX 200

static struct world world;
static struct watch watch;
static enum database_kind kind;
static pthread_barrier_t start;

struct client {
    pthread_t thread;
    struct str path, cookie;
    struct db *db;
    int at;
    int64_t numbers[EACH];
    size_t busy;
};

static int64_t number_said(struct str body)
{
    const struct str name = S("\"number\":");
    struct str rest = str_sub(body, str_find(body, name) + name.len, body.len);
    int64_t number = 0;

    if (!str_to_int(str_cut(&rest, ','), &number))
        fail_msg("no number: " STR_FMT, STR_ARG(body));
    return number;
}

/* One question; the number, or 0: the book was busy. */
static int64_t number_take(struct client *client, struct str key)
{
    const struct ask ask = {
        .method = METHOD_POST,
        .path = client->path,
        .body = S("{\"issued_on\":\"2026-10-01\",\"subject\":\"A\",\"reason\":\"B\"}"),
        .cookie = client->cookie,
        .idempotency_key = key,
    };
    struct ctx ctx = {
        .arena = arena_new(ARENA_HEAVY_BYTES),
        .now_ms = world.now_ms,
        .random = clock_random,
        .address = S("10.0.0.9"),
        .request_id = S("r"),
    };
    struct call call = world_call(&world, &ask);
    int64_t number = 0;
    enum status st;

    ctx.db = client->db;
    api_match(&ctx, &call);
    api_prepare(&ctx, &call);
    st = database_write(&ctx, world.database, api_write, &call);
    if (st == ST_OK) {
        api_finish(&ctx, &call, st);
        number = number_said(call.response.body);
    } else if (ctx.problem.key != PROBLEM_BUSY) {
        fail_msg("client %d: " STR_FMT, client->at, STR_ARG(ctx.problem.detail));
    }
    arena_free(ctx.arena);
    return number;
}

static int64_t number_get(struct client *client, int i)
{
    char text[32] = "key-00-00";
    struct str key = { text, strlen(text) };
    int64_t number = 0;

    text[4] = (char)('0' + client->at / 10);
    text[5] = (char)('0' + client->at % 10);
    text[8] = (char)('0' + i);
    for (int tries = 0; !number && tries < TRIES_MAX; tries++) {
        number = number_take(client, key);
        client->busy += !number;
    }
    /* The answer was lost: the same question again. */
    if (number_take(client, key) != number)
        fail_msg("client %d was told two numbers", client->at);
    return number;
}

static void *client_run(void *arg)
{
    struct client *client = arg;
    struct ctx ctx = { .arena = arena_new(ARENA_HEAVY_BYTES) };

    if (database_connect(&ctx, world.database, &client->db) != ST_OK)
        fail_msg("no connection");
    pthread_barrier_wait(&start);
    for (int i = 0; i < EACH; i++)
        client->numbers[i] = number_get(client, i);
    arena_free(ctx.arena);
    return NULL;
}

static void each_number_is_given_once(void **state)
{
    struct client clients[CLIENTS] = { 0 };
    bool given[CLIENTS * EACH + 1] = { false };
    size_t busy = 0;

    (void)state;
    for (int i = 0; i < CLIENTS; i++) {
        clients[i] = (struct client){
            .at = i,
            .path = str_format(world.arena, "/api/v1/units/%lld/numbers",
                (long long)world_unit(&world, "commune_a")),
            .cookie = world_cookie(&world, "a-clerk"),
        };
        assert_int_equal(pthread_create(&clients[i].thread, NULL, client_run, &clients[i]), 0);
    }
    for (int i = 0; i < CLIENTS; i++)
        pthread_join(clients[i].thread, NULL);
    for (int i = 0; i < CLIENTS; i++) {
        busy += clients[i].busy;
        for (int k = 0; k < EACH; k++) {
            int64_t number = clients[i].numbers[k];

            assert_in_range(number, 1, CLIENTS * EACH);
            assert_false(given[number]);
            given[number] = true;
        }
    }
    print_message("%d numbers, %zu times busy\n", CLIENTS * EACH, busy);
}

/* ---- running ---- */

static int open_world(void **state)
{
    (void)state;
    world_open_under(&world, kind, "kon-tum");
    pthread_barrier_init(&start, NULL, CLIENTS);
    return 0;
}

static int close_world(void **state)
{
    (void)state;
    pthread_barrier_destroy(&start);
    world_close(&world);
    return 0;
}

static int run_all(const char *name, enum database_kind on)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(
        each_number_is_given_once, open_world, close_world) };

    kind = on;
    return cmocka_run_group_tests_name(name, tests, NULL, NULL);
}

int main(void)
{
    int failed;

    watch_open(&watch);
    failed = on_each_database(run_all, "numbers at once");
    watch_close(&watch);
    return failed;
}
