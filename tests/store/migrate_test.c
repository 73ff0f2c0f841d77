/* Steps forward, and refusals, on both databases. */
#include "store/migrate.h"
#include "tests/store/fixture.h"

static struct fixture fx;
static struct ctx ctx;

#define STEP_ONE "CREATE TABLE one (id {pk}, name {text} NOT NULL, data {blob})"
#define STEP_TWO \
    "ALTER TABLE one ADD COLUMN size {int} NOT NULL DEFAULT 7;" \
    "INSERT INTO one (name) VALUES ('Đắk Lắk; {pk}')"
#define STEP_WRONG "CREATE TABLE three (id {pk}); INSERT INTO nowhere VALUES (1)"

static const struct migration steps[] = {
    { 1, "one", STEP_ONE, NULL, "aa" },
    { 2, "two", STEP_TWO, NULL, "bb" },
    { 3, "wrong", STEP_WRONG, NULL, "cc" },
};

static struct migrate_plan plan_of(const struct migration *from, size_t len)
{
    return (struct migrate_plan){ .steps = from, .steps_len = len, .kind = fx.kind };
}

static void assert_refused(enum status st, const char *said)
{
    assert_int_equal(st, ST_INTERNAL);
    assert_int_equal(ctx.problem.key, PROBLEM_STORE_SCHEMA);
    print_message("  " STR_FMT "\n", STR_ARG(ctx.problem.detail));
    assert_true(str_find(ctx.problem.detail, str_of(said)) < ctx.problem.detail.len);
}

static void assert_done(enum status st)
{
    if (st != ST_OK)
        print_message("  " STR_FMT "\n", STR_ARG(ctx.problem.detail));
    assert_int_equal(st, ST_OK);
}

static void steps_are_taken_once(void **state)
{
    struct migrate_plan one = plan_of(steps, 1), two = plan_of(steps, 2);

    (void)state;
    assert_refused(migrate_check(&ctx, &one), "chưa được khởi tạo");
    assert_done(migrate_up(&ctx, &one));
    assert_done(migrate_check(&ctx, &one));
    assert_refused(migrate_check(&ctx, &two), "cần bước 2");
    assert_done(migrate_up(&ctx, &two));
    assert_done(migrate_up(&ctx, &two));
    assert_done(migrate_check(&ctx, &two));
}

static void a_later_schema_is_refused(void **state)
{
    struct migrate_plan one = plan_of(steps, 1), two = plan_of(steps, 2);

    (void)state;
    assert_done(migrate_up(&ctx, &two));
    assert_refused(migrate_up(&ctx, &one), "phiên bản chương trình mới hơn");
    assert_refused(migrate_check(&ctx, &one), "phiên bản chương trình mới hơn");
}

static void a_changed_step_is_refused(void **state)
{
    const struct migration changed[] = {
        steps[0],
        { 2, "two", STEP_TWO, NULL, "changed" },
        steps[2],
    };
    struct migrate_plan two = plan_of(steps, 2), other = plan_of(changed, 3);

    (void)state;
    assert_done(migrate_up(&ctx, &two));
    assert_refused(migrate_up(&ctx, &other), "nội dung khác");
    assert_done(migrate_check(&ctx, &two)); /* nothing was done */
}

static void a_step_that_fails_is_undone_whole(void **state)
{
    const struct migration mended[] = {
        steps[0],
        steps[1],
        { 3, "right", "CREATE TABLE three (id {pk})", NULL, "dd" },
    };
    struct migrate_plan wrong = plan_of(steps, 3), two = plan_of(steps, 2);
    struct migrate_plan right = plan_of(mended, 3);

    (void)state;
    assert_refused(migrate_up(&ctx, &wrong), "nowhere");
    assert_done(migrate_check(&ctx, &two)); /* those before it stay */
    assert_done(migrate_up(&ctx, &right));  /* its table is not there */
}

static void a_step_may_not_leave_a_dangling_key(void **state)
{
    const struct migration dangling[] = {
        { 1, "one",
            "CREATE TABLE a (id {int} PRIMARY KEY);"
            "CREATE TABLE b (a_id {int} REFERENCES a (id));"
            "INSERT INTO b VALUES (5)",
            NULL, "ee" },
    };
    struct migrate_plan plan = plan_of(dangling, 1);

    (void)state;
    assert_int_equal(migrate_up(&ctx, &plan), ST_INTERNAL);
    assert_refused(migrate_check(&ctx, &plan), "cần bước 1");
}

static int open_at(enum database_kind kind)
{
    fixture_place(&fx, kind);
    ctx = ctx_ready(fixture_raw(&fx));
    return 0;
}

static int open_sqlite(void **state)
{
    (void)state;
    return open_at(DATABASE_SQLITE);
}

static int open_pgsql(void **state)
{
    (void)state;
    return open_at(DATABASE_PGSQL);
}

static int close_it(void **state)
{
    (void)state;
    ctx.db->driver->close(ctx.db);
    ctx_done(&ctx);
    fixture_remove(&fx);
    return 0;
}

#define BOTH(X) \
    X(steps_are_taken_once) \
    X(a_later_schema_is_refused) \
    X(a_changed_step_is_refused) \
    X(a_step_that_fails_is_undone_whole) \
    X(a_step_may_not_leave_a_dangling_key)

int main(void)
{
#define ON_SQLITE(test) cmocka_unit_test_setup_teardown(test, open_sqlite, close_it),
#define ON_PGSQL(test) cmocka_unit_test_setup_teardown(test, open_pgsql, close_it),
    const struct CMUnitTest sqlite[] = { BOTH(ON_SQLITE) };
    const struct CMUnitTest pgsql[] = { BOTH(ON_PGSQL) };
    int failed = cmocka_run_group_tests_name("migrate: sqlite", sqlite, NULL, NULL);

    if (fixture_server())
        failed += cmocka_run_group_tests_name("migrate: pgsql", pgsql, NULL, NULL);
    return failed;
}
