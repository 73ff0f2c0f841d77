/* The writer thread of SQLite: many jobs a commit, each undone alone, none answered before. */
#include "base/host/heap.h"
#include "tests/store/fixture.h"

#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>

#define THREADS 32
#define JOBS_EACH 200
#define REFUSED_EVERY 7

static struct fixture fx;

/* ---- waiting writers ---- */

struct client {
    pthread_t thread;
    int number;
    int wrong; /* answers that were not the ones wanted */
};

static enum status add_or_refuse(struct ctx *ctx, void *arg)
{
    const int *number = arg; /* thread, job */
    struct probe probe = { .note = V_NULL };

    probe.name = str_format(ctx->arena, "%d/%d", number[0], number[1]);
    TRY(probe_add(ctx, &probe));
    if (number[1] % REFUSED_EVERY == 0)
        return fail(ctx, PROBLEM_CHANGED_MEANWHILE, "%s", "không");
    return ST_OK;
}

static void *client_main(void *arg)
{
    struct client *client = arg;
    struct ctx ctx = ctx_ready(NULL);

    for (int i = 0; i < JOBS_EACH; i++) {
        int number[] = { client->number, i };
        enum status st = database_write(&ctx, fx.database, add_or_refuse, number);

        client->wrong += st != (i % REFUSED_EVERY == 0 ? ST_CONFLICT : ST_OK);
        client->wrong += ctx.db != NULL;
        arena_reset(ctx.arena);
    }
    ctx_done(&ctx);
    return NULL;
}

static void a_refused_job_leaves_the_others(void **state)
{
    struct client clients[THREADS] = { 0 };
    int refused = (JOBS_EACH + REFUSED_EVERY - 1) / REFUSED_EVERY;

    (void)state;
    for (int i = 0; i < THREADS; i++) {
        clients[i].number = i;
        assert_int_equal(pthread_create(&clients[i].thread, NULL, client_main, &clients[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(clients[i].thread, NULL);
        assert_int_equal(clients[i].wrong, 0);
    }
    assert_int_equal(probe_count(&fx), THREADS * (JOBS_EACH - refused));
}

static void wait_for(sem_t *posted, int count)
{
    while (count)
        if (sem_wait(posted) == 0)
            count--;
}

/* ---- jobs that do not wait ---- */

struct later {
    struct write_job job;
    struct ctx ctx;
    struct ctx *looker; /* whose connection done() looks at the file with */
    char name[16];
    bool seen;
};

static sem_t gate, at_gate, done;

static enum status count_named(struct ctx *ctx, void *arg)
{
    struct later *later = arg;

    return db_one(ctx, STMT_PROBE_BY_NAME, ARGS(V_TEXT(str_of(later->name))), &later->seen);
}

static void look_and_post(struct write_job *job)
{
    struct later *later = job->owner;

    if (later->looker && database_read(later->looker, count_named, later) != ST_OK)
        later->seen = false;
    sem_post(&done);
}

static enum status add_named(struct ctx *ctx, void *arg)
{
    struct probe probe = { .name = str_of(arg), .note = V_NULL };

    return probe_add(ctx, &probe);
}

static enum status wait_at_gate(struct ctx *ctx, void *arg)
{
    sem_post(&at_gate);
    wait_for(&gate, 1);
    return add_named(ctx, arg);
}

static void later_init(struct later *later, txn_fn *use_case, int number)
{
    snprintf(later->name, sizeof(later->name), "sau %d", number);
    later->ctx = ctx_ready(NULL);
    later->job = (struct write_job){
        .ctx = &later->ctx,
        .use_case = use_case,
        .arg = later->name,
        .done = look_and_post,
        .owner = later,
    };
}

static void done_comes_after_the_commit(void **state)
{
    static struct later laters[200];
    struct ctx looker = ctx_ready(NULL);

    (void)state;
    assert_int_equal(database_connect(&looker, fx.database, &looker.db), ST_OK);
    for (int i = 0; i < 200; i++) {
        later_init(&laters[i], add_named, i);
        laters[i].looker = &looker;
        assert_true(database_write_later(fx.database, &laters[i].job));
    }
    wait_for(&done, 200);
    for (int i = 0; i < 200; i++) {
        assert_int_equal(laters[i].job.status, ST_OK);
        assert_true(laters[i].seen);
        ctx_done(&laters[i].ctx);
    }
    ctx_done(&looker);
}

static void a_full_queue_says_no(void **state)
{
    static struct later laters[QUEUE_WRITES_MAX + 2];
    size_t taken = 0;

    (void)state;
    later_init(&laters[0], wait_at_gate, 0);
    assert_true(database_write_later(fx.database, &laters[0].job));
    wait_for(&at_gate, 1); /* it is off the queue */
    for (size_t i = 1; i < ARRAY_LEN(laters); i++) {
        later_init(&laters[i], add_named, (int)i);
        taken += database_write_later(fx.database, &laters[i].job);
    }
    assert_int_equal(taken, QUEUE_WRITES_MAX);
    assert_int_equal(database_write(&fx.ctx, fx.database, add_named, laters[1].name), ST_BUSY);
    sem_post(&gate);
    wait_for(&done, (int)taken + 1);
    for (size_t i = 0; i < ARRAY_LEN(laters); i++)
        ctx_done(&laters[i].ctx);
    assert_int_equal(probe_count(&fx), taken + 1);
}

static void closing_finishes_what_is_queued(void **state)
{
    static struct later laters[100];

    (void)state;
    for (int i = 0; i < 100; i++) {
        later_init(&laters[i], i ? add_named : wait_at_gate, i);
        assert_true(database_write_later(fx.database, &laters[i].job));
    }
    sem_post(&gate);
    database_close(fx.database);
    for (int i = 0; i < 100; i++) {
        assert_int_equal(laters[i].job.status, ST_OK);
        ctx_done(&laters[i].ctx);
    }
    wait_for(&done, 100);
    fx.ctx.db = NULL;
    assert_int_equal(database_open(&fx.ctx, fx.url, DATABASE_AS_IS, &fx.database), ST_OK);
    assert_int_equal(database_connect(&fx.ctx, fx.database, &fx.ctx.db), ST_OK);
    assert_int_equal(probe_count(&fx), 100);
}

/* ---- a disk that takes no more ---- */

static void limit_files(rlim_t bytes)
{
    struct rlimit limit;

    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &limit);
}

static rlim_t log_bytes(void)
{
    char name[160];
    struct stat st = { 0 };

    snprintf(name, sizeof(name), "%s-wal", fx.path);
    stat(name, &st);
    return (rlim_t)st.st_size;
}

static void a_failed_commit_fails_the_whole_batch(void **state)
{
    static struct later laters[10];

    (void)state;
    signal(SIGXFSZ, SIG_IGN);
    for (int i = 0; i < 10; i++) {
        later_init(&laters[i], i ? add_named : wait_at_gate, i);
        assert_true(database_write_later(fx.database, &laters[i].job));
    }
    limit_files(log_bytes());
    sem_post(&gate);
    wait_for(&done, 10);
    limit_files(RLIM_INFINITY);
    for (int i = 0; i < 10; i++) {
        assert_int_equal(laters[i].job.status, ST_INTERNAL);
        assert_int_equal(laters[i].job.problem.key, PROBLEM_STORE_FAILED);
        ctx_done(&laters[i].ctx);
    }
    assert_int_equal(probe_count(&fx), 0);
    must_write(&fx, add_named, (char[]){ "lại được" }); /* room again: it goes on */
    assert_int_equal(probe_count(&fx), 1);
    assert_int_equal(database_verify(&fx.ctx, fx.database), ST_OK);
}

static enum status add_much(struct ctx *ctx, void *arg)
{
    struct probe probe = { .name = S("nhiều"), .note = V_NULL };
    size_t len = (size_t)24 << 20; /* more than the page cache: written before the commit */

    (void)arg;
    probe.bytes = V_BLOB(((struct str){ arena_alloc(ctx->arena, len), len }));
    return probe_add(ctx, &probe);
}

/* Whether the first was in the batch that broke; *written counts what was kept. */
static bool break_a_batch(int round, int *written)
{
    static struct later laters[3];

    later_init(&laters[0], wait_at_gate, 2 * round);
    later_init(&laters[1], add_much, 0);
    later_init(&laters[2], add_named, 2 * round + 1);
    for (int i = 0; i < 3; i++)
        assert_true(database_write_later(fx.database, &laters[i].job));
    limit_files(log_bytes() + 100000);
    sem_post(&gate);
    wait_for(&done, 3);
    limit_files(RLIM_INFINITY);
    assert_int_equal(laters[1].job.status, ST_INTERNAL); /* broke it */
    for (int i = 0; i < 3; i++) {
        *written += laters[i].job.status == ST_OK;
        ctx_done(&laters[i].ctx);
    }
    return laters[0].job.status == ST_INTERNAL;
}

static void a_full_disk_in_the_middle_fails_the_batch_and_no_more(void **state)
{
    int written = 0, round = 0;

    (void)state;
    signal(SIGXFSZ, SIG_IGN);
    /* A machine that is busy for longer than a batch may wait writes the first by itself. */
    while (!break_a_batch(round, &written))
        assert_true(++round < 20);
    must_write(&fx, add_much, NULL);
    assert_int_equal(probe_count(&fx), written + 1);
    assert_int_equal(database_verify(&fx.ctx, fx.database), ST_OK);
}

/* ---- checkpoints ---- */

static enum status rewrite(struct ctx *ctx, void *arg)
{
    struct probe probe = { .name = S("lớn"), .note = V_NULL };
    size_t len = (size_t)4 << 20;

    (void)arg;
    TRY(db_run(ctx, STMT_PROBE_DELETE, ARGS(V_TEXT(probe.name))));
    probe.bytes = V_BLOB(((struct str){ arena_alloc(ctx->arena, len), len }));
    return probe_add(ctx, &probe);
}

static void the_log_does_not_grow_for_ever(void **state)
{
    (void)state;
    for (int i = 0; i < 40; i++) {
        must_write(&fx, rewrite, NULL);
        assert_int_equal(probe_count(&fx), 1); /* a reader beside it */
        arena_reset(fx.ctx.arena);
    }
    assert_in_range(log_bytes(), 1, (rlim_t)48 << 20); /* 160 MiB were written */
}

/* ---- the frame ---- */

static int open_it(void **state)
{
    (void)state;
    sem_init(&gate, 0, 0);
    sem_init(&at_gate, 0, 0);
    sem_init(&done, 0, 0);
    fixture_open(&fx, DATABASE_SQLITE);
    return 0;
}

static int close_it(void **state)
{
    (void)state;
    fixture_close(&fx);
    return 0;
}

int main(void)
{
#define ON(test) cmocka_unit_test_setup_teardown(test, open_it, close_it)
    const struct CMUnitTest tests[] = {
        ON(a_refused_job_leaves_the_others),
        ON(done_comes_after_the_commit),
        ON(a_full_queue_says_no),
        ON(closing_finishes_what_is_queued),
        ON(a_failed_commit_fails_the_whole_batch),
        ON(a_full_disk_in_the_middle_fails_the_batch_and_no_more),
        ON(the_log_does_not_grow_for_ever),
    };

    return cmocka_run_group_tests_name("group commit", tests, NULL, NULL);
}
