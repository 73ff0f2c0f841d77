/*
 * A commit that waits for a standby and is told not to wait any longer: the server answers with
 * success and a warning. It must not be acknowledged.
 *
 * Needs a server of its own, whose standby never comes.
 */
#include "tests/store/fixture.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[64], url[256];
static struct fixture fx;

static void run(const char *command)
{
    assert_int_equal(system(command), 0);
}

static void run_sql(const char *sql)
{
    char command[600];

    snprintf(command, sizeof(command), "psql -qAt '%s' -c \"%s\" >/dev/null", url, sql);
    run(command);
}

/* Cancels whoever waits for the standby, until somebody did. */
static void *cancel_the_wait(void *arg)
{
    char command[600];

    (void)arg;
    snprintf(command, sizeof(command),
        "for i in $(seq 100); do psql -qAt '%s' -c \"SELECT pg_cancel_backend(pid)"
        " FROM pg_stat_activity WHERE wait_event = 'SyncRep'\" | grep -q t && exit; sleep 0.1;"
        " done",
        url);
    return system(command) == 0 ? arg : NULL;
}

static void a_commit_that_may_not_be_replicated_is_unsure(void **state)
{
    struct probe probe = { .name = S("ở một nơi"), .note = V_NULL };
    pthread_t canceller;
    enum status st;

    (void)state;
    fixture_open(&fx, DATABASE_PGSQL);
    must_write(&fx, probe_add, &probe); /* the warning is not there yet */
    run_sql("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
    run_sql("SELECT pg_reload_conf(); SELECT pg_sleep(0.3)");
    assert_int_equal(pthread_create(&canceller, NULL, cancel_the_wait, NULL), 0);
    probe.name = S("ở hai nơi?");
    st = database_write(&fx.ctx, fx.database, probe_add, &probe);
    pthread_join(canceller, NULL);
    assert_int_equal(st, ST_INTERNAL);
    assert_int_equal(fx.ctx.problem.key, PROBLEM_STORE_UNSURE);
    assert_int_equal(probe_count(&fx), 2); /* here it is; it is just not safe */
    database_close(fx.database);
    ctx_done(&fx.ctx);
}

static int start_server(void **state)
{
    char command[200];
    FILE *answer;

    (void)state;
    snprintf(folder, sizeof(folder), "/tmp/baocao-standby-%lld", (long long)getpid());
    snprintf(command, sizeof(command), "tools/pg.sh start --fast %s", folder);
    answer = popen(command, "r");
    assert_non_null(answer);
    assert_non_null(fgets(url, sizeof(url), answer));
    pclose(answer);
    url[strcspn(url, "\n")] = '\0';
    return setenv("BAOCAO_TEST_PGSQL", url, 1);
}

static int stop_server(void **state)
{
    char command[200];

    (void)state;
    snprintf(command, sizeof(command), "tools/pg.sh stop %s", folder);
    run(command);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            a_commit_that_may_not_be_replicated_is_unsure, start_server, stop_server),
    };

    if (!fixture_server()) {
        puts("BAOCAO_TEST_PGSQL is not set: nothing to test\n0 passed, 0 failed");
        return 0;
    }
    return cmocka_run_group_tests_name("replication", tests, NULL, NULL);
}
