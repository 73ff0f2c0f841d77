/*
 * A form version that was read before its commit, and undone: its number is given to the next one,
 * which must not be taken for it. One job alone is undone, or the commit of all fails for want of
 * room on the disk.
 */
#include "core/form_life.h"
#include "store/form_cache.h"
#include "tests/store/fixture.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <stdio.h>

#define LAYOUT(label) \
    S("{\"columns\":[{\"key\":2,\"role\":\"value\"}],\"rows\":[{\"key\":1,\"label\":\"" label \
      "\"}]}")

static struct fixture fx;

/* A version to be made and read at once, as opening a cycle in the same batch reads it. */
struct making {
    struct str layout;
    bool undone; /* the job fails behind it */
    int64_t version_id;
    struct str read; /* the label of its one row */
};

static enum status form_make(struct ctx *ctx, int64_t *out_id)
{
    bool found;

    TRY(db_one(ctx, STMT_UNIT_INSERT,
        ARGS(V_TEXT(S("1")), V_TEXT(S("Một")), V_TEXT(S("mot")), V_TEXT(S("mot")), V_INT(0), V_NULL,
            V_INT(0), V_NULL, V_NULL, V_INT(1)),
        &found));
    TRY(db_one(ctx, STMT_FORM_INSERT,
        ARGS(V_TEXT(S("F")), V_TEXT(S("Biểu")), V_TEXT(S("bieu")), V_INT(db_int(ctx, 0)), V_INT(1),
            V_INT(1), V_INT(1)),
        &found));
    *out_id = db_int(ctx, 0);
    return ST_OK;
}

static enum status label_read(struct ctx *ctx, struct making *making)
{
    const struct form_entry *entry;

    TRY(form_entry_get(ctx, making->version_id, &entry));
    making->read = str_copy(fx.ctx.arena, shape_row(entry->shape, 0)->label);
    return ST_OK;
}

static enum status version_make(struct ctx *ctx, void *arg)
{
    struct making *making = arg;
    int64_t form_id;
    bool found;

    TRY(form_make(ctx, &form_id));
    TRY(db_one(ctx, STMT_FORM_VERSION_INSERT,
        ARGS(V_INT(form_id), V_INT(1), V_TEXT(making->layout), V_INT(0), V_NULL, V_TEXT(S("")),
            V_NULL, V_INT(1), V_INT(1)),
        &found));
    making->version_id = db_int(ctx, 0);
    /* A draft still changes and is in no cache. */
    TRY(db_run(ctx, STMT_FORM_VERSION_STEP,
        ARGS(V_INT(making->version_id), V_INT(FORM_IN_USE), V_INT(0), V_INT(0), V_INT(1), V_NULL,
            V_INT(1), V_INT(0), V_TEXT(S("")), V_TEXT(S("")), V_TEXT(S("")))));
    TRY(label_read(ctx, making));
    return making->undone ? fail(ctx, PROBLEM_CHANGED_MEANWHILE, "%s", "không") : ST_OK;
}

static enum status version_read(struct ctx *ctx, void *arg)
{
    return label_read(ctx, arg);
}

static void expect_read(struct making *making, const char *label)
{
    assert_true(str_eq(making->read, str_of(label)));
}

/* The next version has the number of the one undone, and is read as what it is, by all. */
static void expect_second(int64_t undone_id)
{
    struct making second = { .layout = LAYOUT("hai") };

    must_write(&fx, version_make, &second);
    assert_int_equal(second.version_id, undone_id);
    expect_read(&second, "hai");
    second.read = (struct str){ 0 };
    assert_int_equal(database_read(&fx.ctx, version_read, &second), ST_OK);
    expect_read(&second, "hai");
}

static void a_version_of_an_undone_job_is_forgotten(void **state)
{
    struct making first = { .layout = LAYOUT("một"), .undone = true };

    (void)state;
    assert_int_equal(database_write(&fx.ctx, fx.database, version_make, &first), ST_CONFLICT);
    expect_read(&first, "một");
    expect_second(first.version_id);
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

static void a_version_of_a_failed_commit_is_forgotten(void **state)
{
    struct making first = { .layout = LAYOUT("một") };

    (void)state;
    signal(SIGXFSZ, SIG_IGN);
    limit_files(log_bytes());
    assert_int_equal(database_write(&fx.ctx, fx.database, version_make, &first), ST_INTERNAL);
    limit_files(RLIM_INFINITY);
    expect_read(&first, "một");
    expect_second(first.version_id);
}

static void a_version_that_was_committed_is_kept(void **state)
{
    struct making first = { .layout = LAYOUT("một") }, undone = first;

    (void)state;
    must_write(&fx, version_make, &first);
    assert_int_equal(form_cache_doubts(), 0);
    undone.undone = true;
    assert_int_equal(database_write(&fx.ctx, fx.database, version_make, &undone), ST_CONFLICT);
    first.read = (struct str){ 0 };
    assert_int_equal(database_read(&fx.ctx, version_read, &first), ST_OK);
    expect_read(&first, "một");
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
    form_cache_free();
    return 0;
}

int main(void)
{
#define ON(test) cmocka_unit_test_setup_teardown(test, open_it, close_it)
    const struct CMUnitTest tests[] = {
        ON(a_version_of_an_undone_job_is_forgotten),
        ON(a_version_of_a_failed_commit_is_forgotten),
        ON(a_version_that_was_committed_is_kept),
    };
#undef ON

    return cmocka_run_group_tests_name("form cache", tests, NULL, NULL);
}
