/* Every call of a use case failed in turn: it is done wholly or not at all. */
#include "tests/store/db_fault.h"
#include "tests/store/fixture.h"

static struct fixture fx;

static enum status add_three(struct ctx *ctx, void *arg)
{
    const struct db_driver *driver = ctx->db->driver;
    struct probe probe = { .name = S("một"), .note = V_NULL };
    bool found;

    (void)arg;
    TRY(probe_add(ctx, &probe));
    TRY(db_queue(ctx, STMT_PROBE_ADD,
        ARGS(V_TEXT(S("hai")), V_NULL, V_INT(2), V_NULL, V_ID(probe.id), V_INT(0))));
    TRY(driver->save(ctx));
    probe.name = S("ba");
    TRY(probe_add(ctx, &probe));
    TRY(driver->save_end(ctx, true));
    TRY(db_one(ctx, STMT_PROBE_TOTAL, NO_ARGS, &found));
    if (db_int(ctx, 0) != 3)
        return fail(ctx, PROBLEM_INTERNAL, "%s", "three were added");
    return ST_OK;
}

static void a_use_case_is_done_wholly_or_not_at_all(void **state)
{
    struct fault_job job = { .use_case = add_three, .failed = true };

    (void)state;
    while (job.failed) {
        enum status st;

        job.fail_at++;
        st = database_write(&fx.ctx, fx.database, fault_txn, &job);
        assert_int_equal(st, job.failed ? ST_INTERNAL : ST_OK);
        assert_int_equal(probe_count(&fx), job.failed ? 0 : 3);
        assert_ptr_equal(fx.ctx.db, fx.db);
    }
    assert_int_equal(job.fail_at, 10); /* 9 calls were failed, each once */
}

/* On PostgreSQL the connection itself can be wrapped, so that BEGIN and COMMIT fail too. */
static void a_lost_commit_is_a_failure(void **state)
{
    struct fault_db fault = { .calls_left = 0 };
    enum status st = ST_INTERNAL;
    int fail_at = 0;

    (void)state;
    while (fault.calls_left <= 0) {
        db_fault_wrap(&fault, fx.db, ++fail_at);
        fx.ctx.db = &fault.base;
        st = database_write(&fx.ctx, fx.database, add_three, NULL);
        fx.ctx.db = fx.db;
        assert_int_equal(st, fault.calls_left <= 0 ? ST_INTERNAL : ST_OK);
        assert_int_equal(probe_count(&fx), fault.calls_left <= 0 ? 0 : 3);
    }
    assert_int_equal(fail_at, 12); /* begin, 9 calls, end */
}

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
    const struct CMUnitTest sqlite[] = {
        cmocka_unit_test_setup_teardown(
            a_use_case_is_done_wholly_or_not_at_all, open_sqlite, close_it),
    };
    const struct CMUnitTest pgsql[] = {
        cmocka_unit_test_setup_teardown(
            a_use_case_is_done_wholly_or_not_at_all, open_pgsql, close_it),
        cmocka_unit_test_setup_teardown(a_lost_commit_is_a_failure, open_pgsql, close_it),
    };
    int failed = cmocka_run_group_tests_name("fault: sqlite", sqlite, NULL, NULL);

    if (fixture_server())
        failed += cmocka_run_group_tests_name("fault: pgsql", pgsql, NULL, NULL);
    return failed;
}
