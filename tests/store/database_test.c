/* Opening, refusing, running again: what database.h says beyond db.h. */
#include "tests/store/fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static struct fixture fx;

/* ---- SQLite ---- */

static void a_second_process_is_refused(void **state)
{
    struct database *second;
    char pid[24];

    (void)state;
    snprintf(pid, sizeof(pid), "%lld", (long long)getpid());
    assert_int_equal(database_open(&fx.ctx, fx.url, DATABASE_AS_IS, &second), ST_BUSY);
    assert_int_equal(fx.ctx.problem.key, PROBLEM_STORE_LOCKED);
    assert_true(str_find(fx.ctx.problem.detail, str_of(pid)) < fx.ctx.problem.detail.len);
    assert_int_equal(probe_count(&fx), 0); /* the first goes on */
}

static void a_bare_path_is_a_file_too(void **state)
{
    (void)state;
    database_close(fx.database);
    fx.ctx.db = NULL;
    assert_int_equal(database_open(&fx.ctx, fx.path, DATABASE_AS_IS, &fx.database), ST_OK);
    assert_int_equal(database_kind(fx.database), DATABASE_SQLITE);
    assert_int_equal(database_connect(&fx.ctx, fx.database, &fx.ctx.db), ST_OK);
    assert_int_equal(probe_count(&fx), 0);
}

static void what_cannot_be_opened_is_said(void **state)
{
    static const struct {
        const char *why, *url;
        enum database_schema schema;
        enum problem_key key;
    } cases[] = {
        { "no such folder", "/nowhere/at/all.db", DATABASE_MIGRATE, PROBLEM_STORE_FAILED },
        { "no such file, and none to be made", "sqlite:/tmp/baocao-none.db", DATABASE_AS_IS,
            PROBLEM_STORE_FAILED },
        { "a folder", "/tmp", DATABASE_MIGRATE, PROBLEM_STORE_FAILED },
        { "no such server", "postgres:///x?host=/nowhere", DATABASE_MIGRATE, PROBLEM_BUSY },
    };
    struct database *database = NULL;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        print_message("  %s\n", cases[i].why);
        assert_int_not_equal(
            database_open(&fx.ctx, cases[i].url, cases[i].schema, &database), ST_OK);
        assert_int_equal(fx.ctx.problem.key, cases[i].key);
        assert_true(fx.ctx.problem.detail.len > 0);
        assert_null(database);
    }
    unlink("/tmp.lock");
}

static void a_file_of_something_else_is_refused(void **state)
{
    struct fixture other;
    struct database *database = NULL;
    FILE *file;

    (void)state;
    fixture_place(&other, DATABASE_SQLITE);
    file = fopen(other.path, "w");
    assert_non_null(file);
    for (int i = 0; i < 1000; i++)
        fputs("not a database\n", file);
    fclose(file);
    assert_int_equal(database_open(&fx.ctx, other.url, DATABASE_MIGRATE, &database), ST_INTERNAL);
    assert_int_equal(fx.ctx.problem.key, PROBLEM_STORE_FAILED);
    fixture_remove(&other);
}

static enum status see_a_snapshot(struct ctx *ctx, void *arg)
{
    struct probe probe = { .name = S("sau"), .note = V_NULL };
    struct ctx writer = ctx_ready(NULL);
    bool found;

    (void)arg;
    TRY(db_one(ctx, STMT_PROBE_TOTAL, NO_ARGS, &found));
    assert_int_equal(database_write(&writer, fx.database, probe_add, &probe), ST_OK);
    TRY(db_one(ctx, STMT_PROBE_TOTAL, NO_ARGS, &found));
    assert_int_equal(db_int(ctx, 0), 0); /* committed meanwhile, not seen here */
    ctx_done(&writer);
    return ST_OK;
}

static void a_reading_transaction_sees_one_moment(void **state)
{
    (void)state;
    assert_int_equal(database_read(&fx.ctx, see_a_snapshot, NULL), ST_OK);
    assert_int_equal(probe_count(&fx), 1);
}

static void a_copy_is_a_database(void **state)
{
    struct probe probe = { .name = S("bản gốc"), .note = V_NULL };
    struct fixture copy;

    (void)state;
    must_write(&fx, probe_add, &probe);
    fixture_place(&copy, DATABASE_SQLITE);
    assert_int_equal(database_copy(&fx.ctx, fx.database, copy.path), ST_OK);
    assert_int_equal(database_copy(&fx.ctx, fx.database, copy.path), ST_CONFLICT); /* is there */
    copy.ctx = ctx_ready(NULL);
    assert_int_equal(database_open(&copy.ctx, copy.url, DATABASE_AS_IS, &copy.database), ST_OK);
    assert_int_equal(database_connect(&copy.ctx, copy.database, &copy.ctx.db), ST_OK);
    assert_int_equal(probe_count(&copy), 1);
    fixture_close(&copy);
}

static void damage_is_found(void **state)
{
    struct probe probe = { .name = S("nhiều trang"), .note = V_NULL };
    size_t len = 100000;
    FILE *file;

    (void)state;
    probe.bytes = V_BLOB(((struct str){ arena_alloc(fx.ctx.arena, len), len }));
    must_write(&fx, probe_add, &probe);
    assert_int_equal(database_verify(&fx.ctx, fx.database), ST_OK);
    database_close(fx.database);
    file = fopen(fx.path, "r+");
    assert_non_null(file);
    fseek(file, -8 * 4096, SEEK_END); /* one of the pages of the blob: where the next one is */
    fputs("rubbish", file);
    fclose(file);
    fx.ctx.db = NULL;
    assert_int_equal(database_open(&fx.ctx, fx.url, DATABASE_AS_IS, &fx.database), ST_OK);
    assert_int_equal(database_verify(&fx.ctx, fx.database), ST_INTERNAL);
    assert_int_equal(fx.ctx.problem.key, PROBLEM_STORE_FAILED);
}

/* ---- PostgreSQL: running again ---- */

struct race {
    struct ctx other; /* of the second connection */
    int attempts, rivals;
    size_t arena_total; /* at the start of an attempt: the arena was rewound */
};

static enum status add_one(struct ctx *ctx, void *arg)
{
    bool found;

    TRY(db_one(ctx, STMT_PROBE_ADD_TO, ARGS(V_TEXT(str_of(arg)), V_INT(1)), &found));
    return found ? ST_OK : fail(ctx, PROBLEM_NOT_FOUND, "%s", "");
}

/* Reads, lets the rival commit a change to what was read, then writes. */
static enum status add_ten_after_a_rival(struct ctx *ctx, void *arg)
{
    struct race *race = arg;
    bool found;

    race->attempts++;
    assert_int_equal(ctx->problem.key, PROBLEM_NONE);
    if (race->attempts == 1)
        race->arena_total = arena_total(ctx->arena);
    assert_int_equal(arena_total(ctx->arena), race->arena_total);
    (void)arena_alloc(ctx->arena, 100000);
    TRY(db_one(ctx, STMT_PROBE_BY_NAME, ARGS(V_TEXT(S("quầy"))), &found));
    if (race->attempts <= race->rivals)
        assert_int_equal(
            database_write(&race->other, fx.database, add_one, (char[]){ "quầy" }), ST_OK);
    return db_run(ctx, STMT_PROBE_ADD_TO, ARGS(V_TEXT(S("quầy")), V_INT(10)));
}

static enum status read_num(struct ctx *ctx, void *arg)
{
    bool found;

    TRY(db_one(ctx, STMT_PROBE_BY_NAME, ARGS(V_TEXT(S("quầy"))), &found));
    *(int64_t *)arg = db_int(ctx, 2);
    return ST_OK;
}

static void race_init(struct race *race, int rivals)
{
    struct probe probe = { .name = S("quầy"), .note = V_NULL };

    *race = (struct race){ .rivals = rivals, .other = ctx_ready(NULL) };
    assert_int_equal(database_connect(&race->other, fx.database, &race->other.db), ST_OK);
    must_write(&fx, probe_add, &probe);
}

static void a_serialization_failure_is_run_again(void **state)
{
    struct race race;
    int64_t num;

    (void)state;
    race_init(&race, 2);
    must_write(&fx, add_ten_after_a_rival, &race);
    assert_int_equal(race.attempts, 3);
    assert_int_equal(fx.ctx.problem.key, PROBLEM_NONE);
    assert_int_equal(database_read(&fx.ctx, read_num, &num), ST_OK);
    assert_int_equal(num, 12);
    ctx_done(&race.other);
}

/* A guarded write is run again too when somebody else was first at its object. */
static void a_guarded_write_is_run_again(void **state)
{
    struct race race;
    int64_t num;

    (void)state;
    race_init(&race, 2);
    assert_int_equal(
        database_write_guarded(&fx.ctx, fx.database, add_ten_after_a_rival, &race), ST_OK);
    assert_int_equal(race.attempts, 3);
    assert_int_equal(database_read(&fx.ctx, read_num, &num), ST_OK);
    assert_int_equal(num, 12);
    ctx_done(&race.other);
}

static void it_gives_up_in_the_end(void **state)
{
    struct race race;
    int64_t num;

    (void)state;
    race_init(&race, 100);
    assert_int_equal(database_write(&fx.ctx, fx.database, add_ten_after_a_rival, &race), ST_BUSY);
    assert_int_equal(race.attempts, WRITE_RETRIES_MAX + 1);
    assert_int_equal(database_read(&fx.ctx, read_num, &num), ST_OK);
    assert_int_equal(num, WRITE_RETRIES_MAX + 1); /* the rivals' */
    ctx_done(&race.other);
}

/* Two that each read what the other writes: neither touched the other's row. */
static enum status copy_the_count(struct ctx *ctx, void *arg)
{
    struct race *race = arg;
    struct probe probe = { .note = V_NULL };
    bool found;

    race->attempts++;
    TRY(db_one(ctx, STMT_PROBE_TOTAL, NO_ARGS, &found));
    probe.num = db_int(ctx, 0);
    probe.name = str_format(ctx->arena, "thứ %lld", (long long)probe.num);
    if (race->attempts <= race->rivals) {
        struct race none = { 0 };

        assert_int_equal(database_write(&race->other, fx.database, copy_the_count, &none), ST_OK);
        probe.name = S("khác tên"); /* so that no unique name helps */
    }
    return probe_add(ctx, &probe);
}

static void a_write_skew_cannot_happen(void **state)
{
    struct race race;

    (void)state;
    race_init(&race, 1);
    must_write(&fx, copy_the_count, &race);
    assert_int_equal(race.attempts, 2);
    assert_int_equal(probe_count(&fx), 3);
    ctx_done(&race.other);
}

/* ---- PostgreSQL: a connection that breaks ---- */

static void kill_connections(void)
{
    char command[600];

    snprintf(command, sizeof(command),
        "psql -qAt '%s' -c 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE application_name = $$%s$$' >/dev/null 2>&1",
        fixture_server(), fx.path);
    assert_int_equal(system(command), 0);
}

struct cut {
    int attempts;
    bool early;
};

static enum status add_through_a_cut(struct ctx *ctx, void *arg)
{
    struct cut *cut = arg;
    struct probe probe = { .name = S("qua"), .note = V_NULL };

    if (cut->attempts++ == 0 && cut->early)
        kill_connections();
    TRY(probe_add(ctx, &probe));
    if (cut->attempts == 1 && !cut->early)
        kill_connections();
    return ST_OK;
}

static void a_broken_connection_is_made_again(void **state)
{
    struct cut cut = { .early = true };

    (void)state;
    kill_connections(); /* between transactions */
    assert_int_equal(probe_count(&fx), 0);
    must_write(&fx, add_through_a_cut, &cut); /* before anything was written */
    assert_int_equal(cut.attempts, 2);
    assert_int_equal(probe_count(&fx), 1);
}

static void a_break_at_commit_is_not_taken_for_a_failure(void **state)
{
    struct cut cut = { .early = false };

    (void)state;
    assert_int_equal(database_write(&fx.ctx, fx.database, add_through_a_cut, &cut), ST_INTERNAL);
    assert_int_equal(fx.ctx.problem.key, PROBLEM_STORE_UNSURE);
    assert_int_equal(cut.attempts, 1); /* it may have been done: never twice */
    assert_int_equal(probe_count(&fx), 0);
}

/* ---- the frame ---- */

static int open_sqlite(void **state)
{
    (void)state;
    fixture_open(&fx, DATABASE_SQLITE);
    return 0;
}

static int open_pgsql(void **state)
{
    (void)state;
    fixture_open(&fx, DATABASE_PGSQL);
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
#define ON_SQLITE(test) cmocka_unit_test_setup_teardown(test, open_sqlite, close_it)
#define ON_PGSQL(test) cmocka_unit_test_setup_teardown(test, open_pgsql, close_it)
    const struct CMUnitTest sqlite[] = {
        ON_SQLITE(a_second_process_is_refused),
        ON_SQLITE(a_bare_path_is_a_file_too),
        ON_SQLITE(what_cannot_be_opened_is_said),
        ON_SQLITE(a_file_of_something_else_is_refused),
        ON_SQLITE(a_reading_transaction_sees_one_moment),
        ON_SQLITE(a_copy_is_a_database),
        ON_SQLITE(damage_is_found),
    };
    const struct CMUnitTest pgsql[] = {
        ON_PGSQL(a_serialization_failure_is_run_again),
        ON_PGSQL(a_guarded_write_is_run_again),
        ON_PGSQL(it_gives_up_in_the_end),
        ON_PGSQL(a_write_skew_cannot_happen),
        ON_PGSQL(a_broken_connection_is_made_again),
        ON_PGSQL(a_break_at_commit_is_not_taken_for_a_failure),
    };
    int failed = cmocka_run_group_tests_name("database: sqlite", sqlite, NULL, NULL);

    if (fixture_server())
        failed += cmocka_run_group_tests_name("database: pgsql", pgsql, NULL, NULL);
    return failed;
}
