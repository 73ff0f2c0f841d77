/*
 * That a certificate ends is told once a step: by several processes at once, after an outage, where
 * any call to the database fails; and no more once its authority took it back.
 */
#include "base/date.h"
#include "domain/alerts.h"
#include "domain/endings.h"
#include "jobs/alerter.h"
#include "jobs/sweep.h"
#include "tests/api/pki.h"
#include "tests/api/talk.h"
#include "tests/store/db_fault.h"

#include <pthread.h>

#define CALLS_MAX 200
#define END_MS INT64_C(1797303600000) /* of the certificates called -soon */
#define PROCESSES_MAX 4

static struct world world;
static enum database_kind kind;
static int64_t leader;

/* ---- what runs by itself ---- */

struct process {
    struct arena *arena;
    struct db *db;
    struct rounds_plan plan;
};

static struct process process_new(struct rounds_plan plan)
{
    struct process process = { .arena = arena_new(ARENA_REQUEST_BYTES), .plan = plan };
    struct ctx ctx = { .arena = process.arena };

    assert_int_equal(database_connect(&ctx, world.database, &process.db), ST_OK);
    return process;
}

static void *round_of(void *arg)
{
    const struct process *process = arg;
    const struct chore chore = { process->arena, process->db, world.database, world.now_ms, NULL,
        process->plan.arg };

    rounds_once(&process->plan, &chore);
    return NULL;
}

static void rounds_at_once(size_t len)
{
    struct process processes[PROCESSES_MAX];
    pthread_t threads[PROCESSES_MAX];

    for (size_t i = 0; i < len; i++)
        processes[i] = process_new(alerter_plan());
    for (size_t i = 0; i < len; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, round_of, &processes[i]), 0);
    for (size_t i = 0; i < len; i++)
        pthread_join(threads[i], NULL);
    for (size_t i = 0; i < len; i++)
        arena_free(processes[i].arena);
}

static void sweep(void)
{
    struct session_limits limits = { .idle_ms = 30 * MS_PER_DAY, .life_ms = 60 * MS_PER_DAY };
    struct process process = process_new(sweep_plan(&limits));

    (void)round_of(&process);
    arena_free(process.arena);
}

/* ---- what people have ---- */

static void post(const char *person, const char *route, const char *file)
{
    world_must(&world, person, route, pki_file(world.arena, file));
}

static const char *certificates_of(const char *what, int64_t id)
{
    return str_format(world.arena, "POST /%s/%lld/certificates", what, (long long)id).ptr;
}

static int64_t told(const char *person)
{
    struct call call = world_must(&world, person, "GET /alerts/count", (struct str){ 0 });

    return world_number(&world, &call, "unread");
}

static void register_leader(const char *file)
{
    post("admin", certificates_of("accounts", leader), file);
}

static int64_t account_of(const char *name)
{
    struct call call = world_must(&world, name, "GET /me", (struct str){ 0 });

    return world_number(&world, &call, "account_id");
}

/* ---- tests ---- */

static void processes_tell_each_step_once(void **state)
{
    static const int64_t days[] = { 30, 29, 8, 7, 6, 1, 0, -1 };
    static const int64_t each[] = { 1, 1, 1, 2, 2, 2, 3, 3 };

    (void)state;
    register_leader("leader-soon.pem");
    for (size_t i = 0; i < ARRAY_LEN(days); i++) {
        world.now_ms = END_MS - days[i] * MS_PER_DAY;
        rounds_at_once(PROCESSES_MAX);
        rounds_at_once(1);
        assert_int_equal(told("a-approver"), each[i]);
        assert_int_equal(told("a-admin"), each[i]);
    }
}

/* Nobody was there from before the first step on. */
static void only_the_newest_step_is_told_after_an_outage(void **state)
{
    (void)state;
    register_leader("leader-soon.pem");
    world.now_ms = END_MS + MS_PER_DAY;
    rounds_at_once(2);
    assert_int_equal(told("a-approver"), 1);
    world.now_ms = END_MS + (ALERT_BACK_DAYS + 1) * MS_PER_DAY;
    rounds_at_once(2);
    assert_int_equal(told("a-approver"), 1);
}

static void what_ended_long_ago_is_not_told(void **state)
{
    (void)state;
    register_leader("leader-soon.pem");
    world.now_ms = END_MS + (ALERT_BACK_DAYS + 1) * MS_PER_DAY;
    rounds_at_once(1);
    assert_int_equal(told("a-approver"), 0);
}

/* Of several certificates of one holder the one that lasts longest counts. */
static void one_that_lasts_is_enough(void **state)
{
    (void)state;
    register_leader("leader-soon.pem");
    register_leader("leader-later.pem");
    world.now_ms = END_MS - MS_PER_DAY;
    rounds_at_once(2);
    assert_int_equal(told("a-approver"), 0);
    /* 15 December 2027 less 30 days: now it is that one's turn. */
    world.now_ms = END_MS + (365 - 30) * MS_PER_DAY;
    rounds_at_once(2);
    assert_int_equal(told("a-approver"), 1);
}

/* The profile of the tests with steps of its own. */
static void steps_put(const char *steps)
{
    struct str text = file_read(world.arena, "tests/profiles/plain.json");
    const struct str notices = S("\"notices\": {");
    size_t at = str_find(text, notices) + notices.len;

    assert_true(at < text.len);
    world_must(&world, "admin", "PUT /profile",
        str_format(world.arena,
            "{\"version\":1,\"note\":\"Báo sớm hơn\",\"profile\":" STR_FMT
            "\"certificates\":%s," STR_FMT "}",
            STR_ARG(str_sub(text, 0, at)), steps, STR_ARG(str_sub(text, at, text.len))));
}

static void the_province_says_when(void **state)
{
    static const int64_t days[] = { 61, 60, 31, 30, 7, 1, 0, -3, -29 };
    static const int64_t each[] = { 0, 1, 1, 1, 1, 2, 2, 3, 3 };

    (void)state;
    steps_put("[{\"days\":-60,\"article\":\"Đ1\"},{\"days\":-1,\"article\":\"Đ1\"},"
              "{\"days\":3,\"article\":\"Đ1\"}]");
    register_leader("leader-soon.pem");
    for (size_t i = 0; i < ARRAY_LEN(days); i++) {
        world.now_ms = END_MS - days[i] * MS_PER_DAY;
        rounds_at_once(1);
        assert_int_equal(told("a-approver"), each[i]);
    }
}

/* It is not known that it was taken back until the list comes. */
static void what_was_taken_back_is_told_no_more(void **state)
{
    (void)state;
    register_leader("revoked-soon.pem");
    world.now_ms = END_MS - 30 * MS_PER_DAY;
    rounds_at_once(1);
    sweep();
    assert_int_equal(told("a-approver"), 1);
    post("admin", "POST /trust-items", "sub.crl");
    post("admin", "POST /trust-items", "root.crl");
    rounds_at_once(1);
    assert_int_equal(told("a-approver"), 1); /* judging each is not what every round does */
    sweep();
    assert_int_equal(told("a-approver"), 0);
    assert_int_equal(told("a-admin"), 0);
    world.now_ms = END_MS - 7 * MS_PER_DAY;
    rounds_at_once(2);
    world.now_ms = END_MS + MS_PER_DAY;
    rounds_at_once(2);
    assert_int_equal(told("a-approver"), 0);
}

/* ---- failing ---- */

struct way {
    enum status (*find)(struct ctx *ctx, struct list *out);
    enum status (*make)(struct ctx *ctx, const struct list *tasks);
    struct list tasks;
};

static enum status way_find(struct ctx *ctx, void *arg)
{
    struct way *way = arg;

    return way->find(ctx, &way->tasks);
}

static enum status way_make(struct ctx *ctx, void *arg)
{
    const struct way *way = arg;

    return way->make(ctx, &way->tasks);
}

/* Fails each call in turn; as long as one fails the leader has `before`, then `after`. */
static void fail_each_call(struct way *way, size_t tasks, int64_t before, int64_t after)
{
    struct process process = process_new(alerter_plan());
    struct ctx ctx = { .arena = process.arena, .db = process.db, .now_ms = world.now_ms };
    struct fault_job job = { .use_case = way_make, .arg = way };
    enum status done;

    assert_int_equal(database_read(&ctx, way_find, way), ST_OK);
    assert_int_equal(way->tasks.len, tasks);
    do {
        job.failed = false;
        assert_true(++job.fail_at < CALLS_MAX);
        done = database_write(&ctx, world.database, fault_txn, &job);
        assert_int_equal(done == ST_OK, !job.failed);
        assert_int_equal(told("a-approver"), job.failed ? before : after);
    } while (job.failed);
    assert_true(job.fail_at > 2);
    assert_int_equal(database_read(&ctx, way_find, way), ST_OK);
    assert_int_equal(way->tasks.len, 0);
    arena_free(process.arena);
}

static void what_fails_is_done_later(void **state)
{
    struct way tell = { .find = endings_find, .make = endings_make };
    struct way take_back = { .find = endings_over_find, .make = endings_over_make };

    (void)state;
    register_leader("leader-soon.pem");
    world.now_ms = END_MS - 30 * MS_PER_DAY;
    fail_each_call(&tell, 1, 0, 1);
    register_leader("leader-later.pem");
    fail_each_call(&take_back, 1, 1, 0);
}

/* Found in one transaction, it is something else in the next. */
static void what_changed_meanwhile_is_left_alone(void **state)
{
    struct way tell = { .find = endings_find, .make = endings_make };
    struct process process = process_new(alerter_plan());
    struct ctx ctx = { .arena = process.arena, .db = process.db };

    (void)state;
    register_leader("leader-soon.pem");
    ctx.now_ms = world.now_ms = END_MS - 30 * MS_PER_DAY;
    assert_int_equal(database_read(&ctx, way_find, &tell), ST_OK);
    assert_int_equal(tell.tasks.len, 1);
    ctx.now_ms = END_MS - 7 * MS_PER_DAY; /* the next step has come */
    assert_int_equal(database_write(&ctx, world.database, way_make, &tell), ST_OK);
    assert_int_equal(told("a-approver"), 0);
    register_leader("leader-later.pem");
    ctx.now_ms = END_MS - 30 * MS_PER_DAY;
    assert_int_equal(database_write(&ctx, world.database, way_make, &tell), ST_OK);
    assert_int_equal(told("a-approver"), 0);
    arena_free(process.arena);
}

/* ---- many ---- */

/* Alerts of certificates that are not there, more than a round takes back. */
#define MANY (ENDING_ROUND_MAX + ENDING_PAGE_MAX / 2)

static enum status many_tell(struct ctx *ctx, void *arg)
{
    struct alert said = {
        .account_id = leader,
        .kind = ALERT_CERTIFICATE,
        .text_key = S("certificate_post"),
        .text = S("Chứng thư số đã hết hạn."),
    };

    (void)arg;
    for (int64_t i = 1; i <= MANY; i++) {
        said.object_type = str_of(ending_objects[i % ENDING_COUNT]);
        said.object_id = said.turn = 1000 + i;
        TRY(alert_tell(ctx, &said));
    }
    return ST_OK;
}

static void more_than_a_round_is_taken_back_by_two(void **state)
{
    struct process process = process_new(alerter_plan());
    struct ctx ctx = { .arena = process.arena, .db = process.db, .now_ms = world.now_ms };

    (void)state;
    register_leader("leader-soon.pem");
    world.now_ms = END_MS;
    rounds_at_once(1);
    assert_int_equal(told("a-approver"), 1);
    assert_int_equal(database_write(&ctx, world.database, many_tell, NULL), ST_OK);
    rounds_at_once(1);
    assert_int_equal(told("a-approver"), 1 + MANY - ENDING_ROUND_MAX);
    rounds_at_once(1);
    assert_int_equal(told("a-approver"), 1);
    arena_free(process.arena);
}

/* ---- worlds ---- */

static int open_world(void **state)
{
    (void)state;
    world_open(&world, kind);
    post("admin", "POST /trust-items", "root.pem");
    post("admin", "POST /trust-items", "sub.pem");
    leader = account_of("a-approver");
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
        ON(processes_tell_each_step_once),
        ON(only_the_newest_step_is_told_after_an_outage),
        ON(what_ended_long_ago_is_not_told),
        ON(one_that_lasts_is_enough),
        ON(the_province_says_when),
        ON(what_was_taken_back_is_told_no_more),
        ON(what_fails_is_done_later),
        ON(what_changed_meanwhile_is_left_alone),
        ON(more_than_a_round_is_taken_back_by_two),
    };
#undef ON

    kind = on;
    return cmocka_run_group_tests_name(name, tests, NULL, NULL);
}

int main(void)
{
    return on_each_database(run_all, "endings");
}
