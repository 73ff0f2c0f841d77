/*
 * Who follows the history hears of every event once: also of one that was numbered before another
 * and committed after it, and not of one that was rolled back.
 */
#include "jobs/follow.h"

#include "domain/use.h"
#include "tests/store/fixture.h"
#include "tests/unit.h"

#define HEARD_MAX 4096

static struct fixture fx;
static struct follow follow;
static enum database_kind kind;
static int64_t now_ms;

/* Objects heard of, in order. */
static int64_t heard[HEARD_MAX];
static size_t heard_len;

static void hear(void *to, struct ctx *ctx, const struct follow_event *event)
{
    (void)ctx;
    assert_ptr_equal(to, &follow);
    assert_true(heard_len < HEARD_MAX);
    heard[heard_len++] = event->object_id;
}

static enum status begin(struct ctx *ctx, void *arg)
{
    (void)arg;
    return follow_begin(ctx, &follow, hear, &follow);
}

static enum status look(struct ctx *ctx, void *arg)
{
    (void)arg;
    return follow_look(ctx, &follow);
}

static void read_by(txn_fn *use_case)
{
    struct ctx ctx = ctx_ready(fx.db);

    ctx.now_ms = now_ms;
    assert_int_equal(database_read(&ctx, use_case, NULL), ST_OK);
    ctx_done(&ctx);
}

/* After so much time; expects exactly these to be heard now. */
static void expect_heard(int64_t later_ms, const char *objects)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct buf said = { .arena = arena };

    heard_len = 0;
    now_ms += later_ms;
    read_by(look);
    for (size_t i = 0; i < heard_len; i++)
        buf_addf(&said, "%s%lld", i ? " " : "", (long long)heard[i]);
    if (!str_eq(buf_str(&said), str_of(objects)))
        fail_msg("expected \"%s\", heard \"" STR_FMT "\"", objects, STR_ARG(buf_str(&said)));
    arena_free(arena);
}

static enum status event_add(struct ctx *ctx, void *arg)
{
    return history_add(ctx, (struct history_facts){ .action = "report.enter",
                                .object_type = OBJECT_REPORT,
                                .object_id = *(const int64_t *)arg });
}

static void add(int64_t object)
{
    must_write(&fx, event_add, &object);
}

/* ---- other writers, whose transactions stay open ---- */

static struct db *others[2];

static struct ctx open_add(size_t other, int64_t object)
{
    struct ctx ctx = ctx_ready(others[other]);
    bool found;

    assert_int_equal(ctx.db->driver->begin(&ctx, DB_WRITE_GUARDED), ST_OK);
    assert_int_equal(event_add(&ctx, &object), ST_OK);
    /* What was queued is sent with the next question. */
    assert_int_equal(db_one(&ctx, STMT_EVENT_NEWEST, NO_ARGS, &found), ST_OK);
    return ctx;
}

static void close_add(struct ctx *ctx, bool commit)
{
    assert_int_equal(ctx->db->driver->end(ctx, commit), ST_OK);
    ctx_done(ctx);
}

/* ---- the tests ---- */

static void each_is_heard_once_in_order(void **state)
{
    (void)state;
    add(1);
    read_by(begin);
    expect_heard(1000, "");
    add(2);
    add(3);
    expect_heard(1000, "2 3");
    expect_heard(1000, "");
    add(4);
    expect_heard(1000, "4");
    assert_int_equal(follow.gaps_len, 0);
}

static void one_that_is_committed_late_is_heard(void **state)
{
    struct ctx slow, slower;

    (void)state;
    read_by(begin);
    slow = open_add(0, 10);
    slower = open_add(1, 11);
    add(12);
    expect_heard(1000, "12");
    add(13);
    close_add(&slower, true);
    expect_heard(1000, "13 11");
    expect_heard(1000, "");
    close_add(&slow, true);
    expect_heard(4000, "10");
    expect_heard(60000, "");
    assert_int_equal(follow.gaps_len, 0);
}

static void one_under_way_at_the_beginning_is_heard(void **state)
{
    struct ctx slow;

    (void)state;
    slow = open_add(0, 20);
    add(21);
    read_by(begin);
    close_add(&slow, true);
    expect_heard(1000, "20");
}

static void what_was_rolled_back_is_given_up(void **state)
{
    struct ctx undone;

    (void)state;
    read_by(begin);
    undone = open_add(0, 30);
    add(31);
    close_add(&undone, false);
    expect_heard(1000, "31");
    assert_int_equal(follow.gaps_len, 1);
    expect_heard(FOLLOW_GAP_MS, "");
    assert_int_equal(follow.gaps_len, 1);
    expect_heard(1, "");
    assert_int_equal(follow.gaps_len, 0);
}

/* More gaps than are kept: the oldest is given up, what is new is heard all the same. */
static void gaps_are_bounded(void **state)
{
    struct ctx late[2];

    (void)state;
    read_by(begin);
    late[0] = open_add(0, 40);
    add(41);
    expect_heard(1000, "41");
    for (size_t i = 0; i < FOLLOW_GAPS_MAX; i++) {
        struct ctx undone = open_add(1, 42);

        close_add(&undone, false);
        add(43);
    }
    late[1] = open_add(1, 44);
    add(45);
    heard_len = 0;
    while (follow.last_id < 2 * FOLLOW_GAPS_MAX)
        read_by(look);
    assert_int_equal(follow.gaps_len, FOLLOW_GAPS_MAX);
    assert_int_equal(heard[heard_len - 1], 45);
    close_add(&late[0], true);
    close_add(&late[1], true);
    expect_heard(FOLLOW_GAP_EVERY_MS_MAX, "44");
}

static int open_it(void **state)
{
    (void)state;
    now_ms = INT64_C(1767225600000);
    fixture_open(&fx, kind);
    for (size_t i = 0; i < ARRAY_LEN(others); i++)
        assert_int_equal(database_connect(&fx.ctx, fx.database, &others[i]), ST_OK);
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
    const struct CMUnitTest one[] = { ON(each_is_heard_once_in_order) };
    const struct CMUnitTest several[] = {
        ON(each_is_heard_once_in_order),
        ON(one_that_is_committed_late_is_heard),
        ON(one_under_way_at_the_beginning_is_heard),
        ON(what_was_rolled_back_is_given_up),
        ON(gaps_are_bounded),
    };
    int failed;

    kind = DATABASE_SQLITE;
    failed = cmocka_run_group_tests_name("follow: sqlite", one, NULL, NULL);
    kind = DATABASE_PGSQL;
    if (fixture_server())
        failed += cmocka_run_group_tests_name("follow: pgsql", several, NULL, NULL);
    return failed;
}
