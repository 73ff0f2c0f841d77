/*
 * Each thing is told once: by two processes at once, after an outage, and where any call to the
 * database fails.
 */
#include "domain/alerts.h"
#include "jobs/alerter.h"
#include "tests/api/talk.h"
#include "tests/store/db_fault.h"

#include <pthread.h>
#include <string.h>

#define DAY_MS ((int64_t)86400000)
#define CALLS_MAX 200

static struct world world;
static enum database_kind kind;
static struct watch talk_watch;

/* The alerter of a process of its own. */
struct process {
    struct arena *arena;
    struct db *db;
};

static struct process process_new(void)
{
    struct process process = { .arena = arena_new(ARENA_REQUEST_BYTES) };
    struct ctx ctx = { .arena = process.arena };

    assert_int_equal(database_connect(&ctx, world.database, &process.db), ST_OK);
    return process;
}

static void *round_of(void *arg)
{
    const struct process *process = arg;
    const struct rounds_plan plan = alerter_plan();
    const struct chore chore = { process->arena, process->db, world.database, world.now_ms, NULL,
        NULL };

    rounds_once(&plan, &chore);
    return NULL;
}

static void rounds_at_once(size_t len)
{
    struct process processes[4];
    pthread_t threads[4];

    for (size_t i = 0; i < len; i++)
        processes[i] = process_new();
    for (size_t i = 0; i < len; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, round_of, &processes[i]), 0);
    for (size_t i = 0; i < len; i++)
        pthread_join(threads[i], NULL);
    for (size_t i = 0; i < len; i++)
        arena_free(processes[i].arena);
}

static int64_t unread(const char *person)
{
    struct call call = world_must(&world, person, "GET /alerts/count", (struct str){ 0 });

    return world_number(&world, &call, "unread");
}

static void processes_tell_each_thing_once(void **state)
{
    (void)state;
    rounds_at_once(4);
    assert_int_equal(unread("a-entry"), 1);
    assert_int_equal(unread("b-entry"), 1);
    assert_int_equal(unread("c-entry"), 1);
    rounds_at_once(4);
    assert_int_equal(unread("a-entry"), 1);
    world.now_ms += 14 * DAY_MS; /* Thursday 15 October: three working days before */
    rounds_at_once(4);
    rounds_at_once(1);
    assert_int_equal(unread("a-entry"), 2);
    assert_int_equal(unread("b-entry"), 2);
}

/* Nobody was there from the opening to the day after the due day. */
static void an_outage_is_made_up_for(void **state)
{
    (void)state;
    world.now_ms += 20 * DAY_MS; /* 21 October */
    rounds_at_once(2);
    assert_int_equal(unread("a-entry"), 2); /* assigned, and one day late */
    assert_int_equal(unread("a-approver"), 1);
    world.now_ms += 60 * DAY_MS; /* what came long ago is not told any more */
    rounds_at_once(2);
    assert_int_equal(unread("a-entry"), 2);
}

/* How often somebody was reminded of a correction. */
static int64_t reminded(const char *person)
{
    struct call call =
        world_must(&world, person, "GET /alerts?limit=100&q=ban+dinh+chinh", (struct str){ 0 });
    const struct node *all = node_read(world.call_arena, call.response.body);

    return (int64_t)node_len(node_member(all, S("items")));
}

/* KT-30: what may be corrected is reminded of from the day of consent, once, whoever looks. */
static void a_correction_is_reminded_of_once(void **state)
{
    static const char *const people[] = { "a-entry", "a-approver", "lead" };
    static const struct {
        int64_t days;
        int told[ARRAY_LEN(people)];
    } rounds[] = { { 4, { 0, 0, 0 } }, { 5, { 1, 0, 0 } }, { 6, { 0, 0, 0 } }, { 7, { 1, 1, 0 } },
        { 14, { 1, 1, 1 } }, { 27, { 0, 0, 0 } }, { 28, { 1, 1, 1 } }, { 42, { 1, 1, 1 } } };
    int64_t consent_ms = world.now_ms; /* Thursday 1 October */
    int64_t had[ARRAY_LEN(people)] = { 0 };

    (void)state;
    rounds_at_once(4);
    for (size_t i = 0; i < ARRAY_LEN(rounds); i++) {
        world.now_ms = consent_ms + rounds[i].days * DAY_MS;
        rounds_at_once(4);
        rounds_at_once(1);
        for (size_t k = 0; k < ARRAY_LEN(people); k++) {
            had[k] += rounds[i].told[k];
            if (reminded(people[k]) != had[k])
                fail_msg("%s after %d days: %d, not %d", people[k], (int)rounds[i].days,
                    (int)reminded(people[k]), (int)had[k]);
        }
    }
}

static enum status find(struct ctx *ctx, void *arg)
{
    return alerts_find(ctx, arg);
}

static enum status make(struct ctx *ctx, void *arg)
{
    return alerts_make(ctx, arg);
}

/* Makes the tasks with the nth call failed; whether any failed. */
static bool make_failing(struct ctx *ctx, struct list *tasks, int at)
{
    struct fault_job job = { .use_case = make, .arg = tasks, .fail_at = at };
    enum status done = database_write(ctx, world.database, fault_txn, &job);

    assert_int_equal(done == ST_OK, !job.failed);
    return job.failed;
}

static void what_fails_is_told_later(void **state)
{
    struct process process = process_new();
    struct ctx ctx = { .arena = process.arena, .db = process.db, .now_ms = world.now_ms };
    struct list tasks;
    int at = 1;

    (void)state;
    assert_int_equal(database_read(&ctx, find, &tasks), ST_OK);
    assert_int_equal(tasks.len, 3);
    while (make_failing(&ctx, &tasks, at)) {
        assert_int_equal(unread("a-entry") + unread("b-entry") + unread("c-entry"), 0);
        assert_true(++at < CALLS_MAX);
    }
    assert_true(at > 6);
    assert_int_equal(unread("a-entry"), 1);
    assert_int_equal(unread("c-entry"), 1);
    assert_int_equal(database_read(&ctx, find, &tasks), ST_OK);
    assert_int_equal(tasks.len, 0);
    arena_free(process.arena);
}

static int open_world(void **state)
{
    (void)state;
    world_open(&world, kind);
    assert_true(talk_run(&world, &talk_watch, "tests/api/month.part"));
    return 0;
}

static int open_corrected(void **state)
{
    (void)state;
    world_open_under(&world, kind, "kon-tum confirming");
    assert_true(talk_run(&world, &talk_watch, "tests/api/granted_month.part"));
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
    const struct CMUnitTest tests[] = { ON(processes_tell_each_thing_once),
        ON(an_outage_is_made_up_for),
        cmocka_unit_test_setup_teardown(
            a_correction_is_reminded_of_once, open_corrected, close_world),
        ON(what_fails_is_told_later) };
#undef ON

    kind = on;
    return cmocka_run_group_tests_name(name, tests, NULL, NULL);
}

int main(void)
{
    int failed;

    watch_open(&talk_watch);
    failed = on_each_database(run_all, "alerts");
    watch_close(&talk_watch);
    return failed;
}
