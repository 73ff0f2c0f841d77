/*
 * Two people act on the same thing at the same moment: one of them is done, the other is told that
 * it has changed, and nothing is done twice. Under Kon Tum's steps, which have most of them.
 */
#include "tests/api/talk.h"

#include "base/host/clock.h"

#include <pthread.h>
#include <string.h>

static struct world world;
static struct watch watch;
static enum database_kind kind;
static pthread_barrier_t start;

/* ---- two requests at once ---- */

struct deed {
    struct ctx ctx;
    struct call call;
    struct problem problem;
    enum status st;
};

/* Who sends what to where; # in path and body is a number. */
struct wish {
    const char *who, *path, *body;
};

static struct str fill(const char *text, int64_t id, int64_t version)
{
    struct buf out = { .arena = world.arena };

    for (; *text; text++) {
        if (*text == '#')
            buf_add_int(&out, id);
        else if (*text == '$')
            buf_add_int(&out, version);
        else
            buf_add_char(&out, *text);
    }
    return buf_str(&out);
}

static void *deed_do(void *arg)
{
    struct deed *deed = arg;

    pthread_barrier_wait(&start);
    deed->st = database_write(&deed->ctx, world.database, api_write, &deed->call);
    deed->problem = deed->ctx.problem;
    return NULL;
}

static void deed_prepare(struct deed *deed, const struct wish *wish, int64_t id, int64_t version)
{
    const struct ask ask = {
        .method = METHOD_POST,
        .path = fill(wish->path, id, version),
        .body = fill(wish->body, id, version),
        .cookie = world_cookie(&world, wish->who),
    };

    *deed = (struct deed){
        .ctx = { .arena = arena_new(ARENA_HEAVY_BYTES),
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

/* Which of the two was done; the other is refused for one of the two reasons. */
static size_t do_both(
    const struct wish wishes[2], int64_t id, int64_t version, const enum problem_key refusals[2])
{
    struct deed deeds[2];
    pthread_t threads[2];
    size_t done;

    for (size_t i = 0; i < 2; i++)
        deed_prepare(&deeds[i], &wishes[i], id, version);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, deed_do, &deeds[i]), 0);
    for (size_t i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal((deeds[0].st == ST_OK) + (deeds[1].st == ST_OK), 1);
    done = deeds[0].st != ST_OK;
    if (deeds[!done].problem.key != refusals[0] && deeds[!done].problem.key != refusals[1])
        fail_msg("%s: " STR_FMT, wishes[!done].who, STR_ARG(deeds[!done].problem.detail));
    for (size_t i = 0; i < 2; i++)
        arena_free(deeds[i].ctx.arena);
    return done;
}

/* ---- what there is ---- */

static struct str said(const char *who, struct str line)
{
    struct call call = world_must(&world, who, str_z(world.arena, line), (struct str){ 0 });

    return str_copy(world.arena, call.response.body);
}

static int64_t number_of(const char *who, const char *line, const char *path)
{
    struct call call = world_must(&world, who, line, (struct str){ 0 });

    return world_number(&world, &call, path);
}

static size_t count_of(struct str text, const char *part)
{
    size_t count = 0, at;

    for (; (at = str_find(text, str_of(part))) < text.len; count++)
        text = str_sub(text, at + strlen(part), text.len);
    return count;
}

static const enum problem_key gone[2] = { PROBLEM_CHANGED_MEANWHILE, PROBLEM_STEP_NOT_NOW };

/* Two steps of one report, each ending in a state of its own: one of them was taken, and once. */
static void one_step_is_taken(
    const struct wish wishes[2], const char *const states[2], int64_t report, int64_t version)
{
    size_t done = do_both(wishes, report, version, gone);
    struct str now = said("lead", fill("GET /reports/#", report, 0));

    assert_int_equal(count_of(now, states[done]), 1);
    assert_int_equal(count_of(now, states[!done]), 0);
}

/* ---- the tests ---- */

static void recalled_and_accepted(void **state)
{
    const struct wish wishes[2] = {
        { "b-clerk", "/api/v1/reports/#/actions",
            "{\"action\":\"recall\",\"version\":$,\"note\":\"Nhầm\"}" },
        { "lead", "/api/v1/reports/#/actions", "{\"action\":\"accept\",\"version\":$}" },
    };

    (void)state;
    one_step_is_taken(wishes,
        (const char *const[2]){ "\"state\":\"recalled\"", "\"state\":\"accepted\"" },
        number_of("b-entry", "GET /reports", "items.0.id"),
        number_of("b-entry", "GET /reports", "items.0.version"));
}

static void accepted_and_returned_by_two_of_one_office(void **state)
{
    const struct wish wishes[2] = {
        { "lead", "/api/v1/reports/#/actions", "{\"action\":\"accept\",\"version\":$}" },
        { "farming-entry", "/api/v1/reports/#/actions",
            "{\"action\":\"return\",\"version\":$,\"note\":\"Thiếu\"}" },
    };

    (void)state;
    one_step_is_taken(wishes,
        (const char *const[2]){ "\"state\":\"accepted\"", "\"state\":\"returned\"" },
        number_of("b-entry", "GET /reports", "items.0.id"),
        number_of("b-entry", "GET /reports", "items.0.version"));
}

static void a_correction_granted_and_denied(void **state)
{
    const struct wish wishes[2] = {
        { "lead", "/api/v1/reports/#/actions", "{\"action\":\"grant_correction\",\"version\":$}" },
        { "farming-entry", "/api/v1/reports/#/actions",
            "{\"action\":\"deny_correction\",\"version\":$,\"note\":\"Không\"}" },
    };
    int64_t report = number_of("a-entry", "GET /reports", "items.0.id");
    int64_t version = number_of("a-entry", "GET /reports", "items.0.version");

    (void)state;
    world_must(&world, "a-clerk",
        str_z(world.arena, fill("POST /reports/#/actions", report, version)),
        fill(
            "{\"action\":\"request_correction\",\"version\":$,\"note\":\"Sai\"}", report, version));
    one_step_is_taken(wishes,
        (const char *const[2]){ "\"state\":\"correction_open\"", "\"state\":\"accepted\"" }, report,
        number_of("a-entry", "GET /reports", "items.0.version"));
}

static void a_total_built_twice(void **state)
{
    const struct wish wishes[2] = {
        { "lead", "/api/v1/reports/#/consolidate", "{\"version\":$}" },
        { "farming-entry", "/api/v1/reports/#/consolidate", "{\"version\":$}" },
    };
    int64_t total = number_of("lead", "GET /cycles", "items.0.total_report_id");

    (void)state;
    do_both(wishes, total, 1, gone);
    assert_int_equal(count_of(said("lead", fill("GET /reports/#", total, 0)),
                         "\"action\":\"report.consolidate\""),
        1);
}

static void a_cycle_opened_twice(void **state)
{
    const struct wish wishes[2] = {
        { "lead", "/api/v1/cycles", "{\"regime_id\":#,\"period\":\"2026-11\"}" },
        { "lead", "/api/v1/cycles", "{\"regime_id\":#,\"period\":\"2026-11\"}" },
    };
    const enum problem_key already[2] = { PROBLEM_CYCLE_OPEN_ALREADY, PROBLEM_CYCLE_OPEN_ALREADY };

    (void)state;
    do_both(wishes, number_of("lead", "GET /regimes", "items.0.id"), 0, already);
    assert_int_equal(count_of(said("lead", S("GET /cycles")), "\"period\":\"2026-11\""), 1);
    /* Of each of the three communes one report, and one total. */
    assert_int_equal(
        count_of(said("lead", S("GET /reports?state=assigned")), "\"period\":\"2026-11\""), 4);
}

static void a_name_given_twice(void **state)
{
    const struct wish wishes[2] = {
        { "admin", "/api/v1/accounts", "{\"username\":\"xa-moi\",\"name\":\"Một\",\"unit_id\":#}" },
        { "admin", "/api/v1/accounts", "{\"username\":\"xa-moi\",\"name\":\"Hai\",\"unit_id\":#}" },
    };
    const enum problem_key taken[2] = { PROBLEM_ACCOUNT_TAKEN, PROBLEM_ACCOUNT_TAKEN };

    (void)state;
    do_both(wishes, world_unit(&world, "crops"), 0, taken);
    assert_int_equal(
        count_of(said("admin", S("GET /accounts?q=xa-moi")), "\"username\":\"xa-moi\""), 1);
}

/* ---- running ---- */

static int open_world(void **state)
{
    (void)state;
    world_open_under(&world, kind, "kon-tum confirming");
    pthread_barrier_init(&start, NULL, 2);
    assert_true(talk_run(&world, &watch, "tests/api/accepted_kt.part"));
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
#define ON(test) cmocka_unit_test_setup_teardown(test, open_world, close_world)
    const struct CMUnitTest tests[] = { ON(recalled_and_accepted),
        ON(accepted_and_returned_by_two_of_one_office), ON(a_correction_granted_and_denied),
        ON(a_total_built_twice), ON(a_cycle_opened_twice), ON(a_name_given_twice) };
#undef ON

    kind = on;
    return cmocka_run_group_tests_name(name, tests, NULL, NULL);
}

int main(void)
{
    int failed;

    watch_open(&watch);
    failed = on_each_database(run_all, "at once");
    watch_close(&watch);
    return failed;
}
