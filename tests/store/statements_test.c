/* The product's own SQL: the schema comes up from nothing, and each statement is one that both
 * databases take. */
#include "store/drivers.h"
#include "tests/store/fixture.h"

static void every_statement_prepares(enum database_kind kind)
{
    struct fixture fx;
    struct database *database;
    struct ctx ctx = ctx_ready(NULL);
    enum status st;

    fixture_place(&fx, kind);
    db_text_extend(NULL, 0);
    assert_int_equal(database_open(&ctx, fx.url, DATABASE_MIGRATE, &database), ST_OK);
    assert_int_equal(database_connect(&ctx, database, &ctx.db), ST_OK);
    st = kind == DATABASE_SQLITE ? db_sqlite_prepare_all(&ctx) : db_pgsql_prepare_all(&ctx);
    if (st != ST_OK)
        print_message(STR_FMT "\n", STR_ARG(ctx.problem.detail));
    assert_int_equal(st, ST_OK);
    database_close(database);
    ctx_done(&ctx);
    fixture_remove(&fx);
}

static void sqlite_takes_every_statement(void **state)
{
    (void)state;
    every_statement_prepares(DATABASE_SQLITE);
}

static void pgsql_takes_every_statement(void **state)
{
    (void)state;
    every_statement_prepares(DATABASE_PGSQL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sqlite_takes_every_statement),
        cmocka_unit_test(pgsql_takes_every_statement),
    };
    size_t len = ARRAY_LEN(tests) - (fixture_server() ? 0 : 1);

    return _cmocka_run_group_tests("statements", tests, len, NULL, NULL);
}
