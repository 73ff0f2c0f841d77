/* The contract of db.h, the same for both drivers. */
#include "tests/store/fixture.h"

#include <stdlib.h>
#include <string.h>

static struct fixture fx;

static struct probe probe_named(const char *name)
{
    return (struct probe){ .name = str_of(name), .note = V_NULL, .bytes = V_NULL };
}

static void assert_str(struct str got, struct str wanted)
{
    assert_int_equal(got.len, wanted.len);
    assert_true(str_eq(got, wanted));
}

/* ---- values ---- */

static enum status read_by_name(struct ctx *ctx, void *arg)
{
    const struct probe *wanted = arg;
    bool found;

    TRY(db_one(ctx, STMT_PROBE_BY_NAME, ARGS(V_TEXT(wanted->name)), &found));
    assert_true(found);
    assert_str(db_text(ctx, 0), wanted->name);
    assert_int_equal(db_null(ctx, 1), wanted->note.type == VALUE_NULL);
    assert_str(db_text(ctx, 1), wanted->note.bytes);
    assert_true(db_int(ctx, 2) == wanted->num);
    assert_int_equal(db_null(ctx, 3), wanted->bytes.type == VALUE_NULL);
    assert_str(db_blob(ctx, 3), wanted->bytes.bytes);
    assert_int_equal(db_null(ctx, 4), wanted->parent.type == VALUE_NULL);
    assert_true(db_int(ctx, 4) == wanted->parent.num);
    return ST_OK;
}

static void values_come_back_as_they_went(void **state)
{
    static const char zeros[] = { 'a', 0, 0, (char)0xff, 0 };
    const struct probe probes[] = {
        { .name = { "trống", 7 }, .note = V_NULL, .bytes = V_NULL, .parent = V_NULL },
        { .name = { "rỗng", 6 },
            .note = V_TEXT(((struct str){ NULL, 0 })),
            .bytes = V_BLOB(((struct str){ NULL, 0 })),
            .parent = V_NULL },
        { .name = { "O'Đề \"\\ $1 ?1", 18 },
            .note = V_TEXT(((struct str){ "a\n\tb", 4 })),
            .bytes = V_BLOB(((struct str){ zeros, sizeof(zeros) })),
            .parent = V_NULL,
            .num = -1 },
        { .name = { "Ủy ban nhân dân tỉnh Nghệ An", 36 },
            .note = V_NULL,
            .bytes = V_NULL,
            .parent = V_NULL,
            .num = INT64_MAX },
        { .name = { "nhỏ nhất", 12 },
            .note = V_NULL,
            .bytes = V_NULL,
            .parent = V_NULL,
            .num = INT64_MIN },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(probes); i++) {
        struct probe probe = probes[i];

        probe.name.len = strlen(probe.name.ptr);
        must_write(&fx, probe_add, &probe);
        assert_true(probe.id > 0);
        assert_int_equal(database_read(&fx.ctx, read_by_name, &probe), ST_OK);
    }
}

static void a_large_blob_comes_back_whole(void **state)
{
    size_t len = (size_t)3 << 20;
    char *bytes = malloc(len);
    struct probe probe = probe_named("lớn");

    (void)state;
    for (size_t i = 0; i < len; i++)
        bytes[i] = (char)(i * 31 >> 3);
    probe.bytes = V_BLOB(((struct str){ bytes, len }));
    must_write(&fx, probe_add, &probe);
    assert_int_equal(database_read(&fx.ctx, read_by_name, &probe), ST_OK);
    free(bytes);
}

static enum status read_swapped(struct ctx *ctx, void *arg)
{
    bool found;

    (void)arg;
    TRY(db_one(ctx, STMT_PROBE_BY_NUM_AND_NAME, ARGS(V_TEXT(S("đổi chỗ")), V_INT(7)), &found));
    assert_true(found);
    TRY(db_one(ctx, STMT_PROBE_BY_NUM_AND_NAME, ARGS(V_TEXT(S("đổi chỗ")), V_INT(8)), &found));
    assert_false(found);
    return ST_OK;
}

static void parameters_are_numbered_not_ordered(void **state)
{
    struct probe probe = probe_named("đổi chỗ");

    (void)state;
    probe.num = 7;
    must_write(&fx, probe_add, &probe);
    assert_int_equal(database_read(&fx.ctx, read_swapped, NULL), ST_OK);
}

static enum status read_optional(struct ctx *ctx, void *arg)
{
    bool more;
    int rows = 0;

    (void)arg;
    TRY(db_start(ctx, STMT_PROBE_BY_NOTE, ARGS(V_NULL)));
    TRY(db_next(ctx, &more));
    for (; more; rows++)
        TRY(db_next(ctx, &more));
    assert_int_equal(rows, 3);
    TRY(db_one(ctx, STMT_PROBE_BY_NOTE, ARGS(V_TEXT(S("có"))), &more));
    assert_true(more);
    assert_str(db_text(ctx, 0), S("b"));
    TRY(db_next(ctx, &more));
    assert_false(more);
    TRY(db_next(ctx, &more)); /* the end stays the end */
    assert_false(more);
    return ST_OK;
}

static void a_filter_may_be_left_out(void **state)
{
    static const char *const names[] = { "a", "b", "c" };

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct probe probe = probe_named(names[i]);

        if (i == 1)
            probe.note = V_TEXT(S("có"));
        must_write(&fx, probe_add, &probe);
    }
    assert_int_equal(database_read(&fx.ctx, read_optional, NULL), ST_OK);
}

static enum status read_names(struct ctx *ctx, void *arg)
{
    static const char *const sorted[] = { "An", "an", "Ân", "ánh", "Đạt" };
    bool more = true;

    (void)arg;
    TRY(db_start(ctx, STMT_PROBE_NAMES, NO_ARGS));
    for (size_t i = 0; i < ARRAY_LEN(sorted); i++) {
        TRY(db_next(ctx, &more));
        assert_true(more);
        assert_str(db_text(ctx, 0), str_of(sorted[i]));
    }
    return db_next(ctx, &more);
}

static void text_is_ordered_by_its_bytes(void **state)
{
    static const char *const names[] = { "Đạt", "an", "ánh", "An", "Ân" };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        struct probe probe = probe_named(names[i]);

        must_write(&fx, probe_add, &probe);
    }
    assert_int_equal(database_read(&fx.ctx, read_names, NULL), ST_OK);
}

static enum status read_total(struct ctx *ctx, void *arg)
{
    int64_t *total = arg;
    bool found;

    TRY(db_one(ctx, STMT_PROBE_TOTAL, NO_ARGS, &found));
    total[0] = db_int(ctx, 0);
    total[1] = db_int(ctx, 1);
    assert_int_equal(db_null(ctx, 1), total[0] == 0);
    return ST_OK;
}

static void a_sum_is_a_whole_number(void **state)
{
    int64_t total[2];

    (void)state;
    assert_int_equal(database_read(&fx.ctx, read_total, total), ST_OK);
    assert_int_equal(total[0], 0);
    assert_int_equal(total[1], 0);
    for (int i = 0; i < 3; i++) {
        char name[] = { (char)('a' + i), 0 };
        struct probe probe = probe_named(name);

        probe.num = INT64_C(1) << 40;
        must_write(&fx, probe_add, &probe);
    }
    assert_int_equal(database_read(&fx.ctx, read_total, total), ST_OK);
    assert_int_equal(total[0], 3);
    assert_true(total[1] == INT64_C(3) << 40);
}

/* ---- what goes wrong ---- */

static void a_constraint_is_a_conflict(void **state)
{
    const struct {
        const char *why;
        struct probe probe;
    } cases[] = {
        { "the name is taken", { .name = { "một", 5 } } },
        { "the parent is not there", { .name = { "hai", 3 }, .parent = V_INT(999) } },
        { "the check says no", { .name = { "ba", 2 }, .small = 100 } },
    };
    struct probe first = probe_named("một");

    (void)state;
    must_write(&fx, probe_add, &first);
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct probe probe = cases[i].probe;

        probe.name = str_of(probe.name.ptr);
        print_message("  %s\n", cases[i].why);
        assert_int_equal(database_write(&fx.ctx, fx.database, probe_add, &probe), ST_CONFLICT);
        assert_int_equal(fx.ctx.problem.key, PROBLEM_STORE_CONSTRAINT);
        assert_int_equal(probe_count(&fx), 1);
    }
}

static enum status delete_one(struct ctx *ctx, void *arg)
{
    return db_run(ctx, STMT_PROBE_DELETE, ARGS(V_TEXT(str_of(arg))));
}

static void what_is_referred_to_stays(void **state)
{
    struct probe parent = probe_named("cha"), child = probe_named("con");

    (void)state;
    must_write(&fx, probe_add, &parent);
    child.parent = V_INT(parent.id);
    must_write(&fx, probe_add, &child);
    assert_int_equal(
        database_write(&fx.ctx, fx.database, delete_one, (char[]){ "cha" }), ST_CONFLICT);
    must_write(&fx, delete_one, (char[]){ "con" });
    must_write(&fx, delete_one, (char[]){ "cha" });
    assert_int_equal(probe_count(&fx), 0);
}

static enum status run_mistake(struct ctx *ctx, void *arg)
{
    (void)arg;
    return db_run(ctx, STMT_PROBE_MISTAKE, NO_ARGS);
}

static enum status run_drop(struct ctx *ctx, void *arg)
{
    (void)arg;
    return db_run(ctx, STMT_PROBE_DROP, NO_ARGS);
}

static void a_wrong_statement_is_our_fault(void **state)
{
    (void)state;
    assert_int_equal(database_write(&fx.ctx, fx.database, run_mistake, NULL), ST_INTERNAL);
    assert_int_equal(fx.ctx.problem.key, PROBLEM_STORE_FAILED);
    assert_int_equal(database_read(&fx.ctx, run_mistake, NULL), ST_INTERNAL);
    assert_int_equal(probe_count(&fx), 0); /* the connection goes on */
    if (fx.kind == DATABASE_SQLITE)
        assert_int_equal(database_write(&fx.ctx, fx.database, run_drop, NULL), ST_INTERNAL);
    assert_int_equal(probe_count(&fx), 0);
}

static void a_reading_transaction_cannot_write(void **state)
{
    struct probe probe = probe_named("không");

    (void)state;
    assert_int_equal(database_read(&fx.ctx, probe_add, &probe), ST_INTERNAL);
    assert_int_equal(probe_count(&fx), 0);
}

static enum status swallow_failure(struct ctx *ctx, void *arg)
{
    struct probe probe = probe_named("trùng");

    (void)arg;
    TRY(probe_add(ctx, &probe));
    if (probe_add(ctx, &probe) == ST_OK)
        return fail(ctx, PROBLEM_INTERNAL, "the second was taken");
    probe = probe_named("sau đó");
    if (probe_add(ctx, &probe) == ST_OK)
        return fail(ctx, PROBLEM_INTERNAL, "a statement ran after a failed one");
    return ST_OK;
}

static void a_failure_that_was_swallowed_fails_the_transaction(void **state)
{
    (void)state;
    assert_int_equal(database_write(&fx.ctx, fx.database, swallow_failure, NULL), ST_INTERNAL);
    assert_int_equal(fx.ctx.problem.key, PROBLEM_STORE_FAILED);
    assert_int_equal(probe_count(&fx), 0);
}

static enum status read_too_much(struct ctx *ctx, void *arg)
{
    (void)arg;
    (void)arena_alloc(ctx->arena, ARENA_REQUEST_BYTES + 1);
    return db_run(ctx, STMT_PROBE_NAMES, NO_ARGS);
}

static void reading_stops_at_the_arenas_budget(void **state)
{
    struct probe probe = probe_named("một");

    (void)state;
    must_write(&fx, probe_add, &probe);
    assert_int_equal(database_read(&fx.ctx, read_too_much, NULL), ST_TOO_LARGE);
    arena_reset(fx.ctx.arena);
    assert_int_equal(probe_count(&fx), 1);
}

/* ---- parts of a transaction, and the queue ---- */

static enum status add_in_parts(struct ctx *ctx, void *arg)
{
    const struct db_driver *driver = ctx->db->driver;
    struct probe kept = probe_named("giữ"), undone = probe_named("bỏ");

    (void)arg;
    TRY(driver->save(ctx));
    TRY(probe_add(ctx, &kept));
    TRY(driver->save_end(ctx, true));
    TRY(driver->save(ctx));
    TRY(probe_add(ctx, &undone));
    TRY(driver->save(ctx));
    if (probe_add(ctx, &undone) != ST_CONFLICT)
        return fail(ctx, PROBLEM_INTERNAL, "the name was not taken");
    TRY(driver->save_end(ctx, false));
    TRY(driver->save_end(ctx, false));
    undone.name = S("cuối");
    return probe_add(ctx, &undone);
}

static void a_part_is_undone_alone(void **state)
{
    struct probe kept = probe_named("giữ"), last = probe_named("cuối");

    (void)state;
    must_write(&fx, add_in_parts, NULL);
    assert_int_equal(probe_count(&fx), 2);
    assert_int_equal(database_read(&fx.ctx, read_by_name, &kept), ST_OK);
    assert_int_equal(database_read(&fx.ctx, read_by_name, &last), ST_OK);
}

static enum status keep_failed_part(struct ctx *ctx, void *arg)
{
    const struct db_driver *driver = ctx->db->driver;
    struct probe probe = probe_named("một");

    (void)arg;
    TRY(probe_add(ctx, &probe));
    TRY(driver->save(ctx));
    TRY(db_queue(
        ctx, STMT_PROBE_ADD, ARGS(V_TEXT(S("hai")), V_NULL, V_INT(0), V_NULL, V_NULL, V_INT(0))));
    if (probe_add(ctx, &probe) == ST_OK || driver->save_end(ctx, true) == ST_OK)
        return fail(ctx, PROBLEM_INTERNAL, "a failed part was kept");
    return ST_OK;
}

static void a_failed_part_cannot_be_kept(void **state)
{
    (void)state;
    must_write(&fx, keep_failed_part, NULL);
    assert_int_equal(probe_count(&fx), 1);
}

static enum status queue_many(struct ctx *ctx, void *arg)
{
    const int *wanted = arg;
    bool found;

    for (int i = 0; i < *wanted; i++)
        TRY(db_queue(ctx, STMT_PROBE_ADD,
            ARGS(V_TEXT(str_format(ctx->arena, "hàng %d", i)), V_NULL, V_INT(i), V_NULL, V_NULL,
                V_INT(0))));
    TRY(db_one(ctx, STMT_PROBE_TOTAL, NO_ARGS, &found));
    if (db_int(ctx, 0) != *wanted)
        return fail(ctx, PROBLEM_INTERNAL, "queued statements come before the next one");
    return db_queue(ctx, STMT_PROBE_ADD_TO, ARGS(V_TEXT(S("hàng 0")), V_INT(5)));
}

static void queued_statements_run_in_order(void **state)
{
    struct probe first = probe_named("hàng 0");

    (void)state;
    first.num = 5;
    must_write(&fx, queue_many, (int[]){ 700 });
    assert_int_equal(probe_count(&fx), 700);
    assert_int_equal(database_read(&fx.ctx, read_by_name, &first), ST_OK);
}

static enum status queue_conflict(struct ctx *ctx, void *arg)
{
    (void)arg;
    for (int i = 0; i < 2; i++)
        TRY(db_queue(ctx, STMT_PROBE_ADD,
            ARGS(V_TEXT(S("trùng")), V_NULL, V_INT(0), V_NULL, V_NULL, V_INT(0))));
    return ST_OK;
}

static void a_queued_conflict_fails_the_transaction(void **state)
{
    (void)state;
    assert_int_equal(database_write(&fx.ctx, fx.database, queue_conflict, NULL), ST_CONFLICT);
    assert_int_equal(probe_count(&fx), 0);
}

static enum status expect_name(struct ctx *ctx, int64_t num, const char *name)
{
    bool found;

    TRY(db_one(ctx, STMT_PROBE_BY_NUM, ARGS(V_INT(num)), &found));
    if (found != (name != NULL) || (found && !str_eq(db_text(ctx, 0), str_of(name))))
        return fail(ctx, PROBLEM_INTERNAL, "num %lld", (long long)num);
    return ST_OK;
}

/* Said before another statement, never started, started with other values, said and then not the
 * next, said twice. */
static enum status read_ahead(struct ctx *ctx, void *arg)
{
    bool found;

    (void)arg;
    TRY(db_ahead(ctx, STMT_PROBE_BY_NUM, ARGS(V_INT(2))));
    TRY(db_one(ctx, STMT_PROBE_TOTAL, NO_ARGS, &found));
    if (db_int(ctx, 0) != 3)
        return fail(ctx, PROBLEM_INTERNAL, "the statement between has another answer");
    TRY(expect_name(ctx, 3, "hàng 3"));
    TRY(expect_name(ctx, 2, "hàng 2"));
    TRY(expect_name(ctx, 2, "hàng 2"));
    TRY(db_ahead(ctx, STMT_PROBE_BY_NUM, ARGS(V_INT(1))));
    TRY(expect_name(ctx, 1, "hàng 1"));
    TRY(db_ahead(ctx, STMT_PROBE_BY_NUM, ARGS(V_INT(4))));
    TRY(db_ahead(ctx, STMT_PROBE_BY_NUM, ARGS(V_INT(1))));
    TRY(expect_name(ctx, 1, "hàng 1"));
    TRY(expect_name(ctx, 4, NULL));
    return db_ahead(ctx, STMT_PROBE_BY_NUM, ARGS(V_INT(3)));
}

static enum status add_three(struct ctx *ctx, void *arg)
{
    (void)arg;
    for (int i = 1; i <= 3; i++)
        TRY(db_queue(ctx, STMT_PROBE_ADD,
            ARGS(V_TEXT(str_format(ctx->arena, "hàng %d", i)), V_NULL, V_INT(i), V_NULL, V_NULL,
                V_INT(0))));
    return ST_OK;
}

static void a_statement_sent_ahead_answers_its_start(void **state)
{
    (void)state;
    must_write(&fx, add_three, NULL);
    for (int round = 0; round < 2; round++) /* what was left over is no answer of the next */
        assert_int_equal(database_read(&fx.ctx, read_ahead, NULL), ST_OK);
    must_write(&fx, read_ahead, NULL);
}

/* Said one after another, started in another order, one of them with no row; more than are taken.
 */
static enum status read_many_ahead(struct ctx *ctx, void *arg)
{
    bool found;

    (void)arg;
    for (int64_t num = 1; num <= DB_AHEAD_MAX + 1; num++)
        TRY(db_ahead(ctx, STMT_PROBE_BY_NUM, ARGS(V_INT(num))));
    TRY(expect_name(ctx, 3, "hàng 3"));
    TRY(expect_name(ctx, DB_AHEAD_MAX + 1, NULL));
    TRY(expect_name(ctx, 1, "hàng 1"));
    TRY(db_one(ctx, STMT_PROBE_TOTAL, NO_ARGS, &found));
    if (db_int(ctx, 0) != 3)
        return fail(ctx, PROBLEM_INTERNAL, "a statement behind them has another answer");
    TRY(expect_name(ctx, 2, "hàng 2"));
    return expect_name(ctx, 4, NULL);
}

static uint32_t rounds_of(txn_fn *use_case)
{
    uint32_t before;

    assert_int_equal(database_read(&fx.ctx, use_case, NULL), ST_OK); /* prepares */
    before = fx.ctx.round_trips;
    assert_int_equal(database_read(&fx.ctx, use_case, NULL), ST_OK);
    return fx.ctx.round_trips - before;
}

static void what_is_said_together_is_one_round_trip(void **state)
{
    (void)state;
    must_write(&fx, add_three, NULL);
    /* All that were taken in one, one too many and the total in one each. */
    assert_int_equal(rounds_of(read_many_ahead), fx.kind == DATABASE_PGSQL ? 3 : 0);
    must_write(&fx, read_many_ahead, NULL);
}

static enum status fail_ahead(struct ctx *ctx, void *arg)
{
    struct probe probe = probe_named("hàng 1");

    (void)arg;
    TRY(db_ahead(ctx, STMT_PROBE_BY_NUM, ARGS(V_INT(1))));
    if (probe_add(ctx, &probe) == ST_OK)
        return fail(ctx, PROBLEM_INTERNAL, "the name was not taken");
    if (expect_name(ctx, 1, "hàng 1") == ST_OK)
        return fail(ctx, PROBLEM_INTERNAL, "a failed transaction answers");
    return fail(ctx, PROBLEM_CHANGED_MEANWHILE, "thôi");
}

static void nothing_is_ahead_of_a_failure(void **state)
{
    (void)state;
    must_write(&fx, add_three, NULL);
    assert_int_equal(database_write(&fx.ctx, fx.database, fail_ahead, NULL), ST_CONFLICT);
    assert_int_equal(fx.ctx.problem.key, PROBLEM_CHANGED_MEANWHILE);
    assert_int_equal(database_read(&fx.ctx, read_ahead, NULL), ST_OK);
}

static enum status add_then_refuse(struct ctx *ctx, void *arg)
{
    struct probe probe = probe_named("thôi");

    TRY(probe_add(ctx, &probe));
    TRY(db_queue(ctx, STMT_PROBE_ADD_TO, ARGS(V_TEXT(probe.name), V_INT(1))));
    return fail(ctx, *(enum problem_key *)arg, "%s", "đổi ý");
}

static void a_refused_use_case_leaves_nothing(void **state)
{
    enum problem_key why = PROBLEM_CHANGED_MEANWHILE;

    (void)state;
    assert_int_equal(database_write(&fx.ctx, fx.database, add_then_refuse, &why), ST_CONFLICT);
    assert_int_equal(fx.ctx.problem.key, PROBLEM_CHANGED_MEANWHILE);
    assert_str(fx.ctx.problem.detail, S("đổi ý"));
    assert_ptr_equal(fx.ctx.db, fx.db);
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

#define BOTH(X) \
    X(values_come_back_as_they_went) \
    X(a_large_blob_comes_back_whole) \
    X(parameters_are_numbered_not_ordered) \
    X(a_filter_may_be_left_out) \
    X(text_is_ordered_by_its_bytes) \
    X(a_sum_is_a_whole_number) \
    X(a_constraint_is_a_conflict) \
    X(what_is_referred_to_stays) \
    X(a_wrong_statement_is_our_fault) \
    X(a_reading_transaction_cannot_write) \
    X(a_failure_that_was_swallowed_fails_the_transaction) \
    X(reading_stops_at_the_arenas_budget) \
    X(a_part_is_undone_alone) \
    X(a_failed_part_cannot_be_kept) \
    X(queued_statements_run_in_order) \
    X(a_queued_conflict_fails_the_transaction) \
    X(a_statement_sent_ahead_answers_its_start) \
    X(what_is_said_together_is_one_round_trip) \
    X(nothing_is_ahead_of_a_failure) \
    X(a_refused_use_case_leaves_nothing)

int main(void)
{
#define ON_SQLITE(test) cmocka_unit_test_setup_teardown(test, open_sqlite, close_it),
#define ON_PGSQL(test) cmocka_unit_test_setup_teardown(test, open_pgsql, close_it),
    const struct CMUnitTest sqlite[] = { BOTH(ON_SQLITE) };
    const struct CMUnitTest pgsql[] = { BOTH(ON_PGSQL) };
    int failed = cmocka_run_group_tests_name("contract: sqlite", sqlite, NULL, NULL);

    if (fixture_server())
        failed += cmocka_run_group_tests_name("contract: pgsql", pgsql, NULL, NULL);
    return failed;
}
