/*
 * A process that writes is killed in the midst, again and again: every write that was
 * acknowledged is there afterwards, and the file is sound.
 *
 * The child writes from several threads and says each acknowledged number through a pipe, which
 * outlives it. BAOCAO_CRASH_ROUNDS says how often it is killed (20 unless given).
 */
#include "base/host/clock.h"
#include "tests/store/fixture.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define WRITERS 8
#define ROUNDS 20
#define PAYLOAD_BYTES 3000
#define LIFE_MS_MAX 150
#define WORD_WITHIN_MS 60000

static struct fixture fx;

/* ---- the child ---- */

struct writer_arg {
    struct database *database;
    int64_t first; /* of the numbers this thread writes, WRITERS apart */
    int acknowledge;
};

static enum status add_number(struct ctx *ctx, void *arg)
{
    struct probe probe = { .num = *(int64_t *)arg, .note = V_NULL };

    probe.name = str_format(ctx->arena, "%lld", (long long)probe.num);
    probe.bytes = V_BLOB(((struct str){ arena_alloc(ctx->arena, PAYLOAD_BYTES), PAYLOAD_BYTES }));
    return probe_add(ctx, &probe);
}

static void *write_for_ever(void *given)
{
    struct writer_arg *arg = given;
    struct ctx ctx = ctx_ready(NULL);

    for (int64_t number = arg->first;; number += WRITERS) {
        if (database_write(&ctx, arg->database, add_number, &number) != ST_OK)
            _exit(2);
        if (write(arg->acknowledge, &number, sizeof(number)) != sizeof(number))
            _exit(3);
        arena_reset(ctx.arena);
    }
    return NULL;
}

static void child(int64_t first, int acknowledge)
{
    struct writer_arg args[WRITERS];
    struct ctx ctx = ctx_ready(NULL);
    struct database *database;
    pthread_t thread;

    if (database_open(&ctx, fx.url, DATABASE_AS_IS, &database) != ST_OK)
        _exit(4);
    for (int i = 0; i < WRITERS; i++) {
        args[i] = (struct writer_arg){ database, first + i, acknowledge };
        if (pthread_create(&thread, NULL, write_for_ever, &args[i]) != 0)
            _exit(5);
    }
    for (;;)
        pause();
}

/* ---- the parent ---- */

struct ledger {
    int64_t *numbers;
    size_t len, cap;
};

static void ledger_add(struct ledger *ledger, int64_t number)
{
    if (ledger->len == ledger->cap) {
        ledger->cap = ledger->cap * 2 + 1024;
        ledger->numbers = realloc(ledger->numbers, ledger->cap * sizeof(int64_t));
        assert_non_null(ledger->numbers);
    }
    ledger->numbers[ledger->len++] = number;
}

/* Reads on while the child lives, so that a full pipe does not slow it; ends with the pipe. */
static void *read_ledger(void *given)
{
    struct ledger *ledger = ((void **)given)[1];
    int pipe_end = *(int *)((void **)given)[0];
    int64_t number;

    while (read(pipe_end, &number, sizeof(number)) == sizeof(number))
        ledger_add(ledger, number);
    return NULL;
}

static void nap(int ms)
{
    struct timespec time = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L };

    while (nanosleep(&time, &time) != 0)
        continue;
}

static int random_up_to(int most)
{
    unsigned noise;

    clock_random(&noise, sizeof(noise));
    return 1 + (int)(noise % (unsigned)most);
}

/* A busy machine takes longer to open a database than a child may live. */
static void wait_for_word(int pipe_end)
{
    struct pollfd word = { .fd = pipe_end, .events = POLLIN };

    assert_int_equal(poll(&word, 1, WORD_WITHIN_MS), 1);
    assert_true(word.revents & POLLIN); /* not that it ended */
}

/* Killed at any moment since it began, or since its first word. */
static void kill_in_the_midst(struct ledger *ledger, int64_t first, bool wait)
{
    int ends[2], status = 0;
    void *given[] = { &ends[0], ledger };
    pthread_t reader;
    pid_t pid;

    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0)
        child(first, ends[1]);
    close(ends[1]);
    if (wait)
        wait_for_word(ends[0]);
    assert_int_equal(pthread_create(&reader, NULL, read_ledger, given), 0);
    nap(random_up_to(LIFE_MS_MAX));
    kill(pid, SIGKILL);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    pthread_join(reader, NULL);
    close(ends[0]);
    assert_true(WIFSIGNALED(status)); /* it failed at nothing before */
}

static enum status find_all(struct ctx *ctx, void *arg)
{
    const struct ledger *ledger = arg;
    bool found;

    for (size_t i = 0; i < ledger->len; i++) {
        char name[24];

        snprintf(name, sizeof(name), "%lld", (long long)ledger->numbers[i]);
        TRY(db_one(ctx, STMT_PROBE_BY_NAME, ARGS(V_TEXT(str_of(name))), &found));
        if (!found)
            return fail(ctx, PROBLEM_NOT_FOUND, "%s", name);
    }
    return ST_OK;
}

static void close_database(void)
{
    database_close(fx.database);
    fx.database = NULL;
}

static void look(struct ledger *ledger)
{
    struct ctx *ctx = &fx.ctx;

    ctx->db = NULL;
    assert_int_equal(database_open(ctx, fx.url, DATABASE_AS_IS, &fx.database), ST_OK);
    assert_int_equal(database_connect(ctx, fx.database, &ctx->db), ST_OK);
    assert_int_equal(database_read(ctx, find_all, ledger), ST_OK);
    assert_int_equal(database_verify(ctx, fx.database), ST_OK);
    assert_true(probe_count(&fx) >= (int64_t)ledger->len);
    close_database();
    arena_reset(ctx->arena);
}

static int rounds_wanted(void)
{
    const char *given = getenv("BAOCAO_CRASH_ROUNDS");
    int64_t rounds;

    return given && str_to_int(str_of(given), &rounds) ? (int)rounds : ROUNDS;
}

static void what_was_acknowledged_is_there(void **state)
{
    struct ledger all = { 0 };
    int rounds = rounds_wanted();

    (void)state;
    close_database();
    for (int round = 0; round < rounds; round++) {
        struct ledger ledger = { 0 };

        kill_in_the_midst(&ledger, (int64_t)(round + 1) * 10000000, round % 2 == 0);
        look(&ledger);
        for (size_t i = 0; i < ledger.len; i++)
            ledger_add(&all, ledger.numbers[i]);
        free(ledger.numbers);
    }
    look(&all);
    print_message("  %d kills, %zu acknowledged, 0 lost\n", rounds, all.len);
    assert_true(all.len > 0);
    free(all.numbers);
    assert_int_equal(database_open(&fx.ctx, fx.url, DATABASE_AS_IS, &fx.database), ST_OK);
}

static int open_it(void **state)
{
    (void)state;
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
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_was_acknowledged_is_there, open_it, close_it),
    };

    return cmocka_run_group_tests_name("crash", tests, NULL, NULL);
}
