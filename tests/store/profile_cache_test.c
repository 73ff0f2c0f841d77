/*
 * Profiles are read once, and every process has the one in force: a version that was undone leaves
 * its number to another, which is not taken for it; one that cannot be read says so.
 */
#include "cli/profile_files.h"
#include "domain/profiles.h"
#include "store/profile_cache.h"
#include "tests/store/fixture.h"

static struct fixture fx;
static enum database_kind kind;

struct beginning {
    const char *name;
    bool undone; /* the job fails behind it */
    struct str id;
};

static enum status begin(struct ctx *ctx, void *arg)
{
    struct beginning *beginning = arg;
    const struct profile *profile;
    struct str text;

    TRY(profile_text(ctx, beginning->name, &text));
    TRY(profile_begin(ctx, &text));
    TRY(profile_get(ctx, &profile));
    beginning->id = str_copy(fx.ctx.arena, profile->about.id);
    return beginning->undone ? fail(ctx, PROBLEM_CHANGED_MEANWHILE, "%s", "không") : ST_OK;
}

static enum status look(struct ctx *ctx, void *arg)
{
    const struct profile **out = arg;

    return profile_get(ctx, out);
}

static void before(void)
{
    profile_cache_free();
    fixture_open(&fx, kind);
}

static void after(void)
{
    fixture_close(&fx);
    profile_cache_free();
}

static void one_that_was_undone_is_not_taken_for_the_next(void **state)
{
    struct beginning undone = { .name = "kon-tum", .undone = true }, kept = { .name = "can-tho" };

    (void)state;
    before();
    assert_int_equal(database_write(&fx.ctx, fx.database, begin, &undone), ST_CONFLICT);
    assert_true(str_eq(undone.id, S("kon-tum")));
    must_write(&fx, begin, &kept);
    assert_true(str_eq(kept.id, S("can-tho")));
    after();
}

static void the_same_text_is_read_once(void **state)
{
    struct beginning kept = { .name = "bac-giang" };
    const struct profile *once = NULL, *again = NULL;

    (void)state;
    before();
    must_write(&fx, begin, &kept);
    assert_int_equal(database_read(&fx.ctx, look, &once), ST_OK);
    assert_int_equal(database_read(&fx.ctx, look, &again), ST_OK);
    assert_ptr_equal(once, again);
    after();
}

static uint32_t asked_by(txn_fn *use_case, void *arg)
{
    uint32_t before = fx.ctx.statements;

    assert_int_equal(database_read(&fx.ctx, use_case, arg), ST_OK);
    return fx.ctx.statements - before;
}

static enum status look_often(struct ctx *ctx, void *arg)
{
    for (int i = 0; i < 3; i++)
        TRY(look(ctx, arg));
    return ST_OK;
}

static void a_transaction_asks_once_which_is_in_force(void **state)
{
    struct beginning kept = { .name = "bac-giang" };
    const struct profile *profile = NULL;

    (void)state;
    before();
    must_write(&fx, begin, &kept);
    assert_int_equal(asked_by(look_often, &profile), 1);
    assert_true(str_eq(profile->about.id, S("bac-giang")));
    assert_int_equal(asked_by(look, &profile), 1); /* and the next one anew */
    after();
}

/* What another process does: a version that this one did not make. */
static enum status insert_another(struct ctx *ctx, void *arg)
{
    struct str text;
    bool made;

    (void)arg;
    TRY(profile_text(ctx, "can-tho", &text));
    return db_one(ctx, STMT_PROFILE_INSERT,
        ARGS(V_INT(2), V_INT(4711), V_TEXT(text), V_TEXT(S("x")), V_INT(1), V_NULL, V_TEXT(S("")),
            V_TEXT(S(""))),
        &made);
}

static void another_process_changes_it_for_the_next_transaction(void **state)
{
    struct beginning kept = { .name = "bac-giang" };
    const struct profile *profile = NULL;
    struct ctx other;

    (void)state;
    before();
    must_write(&fx, begin, &kept);
    assert_int_equal(database_read(&fx.ctx, look, &profile), ST_OK);
    assert_true(str_eq(profile->about.id, S("bac-giang")));
    other = fx.ctx;
    assert_int_equal(database_connect(&other, fx.database, &other.db), ST_OK);
    assert_int_equal(database_write(&other, fx.database, insert_another, NULL), ST_OK);
    assert_int_equal(database_read(&fx.ctx, look, &profile), ST_OK);
    assert_true(str_eq(profile->about.id, S("can-tho")));
    after();
}

/* One that was begun and undone as a part leaves nothing behind in its own transaction either. */
static enum status undo_a_part(struct ctx *ctx, void *arg)
{
    struct beginning undone = { .name = "kon-tum" };
    const struct profile *profile;

    (void)arg;
    TRY(ctx->db->driver->save(ctx));
    TRY(begin(ctx, &undone));
    TRY(ctx->db->driver->save_end(ctx, false));
    if (profile_get(ctx, &profile) == ST_OK)
        return fail(ctx, PROBLEM_INTERNAL, "the profile that was undone is in force");
    return ctx->problem.key == PROBLEM_PROFILE_NONE ? ST_OK : ST_INTERNAL;
}

static void a_part_that_is_undone_takes_it_along(void **state)
{
    (void)state;
    before();
    must_write(&fx, undo_a_part, NULL);
    after();
}

static void without_a_profile_the_reason_is_said(void **state)
{
    const struct profile *profile;

    (void)state;
    before();
    assert_int_equal(database_read(&fx.ctx, look, &profile), ST_INTERNAL);
    assert_int_equal(fx.ctx.problem.key, PROBLEM_PROFILE_NONE);
    after();
}

static enum status damage(struct ctx *ctx, void *arg)
{
    bool made;

    (void)arg;
    return db_one(ctx, STMT_PROFILE_INSERT,
        ARGS(V_INT(1), V_INT(7), V_TEXT(S("{\"profile\":")), V_TEXT(S("x")), V_INT(1), V_NULL,
            V_TEXT(S("")), V_TEXT(S(""))),
        &made);
}

static void one_that_cannot_be_read_is_damage(void **state)
{
    const struct profile *profile;

    (void)state;
    before();
    must_write(&fx, damage, NULL);
    assert_int_equal(database_read(&fx.ctx, look, &profile), ST_INTERNAL);
    assert_int_equal(fx.ctx.problem.key, PROBLEM_CONTENT_DAMAGED);
    after();
}

static int run_all(const char *name, enum database_kind on)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_that_was_undone_is_not_taken_for_the_next),
        cmocka_unit_test(the_same_text_is_read_once),
        cmocka_unit_test(a_transaction_asks_once_which_is_in_force),
        cmocka_unit_test(another_process_changes_it_for_the_next_transaction),
        cmocka_unit_test(a_part_that_is_undone_takes_it_along),
        cmocka_unit_test(without_a_profile_the_reason_is_said),
        cmocka_unit_test(one_that_cannot_be_read_is_damage),
    };

    kind = on;
    return cmocka_run_group_tests_name(name, tests, NULL, NULL);
}

int main(void)
{
    int failed = run_all("SQLite", DATABASE_SQLITE);

    if (fixture_server())
        failed += run_all("PostgreSQL", DATABASE_PGSQL);
    return failed;
}
